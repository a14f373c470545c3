use crate::rules::prelude::*;

rule! {
    /// A callback URL holds no stand-in that somebody forgot to replace.
    ///
    /// ## Why
    /// A guide writes `<your-domain>` for what only you know. Left as it is, no login can ever come back
    /// to that address.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://<your-domain>.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://emea.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 3986, appendix A: none of `<`, `>`, `{` and `}` may stand in a URI. Salesforce compares the
    /// address a vendor sends with the whole line.
    CALLBACK_URL_PLACEHOLDER = "callback-url-placeholder", Error, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        if let Some(stand_in) = callback.stand_in {
            found.error(
                callback.path(),
                format!(
                    "the callback URL {} still holds the stand-in {}",
                    callback.shown(),
                    quoted(stand_in)
                ),
                "Salesforce compares addresses character by character, so no login can come back to it.",
                "Write what it stands for; the vendor's own screen usually shows the finished address.",
            );
        }
    }
}
