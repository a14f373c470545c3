//! Keys, certificates, JWTs and the errors they end in. It runs in a worker, so that nothing here keeps a
//! screen from answering.

pub mod jwt;
pub mod keys;
pub mod token;

use super::{Answer, coded, core_error, from_js, to_js};
use crate::key::PublicKey;
use crate::pem;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen::prelude::*;

/// A public key as it crosses: SubjectPublicKeyInfo, base64.
fn spki(key: &PublicKey) -> Result<String, JsValue> {
    Ok(STANDARD.encode(key.to_spki_der().map_err(coded)?))
}

fn of_spki(base64: &str) -> Result<PublicKey, JsValue> {
    let der = STANDARD.decode(base64).unwrap_or_default();
    PublicKey::from_spki_der(&der).map_err(coded)
}

fn der_of(text: &str) -> Vec<u8> {
    let blocks = pem::read(text).unwrap_or_default();
    blocks
        .first()
        .map(|block| block.bytes.expose().clone())
        .unwrap_or_default()
}
