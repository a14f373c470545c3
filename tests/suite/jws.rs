use std::fs;
use std::path::Path;

use connected_app_helper::jws;
use serde_json::Value;

use crate::key::key;

/// RFC 7515, appendix A.2.
struct Example(Value);

impl Example {
    fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/rfc7515-a2.json");
        Self(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    }

    fn get(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }
}

#[test]
fn rfc_7515_a_2_byte_for_byte() {
    let example = Example::read();
    let (header, payload) = (
        example.get("header").as_bytes(),
        example.get("payload").as_bytes(),
    );
    assert_eq!(
        jws::signing_input(header, payload),
        example.get("signingInput")
    );
    for name in ["rfc7515-a2-pkcs8.pem", "rfc7515-a2-pkcs1.pem"] {
        assert_eq!(
            jws::sign_rs256(header, payload, &key(name)).unwrap(),
            example.get("jws"),
            "{name}"
        );
    }
}

#[test]
fn a_signature_made_elsewhere_is_put_in_place() {
    let example = Example::read();
    let signature = key("rfc7515-a2-pkcs8.pem")
        .sign_rs256(example.get("signingInput").as_bytes())
        .unwrap();
    assert_eq!(
        jws::assemble(example.get("signingInput"), &signature),
        example.get("jws")
    );
}

#[test]
fn bytes_are_signed_as_given() {
    assert_eq!(jws::signing_input(b"{ }", &[0xff, 0xfe]), "eyB9.__4");
    assert_eq!(jws::signing_input(b"", b""), ".");
}
