use crate::rules::address::{Callback, is_loopback};
use crate::rules::prelude::*;
use crate::rules::subject::is_success_page;
use url::Host;

rule! {
    /// A callback URL to the user's own machine belongs to programs, not to web services.
    ///
    /// ## Why
    /// `localhost` is the machine of whoever logs in, and any program there can listen. For a program
    /// that people install it is the usual way; beside the address of a web service it was most often
    /// left behind by a developer.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "http://localhost:3000/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json sandbox
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "http://localhost:3000/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 8252, sections 7.3 and 8.3, on programs that receive a login on their own machine. That the
    /// address was left behind is a guess, so it is a warning beside a web service's address, worth
    /// knowing on its own, and nothing in an org for tests.
    CALLBACK_URL_LOCALHOST = "callback-url-localhost", Warning, Advice, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.may_be_production() {
        return;
    }
    let is_service = |callback: &Callback<'_>| {
        callback.web().is_some_and(|url| !is_loopback(url)) && !is_success_page(callback.text)
    };
    for callback in cx.callbacks() {
        let Some(url) = callback.web().filter(|url| is_loopback(url)) else {
            continue;
        };
        // Of http with a number, and with a name that only begins like it, another rule speaks.
        if url.scheme() == "http" && url.host() != Some(Host::Domain("localhost")) {
            continue;
        }
        let path = callback.path();
        let message = format!(
            "the callback URL {} leads to the machine of whoever logs in",
            callback.shown()
        );
        if cx.callbacks().iter().any(is_service) {
            found.warning(
                path.clone(),
                message,
                "Beside the address of a web service it is usually left over from development; any \
                 program on that machine could receive the code.",
                "Ask the vendor whether it is needed; if not, take it out.",
            );
            found.fix(Fix::needs_decision("Take it out", Edit::remove(path)));
        } else {
            found.info(
                path,
                message,
                "That is right for a program people install; any other program on that machine could \
                 listen there too.",
                "Make sure that the vendor's program runs on the user's machine, and require PKCE.",
            );
        }
    }
}
