use crate::config::Need;
use crate::rules::prelude::*;

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
    /// Salesforce Help and the REST API guide, OAuth scopes: `full` "does not return a refresh token". Nothing
    /// is said when the flow or the stated needs show that no refresh token is wanted.
    FULL_WITHOUT_REFRESH_TOKEN = "full-without-refresh-token", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.has_scope("refresh_token")
        || cx.jwt_bearer()
        || cx.only_client_credentials()
        || cx.lacks_need(Need::Offline)
    {
        return;
    }
    if let Some(path) = cx.scope("full") {
        found.warning(
            path,
            "the scope \"full\" is asked for without \"refresh_token\", which it does not include"
                .into(),
            "The vendor gets no refresh token, so the connection ends with its first access token.",
            "Add \"refresh_token\" if the vendor works while nobody is logged in; better, ask which \
             narrower scopes it needs instead of \"full\".",
        );
        found.fix(Fix::needs_decision(
            "Add \"refresh_token\"",
            Edit::set("/oauth/scopes/-", "refresh_token"),
        ));
    }
}
