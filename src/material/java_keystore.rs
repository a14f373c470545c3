//! Java keystores (JKS), the form of Salesforce's own certificate export (**Export to Keystore**).
//!
//! A reader of our own, for three reasons: the format is 150 lines (big-endian lengths, and two uses of
//! SHA-1); the one crate for it (`jks` 0.3) brings a second line of hashes, ASN.1 and macros (sha1 0.10,
//! asn1-rs 0.5, nom 7, syn 1) into a module that is downloaded; and none of its lengths were capped.
//! Checked against files of `keytool -storetype JKS`. The format is that of OpenJDK's
//! `sun.security.provider.JavaKeyStore` and `KeyProtector`.

use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::asn1::{AnyRef, OctetStringRef};
use pkcs8::der::{Decode as _, Reader as _, SliceReader};
use sha1::{Digest as _, Sha1};

use super::part::Part;
use super::{FoundKey, MaterialError, Opened};
use crate::key::PrivateKey;
use crate::secret::Secret;

const JKS: [u8; 4] = [0xfe, 0xed, 0xfe, 0xed];
const JCEKS: [u8; 4] = [0xce, 0xce, 0xce, 0xce];

/// The length of a SHA-1 hash.
const HASH: usize = 20;
/// What is hashed between the password and the file, so that the hash proves the password.
const WHITENER: &[u8] = b"Mighty Aphrodite";
/// The most entries that are read; an org has some dozen certificates.
const MOST_ENTRIES: u32 = 1_000;
/// The most certificates of one key.
const LONGEST_CHAIN: u32 = 50;

/// What begins like a keystore.
pub(super) fn recognised(bytes: &[u8]) -> Option<Part> {
    if bytes.starts_with(&JKS) {
        return Some(Part::JavaKeystore(bytes.to_vec()));
    }
    bytes.starts_with(&JCEKS).then_some(Part::OldPassword(
        "Java's JCEKS form; turn a copy into PKCS#12 with: keytool -importkeystore -srckeystore old.jceks \
         -srcstoretype JCEKS -destkeystore new.p12 -deststoretype PKCS12",
        "a Java keystore in the form JCEKS",
    ))
}

pub(super) fn described(bytes: &[u8]) -> String {
    match entries(bytes) {
        Ok(entries) => format!(
            "a Java keystore (JKS) with {} and {}",
            counted(
                entries.iter().filter(|entry| entry.key.is_some()).count(),
                "key"
            ),
            counted(
                entries.iter().filter(|entry| entry.key.is_none()).count(),
                "certificate alone"
            ),
        ),
        Err(_) => "a Java keystore (JKS) that cannot be read".to_owned(),
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}"),
        1 => format!("one {what}"),
        _ => format!("{count} times {what}"),
    }
}

struct Entry<'a> {
    alias: String,
    /// `EncryptedPrivateKeyInfo` of Java's own scheme.
    key: Option<&'a [u8]>,
    certificates: Vec<&'a [u8]>,
}

/// Takes the keys and certificates out.
pub(super) fn open(
    bytes: &[u8],
    password: &Secret<String>,
    opened: &mut Opened,
) -> Result<(), MaterialError> {
    let entries = entries(bytes)?;
    // Java writes each half of its 16-bit characters, the upper one first.
    let password = Secret::new(
        password
            .expose()
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<u8>>(),
    );
    let (content, hash) = split_hash(bytes)?;
    let proof = Sha1::new_with_prefix(password.expose())
        .chain_update(WHITENER)
        .chain_update(content)
        .finalize();
    if proof.as_slice() != hash {
        return Err(MaterialError::WrongPassword);
    }
    for entry in entries {
        if let Some(protected) = entry.key {
            let key = unprotect(protected, password.expose())?;
            let Some(key) = key else {
                return Err(MaterialError::OtherKeyPassword { alias: entry.alias });
            };
            opened.keys.push(FoundKey {
                name: Some(entry.alias),
                key: PrivateKey::from_pkcs8_der(key.expose())?,
            });
        }
        let certificates = entry.certificates.into_iter().map(<[u8]>::to_vec);
        opened.certificates.extend(certificates);
    }
    Ok(())
}

