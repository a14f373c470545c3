use std::process::Command;

use connected_app_helper::certificate::{
    Issued, MakeError, Order, SERIAL_BYTES, assemble, facts, self_signed, to_be_signed, to_pem,
};
use connected_app_helper::key::PrivateKey;

use crate::golden::{golden, repository};
use crate::key::key;

const NOW: u64 = 1_795_219_200;
const SERIAL: [u8; SERIAL_BYTES] = [0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

fn request() -> Order {
    Order {
        common_name: "Acme – integration".to_owned(),
        organization: Some("Acme, Inc. \"West\"".to_owned()),
        country: Some("DE".to_owned()),
        days: 730,
        now: NOW,
    }
}

fn made() -> (PrivateKey, Vec<u8>) {
    let key = key("rsa2048-pkcs8.pem");
    let der = self_signed(&request(), &key, SERIAL).unwrap_or_else(|error| panic!("{error}"));
    (key, der)
}

#[test]
fn the_same_request_gives_the_same_certificate_byte_for_byte() {
    let (key, der) = made();
    golden(
        &repository("tests/keys/rsa2048-certificate-made.pem"),
        &to_pem(&der),
    );
    let halves = to_be_signed(&request(), &key.public_key(), SERIAL).unwrap();
    let signature = key.sign_rs256(&halves).unwrap();
    assert_eq!(assemble(&halves, &signature).unwrap(), der);
}

#[test]
fn it_says_what_was_asked_for() {
    let (_, der) = made();
    let facts = facts(&der, Some(NOW)).unwrap();
    assert_eq!(facts.common_name.as_deref(), Some("Acme – integration"));
    assert!(facts.subject.contains("C=DE"), "{}", facts.subject);
    assert_eq!(facts.issued, Issued::SelfSigned);
    assert_eq!(facts.not_before, NOW - 300);
    assert_eq!(facts.not_after, NOW + 730 * 86_400);
    assert_eq!(facts.usages, ["digital signature"]);
    assert!(!facts.authority);
    assert!(
        facts.serial.starts_with("7F:"),
        "positive: {}",
        facts.serial
    );
    assert_eq!(facts.remarks, []);
}

#[test]
fn a_signature_of_something_else_makes_no_certificate() {
    let (key, _) = made();
    let halves = to_be_signed(&request(), &key.public_key(), SERIAL).unwrap();
    let other = self::key("rsa4096-pkcs8.pem");
    for signature in [
        key.sign_rs256(b"something else").unwrap(),
        other.sign_rs256(&halves).unwrap(),
        Vec::new(),
    ] {
        assert_eq!(assemble(&halves, &signature), Err(MakeError::Signature));
    }
    let signature = key.sign_rs256(&halves).unwrap();
    assert!(assemble(&halves[1..], &signature).is_err());
    assert!(assemble(b"", &signature).is_err());
}

#[test]
fn names_and_times_that_no_certificate_can_hold_are_refused() {
    let public = key("rsa2048-pkcs8.pem").public_key();
    let fault = |change: fn(&mut Order)| {
        let mut request = request();
        change(&mut request);
        to_be_signed(&request, &public, SERIAL).expect_err("refused")
    };
    let name = |field| MakeError::Name { field, longest: 64 };
    assert_eq!(fault(|request| request.common_name.clear()), name("name"));
    assert_eq!(
        fault(|request| request.common_name = "x".repeat(65)),
        name("name")
    );
    assert_eq!(
        fault(|request| request.common_name = " Acme".to_owned()),
        name("name")
    );
    assert_eq!(
        fault(|request| request.common_name = "a\nb".to_owned()),
        name("name")
    );
    assert_eq!(
        fault(|request| request.organization = Some(String::new())),
        name("organization")
    );
    for country in ["D", "de", "DEU", "D1", "É!"] {
        let mut request = request();
        request.country = Some(country.to_owned());
        assert_eq!(
            to_be_signed(&request, &public, SERIAL),
            Err(MakeError::Country),
            "{country}"
        );
    }
    assert_eq!(fault(|request| request.days = 0), MakeError::Days);
    assert_eq!(fault(|request| request.days = 3651), MakeError::Days);
    assert_eq!(fault(|request| request.now = u64::MAX), MakeError::Time);
    assert_eq!(
        fault(|request| request.now = 300_000_000_000),
        MakeError::Time
    );
}

#[test]
fn years_after_2049_are_written_in_the_other_form() {
    let mut request = request();
    request.now = 2_500_000_000;
    let der = self_signed(&request, &key("rsa2048-pkcs8.pem"), SERIAL).unwrap();
    assert_eq!(facts(&der, None).unwrap().not_before, 2_500_000_000 - 300);
}

/// What openssl says of it, where it is installed; a machine without it says so.
#[test]
fn openssl_takes_it() {
    let folder = repository("target/made");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("certificate.pem");
    std::fs::write(&path, to_pem(&made().1)).unwrap();
    let openssl = |arguments: &[&str]| {
        let output = Command::new("openssl").args(arguments).arg(&path).output();
        output.map(|output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            (output.status.success(), text)
        })
    };
    let file = path.to_string_lossy().into_owned();
    let Ok((verified, said)) = openssl(&["verify", "-x509_strict", "-CAfile", &file]) else {
        println!("openssl is not installed: nothing was compared");
        return;
    };
    assert!(verified, "{said}");
    let (read, text) = openssl(&["x509", "-noout", "-text", "-in"]).unwrap();
    assert!(read);
    for words in [
        "Version: 3 (0x2)",
        "sha256WithRSAEncryption",
        "Public-Key: (2048 bit)",
        "X509v3 Basic Constraints: critical",
        "CA:FALSE",
        "X509v3 Key Usage: critical",
        "Digital Signature",
        "X509v3 Subject Key Identifier",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}
