//! Everything a person wants to know of a certificate before it goes on an app.

use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier as _;
use rsa::{RsaPublicKey, pkcs1::DecodeRsaPublicKey as _};
use serde::Serialize;
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};
use tsify::Tsify;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode as _, Encode as _};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use super::{
    Certificate, KeyKind, NotACertificate, SHA256_WITH_RSA, SignatureHash, day, hexadecimal,
};
use crate::key::{KeyError, MIN_BITS, PublicKey};
use crate::pem;

/// The largest certificate that Salesforce takes, in bytes of the uploaded file (4 KB).
pub const LARGEST_UPLOAD: usize = 4096;
/// Shown to people; a name longer than this says nothing more.
const LONGEST_NAME: usize = 300;
const DAY: u64 = 24 * 60 * 60;
/// A certificate is called for renewal this long before it ends.
const SOON: u64 = 30 * DAY;

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// Whom it is about, as RFC 4514 writes a name.
    pub subject: String,
    /// The common name in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub common_name: Option<String>,
    /// Who signed it.
    pub issuer: String,
    /// Whether that was the key it is about, and its signature holds.
    pub issued: Issued,
    /// Its number, in hexadecimal.
    pub serial: String,
    /// The first second it is valid, since 1970 (UTC).
    pub not_before: u64,
    /// The last second it is valid, since 1970 (UTC).
    pub not_after: u64,
    /// How that stands now; absent when the time is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub validity: Option<Validity>,
    /// Its key in words: "RSA, 2048 bits".
    pub key: String,
    /// How it was signed, in words: "RSA with SHA-256".
    pub signed_with: String,
    /// SHA-1 of its bytes, as other programs show it.
    pub sha1: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Length of its DER form, in bytes.
    pub der_bytes: usize,
    /// Length of its PEM form, in bytes.
    pub pem_bytes: usize,
    /// May sign other certificates.
    pub authority: bool,
    /// What its key is for, where it says so.
    pub usages: Vec<&'static str>,
    /// What of this matters on an app.
    pub remarks: Vec<Remark>,
}

/// Who signed a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Issued {
    /// Its own key, and the signature holds.
    SelfSigned,
    /// It names itself, and the signature is not of its key or cannot be checked here.
    SelfNamed,
    /// Another.
    ByAnother,
}

/// How the time of a certificate stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Validity {
    /// Where now is.
    pub state: ValidityState,
    /// In words: "expires in 43 days".
    pub words: String,
}

/// Where now is in the time of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum ValidityState {
    /// Before it.
    NotYet,
    /// In it.
    Valid,
    /// In it, and not for long.
    EndsSoon,
    /// After it.
    Expired,
}

/// What of a certificate matters on an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// Salesforce refuses it; else it is worth knowing.
    pub refused: bool,
    /// What, and what to do.
    pub text: &'static str,
}

// RFC 8017, A.2.4.
const SHA384_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const SHA512_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// Reads all of it; `now` in seconds since 1970 (UTC).
///
/// # Errors
/// [`NotACertificate`] when the bytes are something else or damaged.
pub fn facts(der: &[u8], now: Option<u64>) -> Result<Facts, NotACertificate> {
    let basics = Certificate::from_der(der)?;
    let certificate = x509_cert::Certificate::from_der(der).map_err(|_| NotACertificate)?;
    let fields = certificate.tbs_certificate();
    let constraints = fields.get_extension::<BasicConstraints>();
    let usage = fields.get_extension::<KeyUsage>();
    let same_name = fields.subject() == fields.issuer();
    let common_name = fields.subject().common_name().ok().flatten();
    let issued = match same_name {
        true if signed_by_itself(&certificate) => Issued::SelfSigned,
        true => Issued::SelfNamed,
        false => Issued::ByAnother,
    };
    let pem_bytes = to_pem(der).len();
    Ok(Facts {
        subject: named(&fields.subject().to_string()),
        common_name: common_name.map(|name| named(&name.value())),
        issuer: named(&fields.issuer().to_string()),
        issued,
        serial: hexadecimal(fields.serial_number().as_bytes()),
        not_before: basics.not_before,
        not_after: basics.not_after,
        validity: now.map(|now| validity(&basics, now)),
        key: match basics.key {
            KeyKind::Rsa { bits } => format!("RSA, {bits} bits"),
            KeyKind::EllipticCurve => "elliptic curve".to_owned(),
            KeyKind::Other => "neither RSA nor an elliptic curve".to_owned(),
        },
        signed_with: signed_with(certificate.signature_algorithm().oid, basics.signed_with),
        sha1: basics.thumbprints.sha1.clone(),
        sha256: basics.thumbprints.sha256.clone(),
        der_bytes: der.len(),
        pem_bytes,
        authority: matches!(constraints, Ok(Some((_, constraints))) if constraints.ca),
        usages: usage
            .ok()
            .flatten()
            .map(|(_, usage)| usages(&usage))
            .unwrap_or_default(),
        remarks: remarks(&basics, pem_bytes, der.len(), now),
    })
}

/// A certificate as PEM text: the content of a .crt file.
#[must_use]
pub fn to_pem(der: &[u8]) -> String {
    // Nothing secret; the writer only knows that it could be.
    pem::write("CERTIFICATE", der).expose().clone()
}

/// The key a certificate is about.
///
/// # Errors
/// [`KeyError::Certificate`] when the bytes are no certificate, and as [`PublicKey::from_spki_der`].
pub fn public_key(der: &[u8]) -> Result<PublicKey, KeyError> {
    let certificate = x509_cert::Certificate::from_der(der).map_err(|_| KeyError::Certificate)?;
    let key = certificate.tbs_certificate().subject_public_key_info();
    PublicKey::from_spki_der(&key.to_der().map_err(|_| KeyError::Certificate)?)
}

