use crate::rules::address::Callback;
use crate::rules::prelude::*;

rule! {
    /// Two callback URLs differ by more than a slash at the end, capital letters or the usual port.
    ///
    /// ## Why
    /// Each of them is an address of its own to Salesforce, and the vendor sends one of them only. Both
    /// together do no harm; often one is a mistype that stayed.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "https://app.acme.example/cb/"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb", "https://app.acme.example/cb2"] } }
    /// ```
    ///
    /// ## Reference
    /// It follows from the config itself. Salesforce compares the address that is sent with each line
    /// exactly.
    CALLBACK_URL_NEARLY_REPEATED = "callback-url-nearly-repeated", Info, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let callbacks = cx.callbacks();
    if callbacks.len() < 2 {
        return;
    }
    let mut sorted: Vec<&Callback<'_>> =
        callbacks.iter().filter(|url| url.url().is_some()).collect();
    // Equal ones stay in the order of the list.
    sorted.sort_by(|one, other| letters(one).cmp(letters(other)));
    for group in sorted.chunk_by(|one, other| letters(one).eq(letters(other))) {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        // Of those that are quite the same another rule speaks.
        for other in others.iter().filter(|other| other.text != first.text) {
            found.info(
                other.path(),
                format!(
                    "the callback URL {} differs from {} only in {}",
                    other.shown(),
                    first.shown(),
                    difference(first, other)
                ),
                "To Salesforce these are two addresses; a vendor usually sends one of them.",
                "Keep the one the vendor's guide shows; keep both only if the vendor sends both.",
            );
        }
    }
}

/// The address as a browser would write it, without a slash at its end and without capital letters.
fn letters(callback: &Callback<'_>) -> impl Iterator<Item = u8> {
    let address = callback.url().map_or("", url::Url::as_str);
    without_slash(address)
        .bytes()
        .map(|byte| byte.to_ascii_lowercase())
}

fn without_slash(address: &str) -> &str {
    address.strip_suffix('/').unwrap_or(address)
}

fn difference(one: &Callback<'_>, other: &Callback<'_>) -> &'static str {
    if one.text.eq_ignore_ascii_case(other.text) {
        "capital letters"
    } else if without_slash(one.text) == without_slash(other.text) {
        "the slash at the end"
    } else if one.parts().map(|parts| parts.port) != other.parts().map(|parts| parts.port) {
        "the port, which is the usual one"
    } else {
        "its spelling"
    }
}
