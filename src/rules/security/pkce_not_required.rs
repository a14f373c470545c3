use crate::rules::prelude::*;

rule! {
    /// PKCE stays required for an app that people sign in through.
    ///
    /// ## Why
    /// With PKCE only the program that began a login can end it. Without, an authorization code that is
    /// caught on its way can be put into somebody else's session, and with the app's secret be turned
    /// into tokens.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "security": { "requirePkce": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "security": { "requirePkce": true } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 9700, section 2.1.1: required for programs without a secret, recommended for all others.
    /// RFC 8252, section 8.1: required for apps with a scheme of their own. Metadata API, `isPkceRequired`
    /// of ExtlClntAppGlobalOauthSettings: on by default. Reported: Salesforce asks it of partners' apps
    /// since May 2026, and turned it on again when it was deployed as off.
    PKCE_NOT_REQUIRED = "pkce-not-required", Warning, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Without a secret as well, or with an app on a device, it is another rule's.
    let other = cx.codes_unprotected() || cx.has_own_scheme();
    if cx.security().require_pkce != Some(false) || !cx.may_send_codes() || other {
        return;
    }
    let path = "/oauth/security/requirePkce";
    found.warning(
        path,
        "PKCE is switched off".into(),
        "Without it, an authorization code caught on its way can be used in another person's session.",
        "Ask the vendor whether its program does PKCE (code_challenge), and require it if so.",
    );
    found.fix(Fix::needs_decision("Require PKCE", Edit::set(path, true)));
}
