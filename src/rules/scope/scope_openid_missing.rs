use crate::config::Need;
use crate::rules::prelude::*;

rule! {
    /// ID token settings do nothing without the scope `openid`.
    ///
    /// ## Why
    /// Salesforce issues an ID token only to an app that may ask for `openid`. With the settings alone the
    /// vendor waits for a token that never comes, and its sign-in fails.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"], "idToken": {} } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["openid", "api", "refresh_token"], "idToken": {} } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth scopes: `openid` is needed for ID tokens, and `full` includes it. OpenID Connect
    /// Core 1.0, section 3.1.2.1: a request without `openid` is no OpenID Connect request.
    SCOPE_OPENID_MISSING = "scope-openid-missing", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let wanted = cx
        .config
        .oauth
        .as_ref()
        .is_some_and(|oauth| oauth.id_token.is_some());
    let missing = cx.knows_scopes() && !cx.has_scope("openid") && !cx.has_scope("full");
    // Said as a need, it is told as one.
    if wanted && missing && !cx.needs().contains(&Need::SignIn) {
        found.warning(
            "/oauth/idToken",
            "an ID token is configured, but the scope \"openid\" is not asked for".into(),
            "Without it Salesforce issues no ID token, whatever the settings say.",
            "Add \"openid\" if the vendor signs people in with Salesforce; otherwise take \"idToken\" out.",
        );
        found.fix(Fix::needs_decision(
            "Add \"openid\"",
            Edit::set("/oauth/scopes/-", "openid"),
        ));
    }
}
