use crate::rules::address::Parts;
use crate::rules::prelude::*;
use url::{Position, Url};

rule! {
    /// A callback URL is written the way programs send it.
    ///
    /// ## Why
    /// Programs rewrite addresses: they take out `/../`, turn `\` into `/`, write international names in
    /// their technical form (`xn--…`) and letters with accents as `%C3%A9`. Salesforce then compares what
    /// arrives with the line as it was typed.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://bücher.example/cb", "https://app.acme.example/a/../cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://xn--bcher-kva.example/cb", "https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 3986, section 6.2.2, and the URL standard that browsers follow. What Salesforce itself
    /// rewrites is not documented, so it is a warning.
    CALLBACK_URL_NOT_NORMALIZED = "callback-url-not-normalized", Warning, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let (Some(parts), Some(url)) = (callback.parts(), callback.web()) else {
            continue;
        };
        let Some(problem) = problem(&parts, url) else {
            continue;
        };
        let path = callback.path();
        let mended = decoded(url.as_str());
        found.warning(
            path.clone(),
            format!("the callback URL {} holds {problem}", callback.shown()),
            "Programs rewrite it before they send it, and Salesforce compares letter by letter.",
            &format!(
                "Write it as {}, unless the vendor's program really sends it as it stands.",
                quoted(&mended)
            ),
        );
        found.fix(Fix::needs_decision(
            "Write it as programs send it",
            Edit::set(path, mended),
        ));
    }
}

/// What programs would rewrite; of capital letters, ports and a missing path others speak.
fn problem(parts: &Parts<'_>, url: &Url) -> Option<&'static str> {
    if !parts.host.is_ascii() {
        return Some("an international name");
    }
    if !parts
        .host
        .eq_ignore_ascii_case(url.host_str().unwrap_or_default())
    {
        return Some("a host that is written in an unusual way");
    }
    let written = parts.rest;
    let from = if written.is_empty() || written.starts_with(['?', '#']) {
        Position::AfterPath
    } else {
        Position::BeforePath
    };
    if written == &url[from..] {
        return unreserved(written)
            .is_some()
            .then_some("a plain letter, digit or sign written with %");
    }
    Some(if written.contains('\\') {
        "a backslash"
    } else if !written.is_ascii() {
        "letters that are sent with %"
    } else if written.contains("/.") || written.contains("%2e") || written.contains("%2E") {
        "a /./ or /../"
    } else {
        "characters that are sent with %"
    })
}

/// The place and the value of the first `%41` that stands for a character which never needs it.
fn unreserved(text: &str) -> Option<(usize, char)> {
    text.match_indices('%').find_map(|(at, _)| {
        let digits = text.get(at + 1..at + 3)?;
        let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let value = char::from(u8::from_str_radix(digits, 16).ok().filter(|_| plain)?);
        (value.is_ascii_alphanumeric() || "-._~".contains(value)).then_some((at, value))
    })
}

fn decoded(address: &str) -> String {
    let mut rest = address;
    let mut decoded = String::with_capacity(address.len());
    while let Some((at, value)) = unreserved(rest) {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        decoded.push(value);
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}
