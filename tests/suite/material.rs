#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails where it stands"
)]

use std::fs;

use connected_app_helper::error::{Coded, ErrorCode};
use connected_app_helper::key::KeyError;
use connected_app_helper::material::{
    Kind, LARGEST, MaterialError, Opened, open, recognise, to_pkcs12,
};
use connected_app_helper::secret::Secret;
use connected_app_helper::{certificate, pem};

use crate::golden::repository;
use crate::key::{file, key};
use crate::random::Random;

/// The password of every protected file.
const PASSWORD: &str = "practice";

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = repository("tests/keys").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

fn opened(name: &str, password: Option<&str>) -> Opened {
    open(&bytes(name), password.map(secret).as_ref())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn fault(bytes: &[u8], password: Option<&str>) -> MaterialError {
    match open(bytes, password.map(secret).as_ref()) {
        Err(error) => error,
        Ok(_) => panic!("it should not open"),
    }
}

/// What every file of `tests/keys` is, without a password.
#[test]
fn every_file_is_told_by_what_is_in_it() {
    for (name, kind, description) in [
        (
            "rsa2048-pkcs8.pem",
            Kind::PrivateKey,
            "an RSA private key of 2048 bits (PKCS#8)",
        ),
        (
            "rsa2048-pkcs8.der",
            Kind::PrivateKey,
            "an RSA private key of 2048 bits (PKCS#8)",
        ),
        (
            "rsa2048-pkcs1.pem",
            Kind::PrivateKey,
            "an RSA private key of 2048 bits (PKCS#1)",
        ),
        (
            "rsa1024-pkcs8.pem",
            Kind::PrivateKey,
            "an RSA private key of 1024 bits (PKCS#8)",
        ),
        (
            "ec-p256-pkcs8.pem",
            Kind::PrivateKey,
            "an elliptic-curve private key (PKCS#8)",
        ),
        (
            "ec-p256-sec1.pem",
            Kind::PrivateKey,
            "an elliptic-curve private key",
        ),
        (
            "ed25519-pkcs8.pem",
            Kind::PrivateKey,
            "a private key for Ed25519 (PKCS#8)",
        ),
        (
            "rfc7520-3.4.jwk.json",
            Kind::Jwk,
            "an RSA private key of 2048 bits (JWK)",
        ),
        (
            "rsa2048-pkcs8-encrypted.pem",
            Kind::EncryptedPrivateKey,
            "a PKCS#8 private key under a password (PBKDF2 with 2048 rounds of SHA-256, AES-256)",
        ),
        (
            "rsa2048-pkcs8-encrypted-600000.pem",
            Kind::EncryptedPrivateKey,
            "a PKCS#8 private key under a password (PBKDF2 with 600000 rounds of SHA-256, AES-256)",
        ),
        (
            "rsa2048-pkcs8-encrypted-scrypt.pem",
            Kind::EncryptedPrivateKey,
            "a PKCS#8 private key under a password (scrypt with cost 16384, AES-256)",
        ),
        (
            "rsa2048-pkcs1-encrypted.pem",
            Kind::EncryptedPrivateKey,
            "a private key under a password, in the old form of OpenSSL",
        ),
        ("rsa2048.p12", Kind::Pkcs12, "a PKCS#12 file (.p12 or .pfx)"),
        (
            "rsa2048.jks",
            Kind::JavaKeystore,
            "a Java keystore (JKS) with one key and one certificate alone",
        ),
        (
            "rsa2048-chain.p7b",
            Kind::Pkcs7,
            "a PKCS#7 bundle with 2 certificates",
        ),
        (
            "rsa2048-certificate-valid.pem",
            Kind::Certificate,
            "a certificate for CN=Practice",
        ),
        (
            "rsa2048-certificate-valid.der",
            Kind::Certificate,
            "a certificate for CN=Practice",
        ),
    ] {
        let seen = recognise(&bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(seen.len(), 1, "{name}");
        assert_eq!(
            (seen[0].kind, seen[0].description.as_str()),
            (kind, description),
            "{name}"
        );
    }
    for (name, kind, beginning) in [
        ("rsa2048-public.pem", Kind::PublicKey, "a public key"),
        ("rsa2048-public-pkcs1.pem", Kind::PublicKey, "a public key"),
        (
            "rsa2048-certificate-request.pem",
            Kind::CertificateRequest,
            "a certificate request, not",
        ),
        (
            "openssh-rsa2048-public.txt",
            Kind::Ssh,
            "a public key for SSH",
        ),
    ] {
        let seen = recognise(&bytes(name)).unwrap();
        assert_eq!(seen[0].kind, kind, "{name}");
        assert!(
            seen[0].description.starts_with(beginning),
            "{name}: {}",
            seen[0].description
        );
        let fault = fault(&bytes(name), None);
        assert_eq!(fault.code(), ErrorCode::MaterialNothingToTake, "{name}");
    }
}

#[test]
fn every_form_of_a_key_gives_the_same_key() {
    let der = key("rsa2048-pkcs8.pem").to_pkcs8_der().unwrap();
    for (name, password, certificates) in [
        ("rsa2048-pkcs8.pem", None, 0),
        ("rsa2048-pkcs8.der", None, 0),
        ("rsa2048-pkcs1.pem", None, 0),
        ("rsa2048-pkcs8-encrypted.pem", Some(PASSWORD), 0),
        ("rsa2048-pkcs8-encrypted-sha1.pem", Some(PASSWORD), 0),
        ("rsa2048-pkcs8-encrypted-scrypt.pem", Some(PASSWORD), 0),
        ("rsa2048-pkcs8-encrypted-3des.pem", Some(PASSWORD), 0),
        ("rsa2048.p12", Some(PASSWORD), 1),
        ("rsa2048-legacy-chain.p12", Some(PASSWORD), 2),
        ("rsa2048-no-password.p12", Some(""), 1),
        ("rsa2048-no-mac.p12", Some(PASSWORD), 1),
        ("rsa2048.jks", Some(PASSWORD), 2),
    ] {
        let opened = opened(name, password);
        assert_eq!(opened.keys.len(), 1, "{name}");
        let same = opened.keys[0].key.to_pkcs8_der().unwrap();
        assert!(same.expose() == der.expose(), "{name}");
        assert_eq!(opened.certificates.len(), certificates, "{name}");
        // One of them belongs to the key.
        if certificates > 0 {
            let public = opened.keys[0].key.public_key();
            let belong = opened.certificates.iter();
            let belong = belong
                .filter(|der| certificate::belongs_to(der, &public))
                .count();
            assert_eq!(belong, 1, "{name}");
        }
    }
    let jwk = opened("rfc7520-3.4.jwk.json", None);
    assert_eq!(
        jwk.keys[0].name.as_deref(),
        Some("bilbo.baggins@hobbiton.example")
    );
    let same = jwk.keys[0].key.to_pkcs8_der().unwrap();
    assert!(
        same.expose()
            == key("rfc7520-3.4-pkcs8.pem")
                .to_pkcs8_der()
                .unwrap()
                .expose()
    );
}

#[test]
fn a_password_that_is_missing_wrong_or_not_provable_is_told_apart() {
    use ErrorCode::{PasswordNeeded, PasswordWrong, PasswordWrongOrDamaged};
    for (name, wrong) in [
        ("rsa2048-pkcs8-encrypted.pem", PasswordWrongOrDamaged),
        ("rsa2048-pkcs8-encrypted-scrypt.pem", PasswordWrongOrDamaged),
        ("rsa2048.p12", PasswordWrong),
        ("rsa2048-legacy-chain.p12", PasswordWrong),
        ("rsa2048-no-password.p12", PasswordWrong),
        ("rsa2048-no-mac.p12", PasswordWrongOrDamaged),
        ("rsa2048.jks", PasswordWrong),
    ] {
        assert_eq!(fault(&bytes(name), None).code(), PasswordNeeded, "{name}");
        assert_eq!(
            fault(&bytes(name), Some("nonsense")).code(),
            wrong,
            "{name}"
        );
    }
    let other = fault(&bytes("rsa2048-other-key-password.jks"), Some(PASSWORD));
    let alias = "practice".to_owned();
    assert_eq!(other, MaterialError::OtherKeyPassword { alias });
}

#[test]
fn what_is_not_read_says_how_to_convert_it() {
    for name in [
        "rsa2048-pkcs8-encrypted-pbes1.pem",
        "rsa2048-pkcs1-encrypted.pem",
    ] {
        let fault = fault(&bytes(name), Some(PASSWORD));
        assert_eq!(
            fault.code(),
            ErrorCode::EncryptionUnsupported,
            "{name}: {fault}"
        );
        assert!(
            fault.to_string().contains("openssl pkcs8 -topk8"),
            "{fault}"
        );
    }
    let primes = fault(&bytes("rsa2048-3-primes.pem"), None);
    assert_eq!(primes, MaterialError::Key(KeyError::MultiPrime));
    // A PKCS#12 file as Firefox writes it begins with a sequence of no named length.
    let ber = fault(&[0x30, 0x80, 2, 1, 3, 0x30, 0x80, 0, 0, 0, 0], None);
    assert!(ber.to_string().contains("Firefox"), "{ber}");
    let openssh = fault(&bytes("openssh-rsa2048.pem"), None);
    assert_eq!(openssh, MaterialError::Key(KeyError::Openssh));
    let jceks = [&[0xce; 4][..], &[0; 40]].concat();
    assert!(
        fault(&jceks, Some(""))
            .to_string()
            .contains("keytool -importkeystore")
    );
}

#[test]
fn a_damaged_file_is_damaged_and_another_kind_of_file_is_unknown() {
    for (name, password) in [("rsa2048.jks", PASSWORD), ("rsa2048.p12", PASSWORD)] {
        let whole = bytes(name);
        let cut = fault(&whole[..whole.len() / 2], Some(password));
        let code = cut.code();
        let told = [ErrorCode::MaterialDamaged, ErrorCode::MaterialUnknown];
        assert!(told.contains(&code), "{name}: {cut}");
    }
    let text = file("rsa2048-pkcs8.pem");
    let cut = fault(&text.as_bytes()[..text.len() / 2], None);
    assert_eq!(cut.code(), ErrorCode::MaterialDamaged);
    for (input, code) in [
        (b"".as_slice(), ErrorCode::MaterialEmpty),
        (b" \n", ErrorCode::MaterialEmpty),
        (
            b"Dear admin, please find attached",
            ErrorCode::MaterialUnknown,
        ),
        (b"{\"a\": 1}", ErrorCode::MaterialUnknown),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ErrorCode::MaterialUnknown),
    ] {
        assert_eq!(fault(input, None).code(), code, "{input:?}");
    }
    let large = fault(&vec![b'A'; LARGEST + 1], None);
    assert_eq!(large.code(), ErrorCode::MaterialTooLarge);
}

#[test]
fn the_body_of_a_certificate_alone_is_enough() {
    let text = file("rsa2048-certificate-valid.pem");
    let body: Vec<&str> = text.lines().filter(|line| !line.starts_with('-')).collect();
    let opened = open(body.join("\n").as_bytes(), None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        opened.certificates,
        [bytes("rsa2048-certificate-valid.der")]
    );
}

#[test]
fn key_and_certificates_in_one_file_are_all_taken() {
    let both = format!(
        "{}{}",
        file("rsa2048-pkcs8.pem"),
        file("rsa2048-certificate-chain.pem")
    );
    let opened = open(both.as_bytes(), None).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((opened.keys.len(), opened.certificates.len()), (1, 2));
}

/// The length of a DER value in front of `needle` is not changed: four bytes become four others.
fn replaced(mut bytes: Vec<u8>, needle: &[u8], with: &[u8]) -> Vec<u8> {
    let at = bytes
        .windows(needle.len())
        .position(|window| window == needle)
        .expect("the number stands there");
    bytes[at..at + needle.len()].copy_from_slice(with);
    bytes
}

#[test]
fn what_would_keep_a_computer_busy_is_not_begun() {
    for (name, cost) in [
        (
            "rsa2048-pkcs8-encrypted-costly.pem",
            "20000000 rounds of PBKDF2",
        ),
        ("rsa2048-costly.p12", "15000000 rounds in all"),
    ] {
        let cost = cost.to_owned();
        assert_eq!(
            fault(&bytes(name), Some("")),
            MaterialError::TooCostly { cost },
            "{name}"
        );
    }
    let scrypt = file("rsa2048-pkcs8-encrypted-scrypt.pem");
    let der = pem::read(&scrypt).unwrap()[0].bytes.expose().clone();
    // Blocks of 127 instead of 8, and 127 of them side by side, in the same number of bytes.
    let costly = replaced(der, &[2, 1, 8, 2, 1, 1], &[2, 1, 127, 2, 1, 127]);
    assert_eq!(
        fault(&costly, Some("")).code(),
        ErrorCode::MaterialTooCostly
    );
}

#[test]
fn a_pkcs12_file_made_here_opens_again_and_only_with_its_password() {
    let key = key("rsa2048-pkcs8.pem");
    let certificate = bytes("rsa2048-certificate-valid.der");
    let made = to_pkcs12(
        &key,
        std::slice::from_ref(&certificate),
        "Acme",
        &secret("föö"),
    )
    .unwrap();
    let opened = open(made.expose(), Some(&secret("föö"))).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(opened.keys[0].name.as_deref(), Some("Acme"));
    assert!(
        opened.keys[0].key.to_pkcs8_der().unwrap().expose() == key.to_pkcs8_der().unwrap().expose()
    );
    assert_eq!(opened.certificates, [certificate]);
    assert_eq!(
        fault(made.expose(), Some("foo")),
        MaterialError::WrongPassword
    );
}

/// Inputs of the usual run; `MUTATED_MATERIAL` sets how many.
const SAMPLE: u64 = 3_000;

#[test]
fn no_input_makes_it_panic() {
    let names = [
        "rsa2048-pkcs8.pem",
        "rsa2048-pkcs8.der",
        "rsa2048-pkcs1.pem",
        "rsa2048-pkcs8-encrypted.pem",
        "rsa2048.p12",
        "rsa2048-legacy-chain.p12",
        "rsa2048-no-mac.p12",
        "rsa2048.jks",
        "rsa2048-chain.p7b",
        "rsa2048-certificate-valid.der",
        "rsa2048-certificate-request.pem",
        "rfc7520-3.4.jwk.json",
    ];
    let seeds: Vec<Vec<u8>> = names.map(bytes).into();
    let set = std::env::var("MUTATED_MATERIAL").ok();
    let count = set.and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let passwords = [None, Some(secret(PASSWORD)), Some(secret(""))];
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..count {
        let mut random = Random::new(seed);
        let mut input = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(4) {
            crate::random::spoil(&mut input, &seeds, &mut random);
        }
        let seen = recognise(&input);
        let password = &passwords[random.below(passwords.len())];
        match open(&input, password.as_ref()) {
            Ok(_) => {
                assert!(seen.is_ok(), "seed {seed}");
                taken += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
    }
    println!("{count} spoilt keys and keystores: {taken} opened, {refused} refused");
    assert!(taken > 0 && refused > 0);
}
