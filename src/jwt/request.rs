//! What is wrong with the request an assertion stands in, as far as the pasted text shows one: a form body, a
//! curl command, an HTTP message. Sources: RFC 7523 sections 2.1 and 4, RFC 6749 section 4.5; Salesforce help,
//! "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration".

use url::Url;

use super::LOGIN_ORIGINS;
use super::audience::is_test;
use super::inspect::Purpose;
use crate::config::AppKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::org::{self, HostClass, Org, OrgKind};

/// The grant type of the flow (RFC 7523, section 2.1).
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

const TOKEN_PATH: &str = "/services/oauth2/token";

/// The most addresses of a text that are looked at.
const MOST_ADDRESSES: usize = 50;

fn finding(
    code: &'static str,
    severity: Severity,
    message: impl Into<String>,
    why: &str,
    help: impl Into<String>,
) -> Diagnostic {
    let (message, path) = (message.into(), "/request".to_owned());
    Diagnostic::new(code, severity, message, why, help, path)
}

/// Everything that speaks against the request.
pub(super) fn findings(text: &str, purpose: &Purpose) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let in_form = !values(text, "assertion=").is_empty();
    let in_json = text
        .split("\"assertion\"")
        .skip(1)
        .any(|rest| rest.trim_start().starts_with(':'));
    if is_sent_as_bearer(text) {
        found.push(finding(
            "jwt-as-bearer",
            Severity::Error,
            "the assertion is sent as an access token",
            "The header Authorization takes what the token endpoint answers; an assertion is only exchanged for that.",
            "Send it to /services/oauth2/token as the parameter assertion, and use access_token from the answer.",
        ));
    } else if in_form {
        form(text, &mut found);
    } else if in_json {
        found.push(finding(
            "jwt-json-body",
            Severity::Error,
            "the request has a JSON body",
            "The token endpoint reads forms (RFC 6749, section 4.5), and finds no grant_type in JSON.",
            "Send grant_type and assertion as application/x-www-form-urlencoded.",
        ));
    }
    if in_form || in_json {
        for address in addresses(text) {
            found.extend(endpoint(&address, purpose));
        }
    }
    found
}

fn is_sent_as_bearer(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let mut after_bearer = false;
    words.any(|word| {
        let sent = after_bearer && word.starts_with("ey");
        after_bearer = word.eq_ignore_ascii_case("bearer");
        sent
    })
}

fn form(text: &str, found: &mut Vec<Diagnostic>) {
    let grants = values(text, "grant_type=");
    if grants.is_empty() {
        found.push(finding(
            "jwt-grant-type",
            Severity::Error,
            "the request names no grant_type",
            "Without it Salesforce does not know the flow and answers unsupported_grant_type.",
            format!("Send grant_type={GRANT_TYPE}."),
        ));
    } else if !grants.iter().all(|grant| grant == GRANT_TYPE) {
        found.push(finding(
            "jwt-grant-type",
            Severity::Error,
            "the grant_type of the request is not that of the JWT bearer flow",
            "It must be urn:ietf:params:oauth:grant-type:jwt-bearer, encoded once; otherwise Salesforce answers unsupported_grant_type.",
            "Correct it. Encoded twice it shows %253A where %3A belongs.",
        ));
    }
    let in_address = |word: &str| {
        let query = word.split_once('?').map(|(_, query)| query);
        word.contains("://") && query.is_some_and(|query| query.contains("assertion="))
    };
    let is_get = text
        .split_whitespace()
        .any(|word| matches!(word, "-G" | "--get"));
    if text.split_whitespace().any(in_address) || (is_get && text.contains("curl")) {
        found.push(finding(
            "jwt-in-query",
            Severity::Warning,
            "the assertion is sent in the address",
            "Addresses are written into logs, and until it expires whoever reads the assertion can sign in.",
            "Send it in the body of a POST; with curl, without -G.",
        ));
    }
    for name in ["scope=", "client_secret=", "client_id=", "redirect_uri="] {
        if !values(text, name).is_empty() {
            let name = name.trim_end_matches('=');
            found.push(finding(
                "jwt-extra-parameter",
                Severity::Info,
                format!("the request sends {name}, which this flow does not use"),
                "The app is known by the claim iss, and its scopes come from the app.",
                "Leave it out; a secret that is not sent cannot leak.",
            ));
        }
    }
}

