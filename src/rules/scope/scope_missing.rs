use crate::rules::prelude::*;

rule! {
    /// An app with OAuth needs a scope.
    ///
    /// ## Why
    /// The scopes are what a vendor may do; an app without any lets nobody in, and the page marks the
    /// list as required.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": [] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Seen: both pages mark the list as required. That an app saved without a scope cannot be authorized
    /// is a report, not documentation.
    SCOPE_MISSING = "scope-missing", Error, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(oauth) = &cx.config.oauth else {
        return;
    };
    if oauth.scopes.as_ref().is_none_or(Vec::is_empty) {
        found.error(
            "/oauth/scopes",
            "the config has OAuth settings but names no scope".into(),
            "The page marks the list as required, and without a scope the vendor may do nothing.",
            "Add the scopes from the vendor's guide to \"scopes\", for most vendors \"api\" and \"refresh_token\".",
        );
    }
}
