use crate::rules::prelude::*;

rule! {
    /// Refresh tokens are rotated: each use gives a new one and ends the old one.
    ///
    /// ## Why
    /// A stolen refresh token then works once at most, and its second use gives the theft away.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "refreshTokenRotation": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "refreshTokenRotation": true } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 9700, section 2.2.2: programs without a secret must rotate or bind their refresh tokens. That
    /// Salesforce asks rotation of every partner's app since May 2026 is reported from its packaging
    /// guide; it does not ask it of apps made for one org.
    REFRESH_TOKEN_ROTATION_OFF = "refresh-token-rotation-off", Warning, Reported, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/refreshTokenRotation";
    if cx.security().refresh_token_rotation == Some(false) && cx.gets_refresh_tokens() {
        found.warning(
            path,
            "refresh token rotation is switched off".into(),
            "A stolen refresh token works beside the vendor's own, and nobody notices.",
            "Ask the vendor whether its program stores the new refresh token of each answer; if so, \
             switch rotation on. A program that does not is locked out by it.",
        );
        found.fix(Fix::needs_decision(
            "Rotate refresh tokens",
            Edit::set(path, true),
        ));
    }
}
