//! What comes where a certificate belongs, and what of it is never stored.

use connected_app_helper::certificate::{GivenError, is_certificates, text_of_file, to_pem};

use crate::key::file;
use crate::material::bytes;

#[test]
fn a_certificate_in_binary_form_becomes_text() {
    let text = text_of_file(&bytes("rsa2048-certificate-valid.der")).unwrap();
    assert_eq!(text, file("rsa2048-certificate-valid.pem"));
    assert!(is_certificates(&text));
}

#[test]
fn a_text_is_taken_as_it_is_for_the_rules_say_what_is_wrong_with_it() {
    for name in [
        "rsa2048-certificate-valid.pem",
        "rsa2048-certificate-chain.pem",
        "rsa2048-certificate-request.pem",
        "rsa2048-public.pem",
    ] {
        assert_eq!(text_of_file(&bytes(name)), Ok(file(name)), "{name}");
    }
}

#[test]
fn a_private_key_is_not_taken_in_any_form() {
    for name in [
        "rsa2048-pkcs8.pem",
        "rsa2048-pkcs1.pem",
        "rsa2048-pkcs8-encrypted.pem",
        "ec-p256-sec1.pem",
        "openssh-rsa2048.pem",
    ] {
        assert_eq!(
            text_of_file(&bytes(name)),
            Err(GivenError::PrivateKey),
            "{name}"
        );
    }
    for name in ["rsa2048-pkcs8.der", "rsa2048.p12", "rsa2048.jks"] {
        assert_eq!(
            text_of_file(&bytes(name)),
            Err(GivenError::SomethingElse),
            "{name}"
        );
    }
}

#[test]
fn only_certificates_may_be_stored() {
    assert!(is_certificates(&file("rsa2048-certificate-chain.pem")));
    // What a block says of itself is not believed.
    let disguised = to_pem(&bytes("rsa2048-pkcs8.der"));
    let both = file("rsa2048-certificate-valid.pem") + &file("rsa2048-pkcs8.pem");
    let bare = disguised.lines().filter(|line| !line.starts_with('-'));
    for text in [
        disguised.clone(),
        both,
        bare.collect(),
        file("rfc7520-3.4.jwk.json"),
        file("rsa2048-public.pem"),
        "-----BEGIN CERTIFICATE-----\nMIIC".to_owned(),
        String::new(),
    ] {
        assert!(!is_certificates(&text), "{text}");
    }
}
