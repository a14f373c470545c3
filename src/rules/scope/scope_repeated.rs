use crate::rules::MAX_FINDINGS;
use crate::rules::prelude::*;
use crate::rules::subject::scope_path;
use crate::scope::ALL;

rule! {
    /// A line of the page's scope list is named once.
    ///
    /// ## Why
    /// `refresh_token` and `offline_access` are one line of the page, and so are `id`, `profile`, `email`,
    /// `address` and `phone`: selecting it grants all of them. Naming it twice changes nothing.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token", "offline_access"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth scopes, and the list of both pages: the names of one line stand in its
    /// parentheses.
    SCOPE_REPEATED = "scope-repeated", Info, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let mut seen: u64 = 0;
    let repeated = cx.lines().iter().filter(|(_, scope)| {
        let line = ALL.iter().position(|known| std::ptr::eq(known, *scope));
        let bit = 1 << line.unwrap_or_default();
        let again = seen & bit != 0;
        seen |= bit;
        again
    });
    for (index, scope) in repeated.take(MAX_FINDINGS + 1) {
        let named = |index: usize| {
            cx.scope_names()
                .get(index)
                .map_or(scope.name, String::as_str)
        };
        let mut lines = cx.lines().iter();
        let first = lines.find(|(_, line)| line.name == scope.name);
        let (first, again) = (
            first.map_or(scope.name, |(at, _)| named(*at)),
            named(*index),
        );
        let message = if first == again {
            format!("the scope \"{again}\" is named already")
        } else {
            format!("the scopes \"{first}\" and \"{again}\" are one line of the page")
        };
        let path = scope_path(*index);
        found.info(
            path.clone(),
            message,
            "Selecting the line grants all of its names; the second one changes nothing.",
            "Keep one of them.",
        );
        found.fix(Fix::safe(
            format!("Take the second one, \"{again}\", out"),
            Edit::remove(path),
        ));
    }
}
