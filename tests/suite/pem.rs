use connected_app_helper::pem::{Damaged, read};
use proptest::prelude::*;

use crate::key::file;

#[test]
fn finds_every_block_in_order() {
    let text = format!(
        "{}between\n{}",
        file("rsa2048-certificate.pem"),
        file("ec-p256-sec1.pem")
    );
    let labels: Vec<String> = read(&text)
        .unwrap()
        .into_iter()
        .map(|block| block.label)
        .collect();
    assert_eq!(labels, ["CERTIFICATE", "EC PARAMETERS", "EC PRIVATE KEY"]);
    assert!(read("no block").unwrap().is_empty());
}

#[test]
fn an_encrypted_body_is_not_decoded() {
    let blocks = read(&file("rsa2048-pkcs1-encrypted.pem")).unwrap();
    assert!(blocks[0].encrypted && blocks[0].bytes.expose().is_empty());
}

#[test]
fn says_what_is_damaged() {
    let cases = [
        (
            "-----BEGIN CERTIFICATE",
            "",
            "its first line cannot be read",
        ),
        (
            "-----BEGIN MIIE+/x-----",
            "",
            "its first line cannot be read",
        ),
        ("-----BEGIN -----", "", "its first line cannot be read"),
        (
            "-----BEGIN A-----\nAAAA",
            "A",
            "its last line is missing or says something else",
        ),
        (
            "-----BEGIN A-----\nAAAA\n-----END B-----",
            "A",
            "its last line is missing or says something else",
        ),
        (
            "-----BEGIN A-----\nAA!A\n-----END A-----",
            "A",
            "its body is not base64",
        ),
        (
            "-----BEGIN A-----\n-----BEGIN A-----\n-----END A-----",
            "A",
            "its body is not base64",
        ),
    ];
    for (text, label, why) in cases {
        assert_eq!(
            read(text).err(),
            Some(Damaged {
                label: label.to_owned(),
                why
            }),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r"(-----BEGIN |-----END |-----|[A-Z]{0,3}|\\n|\n|.){0,40}") {
        let _ = read(&text);
    }
}
