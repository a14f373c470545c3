use crate::rules::prelude::*;
use crate::rules::subject::names_an_admin;

rule! {
    /// The client credentials flow should not run as an administrator.
    ///
    /// ## Why
    /// Everything the vendor does is done with the rights of this one user. With an administrator's rights a
    /// stolen consumer secret is the whole org; with a user made for the vendor it is what the vendor needs.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } }, "policies": { "clientCredentialsRunAs": "admin@yourcompany.example" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } }, "policies": { "clientCredentialsRunAs": "acme.integration@yourcompany.example" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on the policies of the client credentials flow: a user with few rights,
    /// and the Metadata API's guide: a user with the permission API Only User. That this user is an
    /// administrator is guessed from the name alone.
    CLIENT_CREDENTIALS_RUN_AS_ADMIN = "client-credentials-run-as-admin", Warning, Advice, [ClientCredentialsPolicies, SbsApiJustification], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let run_as = cx
        .policies()
        .and_then(|policies| policies.client_credentials_run_as.as_deref());
    let Some(user) = run_as else {
        return;
    };
    // Without the flow nothing runs as anybody.
    if cx.flows().client_credentials == Some(false) {
        return;
    }
    let (name, _) = user.split_once('@').unwrap_or((user, ""));
    if names_an_admin(name) {
        found.warning(
            "/policies/clientCredentialsRunAs",
            format!(
                "the client credentials flow runs as {}, which looks like an administrator",
                quoted(user)
            ),
            "The vendor, or whoever steals its secret, could do everything that this user may do.",
            "Make a user for this vendor with the permission API Only User and access to what it needs.",
        );
    }
}
