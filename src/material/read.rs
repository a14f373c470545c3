//! From bytes to parts: by what is in them, never by a name.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pkcs8::der::asn1::{AnyRef, ObjectIdentifier};
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};

use super::part::{Kind, Part};
use super::{LARGEST, MaterialError, java_keystore, jwk, pkcs7};
use crate::key::KeyError;
use crate::pem;
use crate::secret::Secret;

/// Every part of an input, in order.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<Part>, MaterialError> {
    if bytes.len() > LARGEST {
        return Err(MaterialError::TooLarge { bytes: bytes.len() });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(MaterialError::Empty);
    }
    if let Some(part) = java_keystore::recognised(bytes) {
        return Ok(vec![part]);
    }
    if let Some(part) = der(bytes) {
        return Ok(vec![part]);
    }
    if bytes.starts_with(&INDEFINITE) {
        return Ok(vec![BER]);
    }
    match str::from_utf8(bytes) {
        Ok(text) => of_text(text.trim_start_matches('\u{feff}')),
        Err(_) => Err(MaterialError::Unknown),
    }
}

fn of_text(text: &str) -> Result<Vec<Part>, MaterialError> {
    let text = text.trim();
    if text.contains("-----BEGIN ") {
        return pem::read(text)?.into_iter().filter_map(block).collect();
    }
    if text.starts_with('{') {
        return jwk::parts(text);
    }
    for (beginning, kind, description) in BEGINNINGS {
        if text.starts_with(beginning) {
            return Ok(vec![Part::Foreign(*kind, description)]);
        }
    }
    // The body of a certificate without its first and last line, as metadata files hold it.
    let body: String = text.split_ascii_whitespace().collect();
    let bytes = Secret::new(STANDARD.decode(&body).unwrap_or_default());
    der(bytes.expose())
        .map(|part| vec![part])
        .ok_or(MaterialError::Unknown)
}

/// What is told by how it begins.
const BEGINNINGS: &[(&str, Kind, &str)] = &[
    ("ssh-", Kind::Ssh, "a public key for SSH"),
    ("ecdsa-sha2-", Kind::Ssh, "a public key for SSH"),
    (
        "PuTTY-User-Key-File",
        Kind::Ssh,
        "a private key of PuTTY: export it there with Conversions, Export OpenSSH key, and convert the \
         copy with ssh-keygen -p -m PEM -f copy-of-key",
    ),
    (
        "eyJ",
        Kind::Jwt,
        "a JSON Web Token: open it under JWT, Inspect",
    ),
];

/// What a PEM block is; nothing for one that only goes before another.
fn block(block: pem::Block) -> Option<Result<Part, MaterialError>> {
    if block.encrypted {
        return Some(Ok(Part::OldPassword(
            "the old form of OpenSSL (Proc-Type: 4,ENCRYPTED)",
            "a private key under a password, in the old form of OpenSSL",
        )));
    }
    let bytes = block.bytes;
    let damaged = |why| Some(Err(MaterialError::damaged(why)));
    Some(Ok(match block.label.as_str() {
        // Some programs write one form under the label of the other; what is in it counts.
        label @ ("PRIVATE KEY" | "RSA PRIVATE KEY") => match der(bytes.expose()) {
            Some(part @ (Part::Pkcs8(_) | Part::Pkcs1(_))) => part,
            _ if label == "PRIVATE KEY" => Part::Pkcs8(bytes),
            _ => Part::Pkcs1(bytes),
        },
        "ENCRYPTED PRIVATE KEY" => Part::EncryptedPkcs8(bytes.expose().clone()),
        "CERTIFICATE" | "X509 CERTIFICATE" => Part::Certificate(bytes.expose().clone()),
        "PKCS7" | "CMS" => match der(bytes.expose()) {
            Some(part @ Part::Pkcs7(_)) => part,
            _ => return damaged("its PKCS#7 block holds no bundle of certificates"),
        },
        "EC PARAMETERS" => return None,
        "EC PRIVATE KEY" => Part::OtherKey(KeyError::EllipticCurve),
        "DSA PRIVATE KEY" => Part::OtherKey(KeyError::NotRsa {
            algorithm: "DSA".to_owned(),
        }),
        "OPENSSH PRIVATE KEY" => Part::OtherKey(KeyError::Openssh),
        "PUBLIC KEY" | "RSA PUBLIC KEY" => PUBLIC_KEY,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => REQUEST,
        "SSH2 PUBLIC KEY" => Part::Foreign(Kind::Ssh, "a public key for SSH"),
        "PGP PRIVATE KEY BLOCK" | "PGP PUBLIC KEY BLOCK" => {
            Part::Foreign(Kind::Other, "a key for PGP")
        }
        "X509 CRL" => Part::Foreign(Kind::Other, "a list of revoked certificates"),
        _ => Part::Foreign(Kind::Other, "a block of a kind not known here"),
    }))
}

