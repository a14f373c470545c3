//! What stands in the place of the certificate: read once, for all rules about it.

use crate::certificate::Certificate;
use crate::pem;

/// What a text in the certificate's place turned out to be.
pub(super) enum Pasted {
    /// There is none, or it is blank.
    Nothing,
    /// A private key, or something beside one.
    PrivateKey,
    /// Nothing that begins like PEM.
    NoPem,
    /// A block that starts and cannot be read, with the reason.
    Damaged(&'static str),
    /// A block of another kind, with its label.
    Other(String),
    /// CERTIFICATE blocks only; `None` for each that holds no X.509 certificate.
    Certificates(Vec<Option<Certificate>>),
}

impl Pasted {
    pub(super) fn read(text: &str) -> Self {
        // First of all, and told from the text alone, so that no damage to the block hides it.
        if text.contains("PRIVATE KEY-----") {
            return Self::PrivateKey;
        }
        let blocks = match pem::read(text) {
            Err(damaged) => return Self::Damaged(damaged.why),
            Ok(blocks) if blocks.is_empty() => return Self::NoPem,
            Ok(blocks) => blocks,
        };
        if let Some(other) = blocks.iter().find(|block| block.label != "CERTIFICATE") {
            return Self::Other(other.label.clone());
        }
        let read = |block: &pem::Block| Certificate::from_der(block.bytes.expose()).ok();
        Self::Certificates(blocks.iter().map(read).collect())
    }

    /// Whether it is one certificate or several, and each can be read.
    pub(super) fn is_readable(&self) -> bool {
        matches!(self, Self::Certificates(found) if found.iter().all(Option::is_some))
    }
}
