//! What an X.509 certificate says (RFC 5280), as far as Salesforce or a reader cares.

mod facts;
mod given;
mod make;

use std::time::Duration;

use serde::Serialize;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use tsify::Tsify;
use x509_cert::der::asn1::UintRef;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{DateTime, Decode as _, Reader as _, SliceReader};

use crate::pem;

pub use facts::{
    Facts, Issued, LARGEST_UPLOAD, Remark, Validity, ValidityState, belongs_to, facts, public_key,
    to_pem,
};
pub use given::{GivenError, is_certificates, text_of_file};
pub use make::{MOST_DAYS, MakeError, Order, SERIAL_BYTES, assemble, self_signed, to_be_signed};

/// A certificate that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The first second it is valid, since 1970 (UTC).
    pub not_before: u64,
    /// The last second it is valid, since 1970 (UTC).
    pub not_after: u64,
    /// The key it is about.
    pub key: KeyKind,
    /// The hash its issuer signed it with.
    pub signed_with: SignatureHash,
    /// By which people compare it with the one that another program shows.
    pub thumbprints: Thumbprints,
}

/// Hashes of a certificate's bytes, as other programs show them: `AB:CD:…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Thumbprints {
    /// SHA-1.
    pub sha1: String,
    /// SHA-256.
    pub sha256: String,
}

/// The kind of public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA, with its length in bits.
    Rsa {
        /// Length of the modulus.
        bits: usize,
    },
    /// An elliptic curve.
    EllipticCurve,
    /// Anything else.
    Other,
}

/// The hash of a certificate's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureHash {
    /// MD5, broken.
    Md5,
    /// SHA-1, broken.
    Sha1,
    /// Any other.
    Other,
}

/// The bytes are no X.509 certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no X.509 certificate")]
pub struct NotACertificate;

// RFC 8017 appendix C, RFC 5480 section 2.1.1 and RFC 3279 section 2.2.
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const MD5_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.4");
const SHA1_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.5");
const SHA1_WITH_ECDSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.1");

impl Certificate {
    /// The one certificate of a text; `None` for several, and for anything else.
    #[must_use]
    pub fn from_pem(text: &str) -> Option<Self> {
        match pem::read(text).ok()?.as_slice() {
            [one] => Self::from_der(one.bytes.expose()).ok(),
            _ => None,
        }
    }

    /// Reads a certificate from its DER bytes.
    ///
    /// # Errors
    /// [`NotACertificate`] when the bytes are something else or damaged.
    pub fn from_der(der: &[u8]) -> Result<Self, NotACertificate> {
        let certificate = x509_cert::Certificate::from_der(der).map_err(|_| NotACertificate)?;
        let fields = certificate.tbs_certificate();
        let validity = fields.validity();
        let key = fields.subject_public_key_info();
        let kind = match key.algorithm.oid {
            RSA_ENCRYPTION => {
                let der = key.subject_public_key.as_bytes().ok_or(NotACertificate)?;
                KeyKind::Rsa {
                    bits: modulus_bits(der)?,
                }
            }
            EC_PUBLIC_KEY => KeyKind::EllipticCurve,
            _ => KeyKind::Other,
        };
        Ok(Self {
            not_before: validity.not_before.to_unix_duration().as_secs(),
            not_after: validity.not_after.to_unix_duration().as_secs(),
            key: kind,
            signed_with: match certificate.signature_algorithm().oid {
                MD5_WITH_RSA => SignatureHash::Md5,
                SHA1_WITH_RSA | SHA1_WITH_ECDSA => SignatureHash::Sha1,
                _ => SignatureHash::Other,
            },
            thumbprints: Thumbprints {
                sha1: hexadecimal(&Sha1::digest(der)),
                sha256: hexadecimal(&Sha256::digest(der)),
            },
        })
    }
}

/// Bytes the way programs show thumbprints.
fn hexadecimal(bytes: &[u8]) -> String {
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    bytes.join(":")
}

/// The bits of the key that a certificate is about, without what names its algorithm.
pub(crate) fn key_bits(der: &[u8]) -> Option<Vec<u8>> {
    let certificate = x509_cert::Certificate::from_der(der).ok()?;
    let key = certificate.tbs_certificate().subject_public_key_info();
    key.subject_public_key.as_bytes().map(<[u8]>::to_vec)
}

/// The bits of a SubjectPublicKeyInfo's key, without what names its algorithm.
pub(crate) fn spki_key(der: &[u8]) -> Option<Vec<u8>> {
    let key = x509_cert::spki::SubjectPublicKeyInfoRef::try_from(der).ok()?;
    key.subject_public_key.as_bytes().map(<[u8]>::to_vec)
}

/// The length of the modulus of a SubjectPublicKeyInfo, when it is RSA.
pub(crate) fn spki_bits(der: &[u8]) -> Option<usize> {
    let key = x509_cert::spki::SubjectPublicKeyInfoRef::try_from(der).ok()?;
    let rsa = key.algorithm.oid == RSA_ENCRYPTION;
    rsa.then(|| modulus_bits(key.subject_public_key.as_bytes()?).ok())?
}

/// The length of an RSA key's modulus (RFC 8017, A.1.1). Read from its bytes: a key that is too short
/// or too long to sign with is to be told, not refused.
fn modulus_bits(key: &[u8]) -> Result<usize, NotACertificate> {
    let read = || -> x509_cert::der::Result<usize> {
        let mut reader = SliceReader::new(key)?;
        let bits = reader.sequence(|fields| {
            let modulus = UintRef::decode(fields)?;
            UintRef::decode(fields)?;
            let unused = modulus
                .as_bytes()
                .first()
                .map_or(0, |first| first.leading_zeros());
            Ok::<_, x509_cert::der::Error>(modulus.as_bytes().len() * 8 - unused as usize)
        })?;
        reader.finish()?;
        Ok(bits)
    };
    read().map_err(|_| NotACertificate)
}

/// The day of a time in seconds since 1970, in UTC and as ISO 8601 writes it: "2025-03-01".
///
/// ```
/// assert_eq!(connected_app_helper::certificate::day(1_740_787_200), "2025-03-01");
/// ```
pub fn day(seconds: u64) -> String {
    match DateTime::from_unix_duration(Duration::from_secs(seconds)) {
        Ok(time) => format!("{:04}-{:02}-{:02}", time.year(), time.month(), time.day()),
        Err(_) => "a day after the year 9999".to_owned(),
    }
}

/// A time in seconds since 1970, in UTC: "2025-03-01 14:05:00 UTC".
///
/// ```
/// assert_eq!(connected_app_helper::certificate::moment(1_740_837_900), "2025-03-01 14:05:00 UTC");
/// ```
pub fn moment(seconds: u64) -> String {
    let day = day(seconds);
    let of_day = seconds % (24 * 60 * 60);
    let (hours, minutes, seconds) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{day} {hours:02}:{minutes:02}:{seconds:02} UTC")
}
