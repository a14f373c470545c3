//! What an admin gives where the certificate belongs. A private key comes there by mistake, and is told by what its
//! bytes are: an ending, and what a block says of itself, are only words.

use super::{Certificate, to_pem};
use crate::error::{Coded, ErrorCode};
use crate::pem;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GivenError {
    /// It holds a private key.
    #[error("It holds a private key. It was not taken: only the certificate belongs here.")]
    PrivateKey,
    /// It is neither a certificate nor text.
    #[error(
        "It is no certificate, and no text that could hold one. Nothing was taken. A keystore or a key can be opened under Keys; only its certificate belongs here."
    )]
    SomethingElse,
}

impl Coded for GivenError {
    fn code(&self) -> ErrorCode {
        ErrorCode::NotACertificate
    }
}

/// What stands for a file in a config: its text, and PEM for a certificate in binary form (DER). A text is not judged
/// further, for the rules say of it what is wrong and how to mend it.
///
/// # Errors
/// [`GivenError`] for what must not come into a config, or cannot.
pub fn text_of_file(bytes: &[u8]) -> Result<String, GivenError> {
    if Certificate::from_der(bytes).is_ok() {
        return Ok(to_pem(bytes));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| GivenError::SomethingElse)?;
    if text.contains("PRIVATE KEY-----") {
        return Err(GivenError::PrivateKey);
    }
    // What is binary may be all of it below 128, and a page cannot show it.
    let is_text = |c: char| !c.is_control() || c.is_whitespace();
    match text.trim_start_matches('\u{feff}').chars().all(is_text) {
        true => Ok(text.to_owned()),
        false => Err(GivenError::SomethingElse),
    }
}

/// Whether every block of a text is a certificate that can be read, so that it may be stored. Anything else could be a
/// key, whatever it says it is.
#[must_use]
pub fn is_certificates(text: &str) -> bool {
    let Ok(blocks) = pem::read(text) else {
        return false;
    };
    !blocks.is_empty()
        && blocks
            .iter()
            .all(|block| Certificate::from_der(block.bytes.expose()).is_ok())
}
