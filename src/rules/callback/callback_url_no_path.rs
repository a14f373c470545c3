use crate::rules::prelude::*;

rule! {
    /// A callback URL has a path, at least a `/`.
    ///
    /// ## Why
    /// Programs add the `/` when they send an address without a path, and Salesforce then compares
    /// `https://app.acme.example/` with a line that lacks it.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the Metadata API: the address that is sent must equal one of the list. RFC
    /// 3986, section 6.2.3: an empty path of a web address is written as `/`. What a certain vendor sends
    /// is not known here.
    CALLBACK_URL_NO_PATH = "callback-url-no-path", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let no_path = |rest: &str| rest.is_empty() || rest.starts_with(['?', '#']);
        let Some(parts) = callback.parts().filter(|parts| no_path(parts.rest)) else {
            continue;
        };
        let mended = parts.with_slash();
        // Both spellings are there: another rule asks which is meant.
        if cx.lists_callback(&mended) {
            continue;
        }
        let path = callback.path();
        found.warning(
            path.clone(),
            format!(
                "the callback URL {} has nothing after its host, not even a /",
                callback.shown()
            ),
            "Programs add the / when they send the address, and Salesforce compares letter by letter.",
            "Look the address up in the vendor's guide: most have a path. If there is none, end it with a /.",
        );
        found.fix(Fix::needs_decision(
            "End the host with a /",
            Edit::set(path, mended),
        ));
    }
}
