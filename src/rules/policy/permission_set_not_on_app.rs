use crate::config::PermittedUsers;
use crate::rules::prelude::*;

rule! {
    /// The permission set that is made for the app is put on the app.
    ///
    /// ## Why
    /// A permission set lets its users use an app only when it is on the app's list. Making and
    /// assigning it is not enough.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved" }, "permissionSet": { "label": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme Sync"] }, "permissionSet": { "label": "Acme Sync" } }
    /// ```
    ///
    /// ## Reference
    /// The config says both: only approved users, and a permission set that approves nobody. Where
    /// profiles are named, those may be what gives access.
    PERMISSION_SET_NOT_ON_APP = "permission-set-not-on-app", Warning, Consistency, [SbsAppAccess], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Some(policies), Some(set)) = (cx.policies(), &cx.config.permission_set) else {
        return;
    };
    let Some(label) = set.label.as_deref().map(str::trim) else {
        return;
    };
    let on_app = policies.permission_sets.as_deref().unwrap_or_default();
    if policies.permitted_users == Some(PermittedUsers::AdminApproved)
        && !label.is_empty()
        && policies.profiles.as_ref().is_none_or(Vec::is_empty)
        && !on_app.iter().any(|name| name.trim() == label)
    {
        found.warning(
            "/permissionSet/label",
            format!(
                "the permission set {} is not among those on the app",
                quoted(label)
            ),
            "Its users are not approved by it, so they cannot log in through the app.",
            "Add its label to \"permissionSets\" of the policies.",
        );
    }
}
