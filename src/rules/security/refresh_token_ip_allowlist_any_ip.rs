use crate::config::Need;
use crate::rules::prelude::*;

rule! {
    /// A vendor without fixed addresses cannot be on an IP allowlist.
    ///
    /// ## Why
    /// The vendor says that the addresses it calls from change and cannot be listed. Salesforce then
    /// blocks it as soon as it calls from one that is not on the list.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "security": { "enforceRefreshTokenIpAllowlist": true } }, "needs": ["any-ip"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "security": { "enforceRefreshTokenIpAllowlist": true } }, "needs": ["records"] }
    /// ```
    ///
    /// ## Reference
    /// The config says both. Salesforce Help, IP allowlist for refresh tokens: other addresses are
    /// blocked.
    REFRESH_TOKEN_IP_ALLOWLIST_ANY_IP = "refresh-token-ip-allowlist-any-ip", Warning, Consistency, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.security().enforce_refresh_token_ip_allowlist == Some(true)
        && cx.has_need(Need::AnyIp)
        && cx.may_get_refresh_tokens()
    {
        found.warning(
            "/oauth/security/enforceRefreshTokenIpAllowlist",
            "an IP allowlist is enforced for a vendor that says it has no fixed addresses".into(),
            "Salesforce blocks every refresh from an address that is not listed.",
            "Ask the vendor for fixed addresses; without them, take \"enforceRefreshTokenIpAllowlist\" out.",
        );
    }
}
