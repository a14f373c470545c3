//! Finding the one JWT in whatever somebody pastes: the token alone, a request, a curl command, a log line,
//! a token broken over lines. And what is wrong with the request around it.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::diagnostic::{Diagnostic, Severity};
use crate::leak::{Leak, leak};
use crate::secret::Secret;

/// The largest text that is looked through, in bytes.
pub const LARGEST_PASTE: usize = 256 * 1024;

/// The longest header that is read, in characters; a long one has a certificate in it.
const LONGEST_HEADER: usize = 8 * 1024;

/// The grant type of the flow (RFC 7523, section 2.1).
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// Decodes with and without padding: what is wrong with a token is told, not stumbled over.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A JWT that was found, part by part, as it was written.
pub(super) struct Token {
    pub(super) header: String,
    pub(super) claims: Secret<String>,
    pub(super) signature: Secret<String>,
    /// It was broken by blanks, line ends or quotes.
    pub(super) broken: bool,
}

impl Token {
    pub(super) fn length(&self) -> usize {
        self.header.len() + self.claims.expose().len() + self.signature.expose().len() + 2
    }

    /// The parts in order.
    pub(super) fn parts(&self) -> [&str; 3] {
        [&self.header, self.claims.expose(), self.signature.expose()]
    }
}

/// Why there is not one JWT to look at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasteError {
    /// More text than anybody pastes.
    #[error("This text has {bytes} bytes. Paste the part around the token alone.")]
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// Several, and which is meant is not ours to say.
    #[error("There are {count} different tokens in this text. Paste the one that is meant.")]
    Several {
        /// How many.
        count: usize,
    },
    /// A secret of another kind.
    #[error("This is {what}. {advice}")]
    Other {
        /// What it is.
        what: &'static str,
        /// What to do with it.
        advice: &'static str,
    },
    /// Nothing that looks like one.
    #[error(
        "There is no JWT in this text: three parts of letters, digits, - and _, joined by dots, the first \
         of which begins with ey. Paste the whole token."
    )]
    None,
}

/// The one JWT of a text.
pub(super) fn find(text: &str) -> Result<Token, PasteError> {
    if text.len() > LARGEST_PASTE {
        return Err(PasteError::TooLarge { bytes: text.len() });
    }
    if text.contains("PRIVATE KEY-----") {
        return Err(PasteError::Other {
            what: "a private key",
            advice: "It belongs under Keys; make a new one if it was shared anywhere else.",
        });
    }
    let decoded = percent_decoded(text);
    let mut found = tokens(decoded.expose());
    if found.is_empty() {
        // In a program it is broken into texts that are added up, with line ends written out.
        let whole = Secret::new(decoded.expose().replace("\\n", " ").replace("\\r", " "));
        let words = whole.expose().split_whitespace();
        let joined = Secret::new(
            words
                .filter(|word| word.chars().any(|c| c != '+' && !is_between_parts(c)))
                .flat_map(str::chars)
                .filter(|c| !is_between_parts(*c))
                .collect::<String>(),
        );
        found = tokens(joined.expose());
        for token in &mut found {
            token.broken = true;
        }
    }
    match (found.pop(), found.len()) {
        (Some(token), 0) => Ok(token),
        (Some(_), others) => Err(PasteError::Several { count: others + 1 }),
        (None, _) => Err(other(text)),
    }
}

/// What stands in the middle of a token that was copied out of a window, a mail or a program.
fn is_between_parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | '`' | '>' | '\u{200b}' | '\u{feff}')
}

/// Only what a form body writes otherwise: everything else of a token needs no escape.
fn percent_decoded(text: &str) -> Secret<String> {
    let mut plain = text.to_owned();
    for (written, meant) in [
        ("%3D", "="),
        ("%3d", "="),
        ("%2B", "+"),
        ("%2b", "+"),
        ("%2F", "/"),
        ("%2f", "/"),
        ("%2E", "."),
        ("%2e", "."),
    ] {
        if plain.contains(written) {
            plain = plain.replace(written, meant);
        }
    }
    Secret::new(plain)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_+/=".contains(&byte)
}

/// Every different token: a header that is a JSON object, claims and a signature.
fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("ey").into_iter().chain(rest.find("ew")).min() {
        let before = rest.get(..at).and_then(|before| before.bytes().next_back());
        let candidate = rest.get(at..).unwrap_or_default();
        let starts = before.is_none_or(|byte| !is_token(byte) || byte == b'=' || byte == b'/');
        let run = candidate.bytes().take_while(|byte| is_token(*byte)).count();
        if candidate.as_bytes().get(run) != Some(&b'.') {
            // No part of a token ends here, wherever in these characters it began.
            rest = candidate.get(run..).unwrap_or_default();
            continue;
        }
        match starts.then(|| token(candidate)).flatten() {
            Some(token) => {
                rest = candidate.get(token.length()..).unwrap_or_default();
                let known = found.iter().any(|known| known.parts() == token.parts());
                if !known {
                    found.push(token);
                }
            }
            None => rest = candidate.get(2..).unwrap_or_default(),
        }
    }
    found
}

