//! Making a certificate for a key, signed by that key itself.
//!
//! In two halves, because the private key may be in WebCrypto's hands: [`to_be_signed`] gives the bytes, and
//! [`assemble`] puts a signature of them in its place.
//!
//! The profile, the same for every certificate made here (RFC 5280):
//!
//! | field | value | why |
//! |---|---|---|
//! | version | 3 | extensions need it |
//! | serial number | 16 random bytes, positive | section 4.1.2.2: unpredictable, at most 20 bytes |
//! | signature | RSA with SHA-256 | what Salesforce verifies JWTs with |
//! | issuer | the subject | it signs itself; an authority adds nothing that Salesforce looks at |
//! | basicConstraints | critical, not an authority | nobody can issue certificates in its name |
//! | keyUsage | critical, digitalSignature | signing JWTs is all it is for |
//! | subjectKeyIdentifier | SHA-1 of the key | section 4.2.1.2, method 1: how other programs find it |
//!
//! Names are UTF8String, as section 4.1.2.4 wants, the country a PrintableString.

use std::time::Duration;

use der::asn1::{Any, BitString, Null, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::flagset::FlagSet;
use rsa::pkcs1v15::VerifyingKey;
use rsa::signature::Keypair;
use serde::Deserialize;
use sha2::Sha256;
use tsify::Tsify;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{self, Builder as _, CertificateBuilder};
use x509_cert::certificate::{CertificateInner, TbsCertificate};
use x509_cert::der::oid::db::rfc4519;
use x509_cert::der::{self, DateTime, Decode as _, Encode as _};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension as _};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{
    AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, SubjectPublicKeyInfoOwned,
    SubjectPublicKeyInfoRef,
};
use x509_cert::time::{Time, Validity};

use super::SHA256_WITH_RSA;
use crate::error::{Coded, ErrorCode};
use crate::key::{KeyError, PrivateKey, PublicKey};

/// The longest common name and organization (RFC 5280, appendix A: ub-common-name).
const LONGEST_NAME: usize = 64;
/// Ten years: the longest that Salesforce is known to take, and long enough to be forgotten.
pub const MOST_DAYS: u32 = 3650;
/// The number of random bytes in a serial number.
pub const SERIAL_BYTES: usize = 16;
const DAY: u64 = 24 * 60 * 60;
/// Clocks differ: it is valid from a little before it was made.
const EARLIER: u64 = 5 * 60;

/// Whom a certificate is for, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Order {
    /// The common name (CN).
    pub common_name: String,
    /// The organization (O).
    #[serde(default)]
    #[tsify(optional)]
    pub organization: Option<String>,
    /// The country (C), two letters.
    #[serde(default)]
    #[tsify(optional)]
    pub country: Option<String>,
    /// For how many days it is valid.
    pub days: u32,
    /// When it is made, in seconds since 1970 (UTC).
    pub now: u64,
}

/// Why there is no certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// A name that a certificate cannot hold.
    #[error("The {field} must have 1 to {longest} characters and no invisible ones.")]
    Name {
        /// What it is called beside its field.
        field: &'static str,
        /// The most characters.
        longest: usize,
    },
    /// Not two letters.
    #[error("The country must be two letters, such as DE or US.")]
    Country,
    /// No time, or too long a time.
    #[error("A certificate can be valid for 1 to {MOST_DAYS} days.")]
    Days,
    /// A time that no certificate can hold.
    #[error("The time given is no time in seconds.")]
    Time,
    /// The signature is not one of this key over this certificate.
    #[error("The signature does not fit the certificate, so there is none. Try again.")]
    Signature,
    /// The key could not sign.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl Coded for MakeError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Key(error) => error.code(),
            _ => ErrorCode::CertificateNotMade,
        }
    }
}

/// What is to be signed with RSA and SHA-256, DER. `serial` must be random.
///
/// # Errors
/// A [`MakeError`] for a name, a country or a time that a certificate cannot hold.
pub fn to_be_signed(
    request: &Order,
    key: &PublicKey,
    serial: [u8; SERIAL_BYTES],
) -> Result<Vec<u8>, MakeError> {
    let profile = SelfSigned {
        subject: subject(request)?,
    };
    if !(1..=MOST_DAYS).contains(&request.days) {
        return Err(MakeError::Days);
    }
    let end = request.now.checked_add(u64::from(request.days) * DAY);
    let validity = Validity::new(
        time(request.now.saturating_sub(EARLIER))?,
        time(end.ok_or(MakeError::Time)?)?,
    );
    // Positive, and of one length: the highest bit but one is set and the highest is not.
    let mut serial = serial;
    serial[0] = serial[0] & 0x7f | 0x40;
    let serial = SerialNumber::new(&serial).map_err(|_| MakeError::Signature)?;
    let spki = SubjectPublicKeyInfoOwned::from_der(&key.to_spki_der()?)
        .map_err(|_| MakeError::Signature)?;
    let mut builder =
        CertificateBuilder::new(profile, serial, validity, spki).map_err(|_| MakeError::Time)?;
    builder
        .finalize(&Promise(key.verifying_key()))
        .map_err(|_| MakeError::Signature)
}

