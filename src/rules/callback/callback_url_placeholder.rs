use crate::rules::prelude::*;

rule! {
    /// A callback URL holds no stand-in that somebody forgot to replace.
    ///
    /// ## Why
    /// A guide writes `<your-domain>` for what only you know. Left as it is, no login can ever come back
    /// to that address. `*` is no way out: Salesforce documents no wildcards.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://<your-domain>.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://emea.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 3986, appendix A: none of `<`, `>`, `{` and `}` may stand in a URI. Salesforce compares the
    /// address a vendor sends with the whole line.
    CALLBACK_URL_PLACEHOLDER = "callback-url-placeholder", Error, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (path, url) in cx.callback_urls() {
        if let Some(stand_in) = placeholder(url) {
            found.error(
                path,
                format!(
                    "the callback URL {} still holds the stand-in {}",
                    quoted(url),
                    quoted(stand_in)
                ),
                "Salesforce compares addresses character by character, so no login can come back to it.",
                "Write what it stands for; the vendor's own screen usually shows the finished address.",
            );
        }
    }
}

/// The first stand-in of a callback URL.
pub(super) fn placeholder(url: &str) -> Option<&str> {
    const PAIRS: &[(&str, char)] = &[("${", '}'), ("{", '}'), ("<", '>'), ("[", ']')];
    let paired = PAIRS.iter().find_map(|(open, close)| {
        let at = url.find(open)?;
        let rest = url.get(at..)?;
        let end = rest.find(*close)? + close.len_utf8();
        let found = rest.get(..end)?;
        // The host of "http://[::1]/" is an address.
        (*open != "[" || !found.contains(':')).then_some(found)
    });
    let star = || url.find('*').and_then(|at| url.get(at..=at));
    let word = || {
        url.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .find(|word| is_stand_in(word))
    };
    paired.or_else(star).or_else(word)
}

/// `YOUR_DOMAIN`, `your-company`, `yourinstance`: "your" and a word for what differs from customer to customer.
fn is_stand_in(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "account",
        "app",
        "company",
        "domain",
        "host",
        "hostname",
        "instance",
        "mydomain",
        "org",
        "organization",
        "region",
        "server",
        "site",
        "subdomain",
        "tenant",
        "workspace",
    ];
    let folded: String = word
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    if folded == "mydomainname" {
        return true;
    }
    let Some(thing) = folded.strip_prefix("your") else {
        return false;
    };
    let thing = thing.strip_suffix("name").unwrap_or(thing);
    THINGS.contains(&thing) || word.starts_with("YOUR_") || word.starts_with("YOUR-")
}