fn token(text: &str) -> Option<Token> {
    let run = |text: &str, most| {
        text.bytes()
            .take(most)
            .take_while(|byte| is_token(*byte))
            .count()
    };
    let object = |part: &str| serde_json::from_slice::<serde_json::Map<_, _>>(&decoded(part)?).ok();
    // The header first and not far: it decides whether the rest is looked at, and every "ey" comes here.
    let (header, rest) = text.split_at_checked(run(text, LONGEST_HEADER))?;
    let rest = rest.strip_prefix('.')?;
    object(header)?;
    let (claims, rest) = rest.split_at_checked(run(rest, LARGEST_PASTE))?;
    let rest = rest.strip_prefix('.')?;
    let (signature, rest) = rest.split_at_checked(run(rest, LARGEST_PASTE))?;
    // Two more parts are an encrypted token, and nobody reads those; a full stop ends a sentence.
    let more = rest.strip_prefix('.').and_then(|rest| rest.bytes().next());
    if more.is_some_and(is_token) || claims.is_empty() {
        return None;
    }
    Some(Token {
        header: header.to_owned(),
        claims: Secret::new(claims.to_owned()),
        signature: Secret::new(signature.to_owned()),
        broken: false,
    })
}

/// The bytes of a part, whatever alphabet and padding it was written with.
pub(super) fn decoded(part: &str) -> Option<Vec<u8>> {
    let plain: String = part
        .chars()
        .map(|c| match c {
            '+' => '-',
            '/' => '_',
            other => other,
        })
        .collect();
    LENIENT.decode(plain).ok()
}

/// What a text without a JWT is instead, where that can be told.
fn other(text: &str) -> PasteError {
    let (what, advice) = match leak(text) {
        Some(Leak::SessionId) => (
            "an access token or session id of Salesforce, which is not a JWT",
            "There is nothing in it to read. Revoke it if it was shared.",
        ),
        Some(Leak::RefreshToken) => (
            "a refresh token of Salesforce, which is not a JWT",
            "There is nothing in it to read. Revoke it if it was shared.",
        ),
        _ if text.split('.').count() == 5 && text.trim_start().starts_with("ey") => (
            "an encrypted token (JWE)",
            "Only whom it was made for can read it; Salesforce takes signed ones.",
        ),
        _ => return PasteError::None,
    };
    PasteError::Other { what, advice }
}

/// What is wrong with the request a token stands in, as far as the text shows one.
pub(super) fn request(text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut add = |code, severity, message: &str, why: &str, help: &str| {
        found.push(Diagnostic::new(
            code,
            severity,
            message.to_owned(),
            why,
            help,
            "/request".to_owned(),
        ));
    };
    if !text.contains("assertion=") {
        return found;
    }
    let values = |name: &str| values(text, name);
    let grants = values("grant_type=");
    if grants.is_empty() {
        add(
            "jwt-grant-type",
            Severity::Error,
            "the request names no grant_type",
            "Without it Salesforce does not know the flow and answers unsupported_grant_type.",
            "Send grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer.",
        );
    } else if !grants.iter().all(|grant| grant == GRANT_TYPE) {
        add(
            "jwt-grant-type",
            Severity::Error,
            "the grant_type of the request is not that of the JWT bearer flow",
            "It must be urn:ietf:params:oauth:grant-type:jwt-bearer, encoded once; otherwise Salesforce answers unsupported_grant_type.",
            "Correct it. Encoded twice it shows %253A where %3A belongs.",
        );
    }
    let line = text
        .split_whitespace()
        .find(|word| word.contains("assertion=") && word.contains("://"));
    if line.is_some_and(|word| {
        word.split_once('?')
            .is_some_and(|(_, query)| query.contains("assertion="))
    }) {
        add(
            "jwt-in-query",
            Severity::Warning,
            "the assertion stands in the address",
            "Addresses are written into logs, and until it expires whoever reads the assertion can sign in.",
            "Send it in the body of a POST.",
        );
    }
    if text.contains("lightning.force.com/services") {
        add(
            "jwt-token-host",
            Severity::Error,
            "the request goes to a Lightning address",
            "Lightning addresses have no token endpoint.",
            "Use the My Domain address: https://…my.salesforce.com/services/oauth2/token.",
        );
    }
    if text.contains("http://")
        && text.contains("salesforce.com/services")
        && !text.contains("https://")
    {
        add(
            "jwt-token-http",
            Severity::Error,
            "the request goes over http",
            "Salesforce takes tokens over https only, and everybody on the way could read it.",
            "Use https.",
        );
    }
    for name in ["scope=", "client_secret=", "client_id=", "redirect_uri="] {
        if !values(name).is_empty() {
            add(
                "jwt-extra-parameter",
                Severity::Info,
                &format!(
                    "the request sends {}, which this flow does not use",
                    name.trim_end_matches('=')
                ),
                "The app is known by the claim iss, and its scopes come from the app.",
                "Leave it out; a secret that is not sent cannot leak.",
            );
        }
    }
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
