use crate::rules::prelude::*;

rule! {
    /// A user name looks like an e-mail address.
    ///
    /// ## Why
    /// Salesforce knows users by their user names, which have this form and often are no real address.
    /// A person's name or an alias finds nobody.
    ///
    /// ## Bad
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync", "assignTo": ["Acme Integration"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync", "assignTo": ["acme.integration@example.com"] } }
    /// ```
    ///
    /// ## Reference
    /// Object Reference, `Username` of User: must have the form of an e-mail address. No user can have
    /// another, so none is found.
    USERNAME_SYNTAX = "username-syntax", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (path, name) in cx.user_names() {
        let inside = name.trim();
        if !is_user_name(inside) {
            found.error(
                path,
                format!("{} is no user name", quoted(name)),
                "User names have the form of an e-mail address; Salesforce finds nobody by this one.",
                "Copy the Username from the user's page in Setup, such as acme.integration@example.com.",
            );
        }
    }
}

/// Only what can be no user name at all fails: one @ with something around it, and no blank.
fn is_user_name(name: &str) -> bool {
    let Some((local, domain)) = name.split_once('@') else {
        return false;
    };
    let clean = !name.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c));
    let dotted = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    clean && !local.is_empty() && dotted && !domain.contains('@')
}
