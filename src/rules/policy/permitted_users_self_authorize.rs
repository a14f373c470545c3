use crate::config::PermittedUsers;
use crate::rules::prelude::*;

rule! {
    /// An admin decides who may use the app.
    ///
    /// ## Why
    /// "All users may self-authorize" lets any user of the org connect the vendor by a click on a login
    /// screen. Attackers talk people into exactly this click.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "permittedUsers": "self-authorize" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme Sync"] } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `permittedUsersPolicyType` and `isAdminApproved`. Security Benchmark for Salesforce:
    /// access to apps by profile or permission set.
    PERMITTED_USERS_SELF_AUTHORIZE = "permitted-users-self-authorize", Warning, Documented, [EcaReview, SbsAppAccess], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/policies/permittedUsers";
    let users = cx.policies().and_then(|policies| policies.permitted_users);
    // With the JWT bearer flow, or with profiles or permission sets beside it, it is another rule's.
    if users != Some(PermittedUsers::SelfAuthorize) || cx.jwt_bearer() || cx.names_users() {
        return;
    }
    found.warning(
        path,
        "every user may authorize the app alone".into(),
        "Any user can let the vendor in by one click, also one that an attacker talked them into.",
        "Let admins approve, and give access by a permission set.",
    );
    found.fix(Fix::needs_decision(
        "Only users approved by an admin",
        Edit::set(path, "admin-approved"),
    ));
}
