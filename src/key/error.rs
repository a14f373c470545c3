//! What can be wrong with a text that should be a private key. Every message says what was seen and
//! what to do; none repeats the body of a block.

use std::fmt;

use super::{MAX_BITS, MIN_BITS};
use crate::error::{Coded, ErrorCode};
use crate::pem;

/// The two forms of a private key that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `-----BEGIN PRIVATE KEY-----`
    Pkcs8,
    /// `-----BEGIN RSA PRIVATE KEY-----`
    Pkcs1,
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pkcs8 => "PKCS#8 (BEGIN PRIVATE KEY)",
            Self::Pkcs1 => "PKCS#1 (BEGIN RSA PRIVATE KEY)",
        })
    }
}

/// Why a text is no private key to sign with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No PEM block at all.
    #[error(
        "There is no private key in this text: no line reads -----BEGIN PRIVATE KEY-----. \
         Paste the whole file, its first and last line included."
    )]
    NotPem,
    /// More text than any key has.
    #[error("This text has {bytes} bytes, more than any private key. Paste the private key alone.")]
    TextTooLarge {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Several blocks, so it is not clear which one is meant.
    #[error("There are {} blocks in this text ({}). Paste the private key alone.", labels.len(), labels.join(", "))]
    SeveralBlocks {
        /// The label of each, in order.
        labels: Vec<String>,
    },
    /// PKCS#8 under a passphrase.
    #[error(
        "This private key is protected by a passphrase (BEGIN ENCRYPTED PRIVATE KEY). Make an open copy, \
         for example with: openssl pkey -in key.pem -out open-key.pem. Delete the copy afterwards."
    )]
    EncryptedPkcs8,
    /// A key under a passphrase in OpenSSL's older form.
    #[error(
        "This private key is protected by a passphrase (Proc-Type: 4,ENCRYPTED). Make an open copy, \
         for example with: openssl pkey -in key.pem -out open-key.pem. Delete the copy afterwards."
    )]
    EncryptedByOpenssl,
    /// A public key.
    #[error("This is a public key. Paste the private key that belongs to it.")]
    PublicKey,
    /// A certificate.
    #[error(
        "This is a certificate, which belongs on the app. Signing needs the private key it was made \
         with, most often a .key or .pem file beside it."
    )]
    Certificate,
    /// A certificate request.
    #[error(
        "This is a certificate request. Signing needs the private key it was made with, \
         most often a .key or .pem file beside it."
    )]
    CertificateRequest,
    /// An elliptic-curve key.
    #[error(
        "This is an elliptic-curve key, and Salesforce takes RSA keys only. Make a new key, for example \
         with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem, and a \
         certificate from it."
    )]
    EllipticCurve,
    /// OpenSSH's own form.
    #[error(
        "This private key is in OpenSSH's own form (BEGIN OPENSSH PRIVATE KEY). Convert a copy of the \
         file with: ssh-keygen -p -m PEM -f copy-of-key."
    )]
    Openssh,
    /// A key of another algorithm.
    #[error(
        "This is a private key for {algorithm}, and Salesforce takes plain RSA keys only. Make a new \
         key, for example with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out \
         key.pem, and a certificate from it."
    )]
    NotRsa {
        /// The name of the algorithm, or its object identifier where the name is not known.
        algorithm: String,
    },
    /// More than two primes.
    #[error(
        "This RSA key is made of more than two primes, which few programs compute with. Make a new key, for \
         example with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem, and a \
         certificate from it."
    )]
    MultiPrime,
    /// Some other block.
    #[error(
        "This text holds a block {label:?}, which is no private key. Paste the block that begins with \
         -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----."
    )]
    UnknownBlock {
        /// What stands after BEGIN.
        label: String,
    },
    /// The other of the two forms.
    #[error("This private key is in the form {found}, and {expected} is wanted here.")]
    OtherContainer {
        /// The form that was asked for.
        expected: Container,
        /// The form of the text.
        found: Container,
    },
    /// A block that cannot be read.
    #[error(
        "This key cannot be read: {0}. It may have been cut off or changed when it was copied. Copy the \
         whole file again."
    )]
    Damaged(pem::Damaged),
    /// Too short.
    #[error(
        "This RSA key has {bits} bits, and Salesforce takes {MIN_BITS} or more. Make a new key, for \
         example with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem, and a \
         certificate from it."
    )]
    TooSmall {
        /// The length of its modulus.
        bits: usize,
    },
    /// Too long.
    #[error(
        "This RSA key has {bits} bits; keys of up to {MAX_BITS} bits are taken here. 2048 or 4096 is usual."
    )]
    TooLong {
        /// The length of its modulus.
        bits: usize,
    },
    /// No signature came out.
    #[error(
        "The signature could not be made. Nothing was sent anywhere. Try again in a new window."
    )]
    Signing,
}

