use connected_app_helper::certificate::{
    Certificate, KeyKind, NotACertificate, SignatureHash, day,
};
use connected_app_helper::pem;
use proptest::prelude::*;

use crate::key::file;

/// The bytes of the first block of a file of `tests/keys`.
fn der(name: &str) -> Vec<u8> {
    match pem::read(&file(name)).as_deref() {
        Ok([first, ..]) => first.bytes.expose().clone(),
        _ => panic!("{name} holds no block"),
    }
}

/// First day, last day, key and hash of each certificate.
const FACTS: &[(&str, &str, &str, KeyKind, SignatureHash)] = &[
    (
        "ec-p256-certificate-sha1.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::EllipticCurve,
        SignatureHash::Sha1,
    ),
    (
        "ec-p256-certificate.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::EllipticCurve,
        SignatureHash::Other,
    ),
    (
        "ed25519-certificate.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Other,
        SignatureHash::Other,
    ),
    (
        "rsa1024-certificate.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 1024 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-chain.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-expired.pem",
        "2023-03-01",
        "2025-03-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-expires-soon.pem",
        "2024-12-05",
        "2026-12-05",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-long.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-md5.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Md5,
    ),
    (
        "rsa2048-certificate-not-yet-valid.pem",
        "2027-01-15",
        "2029-01-15",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate-sha1.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Sha1,
    ),
    (
        "rsa2048-certificate-valid.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    (
        "rsa2048-certificate.pem",
        "2026-11-21",
        "2126-10-28",
        KeyKind::Rsa { bits: 2048 },
        SignatureHash::Other,
    ),
    // Longer than anything signs with here; still a certificate.
    (
        "rsa9216-certificate.pem",
        "2026-01-01",
        "2126-01-01",
        KeyKind::Rsa { bits: 9216 },
        SignatureHash::Other,
    ),
];

#[test]
fn every_certificate_says_what_openssl_was_told() {
    for (name, first, last, key, hash) in FACTS {
        let read = Certificate::from_der(&der(name)).unwrap();
        assert_eq!((read.key, read.signed_with), (*key, *hash), "{name}");
        assert_eq!(
            (day(read.not_before).as_str(), day(read.not_after).as_str()),
            (*first, *last),
            "{name}"
        );
    }
}

#[test]
fn a_request_a_key_and_a_part_are_no_certificates() {
    for name in [
        "rsa2048-certificate-request.pem",
        "rsa2048-public.pem",
        "rsa2048-public-pkcs1.pem",
    ] {
        assert_eq!(
            Certificate::from_der(&der(name)),
            Err(NotACertificate),
            "{name}"
        );
    }
    let whole = der("rsa2048-certificate-valid.pem");
    for end in 0..whole.len() {
        assert_eq!(
            Certificate::from_der(&whole[..end]),
            Err(NotACertificate),
            "{end} bytes"
        );
    }
    let more = [whole.as_slice(), &[0]].concat();
    assert_eq!(Certificate::from_der(&more), Err(NotACertificate));
}

#[test]
fn days_are_those_of_the_calendar() {
    assert_eq!(day(0), "1970-01-01");
    assert_eq!(day(951_782_399), "2000-02-28");
    assert_eq!(day(951_782_400), "2000-02-29");
    assert_eq!(day(4_107_542_399), "2100-02-28");
    assert_eq!(day(4_107_542_400), "2100-03-01");
    assert_eq!(day(253_402_300_799), "9999-12-31");
    assert_eq!(day(u64::MAX), "a day after the year 9999");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        name in proptest::sample::select(FACTS.iter().map(|fact| fact.0).collect::<Vec<_>>()),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
        end in any::<proptest::sample::Index>(), cut in any::<bool>(),
    ) {
        let mut bytes = der(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok(read) = Certificate::from_der(&bytes) {
            prop_assert_eq!(day(read.not_before).len(), 10);
        }
    }

    #[test]
    fn random_bytes_are_no_certificate(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(Certificate::from_der(&bytes), Err(NotACertificate));
    }
}
