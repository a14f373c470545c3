use crate::rules::prelude::*;

rule! {
    /// A permission set that is made for a connection is assigned to somebody.
    ///
    /// ## Why
    /// It gives its rights to its users only. Without one the first login fails, and it looks as if the
    /// app were set up wrongly.
    ///
    /// ## Bad
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "permissionSet": { "label": "Acme Sync", "assignTo": ["acme.integration@example.com"] } }
    /// ```
    ///
    /// ## Reference
    /// It follows from the config itself: a permission set without users gives nobody anything.
    PERMISSION_SET_WITHOUT_USER = "permission-set-without-user", Info, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(set) = &cx.config.permission_set else {
        return;
    };
    let somebody = |names: &Vec<String>| names.iter().any(|name| !name.trim().is_empty());
    if !set.assign_to.as_ref().is_some_and(somebody) {
        found.info(
            "/permissionSet/assignTo",
            "the permission set is assigned to nobody".into(),
            "It gives its rights to its users only.",
            "Write the integration user's name into \"assignTo\", or assign it by hand afterwards.",
        );
    }
}
