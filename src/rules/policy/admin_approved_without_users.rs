use crate::config::PermittedUsers;
use crate::rules::prelude::*;

rule! {
    /// An app that admins approve needs a permission set or a profile on it.
    ///
    /// ## Why
    /// "Admin approved users" are those whose profile or permission set is on the app. With none there,
    /// every login ends with "user is not admin approved to access this app".
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme Sync"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth flow errors: the login error of a user who is not approved. An app that is
    /// there already may have its users; of such a one nothing is said.
    ADMIN_APPROVED_WITHOUT_USERS = "admin-approved-without-users", Warning, Documented, [SbsAppAccess], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let users = cx.policies().and_then(|policies| policies.permitted_users);
    if users == Some(PermittedUsers::AdminApproved)
        && !cx.is_existing()
        && !cx.names_users()
        && cx.config.permission_set.is_none()
    {
        found.warning(
            "/policies/permittedUsers",
            "only approved users may use the app, but no permission set and no profile is named"
                .into(),
            "Nobody can log in through the app until one is put on it.",
            "Name a permission set in \"permissionSets\", and assign it to the integration user.",
        );
    }
}
