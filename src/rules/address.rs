//! The callback URLs of a config, each read once for all rules.

use super::prelude::quoted;
use url::{Host, Url};

/// One entry of the list of callback URLs.
pub(super) struct Callback<'a> {
    index: usize,
    /// The entry as the config has it.
    pub(super) written: &'a str,
    /// The entry without the blanks around it.
    pub(super) text: &'a str,
    /// The first stand-in in it that somebody forgot to replace.
    pub(super) stand_in: Option<&'a str>,
    reading: Reading,
    parts: Option<Parts<'a>>,
}

/// What an entry is.
enum Reading {
    /// Empty, several in one, or with a stand-in: rules of their own speak of these, and no other does.
    Unfinished,
    /// No whole address.
    Incomplete,
    /// An address.
    Whole(Url),
}

/// Parts of a web address as they are written, before any program rewrites them.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    /// Everything up to the host.
    before_host: &'a str,
    pub(super) host: &'a str,
    /// The port with its colon; empty when there is none.
    pub(super) port: &'a str,
    /// Path, query and fragment.
    pub(super) rest: &'a str,
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

impl<'a> Callback<'a> {
    pub(super) fn new(index: usize, written: &'a str) -> Self {
        let text = written.trim();
        let stand_in = stand_in(text);
        let unfinished = text.is_empty()
            || stand_in.is_some()
            || text.contains(|c: char| c.is_whitespace() || c == '*');
        let reading = if unfinished {
            Reading::Unfinished
        } else {
            absolute(text).map_or(Reading::Incomplete, Reading::Whole)
        };
        let mut callback = Self {
            index,
            written,
            text,
            stand_in,
            reading,
            parts: None,
        };
        callback.parts = callback.web().and_then(|_| parts(text));
        callback
    }

    /// Its JSON pointer.
    pub(super) fn path(&self) -> String {
        format!("/oauth/callbackUrls/{}", self.index)
    }

    /// The entry as a message shows it.
    pub(super) fn shown(&self) -> String {
        quoted(self.written)
    }

    /// The address, when the entry is one.
    pub(super) fn url(&self) -> Option<&Url> {
        match &self.reading {
            Reading::Whole(url) => Some(url),
            Reading::Unfinished | Reading::Incomplete => None,
        }
    }

    /// The address, when it is one of the web: the ones that browsers and libraries rewrite.
    pub(super) fn web(&self) -> Option<&Url> {
        self.url()
            .filter(|url| matches!(url.scheme(), "https" | "http"))
    }

    /// Whether the entry would be an address if it were written whole.
    pub(super) fn is_incomplete(&self) -> bool {
        matches!(self.reading, Reading::Incomplete)
    }

    /// The scheme of an app of the vendor's own, when the entry has one.
    pub(super) fn app_scheme(&self) -> Option<&str> {
        let scheme = self.url()?.scheme();
        let web = matches!(scheme, "https" | "http");
        (!web && !NO_APP.contains(&scheme)).then_some(scheme)
    }

    /// The parts of a web address.
    pub(super) fn parts(&self) -> Option<Parts<'a>> {
        self.parts
    }
}

impl Parts<'_> {
    /// Whether the scheme or the host has a capital letter.
    pub(super) fn has_capitals(&self) -> bool {
        let capital = |c: u8| c.is_ascii_uppercase();
        self.scheme().bytes().any(capital) || self.host.bytes().any(capital)
    }

    fn scheme(&self) -> &str {
        self.before_host
            .split_once(':')
            .map_or("", |(scheme, _)| scheme)
    }

    /// The address with its scheme and host in small letters.
    pub(super) fn in_small_letters(&self) -> String {
        let (scheme, host) = (self.scheme(), self.host.to_ascii_lowercase());
        let user = self.before_host.get(scheme.len()..).unwrap_or_default();
        let scheme = scheme.to_ascii_lowercase();
        format!("{scheme}{user}{host}{}{}", self.port, self.rest)
    }

    /// The address without its port.
    pub(super) fn without_port(&self) -> String {
        format!("{}{}{}", self.before_host, self.host, self.rest)
    }

    /// The address with the shortest path there is.
    pub(super) fn with_slash(&self) -> String {
        let Self {
            before_host,
            host,
            port,
            rest,
        } = self;
        format!("{before_host}{host}{port}/{rest}")
    }
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let start = text.find("://")? + "://".len();
    let (_, after) = text.split_at_checked(start)?;
    let end = after.find(['/', '\\', '?', '#']).unwrap_or(after.len());
    let (authority, rest) = after.split_at_checked(end)?;
    let host_start = authority.rfind('@').map_or(0, |at| at + 1);
    let (_, server) = authority.split_at_checked(host_start)?;
    // The colons of "[::1]" are part of the host.
    let closed = server.rfind(']').map_or(0, |at| at + 1);
    let colon = server.get(closed..)?.find(':');
    let (host, port) = server.split_at_checked(colon.map_or(server.len(), |at| closed + at))?;
    let before_host = text.get(..start + host_start)?;
    Some(Parts {
        before_host,
        host,
        port,
        rest,
    })
}

/// Standards read "https:/acme.example" as an address too; Salesforce compares the text.
fn absolute(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let whole = !url.has_host() || text.contains("://");
    whole.then_some(url)
}

/// Whether an address leads to the machine of the person who opens it.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The first stand-in of a callback URL.
fn stand_in(url: &str) -> Option<&str> {
    const PAIRS: &[(&str, char)] = &[("${", '}'), ("{", '}'), ("<", '>'), ("[", ']')];
    let paired = PAIRS.iter().find_map(|(open, close)| {
        let at = url.find(open)?;
        let rest = url.get(at..)?;
        let end = rest.find(*close)? + close.len_utf8();
        let found = rest.get(..end)?;
        // The host of "http://[::1]/" is an address.
        (*open != "[" || !found.contains(':')).then_some(found)
    });
    paired.or_else(|| {
        url.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .find(|word| is_stand_in(word))
    })
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
    // Most words of an address are no stand-in by their first letter.
    let first = word.trim_start_matches(['-', '_']).bytes().next();
    if !matches!(first, Some(b'y' | b'Y' | b'm' | b'M')) {
        return false;
    }
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