/// What is wrong with where it is sent. Addresses that are not Salesforce's say nothing.
fn endpoint(url: &Url, purpose: &Purpose) -> Option<Diagnostic> {
    use Severity::{Error, Warning};
    let origin = url.origin().ascii_serialization();
    let secure = origin.replacen("http://", "https://", 1);
    let login = LOGIN_ORIGINS.contains(&secure.as_str());
    let named = org::org(&secure);
    if !login && named.is_none() {
        return None;
    }
    if url.scheme() == "http" {
        return Some(finding(
            "jwt-token-http",
            Error,
            "the request goes over http",
            "Salesforce takes tokens over https only, and everybody on the way could read it.",
            "Use https.",
        ));
    }
    if let Some(other) = named
        .as_ref()
        .filter(|org| org.host_class != HostClass::MyDomain)
    {
        return Some(finding(
            "jwt-token-host",
            Error,
            "the request goes to a Lightning or Setup address",
            "These have no token endpoint.",
            format!("Send it to {}{TOKEN_PATH}.", org::my_domain_origin(other)),
        ));
    }
    if !url.path().ends_with(TOKEN_PATH) {
        return Some(finding(
            "jwt-token-path",
            Error,
            "the request goes to another path than the token endpoint's",
            "Assertions are exchanged at /services/oauth2/token alone.",
            format!("Send it to {origin}{TOKEN_PATH}."),
        ));
    }
    let org = purpose.org.as_deref().and_then(org::org);
    let instead = |org: &Org| format!("Send it to {}{TOKEN_PATH}.", org::my_domain_origin(org));
    if let (Some(named), Some(org)) = (&named, &org)
        && !org::same_org(org, named)
    {
        return Some(finding(
            "jwt-token-other-org",
            Error,
            "the request goes to another org",
            "The app and the user are not there; Salesforce answers invalid_client_id.",
            instead(org),
        ));
    }
    if !login {
        return None;
    }
    let sandbox = secure == "https://test.salesforce.com";
    if let Some(org) = org.as_ref().filter(|org| is_test(org.kind) != sandbox)
        // A trial or a sandbox of an older kind has a name like production's.
        && !(sandbox && org.kind == OrgKind::ProductionOrTrial && purpose.app.is_none())
    {
        return Some(finding(
            "jwt-token-login-host",
            Error,
            format!("the request goes to {origin}, which is not for this kind of org"),
            "login.salesforce.com is production, test.salesforce.com sandboxes and scratch orgs.",
            instead(org),
        ));
    }
    (purpose.app == Some(AppKind::ExternalClientApp)).then(|| {
        finding(
            "jwt-token-login-host",
            Warning,
            format!("the request goes to {origin}"),
            "An External Client App is reported to be found only at its own org's address; elsewhere the answer is app_not_found.",
            org.as_ref().map_or_else(|| "Send it to the org's My Domain address.".to_owned(), instead),
        )
    })
}

/// The addresses that a request is sent to: whole ones, and `Host:` with the path of the first line. What
/// stands behind `=` is a parameter.
fn addresses(text: &str) -> Vec<Url> {
    let between =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')');
    let mut found: Vec<Url> = text
        .split(between)
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
        .filter_map(|word| Url::parse(word.trim_end_matches([',', ';', '.', '\\'])).ok())
        // A bare address is more often the audience, explained.
        .filter(|url| url.path() != "/")
        .take(MOST_ADDRESSES)
        .collect();
    let path = text.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let method = words.next()?;
        let path = words.next()?;
        (matches!(method, "POST" | "GET" | "PUT") && path.starts_with('/')).then_some(path)
    });
    let host = text.lines().find_map(|line| {
        let (name, host) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("host")
            .then(|| host.trim())
    });
    if let (Some(path), Some(host)) = (path, host) {
        found.extend(Url::parse(&format!("https://{host}{path}")).ok());
    }
    found.dedup();
    found
}

/// The values of a form parameter, decoded once.
fn values(text: &str, name: &str) -> Vec<String> {
    text.match_indices(name)
        .filter(|(at, _)| {
            let before = text
                .get(..*at)
                .and_then(|before| before.bytes().next_back());
            before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && byte != b'_')
        })
        .filter_map(|(at, _)| {
            let rest = text.get(at + name.len()..)?;
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '&' | '"' | '\'' | '\\'))
                .unwrap_or(rest.len());
            let pair = format!("x={}", rest.get(..end)?);
            url::form_urlencoded::parse(pair.as_bytes())
                .next()
                .map(|(_, value)| value.into_owned())
        })
        .collect()
}
