use crate::rules::prelude::*;

rule! {
    /// A callback URL holds no blanks and no line breaks, and is not empty.
    ///
    /// ## Why
    /// The page takes one URL a line, so a line break inside one makes two of it; and the address a
    /// vendor sends must equal a line exactly, so a blank that came along with a copy breaks the login.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb https://eu.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "https://eu.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 3986, section 2: a URI holds no blanks. Whether Salesforce trims blanks around a line is not
    /// documented, so those are a warning.
    CALLBACK_URL_BLANK = "callback-url-blank", Error, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let inside = callback.text;
        if inside.is_empty() {
            let path = callback.path();
            found.error(
                path.clone(),
                "a callback URL is empty".into(),
                "An empty line is no address a login can come back to.",
                "Write the address, or take the entry out.",
            );
            found.fix(Fix::safe("Take the empty entry out", Edit::remove(path)));
        } else if inside.contains(char::is_whitespace) {
            found.error(
                callback.path(),
                format!(
                    "the callback URL {} holds a blank or a line break",
                    callback.shown()
                ),
                "A URL holds none, and the page reads each line as an address of its own.",
                "If these are several addresses, make each an entry of its own; otherwise take the blank out.",
            );
        } else if inside != callback.written {
            let path = callback.path();
            found.warning(
                path.clone(),
                format!("the callback URL {} has blanks around it", callback.shown()),
                "The address the vendor sends must equal this one exactly.",
                "Take the blanks out.",
            );
            found.fix(Fix::safe("Take the blanks out", Edit::set(path, inside)));
        }
    }
}
