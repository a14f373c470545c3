use crate::rules::prelude::*;

rule! {
    /// A callback URL holds no `*`.
    ///
    /// ## Why
    /// Salesforce compares the address a vendor sends with the whole line, letter by letter. A `*` is a
    /// letter like any other to it, so `https://*.acme.example/cb` lets nobody in.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://*.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://eu.acme.example/cb", "https://us.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the Metadata API, callback URL: the address that is sent must equal one of the
    /// addresses. No document names a wildcard. It is a warning because `*` may stand in a path as itself.
    CALLBACK_URL_WILDCARD = "callback-url-wildcard", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks().iter().filter(|url| url.text.contains('*')) {
        found.warning(
            callback.path(),
            format!("the callback URL {} holds a *", callback.shown()),
            "Salesforce knows no wildcards and compares the whole address, so this line fits no real one.",
            "List every address the vendor uses, each as an entry of its own.",
        );
    }
}
