use crate::rules::prelude::*;

rule! {
    /// The JWT bearer flow wants `refresh_token` and one more scope.
    ///
    /// ## Why
    /// The flow never issues a refresh token, and yet Salesforce is reported to refuse it with "refresh_token
    /// scope is required" when the app does not have that scope. `refresh_token` alone, on the other hand, lets
    /// the vendor do nothing.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api"], "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"], "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Reference
    /// Reported by users with Salesforce's own words, and the steps of the Salesforce DX Developer Guide select
    /// `refresh_token`; no document says that the flow fails without it. Salesforce Help, JWT bearer flow: at least
    /// one standard scope besides `refresh_token`.
    JWT_BEARER_SCOPES = "jwt-bearer-scopes", Warning, Reported, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.jwt_bearer() || !cx.knows_scopes() {
        return;
    }
    if !cx.has_scope("refresh_token") {
        found.warning(
            "/oauth/scopes",
            "the JWT bearer flow is wanted, but the scope \"refresh_token\" is not asked for".into(),
            "Salesforce is reported to refuse the flow then, with \"refresh_token scope is required\".",
            "Add \"refresh_token\"; the flow itself issues no refresh token even so.",
        );
        found.fix(Fix::needs_decision(
            "Add \"refresh_token\"",
            Edit::set("/oauth/scopes/-", "refresh_token"),
        ));
    } else if cx
        .lines()
        .iter()
        .all(|(_, scope)| scope.name == "refresh_token")
    {
        found.warning(
            "/oauth/scopes",
            "the JWT bearer flow is wanted, but \"refresh_token\" is the only scope".into(),
            "Salesforce issues a token only if there is another standard scope besides it.",
            "Add the scope the vendor needs for its work, for most vendors \"api\".",
        );
    }
}
