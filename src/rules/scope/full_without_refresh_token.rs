use crate::rules::prelude::*;
use crate::scope::by_name;

rule! {
    /// `full` does not bring `refresh_token`.
    ///
    /// ## Why
    /// "Full access" holds every other scope but the refresh token. A vendor that asks for `full` alone
    /// is connected until its first token ends, and then stops.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["full"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["full", "refresh_token"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the REST API guide, OAuth scopes: `full` "does not return a refresh token".
    FULL_WITHOUT_REFRESH_TOKEN = "full-without-refresh-token", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let has = |wanted: &str| {
        cx.scopes()
            .any(|(_, name)| by_name(name).is_some_and(|scope| scope.name == wanted))
    };
    let full = cx.scopes().find(|(_, name)| *name == "full");
    if let Some((path, _)) = full.filter(|_| !has("refresh_token")) {
        found.warning(
            path,
            "the scope \"full\" is asked for without \"refresh_token\", which it does not include"
                .into(),
            "The vendor gets no refresh token, so the connection ends with its first access token.",
            "Add \"refresh_token\" if the vendor works while nobody is logged in; better, ask which \
             narrower scopes it needs instead of \"full\".",
        );
    }
}
