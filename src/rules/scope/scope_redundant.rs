use crate::rules::prelude::*;
use crate::rules::subject::scope_path;
use crate::scope::is_needed;

rule! {
    /// A scope that another one includes adds nothing.
    ///
    /// ## Why
    /// `api` includes `chatter_api`, and `web` includes `visualforce`. The longer list looks more careful than
    /// it is: the wide scope decides. If the narrow one is all that the vendor uses, the wide one is the
    /// one to take out.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "chatter_api", "refresh_token"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["chatter_api", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the REST API guide, OAuth scopes. Whether Salesforce grants the narrow scope to a
    /// vendor that asks for it by name while only the wide one is selected is documented nowhere; so
    /// taking it out is your decision.
    SCOPE_REDUNDANT = "scope-redundant", Info, Documented, [], check
}

/// The wide scope and the one it includes.
const PAIRS: [(&str, &str); 2] = [("api", "chatter_api"), ("web", "visualforce")];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Beside "full" nothing counts, which has a rule of its own.
    if cx.lines().len() < 2 || cx.has_scope("full") {
        return;
    }
    for (wide, narrow) in PAIRS {
        let mut lines = cx.lines().iter();
        let Some((_, scope)) = lines.find(|(_, scope)| scope.name == wide) else {
            continue;
        };
        // A wide scope that nobody needs is told about itself.
        if is_needed(cx.config, scope) == Some(false) {
            continue;
        }
        let Some((index, _)) = cx.lines().iter().find(|(_, scope)| scope.name == narrow) else {
            continue;
        };
        let path = scope_path(*index);
        found.info(
            path.clone(),
            format!("the scope \"{narrow}\" is included in \"{wide}\""),
            "Asking for both allows no more than the wider one alone.",
            &format!(
                "Ask the vendor which one it uses: take \"{wide}\" out if \"{narrow}\" is enough, else \
                 \"{narrow}\" unless the vendor asks for it by name when people log in."
            ),
        );
        found.fix(Fix::needs_decision(
            format!("Take \"{narrow}\" out"),
            Edit::remove(path),
        ));
    }
}
