//! The samples that the cryptographic crates under us ship with their sources: Cargo has them already. What is
//! opened is the key that openssl finds, and what openssl finds is opened or refused for a reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use connected_app_helper::certificate::facts;
use connected_app_helper::error::{Coded as _, ErrorCode};
use connected_app_helper::jwt::inspect::{Purpose, inspect};
use connected_app_helper::key::PublicKey;
use connected_app_helper::material::open;
use connected_app_helper::secret::Secret;

use crate::certificates::read_by_openssl;
use crate::keys::{has_openssl, opened_by_openssl, openssl};

/// The crates, and how many samples are in them.
const CRATES: [(&str, usize); 9] = [
    ("cms", 36),
    ("josekit", 90),
    ("p12-keystore", 11),
    ("pkcs1", 10),
    ("pkcs12", 31),
    ("pkcs8", 25),
    ("rsa", 19),
    ("spki", 6),
    ("x509-cert", 37),
];
const KINDS: [&str; 9] = [
    "pem", "der", "crt", "key", "p12", "pfx", "p7b", "bin", "jwk",
];
/// The passwords that their own tests use.
const PASSWORDS: [&str; 6] = [
    "hunter42",
    "1234",
    "password",
    "changeit",
    "fixture-password",
    "",
];

/// Where Cargo has the sources, by crate and version, of what this crate is built from.
fn sources() -> Result<Vec<(String, PathBuf)>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata.get("packages").and_then(|list| list.as_array());
    let known = |name: &str| CRATES.iter().any(|(known, _)| *known == name);
    let mut newest: BTreeMap<String, (String, PathBuf)> = BTreeMap::new();
    for package in packages.context("no packages")? {
        let text = |key: &str| {
            let value = package.get(key).and_then(serde_json::Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let (name, version, manifest) = (text("name"), text("version"), text("manifest_path"));
        let folder = Path::new(&manifest).parent().context("no folder")?;
        // The verifier of the practice org brings older ones of some.
        if known(&name) && newest.get(&name).is_none_or(|(old, _)| *old < version) {
            newest.insert(name, (version, folder.to_owned()));
        }
    }
    Ok(newest
        .into_iter()
        .map(|(name, (_, folder))| (name, folder))
        .collect())
}

/// Where Cargo puts the sources of a crate that nothing here is built from.
fn josekit() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/vectors/josekit");
    std::fs::create_dir_all(folder.join("src"))?;
    let manifest = folder.join("Cargo.toml");
    std::fs::write(
        &manifest,
        "[package]\nname = \"samples\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\njosekit = \"=0.10.3\"\n[workspace]\n",
    )?;
    std::fs::write(folder.join("src/lib.rs"), "")?;
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--manifest-path"])
        .arg(&manifest)
        .output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let packages = metadata.get("packages").and_then(|list| list.as_array());
    let text = |package: &serde_json::Value, key: &str| {
        let value = package.get(key).and_then(serde_json::Value::as_str);
        value.map(str::to_owned)
    };
    packages
        .into_iter()
        .flatten()
        .filter(|package| text(package, "name").as_deref() == Some("josekit"))
        .find_map(|package| {
            Some(
                Path::new(&text(package, "manifest_path")?)
                    .parent()?
                    .to_owned(),
            )
        })
        .context("no josekit")
}

fn samples(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            samples(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

/// What one sample turned out to be.
fn verdict(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path)?;
    let mut last = String::new();
    for word in [None].into_iter().chain(PASSWORDS.map(Some)) {
        let password = word.map(|word| Secret::new(word.to_owned()));
        let opened = match open(&bytes, password.as_ref()) {
            Ok(opened) => opened,
            Err(error) => {
                last = format!("{:?}", error.code());
                let passwords = [ErrorCode::PasswordNeeded, ErrorCode::PasswordWrong];
                if passwords.contains(&error.code()) {
                    continue;
                }
                break;
            }
        };
        for der in &opened.certificates {
            let Ok(read) = facts(der, None) else {
                // It breaks RFC 5280 (a serial number of more than 20 bytes), and openssl is lenient.
                ensure!(path.ends_with("qualcomm.pem"), "{}", path.display());
                return Ok("certificate that is not read".to_owned());
            };
            let theirs = read_by_openssl(der);
            ensure!(theirs.is_none_or(|print| print == read.sha256));
        }
        let Some(found) = opened.keys.first() else {
            return Ok(match opened.certificates.len() {
                0 => "public key, request or list",
                _ => "certificates, as openssl reads them",
            }
            .to_owned());
        };
        if let Some(theirs) = key_of_openssl(&bytes, word.unwrap_or_default()) {
            ensure!(theirs == found.key.public_key(), "{}", path.display());
            return Ok("key, the same as openssl's".to_owned());
        }
        return Ok("key".to_owned());
    }
    // What openssl opens is refused by name only where it is old or of another kind.
    let theirs = PASSWORDS
        .iter()
        .find_map(|word| key_of_openssl(&bytes, word));
    let in_ber = bytes.starts_with(&[0x30, 0x80]);
    let reasons = ["EncryptionUnsupported", "MultiPrime"];
    ensure!(
        theirs.is_none() || in_ber || reasons.iter().any(|reason| last.contains(reason)),
        "{}: openssl opens it, and we say {last}",
        path.display()
    );
    Ok(format!("refused: {last}"))
}

/// The RSA key of 2048 bits or more that openssl finds, in a key file or a PKCS#12 file.
fn key_of_openssl(bytes: &[u8], word: &str) -> Option<PublicKey> {
    opened_by_openssl(bytes, word).or_else(|| {
        let password = format!("pass:{word}");
        let arguments = [
            "pkcs12", "-nocerts", "-nodes", "-legacy", "-passin", &password,
        ];
        let pem = openssl(bytes, &arguments)?;
        let text = String::from_utf8(pem).ok()?;
        let block = text.get(text.find("-----BEGIN")?..)?;
        opened_by_openssl(block.as_bytes(), "")
    })
}

#[test]
fn samples_of_the_crates_we_stand_on_are_opened_as_openssl_opens_them() -> Result<()> {
    let mut sources = sources()?;
    sources.push(("josekit".to_owned(), josekit()?));
    ensure!(sources.len() == CRATES.len(), "{sources:?}");
    for (name, folder) in sources {
        let mut files = Vec::new();
        let below = if name == "josekit" { "data" } else { "tests" };
        samples(&folder.join(below), &mut files)?;
        let mut verdicts: BTreeMap<String, u32> = BTreeMap::new();
        for file in &files {
            *verdicts.entry(verdict(file)?).or_default() += 1;
        }
        println!("{name}: {} samples, {verdicts:?}", files.len());
        let expected = CRATES.iter().find(|(known, _)| *known == name);
        ensure!(
            expected.is_some_and(|(_, count)| *count == files.len()),
            "{name}: {}",
            files.len()
        );
    }
    let (mut read, mut refused) = (0, 0);
    for entry in std::fs::read_dir(josekit()?.join("data/jwt"))? {
        let text = std::fs::read_to_string(entry?.path())?;
        match inspect(&text, &Purpose::default(), None) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    println!("josekit: {read} signed tokens read, {refused} others (encrypted ones) refused");
    ensure!(read + refused == 130 && read > 0);
    if !has_openssl() {
        println!("openssl is not installed: nothing was compared");
    }
    Ok(())
}
