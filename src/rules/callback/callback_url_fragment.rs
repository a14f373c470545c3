use crate::rules::prelude::*;

rule! {
    /// A callback URL has no part behind a `#`.
    ///
    /// ## Why
    /// Browsers never send what stands behind a `#` to a server, and OAuth puts answers of its own there.
    /// A line with one usually came out of the address bar of a web page, and is not what the vendor's
    /// program sends.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb#/done"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 6749, section 3.1.2: the address "MUST NOT include a fragment component". What Salesforce does
    /// with one is not documented, so it is a warning.
    CALLBACK_URL_FRAGMENT = "callback-url-fragment", Warning, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        if callback.url().is_none_or(|url| url.fragment().is_none()) {
            continue;
        }
        let (before, _) = callback.text.split_once('#').unwrap_or_default();
        let path = callback.path();
        found.warning(
            path.clone(),
            format!("the callback URL {} goes on behind a #", callback.shown()),
            "OAuth forbids it, and what stands there never reaches the vendor's server.",
            "Use the address from the vendor's guide, which ends before the #.",
        );
        found.fix(Fix::needs_decision(
            "Take out the # and what follows",
            Edit::set(path, before),
        ));
    }
}
