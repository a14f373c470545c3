use crate::rules::MAX_FINDINGS;
use crate::rules::prelude::*;
use crate::scope::{Meant, by_name, meant};

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
    if cx.lines().len() == cx.scope_names().len() {
        return;
    }
    let unknown = cx.scopes().filter(|(_, name)| by_name(name).is_none());
    // Looking for the nearest name is slow, and nobody reads a thousand of them.
    for (path, name) in unknown.take(MAX_FINDINGS + 1) {
        let (help, fix) = if is_several(name) {
            (
                "Write each of the scopes as an item of its own, in quotes of its own.".to_owned(),
                None,
            )
        } else {
            match meant(name) {
                Some(Meant::Spelled(meant)) => (
                    format!("Write \"{meant}\"; that is its OAuth name."),
                    Some(Fix::safe(written(meant), Edit::set(path.clone(), meant))),
                ),
                Some(Meant::Near(meant)) => (
                    format!("Did you mean \"{meant}\"? Otherwise take it out."),
                    Some(Fix::needs_decision(
                        written(meant),
                        Edit::set(path.clone(), meant),
                    )),
                ),
                None => (
                    "Use the name in the parentheses of the page's line, such as api in \"Manage user \
                     data via APIs (api)\". A scope newer than this program is selected by hand; custom \
                     scopes are assigned in the app's policies."
                        .to_owned(),
                    None,
                ),
            }
        };
        found.error(
            path,
            format!("the scope {} is not known", quoted(name)),
            "No line of the page stands for it, so the scopes as a whole are left as they are.",
            &help,
        );
        if let Some(fix) = fix {
            found.fix(fix);
        }
    }
}

fn written(name: &str) -> String {
    format!("Write \"{name}\"")
}

/// Whether a text is several scopes in a row, as a login request holds them.
fn is_several(text: &str) -> bool {
    let separators = [' ', '\t', '\n', '\r', ',', ';', '+'];
    let mut names = text.split(separators).filter(|name| !name.is_empty());
    names.next().and_then(by_name).is_some()
        && names.next().and_then(by_name).is_some()
        && names.all(|name| by_name(name).is_some())
}
