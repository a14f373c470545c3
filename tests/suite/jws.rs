use connected_app_helper::jws;
use serde::Deserialize;

use crate::key::key;

/// An example of a standard.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Example {
    header: String,
    payload: String,
    signing_input: String,
    jws: String,
}

fn example() -> Example {
    read(include_str!("../vectors/rfc7515-a2.json"))
}

fn read(text: &str) -> Example {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn rfc_7515_a_2_byte_for_byte() {
    let example = example();
    let (header, payload) = (example.header.as_bytes(), example.payload.as_bytes());
    assert_eq!(jws::signing_input(header, payload), example.signing_input);
    for name in ["rfc7515-a2-pkcs8.pem", "rfc7515-a2-pkcs1.pem"] {
        assert_eq!(
            jws::sign_rs256(header, payload, &key(name)).unwrap(),
            example.jws,
            "{name}"
        );
    }
}

#[test]
fn rfc_7520_4_1_byte_for_byte() {
    let example = read(include_str!("../vectors/rfc7520-4.1.json"));
    let (header, payload) = (example.header.as_bytes(), example.payload.as_bytes());
    assert_eq!(jws::signing_input(header, payload), example.signing_input);
    let signed = jws::sign_rs256(header, payload, &key("rfc7520-3.4-pkcs8.pem")).unwrap();
    assert_eq!(signed, example.jws);
}

#[test]
fn a_signature_made_elsewhere_is_put_in_place() {
    let example = example();
    let signature = key("rfc7515-a2-pkcs8.pem")
        .sign_rs256(example.signing_input.as_bytes())
        .unwrap();
    assert_eq!(
        jws::assemble(&example.signing_input, &signature),
        example.jws
    );
}

#[test]
fn bytes_are_signed_as_given() {
    assert_eq!(jws::signing_input(b"{ }", &[0xff, 0xfe]), "eyB9.__4");
    assert_eq!(jws::signing_input(b"", b""), ".");
}
