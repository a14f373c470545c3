use crate::rules::prelude::*;

rule! {
    /// The client credentials flow issues no refresh token.
    ///
    /// ## Why
    /// In this flow the vendor's server asks for a new access token whenever it wants one, with its own key and
    /// secret. The scope for staying connected serves nothing there, and opens a lasting way in if another
    /// flow is switched on later.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "scopes": ["api", "refresh_token"], "flows": { "clientCredentials": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "scopes": ["api"], "flows": { "clientCredentials": true } } }
    /// ```
    ///
    /// ## Reference
    /// RFC 6749, section 4.4.3: a refresh token should not be included in the answer to client credentials.
    SCOPE_REFRESH_TOKEN_POINTLESS = "scope-refresh-token-pointless", Info, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.only_client_credentials() {
        return;
    }
    let Some(path) = cx.scope("refresh_token") else {
        return;
    };
    found.info(
        path.clone(),
        "the scope \"refresh_token\" serves nothing in the client credentials flow".into(),
        "That flow issues no refresh token; the vendor asks for a new access token instead.",
        "Take it out, unless people also log in through the vendor.",
    );
    if cx.lines().len() > 1 {
        found.fix(Fix::needs_decision(
            "Take \"refresh_token\" out",
            Edit::remove(path),
        ));
    }
}
