use crate::rules::prelude::*;

rule! {
    /// `full` lets the vendor do everything the user may do.
    ///
    /// ## Why
    /// The scopes are the only limit on a vendor besides the user's own rights, and `full` takes it away:
    /// whoever steals the vendor's token can do what the user can, and what Salesforce adds later is
    /// granted at once. Narrower scopes beside it limit nothing.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["full", "refresh_token"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth scopes: `full` is all that the signed-in user may do and holds every other
    /// scope but `refresh_token`. Salesforce's hardening article on External Client Apps asks for the fewest
    /// scopes.
    SCOPE_FULL = "scope-full", Warning, Documented, [EcaReview, SbsCriticality], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(path) = cx.scope("full") else {
        return;
    };
    let narrower = || {
        let lines = cx.lines().iter().map(|(_, scope)| scope.name);
        lines.filter(|name| !matches!(*name, "full" | "refresh_token"))
    };
    let Some(first) = narrower().next() else {
        let mut asked: Vec<_> = cx.needs().iter().filter_map(|need| need.scope()).collect();
        asked.sort_unstable();
        asked.dedup();
        let help = if asked.is_empty() {
            "Ask the vendor which narrower scopes it needs; for most it is \"api\" and \"refresh_token\"."
                .to_owned()
        } else {
            format!(
                "Put the scopes of the stated needs in its place: \"{}\".",
                asked.join("\", \"")
            )
        };
        return found.warning(path, MESSAGE.into(), WHY, &help);
    };
    found.warning(
        path.clone(),
        format!("{MESSAGE}, so narrower ones such as \"{first}\" limit nothing"),
        WHY,
        "Take \"full\" out and keep the narrower scopes, unless the vendor says what else it needs.",
    );
    found.fix(Fix::needs_decision("Take \"full\" out", Edit::remove(path)));
}

const MESSAGE: &str = "the scope \"full\" allows everything the user may do";
const WHY: &str = "A stolen token of this vendor would open all of it.";
