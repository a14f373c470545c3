use super::callback_url_placeholder::placeholder;
use crate::rules::prelude::*;
use url::{Host, Url};

rule! {
    /// A callback URL uses https, or a scheme of an app of its own.
    ///
    /// ## Why
    /// An authorization code that travels over http can be read on the way, so Salesforce refuses such
    /// an address. `http://localhost` never leaves the machine and is taken.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["http://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "http://localhost:1717/cb", "acme://login"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, OAuth settings of an External Client App: "must use secure HTTPS or a custom URI
    /// scheme". It names no exception, yet `http://localhost` works: Salesforce's own command line uses
    /// it. `http://127.0.0.1` and `http://[::1]` are documented nowhere, so they are a warning.
    CALLBACK_URL_SCHEME = "callback-url-scheme", Error, Documented, [EcaReview], check
}

/// Schemes that browsers and servers use for other things: none of them opens a vendor's app.
const NO_APP: &[&str] = &[
    "about",
    "blob",
    "chrome",
    "data",
    "file",
    "ftp",
    "javascript",
    "mailto",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (path, written) in cx.callback_urls() {
        let text = written.trim();
        // Other rules speak of these.
        if text.is_empty() || text.contains(char::is_whitespace) || placeholder(text).is_some() {
            continue;
        }
        let shown = quoted(written);
        let Some(url) = absolute(text) else {
            found.error(
                path,
                format!("the callback URL {shown} is no complete address"),
                "Salesforce takes a whole address only.",
                "Write it from its https:// on.",
            );
            continue;
        };
        match url.scheme() {
            "https" => {}
            "http" => match url.host() {
                Some(Host::Domain("localhost")) => {}
                host if is_loopback(host.as_ref()) => found.warning(
                    path,
                    format!("the callback URL {shown} uses http with a numeric address"),
                    "Salesforce documents https, and takes http://localhost; this one it may refuse.",
                    "Use http://localhost instead, in the vendor's program as well.",
                ),
                _ => found.error(
                    path,
                    format!("the callback URL {shown} uses http"),
                    "A code sent over http can be read on the way; Salesforce takes https only.",
                    "Use https, or http://localhost for a program on the admin's own machine.",
                ),
            },
            scheme if NO_APP.contains(&scheme) => found.error(
                path,
                format!("the callback URL {shown} uses the scheme \"{scheme}\", which leads to no app"),
                "Salesforce takes https or the scheme of a vendor's own app.",
                "Use the https address from the vendor's guide.",
            ),
            _ => {}
        }
    }
}

/// Standards read "https:/acme.example" as an address too; Salesforce compares the text.
fn absolute(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let whole = !url.has_host() || text.contains("://");
    whole.then_some(url)
}

fn is_loopback(host: Option<&Host<&str>>) -> bool {
    match host {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        _ => false,
    }
}
