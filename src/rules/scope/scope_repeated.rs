use crate::rules::prelude::*;
use crate::rules::subject::scope_path;
use crate::scope::{ALL, Scope};

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
    // One bit a line of the page: those met once, and those met again.
    let (mut seen, mut repeated) = (0_u64, 0_u64);
    for (_, scope) in cx.lines() {
        let line = ALL.iter().position(|known| std::ptr::eq(known, *scope));
        let bit = 1 << line.unwrap_or_default();
        repeated |= seen & bit;
        seen |= bit;
    }
    if repeated == 0 {
        return;
    }
    for (line, scope) in ALL.iter().enumerate() {
        if repeated & (1 << line) != 0 {
            line_repeated(cx, scope, found);
        }
    }
}

fn line_repeated(cx: &Subject<'_>, scope: &Scope, found: &mut Findings) {
    let places = || {
        let lines = cx.lines().iter();
        let same = lines.filter(|(_, line)| line.name == scope.name);
        same.filter_map(|(index, _)| Some((*index, cx.scope_names().get(*index)?.as_str())))
    };
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in places() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let message = match names.as_slice() {
        [name] => format!("the scope \"{name}\" is named more than once"),
        _ => format!(
            "the scopes \"{}\" are one line of the page",
            names.join("\", \"")
        ),
    };
    let mut others = places().skip(1);
    let (Some((_, first)), Some((second, _))) = (places().next(), others.next()) else {
        return;
    };
    found.info(
        scope_path(second),
        message,
        "Selecting the line grants all of its names; naming it again changes nothing.",
        "Keep one of them.",
    );
    let fix = Fix::safe(
        format!("Keep only the first, \"{first}\""),
        Edit::remove(scope_path(second)),
    );
    found.fix(others.fold(fix, |fix, (index, _)| {
        fix.and(Edit::remove(scope_path(index)))
    }));
}
