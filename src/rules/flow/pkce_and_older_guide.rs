use crate::config::AppKind;
use crate::context::Stage;
use crate::rules::prelude::*;

rule! {
    /// The page requires PKCE, and the vendor's guide does not say whether the vendor can do it.
    ///
    /// ## Why
    /// PKCE stops a thief from using an authorization code on its way, and new External Client Apps require it
    /// by themselves. Guides older than that say nothing about it; a vendor that sends no code challenge then
    /// fails at its first login.
    ///
    /// ## Bad
    /// ```json new external-client-app
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Good
    /// ```json new external-client-app
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "requirePkce": true } } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `isPkceRequired` of ExtlClntAppGlobalOauthSettings: true by default. RFC 7636 and RFC 9700,
    /// section 2.1.1, on PKCE. A warning when the page shows the box ticked, else a note: what a page starts with
    /// may differ.
    PKCE_AND_OLDER_GUIDE = "pkce-and-older-guide", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Logins by redirect are what PKCE is about. With a flow from server to server, what the callback is for
    // is not known.
    if cx.security().require_pkce.is_some()
        || cx.jwt_bearer()
        || cx.flows().client_credentials == Some(true)
        || !cx.has_real_callback()
    {
        return;
    }
    let help = "Ask the vendor whether it sends a code challenge (PKCE, method S256). If so, add \
                \"requirePkce\": true; if not, ask it to, since without PKCE a stolen code can be used.";
    let shown = cx
        .context
        .page
        .as_ref()
        .and_then(|page| page.security.require_pkce);
    let is_new = cx.context.stage == Some(Stage::New);
    if shown == Some(true) {
        found.warning(
            "/oauth",
            "the page requires PKCE, and the config does not say whether the vendor can do it"
                .into(),
            "A vendor that sends no code challenge is refused when the first user logs in.",
            help,
        );
    } else if shown.is_none() && is_new && cx.app() == Some(AppKind::ExternalClientApp) {
        found.info(
            "/oauth",
            "a new External Client App requires PKCE by itself, and the config does not say whether the vendor \
             can do it"
                .into(),
            "A vendor that sends no code challenge is refused when the first user logs in.",
            help,
        );
    }
}
