use crate::rules::prelude::*;

rule! {
    /// With the authorization code and credentials flow, users type their password on the vendor's page.
    ///
    /// ## Why
    /// The flow is made for login forms outside Salesforce: the vendor's page takes user name and password
    /// and passes them on. Whoever controls that page sees them, so only an app of your own should have it.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "authorizationCodeCredentials": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "authorizationCodeCredentials": false } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on the settings of the authorization code and credentials flow: restrict
    /// who may use it.
    AUTHORIZATION_CODE_CREDENTIALS = "authorization-code-credentials", Warning, Documented, [CodeCredentials, EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().authorization_code_credentials == Some(true) {
        found.warning(
            "/oauth/flows/authorizationCodeCredentials",
            "the authorization code and credentials flow is switched on".into(),
            "Users then type their Salesforce password on a page that is not Salesforce's.",
            "Leave it off unless the login page is your own; then require the credentials in the body of the \
             request and limit who may use the flow.",
        );
    }
}
