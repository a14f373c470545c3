use crate::rules::prelude::*;

rule! {
    /// An app that receives logins by a scheme of its own needs PKCE.
    ///
    /// ## Why
    /// Another app on the same phone or computer can register the scheme and catch the code. With PKCE
    /// the code is worth nothing without a secret number that only the right app has.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["com.acme.app:/login"], "security": { "requirePkce": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["com.acme.app:/login"], "security": { "requirePkce": true } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 8252, section 8.1: such apps must use PKCE, and servers should insist on it. A vendor whose app
    /// sends no PKCE stops working when it is required, so the fix is your decision.
    CALLBACK_URL_CUSTOM_SCHEME_WITHOUT_PKCE = "callback-url-custom-scheme-without-pkce", Warning, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let page = cx
        .context
        .page
        .as_ref()
        .and_then(|page| page.security.require_pkce);
    // Without a secret as well it is another rule's.
    if cx.security().require_pkce.or(page) != Some(false) || cx.codes_unprotected() {
        return;
    }
    let own = cx.callbacks().iter().find(|url| url.app_scheme().is_some());
    if let Some(callback) = own {
        found.warning(
            callback.path(),
            format!(
                "PKCE is not required, and the callback URL {} leads to an app on a device",
                callback.shown()
            ),
            "Another app on the device can catch the code, and without PKCE it can use it.",
            "Require PKCE, after asking the vendor whether its app sends it.",
        );
        found.fix(Fix::needs_decision(
            "Require PKCE",
            Edit::set("/oauth/security/requirePkce", true),
        ));
    }
}
