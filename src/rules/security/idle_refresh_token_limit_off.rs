use crate::rules::prelude::*;

rule! {
    /// Refresh tokens that nobody uses end after 30 days.
    ///
    /// ## Why
    /// Tokens of connections that were given up stay good otherwise, in backups and old machines.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "limitIdleRefreshTokenTtl": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"], "security": { "limitIdleRefreshTokenTtl": true } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help has the setting "Limit idle refresh token TTL". That Salesforce asks it of every
    /// partner's app since May 2026 is reported from its packaging guide.
    IDLE_REFRESH_TOKEN_LIMIT_OFF = "idle-refresh-token-limit-off", Warning, Reported, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/limitIdleRefreshTokenTtl";
    if cx.security().limit_idle_refresh_token_ttl == Some(false) && cx.gets_refresh_tokens() {
        found.warning(
            path,
            "refresh tokens that nobody uses are not ended after 30 days".into(),
            "A forgotten token, in a backup or on an old machine, stays as good as a password.",
            "Switch the limit on, unless the vendor is silent for longer than a month at a time.",
        );
        found.fix(Fix::needs_decision(
            "End refresh tokens after 30 days without use",
            Edit::set(path, true),
        ));
    }
}
