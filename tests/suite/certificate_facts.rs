#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use connected_app_helper::certificate::{
    Issued, ValidityState, belongs_to, facts, public_key, to_pem,
};
use connected_app_helper::pem;

use crate::key::{file, key};
use crate::material::bytes;
use crate::random::{Random, spoil};

/// The tests' day.
const NOW: u64 = 1_795_219_200;

fn der(name: &str) -> Vec<u8> {
    pem::read(&file(name)).unwrap()[0].bytes.expose().clone()
}

#[test]
fn a_certificate_tells_what_openssl_tells_of_it() {
    let facts = facts(&der("rsa2048-certificate-valid.pem"), Some(NOW)).unwrap();
    assert_eq!(facts.subject, "CN=Practice");
    assert_eq!(facts.common_name.as_deref(), Some("Practice"));
    assert_eq!(facts.issued, Issued::SelfSigned);
    assert_eq!(facts.key, "RSA, 2048 bits");
    assert_eq!(facts.signed_with, "RSA with SHA-256");
    // openssl x509 -noout -fingerprint -sha1 / -sha256 / -serial
    assert_eq!(facts.sha1, SHA1);
    assert_eq!(facts.sha256, SHA256);
    assert_eq!(
        facts.der_bytes,
        bytes("rsa2048-certificate-valid.der").len()
    );
    assert_eq!(facts.remarks, []);
    assert_eq!(facts.validity.unwrap().state, ValidityState::Valid);
}

const SHA1: &str = "7E:09:59:51:2A:58:6D:67:BC:60:6F:C6:A5:4C:48:43:EF:06:91:BD";
const SHA256: &str = "D8:EE:8E:60:92:58:6D:63:18:6C:ED:2B:BC:82:4A:E3:DE:11:27:6F:35:35:61:76:FC:9A:D0:96:30:8F:83:2A";

#[test]
fn times_are_told_in_words() {
    for (name, state, words) in [
        ("expired", ValidityState::Expired, "expired 630 days ago"),
        (
            "expires-soon",
            ValidityState::EndsSoon,
            "expires in 14 days",
        ),
        (
            "not-yet-valid",
            ValidityState::NotYet,
            "valid from 2027-01-15",
        ),
    ] {
        let der = der(&format!("rsa2048-certificate-{name}.pem"));
        let validity = facts(&der, Some(NOW)).unwrap().validity.unwrap();
        assert_eq!((validity.state, validity.words.as_str()), (state, words));
        assert_eq!(facts(&der, None).unwrap().validity, None);
    }
}

#[test]
fn what_salesforce_refuses_is_remarked() {
    for (name, refused, words) in [
        ("rsa1024-certificate.pem", true, "too short"),
        ("ec-p256-certificate.pem", true, "not for an RSA key"),
        ("ed25519-certificate.pem", true, "not for an RSA key"),
        ("rsa2048-certificate-long.pem", true, "larger than the 4 KB"),
        (
            "rsa2048-certificate-nearly-long.pem",
            false,
            "its binary form (DER) fits",
        ),
        (
            "rsa2048-certificate-sha1.pem",
            false,
            "a hash that is broken",
        ),
        (
            "rsa2048-certificate-md5.pem",
            false,
            "a hash that is broken",
        ),
        ("rsa2048-certificate-expired.pem", false, "It has expired"),
    ] {
        let remarks = facts(&der(name), Some(NOW)).unwrap().remarks;
        assert_eq!(remarks.len(), 1, "{name}: {remarks:?}");
        assert_eq!(remarks[0].refused, refused, "{name}");
        assert!(
            remarks[0].text.contains(words),
            "{name}: {}",
            remarks[0].text
        );
    }
}

#[test]
fn who_signed_it_is_proved_by_the_signature() {
    let of = |name: &str| facts(&der(name), None).unwrap().issued;
    assert_eq!(of("rsa2048-certificate-sha1.pem"), Issued::SelfSigned);
    // Both are called CN=Practice, and another key signed.
    assert_eq!(of("rsa2048-certificate-chain.pem"), Issued::SelfNamed);
    let mut forged = der("rsa2048-certificate-valid.pem");
    let last = forged.len() - 1;
    forged[last] ^= 1;
    assert_eq!(facts(&forged, None).unwrap().issued, Issued::SelfNamed);
    // What names the algorithm outside of what is signed, changed from NULL to an empty text.
    let mut other = der("rsa2048-certificate-valid.pem");
    assert_eq!(other[482..484], [5, 0]);
    other[482] = 4;
    assert_eq!(facts(&other, None).unwrap().issued, Issued::SelfNamed);
}

#[test]
fn a_certificate_belongs_to_one_key() {
    let der = der("rsa2048-certificate-valid.pem");
    let own = key("rsa2048-pkcs8.pem").public_key();
    assert!(public_key(&der).unwrap() == own);
    assert!(belongs_to(&der, &own));
    assert!(!belongs_to(&der, &key("rsa4096-pkcs8.pem").public_key()));
    assert!(!belongs_to(b"no certificate", &own));
}

#[test]
fn pem_is_what_openssl_writes() {
    let text = file("rsa2048-certificate-valid.pem");
    let from = text.find("-----BEGIN").unwrap();
    assert_eq!(to_pem(&der("rsa2048-certificate-valid.pem")), text[from..]);
}

/// Certificates of the usual run; `MUTATED_CERTIFICATES` sets how many.
const SAMPLE: u64 = 5_000;

#[test]
fn no_certificate_makes_it_panic() {
    let seeds: Vec<Vec<u8>> = [
        "rsa2048-certificate-valid.pem",
        "rsa2048-certificate-long.pem",
        "ec-p256-certificate.pem",
        "ed25519-certificate.pem",
    ]
    .map(der)
    .into();
    let set = std::env::var("MUTATED_CERTIFICATES").ok();
    let count = set.and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let (mut read, mut trusted) = (0, 0);
    for seed in 0..count {
        let mut random = Random::new(seed);
        let original = &seeds[random.below(seeds.len())];
        let mut input = original.clone();
        for _ in 0..=random.below(3) {
            spoil(&mut input, &seeds, &mut random);
        }
        if let Ok(facts) = facts(&input, Some(NOW)) {
            read += 1;
            assert!(facts.subject.chars().count() <= 301);
            let changed = !seeds.contains(&input);
            trusted += u32::from(changed && facts.issued == Issued::SelfSigned);
        }
    }
    println!("{count} spoilt certificates: {read} read, {trusted} of them self-signed");
    assert!(read > 0);
    assert_eq!(trusted, 0, "a changed certificate is not signed by anybody");
}
