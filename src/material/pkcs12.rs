//! PKCS#12 files (RFC 7292), read and written by `p12-keystore`.
//!
//! The library refuses any single derivation of more than a million rounds. How many derivations a file asks
//! for is counted here, as far as it shows without a password; what its encrypted part holds is bounded by
//! the size of the file. The library's own copies of a key are not wiped: they end with the worker that
//! opened the file.

use p12_keystore::error::Error;
use p12_keystore::{
    Certificate, EncryptionAlgorithm, KeyStore, KeyStoreEntry, MacAlgorithm, Pkcs12Archive,
    PrivateKeyChain,
};
use pkcs8::der::asn1::AnyRef;
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};

use super::{FoundKey, MaterialError, Opened};
use crate::key::PrivateKey;
use crate::secret::Secret;

/// The most members of all lists that a file may have before it is opened. One with ten keys and their
/// chains has some hundreds.
const MOST_MEMBERS: usize = 20_000;
/// How deep its lists may stand in each other; PKCS#12 needs about a dozen.
const DEEPEST: usize = 32;
/// The largest sum of all numbers of rounds that are written where they can be seen.
const MOST_ROUNDS: u64 = super::encrypted::MOST_ROUNDS as u64;

/// How many rounds turn the password of a file that is written into its keys: OWASP's number for
/// PBKDF2 with SHA-256 (2023).
const ROUNDS: u32 = 600_000;

/// Takes the keys and certificates out.
pub(super) fn open(
    der: &[u8],
    password: &Secret<String>,
    opened: &mut Opened,
) -> Result<(), MaterialError> {
    affordable(der)?;
    // The archive, not the library's keystore: that one leaves out certificates it cannot link to a key.
    let archive =
        Pkcs12Archive::from_pkcs12(der, password.expose()).map_err(|error| refused(&error))?;
    for bag in &archive.keys {
        opened.keys.push(FoundKey {
            name: bag.friendly_name.as_deref().map(shown),
            key: PrivateKey::from_pkcs8_der(bag.key.as_der())?,
        });
    }
    let certificates = archive.certs.iter();
    opened
        .certificates
        .extend(certificates.map(|bag| bag.cert.as_der().to_vec()));
    Ok(())
}

/// A name for people, so without what cannot be seen, and not longer than one.
fn shown(alias: &str) -> String {
    alias.chars().filter(|c| !c.is_control()).take(80).collect()
}

fn refused(error: &Error) -> MaterialError {
    let unsupported = |algorithm: &str| MaterialError::UnsupportedEncryption {
        algorithm: algorithm.to_owned(),
        convert: "openssl pkcs12 -in old.p12 -nodes -out all.pem, then openssl pkcs12 -export -in all.pem \
                  -out new.p12. Delete all.pem afterwards",
    };
    match error {
        Error::MacError(_) => MaterialError::WrongPassword,
        // Without a MAC the padding of a block is all that a wrong password is told by.
        Error::UnpadError | Error::Pkcs5Error(_) | Error::InvalidPrivateKey => {
            MaterialError::WrongPasswordOrDamaged
        }
        Error::InvalidParameters => MaterialError::TooCostly {
            cost: "more than a million rounds for one key".to_owned(),
        },
        Error::UnsupportedEncryptionScheme | Error::UnsupportedMacAlgorithm => {
            unsupported("an encryption other than AES, 3DES or RC2")
        }
        Error::UnsupportedContentType => unsupported("a certificate instead of a password"),
        _ => MaterialError::damaged("its PKCS#12 structure is damaged"),
    }
}

/// Refuses what is made to keep a computer busy, before anything is computed.
fn affordable(der: &[u8]) -> Result<(), MaterialError> {
    let mut count = Count::default();
    count
        .walk(der, 0)
        .ok_or_else(|| MaterialError::damaged("its PKCS#12 structure is damaged"))?;
    if count.members > MOST_MEMBERS || count.rounds > MOST_ROUNDS {
        let cost = format!("{} rounds in all", count.rounds);
        return Err(MaterialError::TooCostly { cost });
    }
    Ok(())
}

#[derive(Default)]
struct Count {
    members: usize,
    rounds: u64,
}

impl Count {
    /// Counts the members of a list and of all lists in it, those that stand in octet strings included,
    /// and sums up every number that follows a salt: that is where rounds stand (RFC 8018, A.2; RFC 7292,
    /// 4 and appendix C). Nothing when it is nested too deep.
    fn walk(&mut self, der: &[u8], depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let mut reader = SliceReader::new(der).ok()?;
        let mut after_salt = false;
        while !reader.is_finished() {
            let Ok(member) = AnyRef::decode(&mut reader) else {
                // Inside an octet string it need not be a list at all.
                return Some(());
            };
            self.members = self.members.saturating_add(1);
            if self.members > MOST_MEMBERS {
                return Some(());
            }
            if member.tag() == Tag::Integer && after_salt {
                self.rounds = self.rounds.saturating_add(number(member.value()));
            }
            after_salt = member.tag() == Tag::OctetString;
            let list = member.tag().is_constructed();
            if list || member.tag() == Tag::OctetString {
                self.walk(member.value(), depth + 1)?;
            }
        }
        Some(())
    }
}

/// A whole number that is not larger than can be.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number: u64, byte| {
        number.saturating_mul(256).saturating_add(u64::from(*byte))
    })
}

/// A key and its certificates as a PKCS#12 file under a password: AES-256 and HMAC with SHA-256, 600,000
/// rounds. Salts come from the platform's random numbers, inside the library.
///
/// # Errors
/// [`MaterialError::Writing`] when a certificate is none, or a name cannot be written.
pub fn to_pkcs12(
    key: &PrivateKey,
    certificates: &[Vec<u8>],
    name: &str,
    password: &Secret<String>,
) -> Result<Secret<Vec<u8>>, MaterialError> {
    let failed = |_| MaterialError::Writing {
        why: "the certificate or the name cannot be put into a PKCS#12 file".to_owned(),
    };
    let der = key.to_pkcs8_der()?;
    let certificates: Result<Vec<_>, _> = certificates
        .iter()
        .map(|der| Certificate::from_der(der))
        .collect();
    let key = p12_keystore::PrivateKey::from_der(der.expose()).map_err(failed)?;
    let chain = PrivateKeyChain::new("1", key, certificates.map_err(failed)?);
    let mut store = KeyStore::new();
    store.add_entry(name, KeyStoreEntry::PrivateKeyChain(chain));
    let file = store
        .writer(password.expose())
        .encryption_algorithm(EncryptionAlgorithm::PbeWithHmacSha256AndAes256)
        .encryption_iterations(ROUNDS)
        .mac_algorithm(MacAlgorithm::HmacSha256)
        .mac_iterations(ROUNDS)
        .write()
        .map_err(failed)?;
    Ok(Secret::new(file))
}