/// Whether a certificate is about this key; one about another kind of key is not.
#[must_use]
pub fn belongs_to(der: &[u8], key: &PublicKey) -> bool {
    public_key(der).is_ok_and(|of_certificate| of_certificate == *key)
}

/// Whether the signature holds under the key of the certificate itself, where it is RSA. The algorithm stands
/// in it twice, once under the signature and once outside, and both must say the same (RFC 5280, 4.1.1.2).
fn signed_by_itself(certificate: &x509_cert::Certificate) -> bool {
    if certificate.signature_algorithm() != certificate.tbs_certificate().signature() {
        return false;
    }
    let key = certificate.tbs_certificate().subject_public_key_info();
    let check = || {
        let key = RsaPublicKey::from_pkcs1_der(key.subject_public_key.as_bytes()?).ok()?;
        let signed = certificate.tbs_certificate().to_der().ok()?;
        let signature = Signature::try_from(certificate.signature().as_bytes()?).ok()?;
        Some(match certificate.signature_algorithm().oid {
            SHA256_WITH_RSA => VerifyingKey::<Sha256>::new(key).verify(&signed, &signature),
            SHA384_WITH_RSA => VerifyingKey::<Sha384>::new(key).verify(&signed, &signature),
            SHA512_WITH_RSA => VerifyingKey::<Sha512>::new(key).verify(&signed, &signature),
            super::SHA1_WITH_RSA => VerifyingKey::<Sha1>::new(key).verify(&signed, &signature),
            _ => return None,
        })
    };
    matches!(check(), Some(Ok(())))
}

fn signed_with(algorithm: ObjectIdentifier, hash: SignatureHash) -> String {
    match (algorithm, hash) {
        (SHA256_WITH_RSA, _) => "RSA with SHA-256".to_owned(),
        (SHA384_WITH_RSA, _) => "RSA with SHA-384".to_owned(),
        (SHA512_WITH_RSA, _) => "RSA with SHA-512".to_owned(),
        (super::SHA1_WITH_RSA, _) => "RSA with SHA-1".to_owned(),
        (super::MD5_WITH_RSA, _) => "RSA with MD5".to_owned(),
        (super::SHA1_WITH_ECDSA, _) => "ECDSA with SHA-1".to_owned(),
        _ => x509_cert::der::oid::db::DB
            .by_oid(&algorithm)
            .map_or_else(|| algorithm.to_string(), str::to_owned),
    }
}

fn validity(certificate: &Certificate, now: u64) -> Validity {
    let (state, words) = if now < certificate.not_before {
        let words = format!("valid from {}", day(certificate.not_before));
        (ValidityState::NotYet, words)
    } else if now > certificate.not_after {
        let words = format!("expired {} ago", days(now - certificate.not_after));
        (ValidityState::Expired, words)
    } else {
        let left = certificate.not_after - now;
        let words = format!("expires in {}", days(left));
        match left < SOON {
            true => (ValidityState::EndsSoon, words),
            false => (ValidityState::Valid, words),
        }
    };
    Validity { state, words }
}

fn days(seconds: u64) -> String {
    match seconds / DAY {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

fn usages(usage: &KeyUsage) -> Vec<&'static str> {
    [
        (usage.digital_signature(), "digital signature"),
        (usage.non_repudiation(), "non-repudiation"),
        (usage.key_encipherment(), "key encipherment"),
        (usage.data_encipherment(), "data encipherment"),
        (usage.key_agreement(), "key agreement"),
        (usage.key_cert_sign(), "certificate signing"),
        (usage.crl_sign(), "revocation lists"),
    ]
    .into_iter()
    .filter_map(|(used, name)| used.then_some(name))
    .collect()
}

/// What the rules about certificates say too, for one that stands alone.
fn remarks(certificate: &Certificate, pem: usize, der: usize, now: Option<u64>) -> Vec<Remark> {
    let remark = |refused, text| Some(Remark { refused, text });
    let key = match certificate.key {
        KeyKind::Rsa { bits } if bits >= MIN_BITS => None,
        KeyKind::Rsa { .. } => remark(
            true,
            "Its key is too short: Salesforce takes RSA keys of 2048 bits or more. Make a new key and certificate.",
        ),
        _ => remark(
            true,
            "It is not for an RSA key, and Salesforce verifies RS256 only. Make an RSA key and its certificate.",
        ),
    };
    let hash = match certificate.signed_with {
        SignatureHash::Other => None,
        SignatureHash::Md5 | SignatureHash::Sha1 => remark(
            false,
            "It is signed with a hash that is broken. Whether Salesforce takes it is not documented; SHA-256 is safe.",
        ),
    };
    let size = match (pem > LARGEST_UPLOAD, der > LARGEST_UPLOAD) {
        (_, true) => remark(
            true,
            "It is larger than the 4 KB that Salesforce takes. Ask for one with fewer names in it.",
        ),
        (true, false) => remark(
            false,
            "As PEM it is larger than the 4 KB that Salesforce takes; its binary form (DER) fits.",
        ),
        (false, false) => None,
    };
    let time = now.and_then(|now| {
        let expired = now > certificate.not_after;
        let text = "It has expired. Salesforce is reported to go on verifying JWTs with it, but others look at the \
                    date; a new one is better.";
        expired.then_some(Remark {
            refused: false,
            text,
        })
    });
    [key, hash, size, time].into_iter().flatten().collect()
}

/// A name as it is shown: what cannot be seen is written out, and it ends somewhere.
fn named(name: &str) -> String {
    let mut shown = String::new();
    for character in name.chars().take(LONGEST_NAME) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if name.chars().nth(LONGEST_NAME).is_some() {
        shown.push('…');
    }
    shown
}
