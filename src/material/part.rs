//! One part of an input: what it is, and how it is opened.

use serde::Serialize;
use tsify::Tsify;

use super::{FoundKey, MaterialError, Opened, Seen};
use super::{encrypted, java_keystore, pkcs7, pkcs12};
use crate::certificate;
use crate::key::{KeyError, PrivateKey};
use crate::secret::Secret;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A private key without a password.
    PrivateKey,
    /// A private key under a password.
    EncryptedPrivateKey,
    /// A PKCS#12 file.
    Pkcs12,
    /// A Java keystore.
    JavaKeystore,
    /// A key in JSON.
    Jwk,
    /// A certificate.
    Certificate,
    /// A bundle of certificates.
    Pkcs7,
    /// A public key.
    PublicKey,
    /// A certificate request.
    CertificateRequest,
    /// A JSON Web Token.
    Jwt,
    /// A key for SSH.
    Ssh,
    /// Anything else that has a name.
    Other,
}

/// One part, and its bytes where it can be opened.
pub(super) enum Part {
    Pkcs8(Secret<Vec<u8>>),
    Pkcs1(Secret<Vec<u8>>),
    EncryptedPkcs8(Vec<u8>),
    Jwk {
        id: Option<String>,
        pkcs1: Secret<Vec<u8>>,
    },
    Certificate(Vec<u8>),
    Pkcs7(Vec<u8>),
    Pkcs12(Vec<u8>),
    JavaKeystore(Vec<u8>),
    /// Nothing to open; its kind and its description.
    Foreign(Kind, &'static str),
    /// A key under a password in a form that is not read; how it is protected, and what it is.
    OldPassword(&'static str, &'static str),
    /// A private key that Salesforce does not take.
    OtherKey(KeyError),
}

impl Part {
    pub(super) fn seen(&self) -> Seen {
        let (kind, description, needs_password) = match self {
            Self::Pkcs8(_) => (Kind::PrivateKey, self.private_key("PKCS#8"), false),
            Self::Pkcs1(_) => (Kind::PrivateKey, self.private_key("PKCS#1"), false),
            Self::Jwk { .. } => (Kind::Jwk, self.private_key("JWK"), false),
            Self::EncryptedPkcs8(der) => (
                Kind::EncryptedPrivateKey,
                format!(
                    "a PKCS#8 private key under a password ({})",
                    encrypted::described(der)
                ),
                true,
            ),
            Self::Certificate(der) => (Kind::Certificate, certificate(der), false),
            Self::Pkcs7(der) => (Kind::Pkcs7, pkcs7::described(der), false),
            Self::Pkcs12(_) => (
                Kind::Pkcs12,
                "a PKCS#12 file (.p12 or .pfx)".to_owned(),
                true,
            ),
            Self::JavaKeystore(bytes) => {
                (Kind::JavaKeystore, java_keystore::described(bytes), true)
            }
            Self::Foreign(kind, description) => (*kind, (*description).to_owned(), false),
            Self::OldPassword(_, description) => {
                (Kind::EncryptedPrivateKey, (*description).to_owned(), false)
            }
            Self::OtherKey(error) => (Kind::PrivateKey, other_key(error), false),
        };
        Seen {
            kind,
            description,
            needs_password,
        }
    }

    /// A private key by its length, where it can be read.
    fn private_key(&self, form: &str) -> String {
        match self.key() {
            Ok(key) => format!("an RSA private key of {} bits ({form})", key.bits()),
            Err(error) => format!("{} ({form})", other_key(&error)),
        }
    }

    fn key(&self) -> Result<PrivateKey, KeyError> {
        match self {
            Self::Pkcs8(der) => PrivateKey::from_pkcs8_der(der.expose()),
            Self::Pkcs1(der) | Self::Jwk { pkcs1: der, .. } => {
                PrivateKey::from_pkcs1_der(der.expose())
            }
            _ => Err(KeyError::NotPem),
        }
    }

    /// Takes out what it holds.
    pub(super) fn open(
        &self,
        password: Option<&Secret<String>>,
        opened: &mut Opened,
    ) -> Result<(), MaterialError> {
        let password = || password.ok_or(MaterialError::PasswordNeeded);
        let mut found = |name: Option<String>, key| opened.keys.push(FoundKey { name, key });
        match self {
            Self::Pkcs8(_) | Self::Pkcs1(_) => found(None, self.key()?),
            Self::Jwk { id, .. } => found(id.clone(), self.key()?),
            Self::EncryptedPkcs8(der) => found(None, encrypted::open(der, password()?)?),
            Self::Certificate(der) => opened.certificates.push(der.clone()),
            Self::Pkcs7(der) => opened.certificates.extend(pkcs7::certificates(der)?),
            Self::Pkcs12(der) => pkcs12::open(der, password()?, opened)?,
            Self::JavaKeystore(bytes) => java_keystore::open(bytes, password()?, opened)?,
            Self::OldPassword(algorithm, _) => {
                return Err(MaterialError::UnsupportedEncryption {
                    algorithm: (*algorithm).to_owned(),
                    convert: encrypted::CONVERT,
                });
            }
            Self::OtherKey(error) => return Err(error.clone().into()),
            // What is no key and no certificate does not keep the rest from being taken.
            Self::Foreign(..) => {}
        }
        Ok(())
    }
}

fn certificate(der: &[u8]) -> String {
    match certificate::facts(der, None) {
        Ok(facts) => format!("a certificate for {}", facts.subject),
        Err(_) => "a certificate that cannot be read".to_owned(),
    }
}

fn other_key(error: &KeyError) -> String {
    match error {
        KeyError::EllipticCurve => "an elliptic-curve private key".to_owned(),
        KeyError::NotRsa { algorithm } => format!("a private key for {algorithm}"),
        KeyError::MultiPrime => "an RSA key of more than two primes".to_owned(),
        KeyError::TooSmall { bits } | KeyError::TooLong { bits } => {
            format!("an RSA private key of {bits} bits")
        }
        KeyError::Openssh => {
            "a private key in OpenSSH's own form: convert a copy of the file with ssh-keygen -p \
                              -m PEM -f copy-of-key"
                .to_owned()
        }
        _ => "a private key that cannot be read".to_owned(),
    }
}