/// A sequence whose length is not said beforehand, which DER forbids (X.690, section 10.1).
const INDEFINITE: [u8; 2] = [0x30, 0x80];
const BER: Part = Part::Foreign(
    Kind::Other,
    "a file in the BER form, in which Firefox exports keys and some servers answer: make a copy that can be \
     read with openssl pkcs12 -in file.p12 -nodes -legacy -out copy.pem, and delete it afterwards",
);
const PUBLIC_KEY: Part = Part::Foreign(
    Kind::PublicKey,
    "a public key: signing needs the private key it belongs to, and Salesforce a certificate of it",
);
const REQUEST: Part = Part::Foreign(
    Kind::CertificateRequest,
    "a certificate request, not a certificate: whoever asked for the certificate gets it back from their \
     authority",
);

/// What bytes are that are one DER value, or nothing. Told by the first few members, the way they stand
/// in the ASN.1 of each standard.
fn der(bytes: &[u8]) -> Option<Part> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let whole = AnyRef::decode(&mut reader).ok()?;
    if !reader.is_finished() || whole.tag() != Tag::Sequence {
        return None;
    }
    let mut members = SliceReader::new(whole.value()).ok()?;
    let first = AnyRef::decode(&mut members).ok()?;
    let second = AnyRef::decode(&mut members).ok();
    let tags = (first.tag(), second.map(|second| second.tag()));
    match tags {
        (Tag::Integer, Some(Tag::Sequence)) if first.value() == [3] => {
            Some(Part::Pkcs12(bytes.to_vec()))
        }
        (Tag::Integer, Some(Tag::Sequence)) => Some(Part::Pkcs8(Secret::new(bytes.to_vec()))),
        (Tag::Integer, Some(Tag::Integer)) if members.is_finished() => Some(PUBLIC_KEY),
        (Tag::Integer, Some(Tag::Integer)) => Some(Part::Pkcs1(Secret::new(bytes.to_vec()))),
        (Tag::Integer, Some(Tag::OctetString)) => Some(Part::OtherKey(KeyError::EllipticCurve)),
        (Tag::Sequence, Some(Tag::OctetString)) => Some(Part::EncryptedPkcs8(bytes.to_vec())),
        (Tag::Sequence, Some(Tag::BitString)) => Some(PUBLIC_KEY),
        (Tag::Sequence, Some(Tag::Sequence)) if is_request(first) => Some(REQUEST),
        (Tag::Sequence, Some(Tag::Sequence)) => Some(Part::Certificate(bytes.to_vec())),
        (Tag::ObjectIdentifier, _) => {
            let kind = ObjectIdentifier::from_bytes(first.value()).ok()?;
            (kind == pkcs7::SIGNED_DATA).then(|| Part::Pkcs7(bytes.to_vec()))
        }
        _ => None,
    }
}

/// A request (RFC 2986) begins with its version and a name; a certificate (RFC 5280) with a tagged version
/// or, in its first version, with a number and an algorithm, whose first member is an identifier.
fn is_request(body: AnyRef<'_>) -> bool {
    let read = || -> pkcs8::der::Result<bool> {
        let mut members = SliceReader::new(body.value())?;
        let version = AnyRef::decode(&mut members)?;
        let second = AnyRef::decode(&mut members)?;
        let third = AnyRef::decode(&mut members)?;
        // Version, name, key: the key's first member is an algorithm with an identifier in it.
        let key = SliceReader::new(third.value()).and_then(|mut key| AnyRef::decode(&mut key));
        let is_key = key.is_ok_and(|algorithm| {
            algorithm.tag() == Tag::Sequence && algorithm.value().first() == Some(&0x06)
        });
        Ok(version.tag() == Tag::Integer
            && version.value().len() == 1
            && second.tag() == Tag::Sequence
            && is_key)
    };
    read().unwrap_or(false)
}
