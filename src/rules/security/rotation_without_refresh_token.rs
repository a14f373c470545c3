use crate::rules::prelude::*;

rule! {
    /// Settings for refresh tokens need the scope that asks for refresh tokens.
    ///
    /// ## Why
    /// Without `refresh_token` among the scopes there is no refresh token to rotate, to end or to guard.
    /// Often the scope was forgotten, and the vendor has to log in again every few hours.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api"], "security": { "refreshTokenRotation": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"], "security": { "refreshTokenRotation": true } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 6749, section 1.5, and Salesforce Help, OAuth scopes: a refresh token is given for the scope
    /// `refresh_token` (or `offline_access`, which is the same) only.
    ROTATION_WITHOUT_REFRESH_TOKEN = "rotation-without-refresh-token", Info, Consistency, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let wanted = cx.security();
    let settings = [
        ("refreshTokenRotation", wanted.refresh_token_rotation),
        (
            "limitIdleRefreshTokenTtl",
            wanted.limit_idle_refresh_token_ttl,
        ),
        (
            "enforceRefreshTokenIpAllowlist",
            wanted.enforce_refresh_token_ip_allowlist,
        ),
    ];
    // The JWT bearer flow needs the scope for itself, which is another rule's.
    if settings.iter().all(|(_, on)| *on != Some(true)) || cx.jwt_bearer() || !cx.never_refreshes()
    {
        return;
    }
    for (name, _) in settings.iter().filter(|(_, on)| *on == Some(true)) {
        found.info(
            format!("/oauth/security/{name}"),
            format!("\"{name}\" is set, but the scopes ask for no refresh token"),
            "There is nothing for it to act on.",
            "Add the scope \"refresh_token\" if the vendor works while nobody is logged in; otherwise \
             leave this as it is.",
        );
    }
}
