use crate::rules::prelude::*;
use crate::rules::subject::scope_path;
use crate::scope::Confidence;

rule! {
    /// A scope whose line on the page nobody has seen is not selected for you.
    ///
    /// ## Why
    /// Some scopes are known by a technical name only, and how a page shows them was not seen. A page is
    /// never matched by a guess, so such a scope has to be selected by hand.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "a2a_api"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "mcp_api"] } }
    /// ```
    ///
    /// ## Reference
    /// Names from the Metadata and Tooling API's types of 2026; no page or document that shows their
    /// wording was found.
    SCOPE_UNCONFIRMED = "scope-unconfirmed", Warning, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (index, scope) in cx.lines() {
        if scope.confidence == Confidence::Known {
            continue;
        }
        let unsure = match scope.confidence {
            Confidence::Unknown => "neither its exact name nor its line on a page was seen",
            Confidence::Known | Confidence::Inferred => "its line on a page was not seen",
        };
        found.warning(
            scope_path(*index),
            format!("the scope \"{}\" is not confirmed: {unsure}", scope.name),
            "No line of a page is taken for it, so the scopes as a whole are left for you to select.",
            "Ask the vendor whether it is needed; if so, select the scopes by hand.",
        );
    }
}
