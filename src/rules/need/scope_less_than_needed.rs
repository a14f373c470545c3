use crate::config::Need;
use crate::rules::prelude::*;

rule! {
    /// A stated need has a scope that serves it.
    ///
    /// ## Why
    /// What no scope allows, Salesforce refuses: the vendor connects and then fails at the one thing it came
    /// for. Either the guide forgot the scope, or the need is not there.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api"] }, "needs": ["records", "offline"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] }, "needs": ["records", "offline"] }
    /// ```
    ///
    /// ## Reference
    /// The config itself, read with Salesforce Help, OAuth scopes: `full` serves every need but `offline`, `api`
    /// also serves `chatter`, and `web` also serves `visualforce`.
    SCOPE_LESS_THAN_NEEDED = "scope-less-than-needed", Warning, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.needs().is_empty() || !cx.knows_scopes() {
        return;
    }
    for (index, need) in cx.needs().iter().enumerate() {
        let Some(scope) = need.scope() else {
            continue;
        };
        let mut lines = cx.lines().iter();
        if lines.any(|(_, line)| need.is_served_by(line)) || is_said_elsewhere(cx, *need) {
            continue;
        }
        let mut before = cx.needs().iter().take(index);
        if before.any(|other| other == need) {
            continue;
        }
        let name = serde_json::to_value(need).unwrap_or_default();
        let name = name.as_str().unwrap_or_default();
        found.warning(
            format!("/needs/{index}"),
            format!("the need \"{name}\" is stated, but no scope serves it; \"{scope}\" would"),
            "Salesforce refuses the vendor what no scope allows.",
            &format!("Ask the vendor, then add \"{scope}\" to the scopes or take the need out."),
        );
        found.fix(Fix::needs_decision(
            format!("Add \"{scope}\""),
            Edit::set("/oauth/scopes/-", scope),
        ));
    }
}

/// Whether the refresh token is spoken of by the rules on `full` and on the JWT bearer flow, or not needed
/// because a server logs in again by itself.
fn is_said_elsewhere(cx: &Subject<'_>, need: Need) -> bool {
    need == Need::Offline
        && (cx.has_scope("full") || cx.jwt_bearer() || cx.only_client_credentials())
}
