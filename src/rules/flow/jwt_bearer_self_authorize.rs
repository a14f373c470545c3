use crate::config::PermittedUsers;
use crate::rules::prelude::*;

rule! {
    /// With "All users may self-authorize", the JWT bearer flow works only for users who approved the app before.
    ///
    /// ## Why
    /// A server that signs a JWT cannot press Allow. Either an admin admits the user beforehand, or the user has
    /// logged in through the vendor once and allowed it to stay connected; else Salesforce answers "user hasn't
    /// approved this consumer".
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "permittedUsers": "self-authorize" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, JWT bearer flow: prior approval by an admin or by the user; Salesforce DX Developer
    /// Guide: admin approval is among the steps required for JWT.
    JWT_BEARER_SELF_AUTHORIZE = "jwt-bearer-self-authorize", Warning, Documented, [SbsAppAccess], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let permitted = cx.policies().and_then(|policies| policies.permitted_users);
    if permitted != Some(PermittedUsers::SelfAuthorize) || !cx.jwt_bearer() {
        return;
    }
    let why = if cx.has_real_callback() {
        "Each user would have to log in through the vendor once and allow it before the server can work."
    } else {
        "Somebody would have to log in once and allow it, and the config leads nobody back to the vendor."
    };
    found.warning(
        "/policies/permittedUsers",
        "users approve the app themselves, but in the JWT bearer flow nobody is there to approve it".into(),
        why,
        "Choose \"admin-approved\" and admit one permission set that only the vendor's user has.",
    );
    found.fix(Fix::needs_decision(
        "Let an admin approve the users",
        Edit::set("/policies/permittedUsers", "admin-approved"),
    ));
}
