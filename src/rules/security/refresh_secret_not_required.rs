use crate::rules::prelude::*;

rule! {
    /// An app on the vendor's servers shows its secret when it uses a refresh token.
    ///
    /// ## Why
    /// Without it a stolen refresh token is all that is needed to log in as that user, from anywhere,
    /// for as long as the token lives.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "requireSecretForRefreshTokenFlow": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "requireSecretForRefreshTokenFlow": true } } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `isSecretRequiredForRefreshToken`: on by default. Salesforce Help, security
    /// hardening of External Client Apps: require it. RFC 6749, section 10.4.
    REFRESH_SECRET_NOT_REQUIRED = "refresh-secret-not-required", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/requireSecretForRefreshTokenFlow";
    if cx.security().require_secret_for_refresh_token_flow != Some(false)
        || cx.on_devices()
        || !cx.may_get_refresh_tokens()
    {
        return;
    }
    found.warning(
        path,
        "the secret is not required in the refresh token flow".into(),
        "A stolen refresh token alone then logs in as that user, from anywhere.",
        "Require it, unless the program runs on people's own devices and has no secret.",
    );
    found.fix(Fix::needs_decision(
        "Require the secret",
        Edit::set(path, true),
    ));
}
