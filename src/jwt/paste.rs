//! Finding the one JWT in whatever somebody pastes: the token alone, a request, a curl command, a log line,
//! a token broken over lines.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::leak::{Leak, leak};
use crate::secret::Secret;

/// The largest text that is looked through, in bytes.
pub const LARGEST_PASTE: usize = 256 * 1024;

/// The longest header that is read, in characters; a long one has a certificate in it.
const LONGEST_HEADER: usize = 8 * 1024;

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
        found = tokens(joined_lines(decoded.expose()).expose());
        broken(&mut found);
    }
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
        broken(&mut found);
    }
    match (found.pop(), found.len()) {
        (Some(token), 0) => Ok(token),
        (Some(_), others) => Err(PasteError::Several { count: others + 1 }),
        (None, _) => Err(other(text)),
    }
}

fn broken(tokens: &mut [Token]) {
    for token in tokens {
        token.broken = true;
    }
}

/// A token that a mail or a window wrapped, without the words around it: it begins where a line holds `ey`,
/// and a line that is shorter than the one before is its last.
fn joined_lines(text: &str) -> Secret<String> {
    let mut joined = String::new();
    let mut width = None;
    for line in text.lines() {
        let line = line.trim_matches(is_between_parts);
        let is_part = !line.is_empty() && line.bytes().all(|byte| is_token(byte) || byte == b'.');
        match width {
            None => {
                let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
                if last.len() > 20 && last.contains("ey") {
                    joined.push_str(last);
                    width = Some(last.len());
                }
            }
            Some(_) if !is_part => break,
            Some(before) => {
                joined.push_str(line);
                if line.len() < before {
                    break;
                }
                width = Some(line.len());
            }
        }
    }
    Secret::new(joined)
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
        ("%0D", "\r"),
        ("%0d", "\r"),
        ("%0A", "\n"),
        ("%0a", "\n"),
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
