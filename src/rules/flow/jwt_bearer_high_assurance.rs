use crate::rules::prelude::*;

rule! {
    /// The JWT bearer flow cannot work in a high assurance session.
    ///
    /// ## Why
    /// High assurance means that the user proves who they are once more. In the JWT bearer flow nobody is there to
    /// do so, and Salesforce blocks the login.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "highAssurance": true } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "permittedUsers": "admin-approved" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, ConnectedAppSessionPolicy: with High Assurance, flows without an approval step, the JWT
    /// bearer flow among them, are blocked for API logins.
    JWT_BEARER_HIGH_ASSURANCE = "jwt-bearer-high-assurance", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let wanted = cx.policies().and_then(|policies| policies.high_assurance);
    if wanted == Some(true) && cx.jwt_bearer() {
        found.error(
            "/policies/highAssurance",
            "the config asks for a high assurance session and for the JWT bearer flow".into(),
            "Salesforce blocks the JWT bearer flow then, since nobody is there to prove who they are.",
            "Switch high assurance off for this app; protect the private key and admit one user instead.",
        );
        found.fix(Fix::needs_decision(
            "Switch high assurance off",
            Edit::set("/policies/highAssurance", false),
        ));
    }
}
