use crate::config::{Need, RefreshTokenPolicy};
use crate::rules::prelude::*;

rule! {
    /// A vendor that works while nobody is logged in needs refresh tokens that live.
    ///
    /// ## Why
    /// With "Immediately expire refresh token" the connection ends with the first access token, after
    /// some hours, although the scopes ask for more.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"] }, "policies": { "refreshToken": { "kind": "expire-immediately" } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api"] }, "policies": { "refreshToken": { "kind": "expire-immediately" } } }
    /// ```
    ///
    /// ## Reference
    /// The config says both: it asks for refresh tokens, or for work while nobody is logged in, and ends
    /// them at once. Flows from server to server get no refresh tokens; there the policy is right.
    REFRESH_TOKEN_EXPIRES_IMMEDIATELY = "refresh-token-expires-immediately", Warning, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let policy = cx.policies().and_then(|policies| policies.refresh_token);
    if policy != Some(RefreshTokenPolicy::ExpireImmediately {}) || !cx.may_get_refresh_tokens() {
        return;
    }
    let wanted = if cx.scope("refresh_token").is_some() {
        "the scope \"refresh_token\" is asked for"
    } else if cx.has_need(Need::Offline) {
        "the vendor works while nobody is logged in"
    } else {
        return;
    };
    found.warning(
        "/policies/refreshToken",
        format!("{wanted}, but the policy ends refresh tokens at once"),
        "The connection ends with its first access token, usually after some hours.",
        "Let refresh tokens live for some weeks, or ask the vendor whether it can do without them.",
    );
}
