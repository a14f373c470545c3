use crate::config::{Need, RefreshTokenPolicy};
use crate::rules::prelude::*;

rule! {
    /// A lifetime for refresh tokens means nothing while the vendor may not have one.
    ///
    /// ## Why
    /// Salesforce gives a refresh token only to an app with the scope `refresh_token` (or `offline_access`, which
    /// is the same line of the page). Without it the connection ends with the first access token, however
    /// long the policy would let it live.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api"] }, "policies": { "refreshToken": { "kind": "expire-if-unused", "value": 30, "unit": "days" } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] }, "policies": { "refreshToken": { "kind": "expire-if-unused", "value": 30, "unit": "days" } } }
    /// ```
    ///
    /// ## Reference
    /// The config itself: it says how long something lives that it does not ask for. Salesforce Help, OAuth
    /// scopes: `refresh_token` lets an app receive a refresh token.
    SCOPE_REFRESH_TOKEN_MISSING = "scope-refresh-token-missing", Warning, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(policy) = cx.policies().and_then(|policies| policies.refresh_token) else {
        return;
    };
    // Tokens that end at once fit an app without them.
    if policy == (RefreshTokenPolicy::ExpireImmediately {})
        || !cx.knows_scopes()
        || cx.has_scope("refresh_token")
    {
        return;
    }
    // Other rules speak of these for their own reasons, and client credentials bring no refresh token.
    if cx.jwt_bearer()
        || cx.has_scope("full")
        || cx.needs().contains(&Need::Offline)
        || cx.only_client_credentials()
    {
        return;
    }
    found.warning(
        "/policies/refreshToken",
        "the config says how long refresh tokens live, but does not ask for the scope \"refresh_token\""
            .into(),
        "Without the scope there are no refresh tokens, and the connection ends with its first access token.",
        "Add \"refresh_token\" if the vendor works while nobody is logged in; otherwise take the policy out.",
    );
    found.fix(Fix::needs_decision(
        "Add \"refresh_token\"",
        Edit::set("/oauth/scopes/-", "refresh_token"),
    ));
}
