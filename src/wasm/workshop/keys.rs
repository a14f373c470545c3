//! Opening, making and taking along: keys and certificates.

use super::{Answer, coded, core_error, der_of, from_js, of_spki, spki, to_js};
use crate::certificate::{self, Facts, SERIAL_BYTES};
use crate::error::ErrorCode;
use crate::jwt::{self, SignedJwt};
use crate::key::PrivateKey;
use crate::material::{self, Seen};
use crate::secret::Secret;
use crate::{jws, webcrypto};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::CryptoKey;

/// What both engines sign when a key is opened or made: they must agree on it before it is used.
const PROBE: &[u8] = b"connected-app-helper";

/// A private key that was opened, in WebCrypto's hands.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OpenedKey {
    /// What its container calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub name: Option<String>,
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
    /// Whom the certificate is for, and for how long.
    pub certificate: certificate::Order,
    /// Length of the modulus.
    pub bits: u32,
    /// Whether the key may be copied out.
    pub take_along: bool,
}

/// A key that was made. The copy to take along is asked for once; it is the caller's to free.
#[wasm_bindgen]
pub struct MadeKey {
    opened: Option<OpenedKey>,
    certificate: Option<OpenedCertificate>,
    take_along: Option<TakeAlong>,
}

#[wasm_bindgen]
impl MadeKey {
    /// The key, once.
    ///
    /// # Errors
    /// A `CoreError` when it was taken before.
    pub fn key(&mut self) -> Answer<OpenedKey> {
        to_js(self.opened.take().ok_or_else(taken)?)
    }

    /// Its certificate, once.
    ///
    /// # Errors
    /// A `CoreError` when it was taken before.
    pub fn certificate(&mut self) -> Answer<OpenedCertificate> {
        to_js(self.certificate.take().ok_or_else(taken)?)
    }

    /// The copy to take along, once, when the key was made for that.
    #[wasm_bindgen(js_name = takeAlong)]
    pub fn take_along(&mut self) -> Option<TakeAlong> {
        self.take_along.take()
    }
}

fn taken() -> JsValue {
    core_error(ErrorCode::BadRequest, "It was taken before.")
}

/// A private key that a person may download. Its bytes stay in the core, and are wiped when it is freed.
#[wasm_bindgen]
pub struct TakeAlong {
    key: PrivateKey,
    certificate: Vec<u8>,
    name: String,
}

#[wasm_bindgen]
impl TakeAlong {
    /// The key as PKCS#8 PEM.
    ///
    /// # Errors
    /// A `CoreError` when it cannot be written down.
    pub fn pem(&self) -> Result<Vec<u8>, JsValue> {
        let text = self.key.to_pkcs8_pem().map_err(coded)?;
        Ok(text.expose().as_bytes().to_vec())
    }

    /// The key and its certificate as a PKCS#12 file under a password.
    ///
    /// # Errors
    /// A `CoreError` when it cannot be written down.
    pub fn pkcs12(&self, password: String) -> Result<Vec<u8>, JsValue> {
        let certificates = std::slice::from_ref(&self.certificate);
        let password = Secret::new(password);
        let file = material::to_pkcs12(&self.key, certificates, &self.name, &password);
        Ok(file.map_err(coded)?.expose().clone())
    }

    /// An assertion, signed by the core's own engine: to try the very key that is handed over.
    ///
    /// # Errors
    /// A `CoreError` for a claim.
    #[wasm_bindgen(js_name = signAssertion)]
    pub fn sign_assertion(&self, request: Ts<jwt::Request>) -> Answer<SignedJwt> {
        let claims = from_js(&request)?.claims().map_err(coded)?;
        // They were looked at as they were made, so they are written down as they are.
        let (header, payload) = (jwt::HEADER, jwt::payload(&claims));
        let token = jws::sign_rs256(header.as_bytes(), payload.as_bytes(), &self.key);
        let token = token.map_err(coded)?;
        to_js(SignedJwt { token, claims })
    }
}

/// What an input is, without a password.
///
/// # Errors
/// A `CoreError` when it is nothing known.
#[wasm_bindgen]
pub fn recognise(bytes: &[u8]) -> Result<Vec<Ts<Seen>>, JsValue> {
    let seen = material::recognise(bytes).map_err(coded)?;
    seen.into_iter().map(to_js).collect()
}

