//! Who may use the app.

use super::{Subject, numbered};

impl<'a> Subject<'a> {
    /// Whether the policies name profiles or permission sets.
    pub(in crate::rules) fn names_users(&self) -> bool {
        self.policies().is_some_and(|policies| {
            let some =
                |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
            some(&policies.permission_sets) || some(&policies.profiles)
        })
    }

    /// The user names of the config with their JSON pointers; empty ones are left out.
    pub(in crate::rules) fn user_names(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let set = self.config.permission_set.as_ref();
        let assigned = set.and_then(|set| set.assign_to.as_deref());
        let run_as = self
            .policies()
            .and_then(|policies| policies.client_credentials_run_as.as_deref())
            .map(|name| ("/policies/clientCredentialsRunAs".to_owned(), name));
        numbered("/permissionSet/assignTo", assigned.unwrap_or_default())
            .chain(run_as)
            .filter(|(_, name)| !name.trim().is_empty())
    }
}

/// Whether a name looks like an administrator's: one of its words begins or ends with "admin", or is "root".
/// Letters of other scripts are left alone: no name is read that is not sure.
pub(in crate::rules) fn names_an_admin(name: &str) -> bool {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    words.into_iter().any(|word| {
        let part =
            |range: Option<&str>| range.is_some_and(|part| part.eq_ignore_ascii_case("admin"));
        part(word.get(..5))
            || part(word.len().checked_sub(5).and_then(|from| word.get(from..)))
            || word.eq_ignore_ascii_case("root")
    })
}
