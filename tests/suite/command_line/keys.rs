//! Keys, certificates, JWTs and errors on the command line.

use serde_json::Value;

use super::{err, out, run, run_with};
use crate::golden::repository;

/// A folder of its own for what a test writes.
fn scratch(name: &str) -> std::path::PathBuf {
    let folder = repository("target/made").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

const SIGN: [&str; 10] = [
    "jwt",
    "sign",
    "--iss",
    "3MVG9.key_1",
    "--sub",
    "admin@acme.example",
    "--aud",
    "https://acme.my.salesforce.com",
    "--now",
    "1795000000",
];

#[test]
fn a_signed_jwt_is_printed_alone_and_is_the_one_openssl_made() {
    let folder = scratch("sign");
    let password = folder.join("password.txt");
    std::fs::write(&password, "practice\nnot this line\n").expect("written");
    let password = password.to_string_lossy().into_owned();
    let expected =
        std::fs::read_to_string(repository("tests/vectors/jwt-rsa2048.txt")).expect("a token");
    for (key, protected) in [
        ("rsa2048-pkcs8.pem", false),
        ("rsa2048-pkcs1.pem", false),
        ("rsa2048-pkcs8.der", false),
        ("rsa2048-pkcs8-encrypted.pem", true),
        ("rsa2048.p12", true),
        ("rsa2048.jks", true),
    ] {
        let key = format!("tests/keys/{key}");
        let mut arguments = [&SIGN[..], &["--key", &key]].concat();
        if protected {
            let refused = run(&arguments);
            assert_eq!(refused.status.code(), Some(2), "{key}");
            assert!(
                err(&refused).contains("protected by a password"),
                "{}",
                err(&refused)
            );
            arguments.extend(["--passphrase-file", &password]);
        }
        let signed = run(&arguments);
        assert_eq!(
            out(&signed).trim(),
            expected.trim(),
            "{key}: {}",
            err(&signed)
        );
        assert_eq!(signed.status.code(), Some(0));
    }
    let json = run(&[
        &SIGN[..],
        &["--key", "tests/keys/rsa2048-pkcs8.pem", "--format", "json"],
    ]
    .concat());
    let json: Value = serde_json::from_str(&out(&json)).expect("JSON");
    assert_eq!(json["claims"]["exp"], 1_795_000_120_u64);
    let wrong = run(&[&SIGN[..], &["--key", "tests/keys/rsa2048-public.pem"]].concat());
    assert_eq!((wrong.status.code(), out(&wrong).as_str()), (Some(2), ""));
    let long = run(&[
        &SIGN[..],
        &["--key", "tests/keys/rsa2048-pkcs8.pem", "--lifetime", "600"],
    ]
    .concat());
    assert!(err(&long).contains("600 seconds"), "{}", err(&long));
}

#[test]
fn an_inspected_jwt_is_judged_by_the_exit_status() {
    let token = std::fs::read(repository("tests/vectors/jwt-rsa2048.txt")).expect("a token");
    let at = ["jwt", "inspect", "-", "--now", "1795000010"];
    for signer in [
        "rsa2048-certificate-valid.pem",
        "rsa2048-public.pem",
        "rsa2048-pkcs8.pem",
    ] {
        let signer = format!("tests/keys/{signer}");
        let good = run_with(&token, &[&at[..], &["--signed-by", &signer]].concat());
        assert_eq!(good.status.code(), Some(0), "{}{}", out(&good), err(&good));
        assert!(
            out(&good).contains("signature: holds under the given key"),
            "{signer}"
        );
    }
    let late = run_with(
        &token,
        &[
            "jwt",
            "inspect",
            "-",
            "--now",
            "1795009999",
            "--format",
            "json",
        ],
    );
    assert_eq!(late.status.code(), Some(1));
    let json: Value = serde_json::from_str(&out(&late)).expect("JSON");
    assert_eq!(json["findings"][0]["code"], "jwt-exp-past");
    let none = run_with(b"nothing", &["jwt", "inspect", "-"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(err(&none).contains("no JWT in this text"));
}

#[test]
fn a_certificate_is_made_for_a_new_key_and_nothing_is_written_over() {
    let folder = scratch("certificate");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (key, certificate) = (path("acme.key"), path("acme.crt"));
    let arguments = [
        "certificate",
        "create",
        "--name",
        "Acme",
        "--new-key",
        &key,
        "--out",
        &certificate,
    ];
    let made = run(&arguments);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let again = run(&arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("cannot write"), "{}", err(&again));
    let shown = run(&["certificate", "inspect", &certificate, "--format", "json"]);
    let json: Value = serde_json::from_str(&out(&shown)).expect("JSON");
    assert_eq!(json[0]["commonName"], "Acme");
    assert_eq!(json[0]["issued"], "self-signed");
    let both = std::fs::read_to_string(&key).expect("a key")
        + &std::fs::read_to_string(&certificate).expect("a certificate");
    let held = run_with(both.as_bytes(), &["key", "inspect", "-"]);
    assert!(
        out(&held).contains("certificate 1 belongs to it"),
        "{}",
        out(&held)
    );
    let hidden = std::fs::read_to_string(&key).expect("a key");
    let line = hidden.lines().nth(5).expect("a line");
    assert!(!out(&held).contains(line) && !out(&made).contains(line));
    let refused = run(&[
        "certificate",
        "inspect",
        "tests/keys/ec-p256-certificate.pem",
    ]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn a_file_is_told_what_it_is_without_its_password() {
    let shown = run(&[
        "key",
        "inspect",
        "tests/keys/rsa2048.jks",
        "--format",
        "json",
    ]);
    assert_eq!(shown.status.code(), Some(0), "{}", err(&shown));
    let json: Value = serde_json::from_str(&out(&shown)).expect("JSON");
    assert_eq!(json["seen"][0]["kind"], "java-keystore");
    let request = run(&[
        "key",
        "inspect",
        "tests/keys/rsa2048-certificate-request.pem",
    ]);
    assert_eq!(request.status.code(), Some(2));
    assert!(
        err(&request).contains("a certificate request, not a certificate"),
        "{}",
        err(&request)
    );
}

#[test]
fn an_error_is_explained() {
    let known = run(&[
        "explain",
        "user hasn't approved this consumer",
        "--org",
        "https://acme.my.salesforce.com",
    ]);
    assert_eq!(known.status.code(), Some(0));
    assert!(
        out(&known).contains("https://acme.my.salesforce-setup.com/lightning/setup/"),
        "{}",
        out(&known)
    );
    let piped = run_with(
        br#"{"error":"flux"}"#,
        &["explain", "-", "--format", "json"],
    );
    assert_eq!(piped.status.code(), Some(1));
    let json: Value = serde_json::from_str(&out(&piped)).expect("JSON");
    assert_eq!(
        (&json["knownBy"], &json["code"]),
        (&Value::Null, &Value::from("flux"))
    );
}
