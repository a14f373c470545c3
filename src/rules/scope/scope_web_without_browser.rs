use crate::rules::prelude::*;

rule! {
    /// A vendor that works from server to server rarely needs `web`.
    ///
    /// ## Why
    /// `web` lets a token open Salesforce in a browser as the user. A vendor whose servers call the APIs with
    /// nobody at the screen can do without, and a stolen token then opens no pages.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "web", "refresh_token"], "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"], "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on External Client Apps asks for the fewest scopes; that this one is not
    /// needed is our reading. Some programs want it all the same: Salesforce's own command line opens the
    /// org in a browser with it.
    SCOPE_WEB_WITHOUT_BROWSER = "scope-web-without-browser", Info, Advice, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Stated needs decide it, and `full` makes it vain.
    if !cx.needs().is_empty()
        || cx.has_scope("full")
        || !cx.only_servers()
        || cx.callbacks_unknown()
    {
        return;
    }
    let Some(path) = cx.scope("web") else {
        return;
    };
    found.info(
        path.clone(),
        "the scope \"web\" is asked for, but nothing in the config opens a browser".into(),
        "It lets the vendor, or a thief of its token, open Salesforce's pages as the user.",
        "Ask the vendor whether it opens Salesforce in a browser; if not, take \"web\" out.",
    );
    let others = cx.lines().iter().map(|(_, scope)| scope.name);
    if others
        .into_iter()
        .any(|name| !matches!(name, "web" | "refresh_token"))
    {
        found.fix(Fix::needs_decision("Take \"web\" out", Edit::remove(path)));
    }
}
