use std::fs;
use std::path::Path;

use connected_app_helper::error::{Coded, ErrorCode};
use connected_app_helper::key::{Container, KeyError, LARGEST_TEXT, PrivateKey};
use connected_app_helper::secret::Secret;
use proptest::prelude::*;

/// A file of `tests/keys`.
pub(crate) fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/keys")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The key of a file of `tests/keys`.
pub(crate) fn key(name: &str) -> PrivateKey {
    PrivateKey::from_pem(&file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn fault(text: &str) -> KeyError {
    PrivateKey::from_pem(text)
        .err()
        .unwrap_or_else(|| panic!("should be refused:\n{text}"))
}

/// Fails to compile when the type has the trait: with it, two implementations fit and none is chosen.
macro_rules! assert_lacks {
    ($type:ty, $trait:path) => {
        const _: fn() = || {
            trait Choice<Marker> {
                fn choose() {}
            }
            impl<T: ?Sized> Choice<()> for T {}
            struct HasIt;
            impl<T: ?Sized + $trait> Choice<HasIt> for T {}
            let _ = <$type as Choice<_>>::choose;
        };
    };
}

assert_lacks!(Secret<String>, std::fmt::Debug);
assert_lacks!(Secret<String>, std::fmt::Display);
assert_lacks!(Secret<String>, serde::Serialize);
assert_lacks!(Secret<String>, Clone);
assert_lacks!(Secret<Vec<u8>>, std::fmt::Debug);
assert_lacks!(Secret<Vec<u8>>, serde::Serialize);
assert_lacks!(PrivateKey, std::fmt::Debug);
assert_lacks!(PrivateKey, std::fmt::Display);
assert_lacks!(PrivateKey, serde::Serialize);
assert_lacks!(PrivateKey, Clone);

#[test]
fn both_forms_of_a_key_are_the_same_key() {
    for name in ["rsa2048", "rfc7515-a2"] {
        let (pkcs8, pkcs1) = (
            file(&format!("{name}-pkcs8.pem")),
            file(&format!("{name}-pkcs1.pem")),
        );
        let keys = [
            PrivateKey::from_pkcs8_pem(&pkcs8),
            PrivateKey::from_pkcs1_pem(&pkcs1),
            PrivateKey::from_pem(&pkcs8),
            PrivateKey::from_pem(&pkcs1),
        ]
        .map(|key| key.unwrap_or_else(|error| panic!("{name}: {error}")));
        let der = keys[0].to_pkcs8_der().unwrap();
        let signature = keys[0].sign_rs256(b"text").unwrap();
        for key in &keys {
            assert_eq!(key.bits(), 2048);
            assert!(key.to_pkcs8_der().unwrap().expose() == der.expose());
            assert_eq!(key.sign_rs256(b"text").unwrap(), signature);
        }
    }
    assert_eq!(key("rsa4096-pkcs8.pem").bits(), 4096);
}

#[test]
fn the_der_for_webcrypto_is_what_openssl_wrote() {
    let text = file("rsa2048-pkcs8.pem");
    let blocks = connected_app_helper::pem::read(&text).unwrap();
    let der = key("rsa2048-pkcs1.pem").to_pkcs8_der().unwrap();
    assert!(blocks[0].bytes.expose() == der.expose());
}

#[test]
fn a_signature_verifies_and_no_other_does() {
    let key = key("rsa2048-pkcs8.pem");
    let public = key.public_key();
    let signature = key.sign_rs256(b"text").unwrap();
    assert_eq!(signature.len(), 256);
    assert!(public.verifies(b"text", &signature));
    assert!(!public.verifies(b"Text", &signature));
    assert!(!public.verifies(b"text", &[]));
    assert!(!public.verifies(b"text", &signature[1..]));
    for place in [0, 100, 255] {
        let mut flipped = signature.clone();
        flipped[place] ^= 1;
        assert!(!public.verifies(b"text", &flipped), "byte {place}");
    }
    let other = PrivateKey::from_pem(&file("rfc7515-a2-pkcs8.pem")).unwrap();
    assert!(!other.public_key().verifies(b"text", &signature));
}

#[test]
fn pasted_text_may_look_untidy() {
    let plain = file("rsa2048-pkcs8.pem");
    let expected = key("rsa2048-pkcs8.pem").sign_rs256(b"text").unwrap();
    let untidy = [
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.replace('\n', " "),
        plain.replace('\n', "\\n"),
        plain.replace('\n', "\n    "),
        format!("\u{feff}{plain}"),
        format!(
            "Bag Attributes\n  friendlyName: practice\nKey Attributes: <No Attributes>\n{plain}\nthanks!"
        ),
        plain.trim_end().to_owned(),
        plain.replace('=', ""),
    ];
    for text in untidy {
        let key =
            PrivateKey::from_pkcs8_pem(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(key.sign_rs256(b"text").unwrap(), expected);
    }
}

#[test]
fn everything_that_is_no_key_is_named() {
    let cases = [
        (
            "rsa2048-pkcs8-encrypted.pem",
            KeyError::EncryptedPkcs8,
            ErrorCode::KeyEncrypted,
        ),
        (
            "rsa2048-pkcs1-encrypted.pem",
            KeyError::EncryptedByOpenssl,
            ErrorCode::KeyEncrypted,
        ),
        (
            "rsa2048-public.pem",
            KeyError::PublicKey,
            ErrorCode::KeyIsPublic,
        ),
        (
            "rsa2048-public-pkcs1.pem",
            KeyError::PublicKey,
            ErrorCode::KeyIsPublic,
        ),
        (
            "openssh-rsa2048-public.txt",
            KeyError::PublicKey,
            ErrorCode::KeyIsPublic,
        ),
        (
            "rsa2048-certificate.pem",
            KeyError::Certificate,
            ErrorCode::KeyIsCertificate,
        ),
        (
            "rsa2048-certificate-request.pem",
            KeyError::CertificateRequest,
            ErrorCode::KeyIsCertificateRequest,
        ),
        (
            "ec-p256-pkcs8.pem",
            KeyError::EllipticCurve,
            ErrorCode::KeyIsEllipticCurve,
        ),
        (
            "ec-p256-sec1.pem",
            KeyError::EllipticCurve,
            ErrorCode::KeyIsEllipticCurve,
        ),
        (
            "ed25519-pkcs8.pem",
            KeyError::NotRsa {
                algorithm: "Ed25519".to_owned(),
            },
            ErrorCode::KeyNotRsa,
        ),
        (
            "rsa2048-pss-pkcs8.pem",
            KeyError::NotRsa {
                algorithm: "RSA-PSS".to_owned(),
            },
            ErrorCode::KeyNotRsa,
        ),
        (
            "openssh-rsa2048.pem",
            KeyError::Openssh,
            ErrorCode::KeyIsOpenssh,
        ),
        (
            "rsa1024-pkcs8.pem",
            KeyError::TooSmall { bits: 1024 },
            ErrorCode::KeyTooSmall,
        ),
        (
            "rsa1024-pkcs1.pem",
            KeyError::TooSmall { bits: 1024 },
            ErrorCode::KeyTooSmall,
        ),
        (
            "rsa512-pkcs1.pem",
            KeyError::TooSmall { bits: 512 },
            ErrorCode::KeyTooSmall,
        ),
        (
            "rsa9216-pkcs8.pem",
            KeyError::TooLong { bits: 9216 },
            ErrorCode::KeyTooLong,
        ),
    ];
    for (name, expected, code) in cases {
        let error = fault(&file(name));
        assert_eq!(error, expected, "{name}");
        assert_eq!(error.code(), code, "{name}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}

#[test]
fn a_text_without_exactly_one_key_is_named() {
    let key = file("rsa2048-pkcs8.pem");
    for text in [
        "",
        " \n",
        "MIIEvQIBADANBgkqhkiG",
        "----BEGIN PRIVATE KEY----",
        "{\"kty\":\"RSA\"}",
    ] {
        assert_eq!(fault(text), KeyError::NotPem, "{text}");
    }
    let both = format!("{key}{}", file("rsa2048-certificate.pem"));
    assert_eq!(
        fault(&both),
        KeyError::SeveralBlocks {
            labels: vec!["PRIVATE KEY".to_owned(), "CERTIFICATE".to_owned()]
        }
    );
    assert_eq!(
        fault(&format!("{key}{key}")).code(),
        ErrorCode::KeySeveralBlocks
    );
    let other = key.replace("PRIVATE KEY", "PKCS7");
    assert_eq!(
        fault(&other),
        KeyError::UnknownBlock {
            label: "PKCS7".to_owned()
        }
    );
    let large = format!("{}{key}", " ".repeat(LARGEST_TEXT));
    assert_eq!(fault(&large), KeyError::TextTooLarge { bytes: large.len() });
}

#[test]
fn the_other_form_is_refused_where_one_is_wanted() {
    let (pkcs8, pkcs1) = (file("rsa2048-pkcs8.pem"), file("rsa2048-pkcs1.pem"));
    let error = PrivateKey::from_pkcs8_pem(&pkcs1).err();
    let expected = KeyError::OtherContainer {
        expected: Container::Pkcs8,
        found: Container::Pkcs1,
    };
    assert_eq!(error, Some(expected));
    let error = PrivateKey::from_pkcs1_pem(&pkcs8).err();
    let expected = KeyError::OtherContainer {
        expected: Container::Pkcs1,
        found: Container::Pkcs8,
    };
    assert_eq!(error, Some(expected));
}

#[test]
fn a_damaged_key_is_refused_and_never_repeated() {
    let key = file("rsa2048-pkcs8.pem");
    let lines: Vec<&str> = key.lines().collect();
    let body = lines[5];
    let (start, rest) = body.split_at(8);
    let other = if start.starts_with('A') { "B" } else { "A" };
    let damaged = [
        key.replace(body, ""),
        key.replace(body, &format!("????{rest}")),
        key.replace(body, &format!("{other}{}", body.split_at(1).1)),
        key.replace(&format!("{}\n", lines[lines.len() - 1]), ""),
        key.replace("END PRIVATE", "END RSA PRIVATE"),
        key.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
        file("rsa2048-pkcs1.pem").replace("RSA PRIVATE KEY", "PRIVATE KEY"),
        file("ec-p256-sec1.pem").replace("EC PRIVATE KEY", "RSA PRIVATE KEY"),
        key.replacen(lines[0], &format!("-----BEGIN {body}"), 1),
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----".to_owned(),
        "-----BEGIN PRIVATE KEY".to_owned(),
    ];
    for text in damaged {
        let error = fault(&text);
        assert_eq!(error.code(), ErrorCode::KeyDamaged, "{error}\n{text}");
        assert!(!error.to_string().contains(start), "{error}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,300}", label in "[A-Z ]{0,20}", body in r"[A-Za-z0-9+/=\\n:\n-]{0,200}") {
        let _ = PrivateKey::from_pem(&text);
        let _ = PrivateKey::from_pem(&format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----"));
        let _ = PrivateKey::from_pem(&format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"));
    }

    #[test]
    fn a_key_with_one_wrong_byte_never_makes_it_panic(place in 0usize..1600, byte in any::<u8>()) {
        let mut bytes = file("rsa2048-pkcs1.pem").into_bytes();
        let place = place % bytes.len();
        bytes[place] = byte;
        let _ = PrivateKey::from_pem(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn whatever_is_signed_verifies(input in proptest::collection::vec(any::<u8>(), 0..200)) {
        let key = key("rfc7515-a2-pkcs1.pem");
        prop_assert!(key.public_key().verifies(&input, &key.sign_rs256(&input).unwrap()));
    }
}
