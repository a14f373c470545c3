//! What a file or a pasted text is: keys and certificates in every container that people are sent, told by
//! what is in it and never by its name. [`recognise`] says what it is and needs no password; [`open`]
//! takes the keys and the certificates out.
//!
//! | container | read by |
//! |---|---|
//! | PKCS#8, PKCS#1 (RFC 5208, RFC 8017), PEM or DER | `key` |
//! | PKCS#8 under a password (PBES2, RFC 8018), PEM or DER | `encrypted` |
//! | certificates (RFC 5280), PEM, DER or bare base64 | `certificate` |
//! | PKCS#7 bundles of certificates (RFC 5652), PEM or DER | `pkcs7` |
//! | PKCS#12 (RFC 7292) | `pkcs12` |
//! | Java keystores (JKS) | `java_keystore` |
//! | JWK and JWK Set (RFC 7517) | `jwk` |
//!
//! Everything here may come from somebody who means harm: sizes are capped, and what a derivation would
//! cost is looked at before it is begun.

mod encrypted;
mod error;
mod java_keystore;
mod jwk;
mod part;
mod pkcs12;
mod pkcs7;
mod read;

use serde::Serialize;
use tsify::Tsify;

use crate::key::PrivateKey;
use crate::secret::Secret;

pub use error::MaterialError;
pub use part::Kind;
use part::Part;
pub use pkcs12::to_pkcs12;

/// The largest input that is looked at, in bytes. A keystore with a dozen long chains has a tenth of it.
pub const LARGEST: usize = 1024 * 1024;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// Its kind.
    pub kind: Kind,
    /// What it is, as the end of the sentence "This is …".
    pub description: String,
    /// Whether it opens only with a password.
    pub needs_password: bool,
}

/// A private key that was taken out.
pub struct FoundKey {
    /// What its container calls it: the alias, the friendly name, the key id.
    pub name: Option<String>,
    /// The key.
    pub key: PrivateKey,
}

/// What was taken out, in the order of the input.
pub struct Opened {
    /// What each part was.
    pub seen: Vec<Seen>,
    /// The private keys. All of them: which one is meant is the person's to say.
    pub keys: Vec<FoundKey>,
    /// The certificates, DER.
    pub certificates: Vec<Vec<u8>>,
}

/// What an input is, without a password.
///
/// # Errors
/// A [`MaterialError`] when it is empty, too large or nothing known, or when a block of it is damaged.
pub fn recognise(bytes: &[u8]) -> Result<Vec<Seen>, MaterialError> {
    Ok(read::parts(bytes)?.iter().map(Part::seen).collect())
}

/// The keys and certificates of an input. `None` is "not asked yet", an empty password is a password.
///
/// # Errors
/// A [`MaterialError`]: a password that is missing or wrong, a part that is damaged, of another kind,
/// under an encryption that is not read here, or made to keep a computer busy. One that cannot be opened
/// refuses the whole, so that nobody takes the rest for all there was.
pub fn open(bytes: &[u8], password: Option<&Secret<String>>) -> Result<Opened, MaterialError> {
    let parts = read::parts(bytes)?;
    let mut opened = Opened {
        seen: parts.iter().map(Part::seen).collect(),
        keys: Vec::new(),
        certificates: Vec::new(),
    };
    for part in &parts {
        part.open(password, &mut opened)?;
    }
    if opened.keys.is_empty() && opened.certificates.is_empty() {
        let what = opened.seen.iter().map(|seen| seen.description.clone());
        return Err(MaterialError::NothingToTake {
            what: what.collect::<Vec<_>>().join(", "),
        });
    }
    Ok(opened)
}
