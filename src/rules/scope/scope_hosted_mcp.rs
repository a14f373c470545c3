use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// The MCP servers that Salesforce hosts want more than their scope.
    ///
    /// ## Why
    /// They are reported to take an External Client App only, with `refresh_token`, PKCE and JWT-based access
    /// tokens. If one of these is missing, the vendor's login works and its calls are refused.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "kind": "connected-app" }, "oauth": { "scopes": ["mcp_api"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "kind": "external-client-app" }, "oauth": { "scopes": ["mcp_api", "refresh_token"], "security": { "requirePkce": true, "jwtAccessTokens": true } } }
    /// ```
    ///
    /// ## Reference
    /// The questions and answers of Salesforce's repository on hosted MCP servers, April 2026; reported, not
    /// read in Salesforce Help. Metadata API: JWT-based access tokens are off unless switched on.
    SCOPE_HOSTED_MCP = "scope-hosted-mcp", Warning, Reported, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(path) = cx.scope("mcp_api") else {
        return;
    };
    let page = cx.page_security();
    let security = cx.security();
    let pkce = security.require_pkce.or(page.require_pkce);
    let tokens = security.jwt_access_tokens.or(page.jwt_access_tokens);
    // What an app that is there has ticked is not known before its page is read.
    let tokens_unknown = tokens.is_none() && cx.is_existing();
    let missing: Vec<&str> = [
        (
            cx.app() == Some(AppKind::ConnectedApp),
            "an External Client App",
        ),
        (
            cx.knows_scopes() && !cx.has_scope("refresh_token"),
            "the scope \"refresh_token\"",
        ),
        // A new External Client App requires PKCE by itself.
        (pkce == Some(false), "PKCE (\"requirePkce\")"),
        (
            tokens != Some(true) && !tokens_unknown,
            "JWT-based access tokens (\"jwtAccessTokens\")",
        ),
    ]
    .into_iter()
    .filter_map(|(lacks, what)| lacks.then_some(what))
    .collect();
    if !missing.is_empty() {
        found.warning(
            path,
            format!(
                "the scope \"mcp_api\" is asked for, but the config lacks what belongs to it: {}",
                missing.join(", ")
            ),
            "Salesforce's MCP servers are reported to refuse an app that lacks any of it.",
            "Add what is missing, or ask the vendor whether it uses Salesforce's MCP servers at all.",
        );
    }
}
