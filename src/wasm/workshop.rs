//! Keys, certificates, JWTs and the errors they end in. It runs in a worker, so that nothing here keeps
//! a screen from answering.

use super::{Answer, coded, core_error, from_js, to_js};
use crate::certificate::{self, Facts};
use crate::error::ErrorCode;
use crate::jwt::{self, SignedJwt};
use crate::key::{PrivateKey, PublicKey};
use crate::material::{self, Seen};
use crate::secret::Secret;
use crate::{jws, pem, webcrypto};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::CryptoKey;

/// What both engines sign when a key is opened or made: they must agree on it before the key is used.
const PROBE: &str = "connected-app-helper";

/// A private key that was opened, in WebCrypto's hands.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OpenedKey {
    /// What its container calls it, else its kind.
    pub name: String,
    /// The length of the modulus.
    pub bits: usize,
    /// SubjectPublicKeyInfo, base64.
    pub public_key: String,
    /// Signs; not extractable.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "CryptoKey")]
    pub signing_key: CryptoKey,
    /// Which of the certificates belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub certificate: Option<usize>,
}

/// A certificate and what it says.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OpenedCertificate {
    /// As Salesforce takes it.
    pub pem: String,
    /// What it says.
    pub facts: Facts,
}

/// What was in a file or a text.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OpenedMaterial {
    /// What it was, part by part.
    pub seen: Vec<Seen>,
    /// The private keys in it.
    pub keys: Vec<OpenedKey>,
    /// The certificates in it.
    pub certificates: Vec<OpenedCertificate>,
}

/// A key and a certificate that are to be made.
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewKey {
    /// Who the certificate is for and how long it is valid.
    #[serde(flatten)]
    pub certificate: certificate::Request,
    /// Length of the modulus.
    pub bits: u32,
    /// Whether it may be copied out, once.
    pub take_along: bool,
}
