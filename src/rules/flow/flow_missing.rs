use crate::rules::prelude::*;
use crate::rules::subject::is_success_page;

rule! {
    /// An app needs one way of getting a token that the vendor can use.
    ///
    /// ## Why
    /// Guides use Salesforce's own success page as a stand-in where no user comes back to the vendor. Then a
    /// flow without a callback has to be on, or the vendor has no way of getting a token.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "scopes": ["api"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "scopes": ["api"], "flows": { "clientCredentials": true } } }
    /// ```
    ///
    /// ## Reference
    /// The config itself. External Client Apps never had the flow of user name and password, and it is off in
    /// orgs made since 2023 (Salesforce Help); nothing is said of an app that is there already, whose flows may be on.
    FLOW_MISSING = "flow-missing", Warning, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let on = |flows: crate::config::Flows| {
        [
            flows.jwt_bearer,
            flows.device,
            flows.client_credentials,
            flows.authorization_code_credentials,
            flows.token_exchange,
        ]
        .contains(&Some(true))
    };
    let page = cx.context.page.unwrap_or_default().flows;
    if cx.is_existing() || cx.jwt_bearer() || on(cx.flows()) || on(page) || cx.has_real_callback() {
        return;
    }
    let mut urls = cx.callback_urls();
    let Some((path, _)) = urls.find(|(_, url)| is_success_page(url)) else {
        return;
    };
    found.warning(
        path,
        "the callback URL is only Salesforce's own success page, and no flow that works without one \
         is on"
            .into(),
        "Unless somebody copies a code out of the browser by hand, the vendor gets no token.",
        "Look the flow up in the vendor's guide: a certificate stands for \"jwtBearer\", a secret used by \
         a server for \"clientCredentials\"; or add the vendor's own callback URL.",
    );
}
