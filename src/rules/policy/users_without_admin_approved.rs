use crate::config::PermittedUsers;
use crate::context::Stage;
use crate::rules::prelude::*;

rule! {
    /// Permission sets and profiles on an app count only when admins approve its users.
    ///
    /// ## Why
    /// While all users may authorize the app alone, the list of permission sets and profiles restricts
    /// nobody. Salesforce ignores it or refuses it.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "permittedUsers": "self-authorize", "permissionSets": ["Acme Sync"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme Sync"] } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `permissionSetName` and `profileName` of ConnectedApp: only with
    /// `isAdminApproved`, which is off by default. Seen on External Client Apps: the page shows the lists
    /// only after the choice of admin approval. So a new app needs `permittedUsers` beside the lists; one
    /// that is there may have it set.
    USERS_WITHOUT_ADMIN_APPROVED = "users-without-admin-approved", Warning, Documented, [EcaReview, SbsAppAccess], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(policies) = cx.policies().filter(|_| cx.names_users()) else {
        return;
    };
    let users = "/policies/permittedUsers";
    let (path, message) = match policies.permitted_users {
        // With the JWT bearer flow it is another rule's.
        Some(PermittedUsers::SelfAuthorize) if !cx.jwt_bearer() => (
            users,
            "profiles or permission sets are named, but every user may authorize the app alone",
        ),
        None if cx.context.stage == Some(Stage::New) => (
            if policies.permission_sets.is_some() {
                "/policies/permissionSets"
            } else {
                "/policies/profiles"
            },
            "profiles or permission sets are named, but a new app lets every user authorize it alone",
        ),
        _ => return,
    };
    found.warning(
        path,
        message.into(),
        "The list then restricts nobody: any user of the org can let the vendor in.",
        "Let admins approve the users.",
    );
    found.fix(Fix::needs_decision(
        "Only users approved by an admin",
        Edit::set(users, "admin-approved"),
    ));
}
