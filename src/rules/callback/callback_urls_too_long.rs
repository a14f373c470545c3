use crate::rules::prelude::*;

/// What Salesforce allows for all callback URLs of an app together.
const MOST: usize = 2_000;

rule! {
    /// All callback URLs together have at most 2,000 characters.
    ///
    /// ## Why
    /// Salesforce refuses the form with more.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/(2000 × x)"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth settings of an External Client App, and the REST API guide: the limit holds
    /// for all addresses together. Whether line breaks count is not said; they are counted here.
    CALLBACK_URLS_TOO_LONG = "callback-urls-too-long", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (mut lines, mut length) = (0_usize, 0_usize);
    for callback in cx.callbacks() {
        lines += 1;
        length += callback.text.chars().count();
    }
    let length = length + lines.saturating_sub(1);
    if length > MOST {
        found.error(
            "/oauth/callbackUrls",
            format!("the callback URLs have {length} characters in all; the limit is {MOST}"),
            "Salesforce refuses the form with more.",
            "Take out addresses that this org does not need, or make a second app for them.",
        );
    }
}
