use crate::rules::prelude::*;

rule! {
    /// An app with OAuth needs a callback URL.
    ///
    /// ## Why
    /// "Callback URL" is required as soon as OAuth is enabled, also for an app that only signs JWTs and
    /// never sends a browser anywhere.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api"], "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/oauth/callback"], "scopes": ["api"] } }
    /// ```
    ///
    /// ## Reference
    /// Seen: both pages mark the field as required; `callbackUrl` is required in the Metadata API's
    /// ConnectedAppOauthConfig.
    CALLBACK_URL_MISSING = "callback-url-missing", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(oauth) = &cx.config.oauth else {
        return;
    };
    if oauth.callback_urls.as_ref().is_none_or(Vec::is_empty) {
        found.error(
            "/oauth/callbackUrls",
            "the config has OAuth settings but no callback URL".into(),
            "The page cannot be saved without one, even if the app only uses the JWT bearer flow.",
            "Add the address from the vendor's guide to \"callbackUrls\". An app that never sends a \
             browser back may use https://login.salesforce.com/services/oauth2/success.",
        );
    }
}
