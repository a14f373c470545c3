use crate::rules::prelude::*;

rule! {
    /// The API name of a permission set is made of letters, digits and single underscores.
    ///
    /// ## Why
    /// Salesforce refuses the form with any other.
    ///
    /// ## Bad
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync", "apiName": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync", "apiName": "Acme_Sync" } }
    /// ```
    ///
    /// ## Reference
    /// Object Reference, `Name` of PermissionSet: letters, digits and underscores; it begins with a
    /// letter, does not end with an underscore and has no two in a row; at most 80 characters.
    PERMISSION_SET_API_NAME = "permission-set-api-name", Error, Documented, [], check
}

const MOST: usize = 80;

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(name) = cx
        .config
        .permission_set
        .as_ref()
        .and_then(|set| set.api_name.as_deref())
    else {
        return;
    };
    if let Some(problem) = problem(name) {
        found.error(
            "/permissionSet/apiName",
            format!("the permission set's API name {} {problem}", quoted(name)),
            "Salesforce refuses the form with it.",
            "Write letters, digits and single underscores, or take the key out: the page derives a name \
             from the label.",
        );
    }
}

fn problem(name: &str) -> Option<&'static str> {
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Some("holds something other than letters, digits and underscores");
    }
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some("does not begin with a letter");
    }
    if name.ends_with('_') || name.contains("__") {
        return Some("ends with an underscore or has two in a row");
    }
    (name.len() > MOST).then_some("is longer than 80 characters")
}
