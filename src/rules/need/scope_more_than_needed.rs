use crate::rules::prelude::*;
use crate::rules::subject::scope_path;
use crate::scope::is_needed;

rule! {
    /// A scope allows more than the vendor says it does.
    ///
    /// ## Why
    /// A scope that serves none of the stated needs helps nobody but a thief of the vendor's token. It may be
    /// left over from another product, or a need may be missing from the list.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "web", "refresh_token"] }, "needs": ["records", "offline"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] }, "needs": ["records", "offline"] }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on External Client Apps asks for the fewest scopes. That a scope is more
    /// than needed follows from the needs the config states. The JWT bearer flow asks for `refresh_token`
    /// by itself, so there it is never more than needed.
    SCOPE_MORE_THAN_NEEDED = "scope-more-than-needed", Warning, Consistency, [EcaReview, SbsCriticality], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // `full` has a rule of its own, and beside it nothing counts.
    if cx.needs().is_empty() || cx.has_scope("full") {
        return;
    }
    let lines = cx.lines().len();
    for (index, scope) in cx.lines() {
        if is_needed(cx.config, scope) != Some(false) || is_included(cx, scope.name) {
            continue;
        }
        // Without another flow a refresh token is pointless for a reason of its own.
        if scope.name == "refresh_token" && cx.only_client_credentials() {
            continue;
        }
        let mut enough: Vec<&str> = Vec::new();
        let narrower = cx.needs().iter().filter_map(|need| need.scope());
        for narrow in narrower.filter(|narrow| scope.includes(narrow)) {
            if !enough.contains(&narrow) {
                enough.push(narrow);
            }
        }
        let lacking: Vec<&str> = enough
            .iter()
            .filter(|name| !cx.has_scope(name))
            .copied()
            .collect();
        let (name, path) = (scope.name, scope_path(*index));
        let message = if enough.is_empty() {
            format!("the scope \"{name}\" serves none of the stated needs")
        } else {
            format!(
                "the scope \"{name}\" is wider than the stated needs, for which \"{}\" would do",
                enough.join("\", \"")
            )
        };
        found.warning(
            path.clone(),
            message,
            "What the vendor does not need, a thief of its token can still use.",
            if lacking.is_empty() {
                "Take it out, or have the vendor state what it needs it for."
            } else {
                "Ask for the narrower one, or have the vendor state what else it does."
            },
        );
        if let Some((first, others)) = lacking.split_first() {
            let fix = Fix::needs_decision(
                format!("Ask for \"{}\" in its place", lacking.join("\", \"")),
                Edit::set(path, *first),
            );
            let add = |fix: Fix, name: &&str| fix.and(Edit::set("/oauth/scopes/-", *name));
            found.fix(others.iter().fold(fix, add));
        } else if lines > 1 {
            found.fix(Fix::needs_decision(
                format!("Take \"{name}\" out"),
                Edit::remove(path),
            ));
        }
    }
}

/// Whether a needed scope brings this one anyway: it is then redundant and no wider.
fn is_included(cx: &Subject<'_>, name: &str) -> bool {
    cx.lines().iter().any(|(_, wide)| {
        wide.name != name && wide.includes(name) && is_needed(cx.config, wide) == Some(true)
    })
}