impl Coded for KeyError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NotPem => ErrorCode::KeyNotPem,
            Self::TextTooLarge { .. } => ErrorCode::KeyTextTooLarge,
            Self::SeveralBlocks { .. } => ErrorCode::KeySeveralBlocks,
            Self::EncryptedPkcs8 | Self::EncryptedByOpenssl => ErrorCode::KeyEncrypted,
            Self::PublicKey => ErrorCode::KeyIsPublic,
            Self::Certificate => ErrorCode::KeyIsCertificate,
            Self::CertificateRequest => ErrorCode::KeyIsCertificateRequest,
            Self::EllipticCurve => ErrorCode::KeyIsEllipticCurve,
            Self::Openssh => ErrorCode::KeyIsOpenssh,
            Self::NotRsa { .. } => ErrorCode::KeyNotRsa,
            Self::MultiPrime => ErrorCode::KeyMultiPrime,
            Self::UnknownBlock { .. } => ErrorCode::KeyUnknownBlock,
            Self::OtherContainer { .. } => ErrorCode::KeyOtherContainer,
            Self::Damaged(_) => ErrorCode::KeyDamaged,
            Self::TooSmall { .. } => ErrorCode::KeyTooSmall,
            Self::TooLong { .. } => ErrorCode::KeyTooLong,
            Self::Signing => ErrorCode::SigningFailed,
        }
    }
}

/// What a text without exactly one block is.
pub(super) fn not_one_block(text: &str, labels: Vec<String>) -> KeyError {
    if !labels.is_empty() {
        KeyError::SeveralBlocks { labels }
    } else if text.trim_start().starts_with("ssh-") {
        KeyError::PublicKey
    } else {
        KeyError::NotPem
    }
}

/// What a block is whose label is not that of an open RSA private key.
pub(super) fn not_a_key(label: &str, encrypted: bool) -> KeyError {
    match label {
        "ENCRYPTED PRIVATE KEY" => KeyError::EncryptedPkcs8,
        "EC PRIVATE KEY" => KeyError::EllipticCurve,
        "OPENSSH PRIVATE KEY" => KeyError::Openssh,
        "DSA PRIVATE KEY" => KeyError::NotRsa {
            algorithm: "DSA".to_owned(),
        },
        _ if encrypted => KeyError::EncryptedByOpenssl,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => KeyError::PublicKey,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => KeyError::Certificate,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => KeyError::CertificateRequest,
        _ => KeyError::UnknownBlock {
            label: label.to_owned(),
        },
    }
}

/// Whether a PKCS#8 key is for plain RSA, by the object identifier of its algorithm.
pub(super) fn require_rsa(oid: &str) -> Result<(), KeyError> {
    let algorithm = match oid {
        "1.2.840.113549.1.1.1" => return Ok(()),
        "1.2.840.10045.2.1" => return Err(KeyError::EllipticCurve),
        "1.2.840.113549.1.1.10" => "RSA-PSS",
        "1.2.840.10040.4.1" => "DSA",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        unknown => unknown,
    };
    Err(KeyError::NotRsa {
        algorithm: algorithm.to_owned(),
    })
}
