use crate::rules::address::is_loopback;
use crate::rules::prelude::*;
use url::Host;

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

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        if callback.is_incomplete() {
            found.error(
                callback.path(),
                format!(
                    "the callback URL {} is no complete address",
                    callback.shown()
                ),
                "Salesforce takes a whole address only.",
                "Write it from its https:// on.",
            );
            continue;
        }
        let Some(url) = callback.url() else {
            continue;
        };
        match url.scheme() {
            "https" => {}
            "http" if url.host() == Some(Host::Domain("localhost")) => {}
            "http" if is_loopback(url) && !matches!(url.host(), Some(Host::Domain(_))) => found.warning(
                callback.path(),
                format!(
                    "the callback URL {} uses http with a numeric address",
                    callback.shown()
                ),
                "Salesforce documents https, and takes http://localhost; this one it may refuse.",
                "Use http://localhost instead, in the vendor's program as well.",
            ),
            "http" => found.error(
                callback.path(),
                format!("the callback URL {} uses http", callback.shown()),
                "A code sent over http can be read on the way; Salesforce takes https only.",
                "Use https, or http://localhost for a program on the admin's own machine.",
            ),
            _ if callback.app_scheme().is_some() => {}
            scheme => found.error(
                callback.path(),
                format!(
                    "the callback URL {} uses the scheme \"{scheme}\", which leads to no app",
                    callback.shown()
                ),
                "Salesforce takes https or the scheme of a vendor's own app.",
                "Use the https address from the vendor's guide.",
            ),
        }
    }
}
