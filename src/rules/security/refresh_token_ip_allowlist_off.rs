use crate::config::Need;
use crate::rules::prelude::*;

rule! {
    /// Refresh tokens work from the vendor's own addresses only.
    ///
    /// ## Why
    /// A stolen refresh token is then of no use to a thief. It was with stolen refresh tokens that
    /// hundreds of orgs were read out in 2025.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "enforceRefreshTokenIpAllowlist": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "enforceRefreshTokenIpAllowlist": false } }, "needs": ["any-ip"] }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help has the setting "IP allowlist for refresh tokens". That Salesforce asks it of
    /// every partner's app since May 2026 is reported from its packaging guide. A vendor that says it
    /// calls from changing addresses cannot have one.
    REFRESH_TOKEN_IP_ALLOWLIST_OFF = "refresh-token-ip-allowlist-off", Warning, Reported, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/enforceRefreshTokenIpAllowlist";
    if cx.security().enforce_refresh_token_ip_allowlist == Some(false)
        && !cx.has_need(Need::AnyIp)
        && cx.gets_refresh_tokens()
    {
        found.warning(
            path,
            "the IP allowlist for refresh tokens is switched off".into(),
            "A stolen refresh token works from any place in the world.",
            "Ask the vendor for the addresses it calls from, list them on the page, then switch the \
             allowlist on.",
        );
        found.fix(Fix::needs_decision(
            "Enforce the allowlist",
            Edit::set(path, true),
        ));
    }
}
