use crate::rules::prelude::*;
use crate::rules::subject::is_success_page;

rule! {
    /// Salesforce's own success page is a stand-in for apps that nobody logs in to.
    ///
    /// ## Why
    /// `/services/oauth2/success` belongs to Salesforce, so a login that ends there tells the vendor
    /// nothing. For an app that only works from server to server it fills a field that must not be empty.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "scopes": ["api"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "scopes": ["api"] } }
    /// ```
    ///
    /// ## Reference
    /// Common practice of guides; Salesforce documents the field as required, and not this use of the
    /// page. Older programs for the desktop read the address of that page in a window of their own, so it
    /// is a warning and no error.
    CALLBACK_URL_SUCCESS_PAGE = "callback-url-success-page", Warning, Reported, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(page) = cx.callbacks().iter().find(|url| is_success_page(url.text)) else {
        return;
    };
    // Beside a real address it is only one line more.
    if cx.has_real_callback() {
        return;
    }
    let needs_no_login = cx.jwt_bearer()
        || cx.flow_is_on(|flows| flows.jwt_bearer)
        || cx.flow_is_on(|flows| flows.client_credentials)
        || cx.flow_is_on(|flows| flows.device)
        || cx.flow_is_on(|flows| flows.token_exchange);
    // The flows of an app that is there may be on without the config's saying so.
    let unknown = cx.is_existing() && cx.context.page.is_none();
    let message = format!(
        "the only callback URL, {}, is Salesforce's own page",
        page.shown()
    );
    if needs_no_login || unknown {
        found.info(
            page.path(),
            message,
            "Nobody can log in to the vendor by it; an app that only works from server to server needs no more.",
            "Leave it, unless people shall log in through the vendor.",
        );
    } else {
        found.warning(
            page.path(),
            message,
            "A login ends there and the vendor does not learn of it; the config names no flow that works \
             without a login.",
            "Use the address from the vendor's guide. If the vendor signs JWTs or uses the client \
             credentials flow, say so under \"flows\".",
        );
    }
}
