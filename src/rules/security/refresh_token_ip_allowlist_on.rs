use crate::config::Need;
use crate::rules::prelude::*;

rule! {
    /// The IP allowlist for refresh tokens must hold every address of the vendor.
    ///
    /// ## Why
    /// It is a hard block. A config cannot hold the addresses; if the list on the page lacks one, the
    /// connection ends with the vendor's next refresh.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "enforceRefreshTokenIpAllowlist": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, IP allowlist for refresh tokens: up to 128 ranges and 256 addresses in all, IPv4
    /// or IPv6; it holds for the web server flow and the refresh token flow.
    REFRESH_TOKEN_IP_ALLOWLIST_ON = "refresh-token-ip-allowlist-on", Info, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Other rules speak of a vendor that has no fixed addresses, or no refresh tokens.
    if cx.security().enforce_refresh_token_ip_allowlist == Some(true)
        && !cx.has_need(Need::AnyIp)
        && cx.may_get_refresh_tokens()
    {
        found.info(
            "/oauth/security/enforceRefreshTokenIpAllowlist",
            "the IP allowlist for refresh tokens is enforced, and its addresses are not part of a config"
                .into(),
            "Salesforce blocks every refresh from an address that is not listed.",
            "Enter the vendor's addresses on the page before the vendor connects: at most 128 ranges and \
             256 addresses in all.",
        );
    }
}
