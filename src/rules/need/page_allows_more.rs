use crate::rules::prelude::*;
use crate::scope::{by_name, is_needed};

rule! {
    /// The app that is open allows more than the config asks for.
    ///
    /// ## Why
    /// A scope or a callback URL that an earlier guide left on an app stays usable for whoever holds its key. What
    /// the vendor does not ask for helps it with nothing.
    ///
    /// ## Bad
    /// ```json existing with-full
    /// { "oauth": { "scopes": ["api"] } }
    /// ```
    ///
    /// ## Good
    /// ```json existing with-full
    /// { "oauth": { "scopes": ["api", "full"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on External Client Apps asks for the fewest scopes. What the page has is
    /// read from it; scopes that are not known by their names are not judged.
    PAGE_ALLOWS_MORE = "page-allows-more", Warning, Consistency, [EcaReview, SbsCriticality], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(page) = cx.context.page.as_ref().filter(|_| cx.is_existing()) else {
        return;
    };
    let oauth = cx.config.oauth.as_ref();
    let wants = oauth.is_some_and(|oauth| oauth.scopes.is_some());
    // A config that names no scopes may still state what the vendor needs.
    let is_more = |name: &str| match by_name(name) {
        Some(scope) if wants => !cx.has_scope(scope.name),
        Some(scope) => is_needed(cx.config, scope) == Some(false),
        None => false,
    };
    let scopes = page.scopes.iter().flatten();
    let more: Vec<&str> = scopes
        .map(String::as_str)
        .filter(|name| is_more(name))
        .collect();
    if !more.is_empty() {
        let asks = match wants {
            true => "the config does not ask for",
            false => "serves none of the stated needs",
        };
        found.warning(
            "/oauth/scopes",
            format!("the app on the page has \"{}\", which {asks}", more.join("\", \"")),
            "Whoever holds this app's key and a token can use everything the app allows.",
            "Let Fill take it out, or do so yourself. If something else uses this app, give the vendor an app of its own.",
        );
    }
    let wanted = oauth.and_then(|oauth| oauth.callback_urls.as_ref());
    let more: Vec<String> = page
        .callback_urls
        .iter()
        .flatten()
        .filter(|url| wanted.is_some_and(|wanted| !wanted.iter().any(|one| one.trim() == **url)))
        .map(|url| quoted(url))
        .collect();
    if !more.is_empty() {
        found.warning(
            "/oauth/callbackUrls",
            format!("the app on the page sends codes to {} as well", more.join(", ")),
            "Whoever holds that address gets the codes that are sent to it.",
            "Let Fill take it out, or do so yourself. If something else uses this app, give the vendor an app of its own.",
        );
    }
}