/// The certificate, DER: what was to be signed with its signature.
///
/// # Errors
/// [`MakeError::Signature`] when the signature does not hold under the key in the certificate.
pub fn assemble(to_be_signed: &[u8], signature: &[u8]) -> Result<Vec<u8>, MakeError> {
    let fields = TbsCertificate::from_der(to_be_signed).map_err(|_| MakeError::Signature)?;
    let key = fields
        .subject_public_key_info()
        .to_der()
        .map_err(|_| MakeError::Signature)?;
    if !PublicKey::from_spki_der(&key)?.verifies(to_be_signed, signature) {
        return Err(MakeError::Signature);
    }
    let signature = BitString::from_bytes(signature).map_err(|_| MakeError::Signature)?;
    let algorithm = algorithm().to_der();
    let signature = signature.to_der();
    let (Ok(algorithm), Ok(signature)) = (algorithm, signature) else {
        return Err(MakeError::Signature);
    };
    let parts = [to_be_signed, &algorithm, &signature].concat();
    let whole = Any::new(der::Tag::Sequence, parts).and_then(|whole| whole.to_der());
    let whole = whole.map_err(|_| MakeError::Signature)?;
    // Whoever gets it can read it.
    CertificateInner::<x509_cert::certificate::Rfc5280>::from_der(&whole)
        .map_err(|_| MakeError::Signature)?;
    Ok(whole)
}

/// A certificate made and signed by the core's own engine, DER.
///
/// # Errors
/// As [`to_be_signed`] and [`assemble`].
pub fn self_signed(
    request: &Order,
    key: &PrivateKey,
    serial: [u8; SERIAL_BYTES],
) -> Result<Vec<u8>, MakeError> {
    let to_be_signed = to_be_signed(request, &key.public_key(), serial)?;
    assemble(&to_be_signed, &key.sign_rs256(&to_be_signed)?)
}

fn time(seconds: u64) -> Result<Time, MakeError> {
    let time = DateTime::from_unix_duration(Duration::from_secs(seconds));
    // Until 2049 the form with two digits of the year, as RFC 5280 wants; the builder sees to it.
    Ok(Time::GeneralTime(time.map_err(|_| MakeError::Time)?.into()))
}

fn subject(request: &Order) -> Result<Name, MakeError> {
    let mut names = Vec::new();
    if let Some(country) = &request.country {
        let letters = country.len() == 2 && country.bytes().all(|c| c.is_ascii_uppercase());
        let country = PrintableStringRef::new(country).map_err(|_| MakeError::Country)?;
        if !letters {
            return Err(MakeError::Country);
        }
        names.push((rfc4519::C, Any::from(country)));
    }
    if let Some(organization) = &request.organization {
        names.push((rfc4519::O, text("organization", organization)?));
    }
    names.push((rfc4519::CN, text("name", &request.common_name)?));
    let name = || -> der::Result<Name> {
        let mut sequence = RdnSequence::default();
        for (oid, value) in names {
            let pair = SetOfVec::from_iter([AttributeTypeAndValue { oid, value }])?;
            sequence.push(RelativeDistinguishedName::from(pair));
        }
        Name::from_der(&sequence.to_der()?)
    };
    name().map_err(|_| MakeError::Name {
        field: "name",
        longest: LONGEST_NAME,
    })
}

fn text(field: &'static str, value: &str) -> Result<Any, MakeError> {
    let refused = MakeError::Name {
        field,
        longest: LONGEST_NAME,
    };
    let fits = (1..=LONGEST_NAME).contains(&value.chars().count());
    if !fits || value.chars().any(char::is_control) || value.trim() != value {
        return Err(refused);
    }
    Utf8StringRef::new(value)
        .map(Any::from)
        .map_err(|_| refused)
}

fn algorithm() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: SHA256_WITH_RSA,
        parameters: Some(Null.into()),
    }
}

/// The profile above.
struct SelfSigned {
    subject: Name,
}

impl BuilderProfile for SelfSigned {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        fields: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        let constraints = BasicConstraints {
            ca: false,
            path_len_constraint: None,
        };
        let usage = KeyUsage(FlagSet::from(KeyUsages::DigitalSignature));
        let subject = fields.subject();
        Ok(vec![
            SubjectKeyIdentifier::try_from(key)?.to_extension(subject, &[])?,
            constraints.to_extension(subject, &[])?,
            usage.to_extension(subject, &[])?,
        ])
    }
}

/// Stands for a signer where only its public half is at hand.
struct Promise(VerifyingKey<Sha256>);

impl Keypair for Promise {
    type VerifyingKey = VerifyingKey<Sha256>;

    fn verifying_key(&self) -> Self::VerifyingKey {
        self.0.clone()
    }
}

impl DynSignatureAlgorithmIdentifier for Promise {
    fn signature_algorithm_identifier(&self) -> x509_cert::spki::Result<AlgorithmIdentifierOwned> {
        Ok(algorithm())
    }
}
