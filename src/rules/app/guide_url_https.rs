use crate::rules::prelude::*;

rule! {
    /// The guide's address begins with https.
    ///
    /// ## Why
    /// The guide decides what is typed into an app that opens your org. Over http anybody on the way can
    /// change it, and an address that is none is never shown as a link.
    ///
    /// ## Bad
    /// ```json
    /// { "guide": { "url": "javascript:alert(1)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "guide": { "url": "https://docs.acme.example/salesforce" } }
    /// ```
    ///
    /// ## Reference
    /// Advice: Salesforce never sees this address.
    GUIDE_URL_HTTPS = "guide-url-https", Warning, Advice, [SbsDueDiligence], check
}

const PATH: &str = "/guide/url";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let guide = cx.config.guide.as_ref();
    let Some(url) = guide.and_then(|guide| guide.url.as_deref()) else {
        return;
    };
    let text = url.trim();
    if text.is_empty() || begins_with(text, "https://") {
        return;
    }
    if begins_with(text, "http://") {
        found.info(
            PATH,
            format!("the guide's address {} uses http", quoted(url)),
            "Anybody on the way can change what the guide says; only an https address becomes a link.",
            "Use the https address.",
        );
        let rest = text.get("http://".len()..).unwrap_or_default();
        found.fix(Fix::needs_decision(
            "Write it with https",
            Edit::set(PATH, format!("https://{rest}")),
        ));
    } else {
        found.warning(
            PATH,
            format!(
                "the guide's address {} is no address of a web page",
                quoted(url)
            ),
            "It is never made a link, and an honest guide has no such address.",
            "Ask the vendor where the guide is, and do not open this one.",
        );
    }
}
