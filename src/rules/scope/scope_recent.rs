use crate::rules::prelude::*;
use crate::rules::subject::scope_path;

/// The first version called recent here, and its release.
const RECENT: u16 = 66;

rule! {
    /// Some scopes came to Salesforce in 2026.
    ///
    /// ## Why
    /// A guide or a screenshot from before does not show such a scope, and an org that does not have the
    /// feature behind it may not offer it. When the page's list lacks it, nothing is wrong with the config.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["mcp_api", "refresh_token"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// The type ConnectedAppOauthAccessScope in each version of the Metadata API's WSDL up to 66
    /// (Spring '26). Later versions are inferred from the days on which the types were published.
    SCOPE_RECENT = "scope-recent", Info, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (index, scope) in cx.lines() {
        let Some(since) = scope.since.filter(|since| *since >= RECENT) else {
            continue;
        };
        let first = if since == RECENT {
            "API version 66 (Spring '26)".to_owned()
        } else {
            format!("API version {since}, as far as can be inferred")
        };
        found.info(
            scope_path(*index),
            format!("the scope \"{}\" is new: it came with {first}", scope.name),
            "An org without the feature behind it may not offer the scope.",
            "If the page's list lacks it, ask Salesforce or the vendor which feature or license the org has \
             to have first.",
        );
    }
}
