use crate::rules::prelude::*;

rule! {
    /// A callback URL with a `?` part must be sent with exactly that part.
    ///
    /// ## Why
    /// OAuth allows a query in the address. It belongs to what is compared: a vendor that sends another
    /// value, another order or no query at all is turned away.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb?tenant=42"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 6749, section 3.1.2: a query is allowed and is kept. Salesforce documents that addresses must
    /// be equal, and nothing about queries.
    CALLBACK_URL_QUERY = "callback-url-query", Info, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(query) = callback.url().and_then(|url| url.query()) else {
            continue;
        };
        let what = if query.is_empty() {
            "has a ? with nothing behind it"
        } else {
            "has a part behind a ?"
        };
        found.info(
            callback.path(),
            format!("the callback URL {} {what}", callback.shown()),
            "That is compared as well: the vendor must send it with every letter the same.",
            "Make sure that the vendor's guide shows it like this, and that nothing in it differs from \
             customer to customer.",
        );
    }
}
