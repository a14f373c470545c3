use crate::rules::prelude::*;

rule! {
    /// An authorization code is worth nothing by itself: PKCE or the secret is required with it.
    ///
    /// ## Why
    /// With both off, whoever gets hold of a code gets the tokens. Codes travel through browsers, their
    /// histories, proxies and logs.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "security": { "requirePkce": false, "requireSecretForWebServerFlow": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["acme://login"], "security": { "requirePkce": true, "requireSecretForWebServerFlow": false } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 9700, section 2.1.1: a program without a secret must use PKCE. Metadata API: Salesforce asks
    /// for the secret unless `isConsumerSecretOptional` is set, and for PKCE where `isPkceRequired` is.
    CODE_UNPROTECTED = "code-unprotected", Warning, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.codes_unprotected() {
        return;
    }
    let pkce = "/oauth/security/requirePkce";
    let path = if cx.security().require_pkce == Some(false) {
        pkce
    } else {
        "/oauth/security/requireSecretForWebServerFlow"
    };
    found.warning(
        path,
        "neither PKCE nor the secret is required to turn a code into tokens".into(),
        "Whoever sees a code, in a browser's history, a proxy or a log, can log in as that user.",
        "Require PKCE, and the secret as well if the vendor's program runs on its own servers.",
    );
    found.fix(Fix::needs_decision("Require PKCE", Edit::set(pkce, true)));
}
