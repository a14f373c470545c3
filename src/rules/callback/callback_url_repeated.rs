use std::collections::HashSet;

use crate::rules::prelude::*;

rule! {
    /// A callback URL stands in the list once.
    ///
    /// ## Why
    /// The second one changes nothing and takes room from the 2,000 characters all of them may have
    /// together. Often one of the two was meant to be another address.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "https://app.acme.example/cb/"] } }
    /// ```
    ///
    /// ## Reference
    /// What Salesforce does with the second one is not documented. Addresses are compared exactly, as
    /// Salesforce compares them: a slash at the end makes another address.
    CALLBACK_URL_REPEATED = "callback-url-repeated", Warning, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let callbacks = cx.callbacks();
    if callbacks.len() < 2 {
        return;
    }
    let mut seen = HashSet::new();
    for callback in callbacks {
        if callback.text.is_empty() || seen.insert(callback.text) {
            continue;
        }
        let path = callback.path();
        found.warning(
            path.clone(),
            format!(
                "the callback URL {} stands in the list already",
                callback.shown()
            ),
            "The second one changes nothing; one of the two may have been meant to be another.",
            "Take one of them out, or correct it.",
        );
        found.fix(Fix::safe("Take the second one out", Edit::remove(path)));
    }
}
