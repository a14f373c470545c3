use crate::rules::prelude::*;

rule! {
    /// A callback URL leaves out the port that its scheme has anyway.
    ///
    /// ## Why
    /// `https://app.acme.example:443/cb` and the same without `:443` lead to one place, and programs
    /// leave the port out when they send the address. To Salesforce they are two addresses.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example:443/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example:8443/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the Metadata API: the address that is sent must equal one of the list. RFC
    /// 3986, section 6.2.3: the usual port is left out. What a certain vendor sends is not known here.
    CALLBACK_URL_DEFAULT_PORT = "callback-url-default-port", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let (Some(parts), Some(url)) = (callback.parts(), callback.web()) else {
            continue;
        };
        if parts.port.is_empty() || url.port().is_some() {
            continue;
        }
        let mended = parts.without_port();
        // Both spellings are there: another rule asks which is meant.
        if cx.lists_callback(&mended) {
            continue;
        }
        let path = callback.path();
        found.warning(
            path.clone(),
            format!(
                "the callback URL {} names the port that it would have anyway",
                callback.shown()
            ),
            "Programs leave this port out when they send the address, and Salesforce compares letter by letter.",
            "Leave the port out, unless the vendor's program really sends it.",
        );
        found.fix(Fix::needs_decision(
            "Leave the port out",
            Edit::set(path, mended),
        ));
    }
}
