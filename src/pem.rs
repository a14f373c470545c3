//! PEM text (RFC 7468) as people paste it: with other line ends, indentation or words around the block,
//! or with `\n` written out as it stands in a JSON file. What a block holds is not judged here.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::secret::Secret;

/// One `-----BEGIN …-----` to `-----END …-----`.
pub struct Block {
    /// What stands after BEGIN: `PRIVATE KEY`, `CERTIFICATE`.
    pub label: String,
    /// Whether header lines say that the body is encrypted, the way OpenSSL wrote keys before PKCS#8.
    pub encrypted: bool,
    /// The decoded body; empty when `encrypted`. It may be a private key, so it is a secret.
    pub bytes: Secret<Vec<u8>>,
}

/// A block that starts and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the block {label:?} is damaged: {why}")]
pub struct Damaged {
    /// What stands after BEGIN, empty when even that cannot be read.
    pub label: String,
    /// What is wrong, as the end of a sentence.
    pub why: &'static str,
}

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// Accepts a body with or without its closing `=`.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Every block of a text, in order; none when no line begins one.
///
/// # Errors
/// [`Damaged`] when a block begins and its label, its end or its body cannot be read.
pub fn read(text: &str) -> Result<Vec<Block>, Damaged> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, block)) = rest.split_once(BEGIN) {
        let damaged = |label: &str, why| Damaged {
            label: label.to_owned(),
            why,
        };
        let (label, body) = block
            .split_once(DASHES)
            .filter(|(label, _)| is_label(label))
            .ok_or_else(|| damaged("", "its first line cannot be read"))?;
        let (body, after) = body
            .split_once(&format!("-----END {label}-----"))
            .ok_or_else(|| damaged(label, "its last line is missing or says something else"))?;
        let encrypted = body.contains("Proc-Type:") && body.contains("ENCRYPTED");
        let bytes = if encrypted {
            Vec::new()
        } else {
            decode(body).ok_or_else(|| damaged(label, "its body is not base64"))?
        };
        blocks.push(Block {
            label: label.to_owned(),
            encrypted,
            bytes: Secret::new(bytes),
        });
        rest = after;
    }
    Ok(blocks)
}

/// Bytes as one block, in lines of 64 characters. They may be a private key, so the text is a secret.
#[must_use]
pub fn write(label: &str, bytes: &[u8]) -> Secret<String> {
    let body = Secret::new(STANDARD.encode(bytes));
    let mut text = String::with_capacity(body.expose().len() + body.expose().len() / 64 + 80);
    text.push_str(&format!("{BEGIN}{label}{DASHES}\n"));
    let mut rest = body.expose().as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(64).unwrap_or((rest, ""));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(&format!("-----END {label}{DASHES}\n"));
    Secret::new(text)
}

/// Labels are written in capitals. Anything else may be part of a body, and must not reach a message.
fn is_label(text: &str) -> bool {
    let plain = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b' ';
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}

fn decode(body: &str) -> Option<Vec<u8>> {
    let mut base64 = String::with_capacity(body.len());
    let mut characters = body.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\\' && matches!(characters.peek(), Some('n' | 'r')) {
            characters.next();
        } else if !character.is_whitespace() && !matches!(character, '\u{200b}' | '\u{feff}') {
            base64.push(character);
        }
    }
    let base64 = Secret::new(base64);
    BASE64.decode(base64.expose()).ok()
}
