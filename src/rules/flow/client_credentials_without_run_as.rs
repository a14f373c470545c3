use crate::rules::prelude::*;

rule! {
    /// The client credentials flow needs a user to run as.
    ///
    /// ## Why
    /// Nobody logs in, so Salesforce has to be told whose rights the vendor works with. Until a user is chosen
    /// in the app's policies, it refuses every request.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } }, "policies": { "clientCredentialsRunAs": "acme.integration@yourcompany.example" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `isClientCredentialEnabled` of ConnectedAppOauthConfig: it needs
    /// `oauthClientCredentialUser`. Users report the refusal as "no client credentials user enabled". A vendor
    /// cannot know the user's name, so this is a reminder and no error.
    CLIENT_CREDENTIALS_WITHOUT_RUN_AS = "client-credentials-without-run-as", Warning, Documented, [ClientCredentialsPolicies], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().client_credentials != Some(true) {
        return;
    }
    let run_as = cx
        .policies()
        .and_then(|policies| policies.client_credentials_run_as.as_deref());
    // An app that is there may have its user already.
    if !is_blank(run_as) || (run_as.is_none() && cx.is_existing()) {
        return;
    }
    let path = match run_as {
        Some(_) => "/policies/clientCredentialsRunAs",
        None => "/oauth/flows/clientCredentials",
    };
    found.warning(
        path,
        "the client credentials flow is switched on, but no user is named that it runs as".into(),
        "Without one Salesforce refuses the vendor, with \"no client credentials user enabled\".",
        "Make a user for this vendor with few rights, and name it in \"clientCredentialsRunAs\" or choose it \
         in the app's policies.",
    );
}