/// A key under Java's own scheme: its bytes combined with a chain of hashes, between a salt and a hash
/// that proves the password. Nothing when the password is another one.
fn unprotect(protected: &[u8], password: &[u8]) -> Result<Option<Secret<Vec<u8>>>, MaterialError> {
    let damaged = || MaterialError::damaged("a key in it is damaged");
    let body = body(protected).ok_or_else(damaged)?;
    let (salt, rest) = body.split_at_checked(HASH).ok_or_else(damaged)?;
    let length = rest.len().checked_sub(HASH).ok_or_else(damaged)?;
    let (hidden, check) = rest.split_at_checked(length).ok_or_else(damaged)?;
    let mut plain = Vec::with_capacity(length);
    let mut hash = salt.to_vec();
    for piece in hidden.chunks(HASH) {
        hash = Sha1::new_with_prefix(password)
            .chain_update(&hash)
            .finalize()
            .to_vec();
        plain.extend(piece.iter().zip(&hash).map(|(byte, mask)| byte ^ mask));
    }
    let plain = Secret::new(plain);
    let proof = Sha1::new_with_prefix(password)
        .chain_update(plain.expose())
        .finalize();
    Ok((proof.as_slice() == check).then_some(plain))
}

/// The octets of an `EncryptedPrivateKeyInfo`, whatever its algorithm says: Java writes only one.
fn body(protected: &[u8]) -> Option<&[u8]> {
    if let Ok(info) = EncryptedPrivateKeyInfoRef::from_der(protected) {
        return Some(info.encrypted_data.as_bytes());
    }
    let mut outer = SliceReader::new(protected).ok()?;
    let whole = AnyRef::decode(&mut outer).ok()?;
    let mut members = SliceReader::new(whole.value()).ok()?;
    AnyRef::decode(&mut members).ok()?;
    let octets = AnyRef::decode(&mut members).ok()?;
    let octets: &OctetStringRef = octets.decode_as().ok()?;
    members.is_finished().then_some(octets.as_bytes())
}

fn split_hash(bytes: &[u8]) -> Result<(&[u8], &[u8]), MaterialError> {
    bytes
        .len()
        .checked_sub(HASH)
        .and_then(|at| bytes.split_at_checked(at))
        .ok_or_else(short)
}

fn short() -> MaterialError {
    MaterialError::damaged("the keystore ends too early")
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, MaterialError> {
    let (content, _) = split_hash(bytes)?;
    let mut reader = Reader { rest: content };
    reader.take(JKS.len())?;
    let version = reader.number()?;
    if !matches!(version, 1 | 2) {
        return Err(MaterialError::damaged("it is of a version not known here"));
    }
    let count = reader.number()?;
    if count > MOST_ENTRIES {
        return Err(MaterialError::TooCostly {
            cost: format!("reading {count} entries"),
        });
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        entries.push(reader.entry(version)?);
    }
    if !reader.rest.is_empty() {
        return Err(MaterialError::damaged(
            "more follows where the keystore should end",
        ));
    }
    Ok(entries)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], MaterialError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, MaterialError> {
        let bytes = self.take(4)?.try_into().map_err(|_| short())?;
        Ok(u32::from_be_bytes(bytes))
    }

    /// As many bytes as the four before them say.
    fn bytes(&mut self) -> Result<&'a [u8], MaterialError> {
        let length = usize::try_from(self.number()?).map_err(|_| short())?;
        self.take(length)
    }

    /// A text of Java's `writeUTF`; aliases that are not plain UTF-8 are shown as far as they are.
    fn text(&mut self) -> Result<String, MaterialError> {
        let length = self.take(2)?.try_into().map_err(|_| short())?;
        let text = self.take(usize::from(u16::from_be_bytes(length)))?;
        let text = String::from_utf8_lossy(text);
        Ok(text.chars().filter(|c| !c.is_control()).take(80).collect())
    }

    fn certificate(&mut self, version: u32) -> Result<&'a [u8], MaterialError> {
        if version == 2 {
            // Its kind, which is X.509.
            self.text()?;
        }
        self.bytes()
    }

    fn entry(&mut self, version: u32) -> Result<Entry<'a>, MaterialError> {
        let kind = self.number()?;
        let alias = self.text()?;
        // When it was made.
        self.take(8)?;
        match kind {
            1 => {
                let key = Some(self.bytes()?);
                let count = self.number()?;
                if count > LONGEST_CHAIN {
                    let cost = format!("reading a chain of {count} certificates");
                    return Err(MaterialError::TooCostly { cost });
                }
                let certificates = (0..count).map(|_| self.certificate(version));
                let certificates = certificates.collect::<Result<_, _>>()?;
                Ok(Entry {
                    alias,
                    key,
                    certificates,
                })
            }
            2 => Ok(Entry {
                alias,
                key: None,
                certificates: vec![self.certificate(version)?],
            }),
            _ => Err(MaterialError::damaged(
                "an entry is of a kind not known here",
            )),
        }
    }
}
