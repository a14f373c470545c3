use crate::rules::prelude::*;

rule! {
    /// The scheme and the host of a callback URL are written in small letters.
    ///
    /// ## Why
    /// Browsers and most programs write both in small letters before they send an address. Salesforce
    /// compares letter by letter, so a line with capitals may never be met.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://App.Acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/CallBack"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help and the Metadata API: the address that is sent must equal one of the list. RFC
    /// 3986, section 6.2.2.1: scheme and host are the same in capitals, and small letters are usual.
    /// What a certain vendor sends is not known here, so the fix is your decision.
    CALLBACK_URL_UPPER_CASE_HOST = "callback-url-upper-case-host", Warning, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(mended) = in_small_letters(callback) else {
            continue;
        };
        // Both spellings are there: another rule asks which is meant.
        if cx.lists_callback(&mended) {
            continue;
        }
        let path = callback.path();
        found.warning(
            path.clone(),
            format!(
                "the callback URL {} has capital letters before its path",
                callback.shown()
            ),
            "Programs usually send this part in small letters, and Salesforce compares letter by letter.",
            "Look at what the vendor really sends (redirect_uri in the address of the login page) and \
             write exactly that, usually in small letters.",
        );
        found.fix(Fix::needs_decision(
            "Write that part in small letters",
            Edit::set(path, mended),
        ));
    }
}

fn in_small_letters(callback: &crate::rules::address::Callback<'_>) -> Option<String> {
    if let Some(parts) = callback.parts() {
        return parts.has_capitals().then(|| parts.in_small_letters());
    }
    let scheme = callback.app_scheme()?;
    let (written, rest) = callback.text.split_once(':')?;
    (written != scheme).then(|| format!("{scheme}:{rest}"))
}
