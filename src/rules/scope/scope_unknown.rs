use crate::rules::MAX_FINDINGS;
use crate::rules::prelude::*;
use crate::scope::{by_name, nearest};

rule! {
    /// A scope is one that Salesforce has, by its OAuth name.
    ///
    /// ## Why
    /// A name that is not on the list cannot be selected. Guides often give the name of an API type
    /// (`RefreshToken`) or a label where the OAuth name (`refresh_token`) is meant.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["Api", "RefreshToken"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// `scopes_supported` of `/.well-known/openid-configuration` of any org; RFC 6749, section 3.3: scope
    /// names are case-sensitive.
    SCOPE_UNKNOWN = "scope-unknown", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let unknown = cx.scopes().filter(|(_, name)| by_name(name).is_none());
    // Looking for the nearest name is slow, and nobody reads a thousand of them.
    for (path, name) in unknown.take(MAX_FINDINGS + 1) {
        let help = match nearest(name) {
            Some(meant) => format!("Did you mean \"{meant}\"? Otherwise take it out."),
            None => "Use the name in the parentheses of the page's line, such as api in \
                     \"Manage user data via APIs (api)\". A scope newer than this program is selected by hand; \
                     custom scopes are assigned in the app's policies."
                .to_owned(),
        };
        found.error(
            path,
            format!("the scope {} is not known", quoted(name)),
            "No line of the page stands for it, so the scopes as a whole are left as they are.",
            &help,
        );
    }
}