/// Takes keys and certificates out. Each key goes into WebCrypto's hands, after both engines agreed on it.
///
/// # Errors
/// A `CoreError` for the password, the file or the key.
#[wasm_bindgen(js_name = openMaterial)]
pub async fn open_material(
    bytes: Vec<u8>,
    password: Option<String>,
    now: f64,
) -> Answer<OpenedMaterial> {
    let bytes = Secret::new(bytes);
    let password = password.map(Secret::new);
    let opened = material::open(bytes.expose(), password.as_ref()).map_err(coded)?;
    let mut keys = Vec::new();
    for found in &opened.keys {
        let signing_key = webcrypto::import(&found.key).await.map_err(coded)?;
        agreed(&found.key, &signing_key).await?;
        let public = found.key.public_key();
        keys.push(OpenedKey {
            name: found.name.clone(),
            bits: found.key.bits(),
            certificate: opened
                .certificates
                .iter()
                .position(|der| certificate::belongs_to(der, &public)),
            public_key: spki(&public)?,
            signing_key,
        });
    }
    let certificates = opened.certificates.iter();
    let certificates = certificates.map(|der| shown(der, now));
    to_js(OpenedMaterial {
        seen: opened.seen,
        keys,
        certificates: certificates.collect::<Result<_, _>>()?,
    })
}

/// Both engines sign the same bytes the same way, or the key is not used.
async fn agreed(key: &PrivateKey, imported: &CryptoKey) -> Result<(), JsValue> {
    let first = key.sign_rs256(PROBE).map_err(coded)?;
    let second = webcrypto::sign_rs256(PROBE, imported)
        .await
        .map_err(coded)?;
    if first == second {
        return Ok(());
    }
    let message = "The two ways to sign with this key give different signatures; it is not used.";
    Err(core_error(ErrorCode::SigningFailed, message))
}

fn seconds(now: f64) -> Option<u64> {
    (now >= 0.0).then_some(now as u64)
}

fn shown(der: &[u8], now: f64) -> Result<OpenedCertificate, JsValue> {
    let facts = certificate::facts(der, seconds(now)).map_err(|error| {
        core_error(ErrorCode::KeyDamaged, &format!("The certificate: {error}."))
    })?;
    let pem = certificate::to_pem(der);
    Ok(OpenedCertificate { pem, facts })
}

/// What a certificate says; PEM.
///
/// # Errors
/// A `CoreError` when it is none.
#[wasm_bindgen(js_name = inspectCertificate)]
pub fn inspect_certificate(text: &str, now: f64) -> Answer<OpenedCertificate> {
    to_js(shown(&der_of(text), now)?)
}

/// Whether a certificate (PEM) is about a key (SubjectPublicKeyInfo, base64).
///
/// # Errors
/// A `CoreError` when the key is none.
#[wasm_bindgen(js_name = belongsTo)]
pub fn belongs_to(text: &str, public_key: &str) -> Result<bool, JsValue> {
    Ok(certificate::belongs_to(
        &der_of(text),
        &of_spki(public_key)?,
    ))
}

/// Makes a key pair in WebCrypto and its certificate. One that stays never leaves WebCrypto: the core
/// writes the certificate, WebCrypto signs it.
///
/// # Errors
/// A `CoreError` for a name or a time, or when the browser refuses.
#[wasm_bindgen(js_name = makeKey)]
pub async fn make_key(request: Ts<NewKey>) -> Result<MadeKey, JsValue> {
    let request = from_js(&request)?;
    let made = webcrypto::generate(request.bits, request.take_along)
        .await
        .map_err(coded)?;
    let mut serial = [0; SERIAL_BYTES];
    getrandom::fill(&mut serial).map_err(|_| {
        core_error(
            ErrorCode::WebCryptoFailed,
            "The browser gives no random numbers.",
        )
    })?;
    let certificate = &request.certificate;
    let body = certificate::to_be_signed(certificate, &made.public, serial).map_err(coded)?;
    let signature = webcrypto::sign_rs256(&body, &made.signing)
        .await
        .map_err(coded)?;
    let der = certificate::assemble(&body, &signature).map_err(coded)?;
    let opened = OpenedKey {
        name: Some(certificate.common_name.clone()),
        bits: made.public.bits(),
        public_key: spki(&made.public)?,
        signing_key: made.signing,
        certificate: None,
    };
    if let Some(key) = &made.private {
        agreed(key, &opened.signing_key).await?;
    }
    Ok(MadeKey {
        opened: Some(opened),
        certificate: Some(shown(&der, certificate.now as f64)?),
        take_along: made.private.map(|key| TakeAlong {
            key,
            certificate: der,
            name: certificate.common_name.clone(),
        }),
    })
}
