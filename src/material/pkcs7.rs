//! Bundles of certificates (PKCS#7, RFC 5652: a SignedData without a signature), as Windows exports a
//! chain (.p7b).

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use pkcs8::der::asn1::ObjectIdentifier;
use pkcs8::der::{Decode as _, Encode as _};

use super::MaterialError;

/// `id-signedData`.
pub(super) const SIGNED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");

/// The most certificates that are taken from a bundle; a chain has three or four.
const MOST: usize = 200;

pub(super) fn described(der: &[u8]) -> String {
    match certificates(der).map(|found| found.len()) {
        Ok(0) => "a PKCS#7 bundle without a certificate".to_owned(),
        Ok(1) => "a PKCS#7 bundle with one certificate".to_owned(),
        Ok(count) => format!("a PKCS#7 bundle with {count} certificates"),
        Err(_) => "a PKCS#7 bundle that cannot be read".to_owned(),
    }
}

/// Its certificates, DER, in its order.
pub(super) fn certificates(der: &[u8]) -> Result<Vec<Vec<u8>>, MaterialError> {
    let damaged = || MaterialError::damaged("its PKCS#7 bundle is damaged");
    let content = ContentInfo::from_der(der).map_err(|_| damaged())?;
    let signed: SignedData = content.content.decode_as().map_err(|_| damaged())?;
    let choices = signed
        .certificates
        .iter()
        .flat_map(|set| set.0.iter())
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        });
    let found: Result<Vec<_>, _> = choices
        .take(MOST + 1)
        .map(|certificate| certificate.to_der().map_err(|_| damaged()))
        .collect();
    let found = found?;
    if found.len() > MOST {
        let cost = format!("reading more than {MOST} certificates");
        return Err(MaterialError::TooCostly { cost });
    }
    Ok(found)
}
