//! Signing and inspecting JWTs, and explaining what they end in.

use super::{Answer, coded, core_error, der_of, from_js, of_spki, spki, to_js};
use crate::certificate;
use crate::error::{Coded, ErrorCode};
use crate::explain::{self, Around, Explanation};
use crate::jwt::inspect::{Inspection, Purpose, inspect};
use crate::jwt::{self, SignedJwt};
use crate::key::{PrivateKey, PublicKey};
use crate::secret::Secret;
use crate::{jws, webcrypto};
use tsify::Ts;
use wasm_bindgen::prelude::*;
use web_sys::CryptoKey;

/// Signs a JWT bearer assertion with a key in WebCrypto's hands.
///
/// # Errors
/// A `CoreError` for a claim, or when the browser refuses the key.
#[wasm_bindgen(js_name = signAssertion)]
pub async fn sign_assertion(request: Ts<jwt::Request>, key: CryptoKey) -> Answer<SignedJwt> {
    // The claims were looked at as they were made, so they are written down as they are.
    let claims = from_js(&request)?.claims().map_err(coded)?;
    let input = jws::signing_input(jwt::HEADER.as_bytes(), jwt::payload(&claims).as_bytes());
    let signature = webcrypto::sign_rs256(input.as_bytes(), &key)
        .await
        .map_err(coded)?;
    let token = jws::assemble(&input, &signature);
    to_js(SignedJwt { token, claims })
}

/// Signs a protected header and a payload as given, byte for byte (RFC 7515), with both engines: the key
/// is PEM, used and forgotten.
///
/// # Errors
/// A `CoreError` for the key, or when the engines disagree.
#[wasm_bindgen(js_name = signJws)]
pub async fn sign_jws(
    header: Vec<u8>,
    payload: Vec<u8>,
    private_key_pem: String,
) -> Result<String, JsValue> {
    let pem = Secret::new(private_key_pem);
    let key = PrivateKey::from_pem(pem.expose()).map_err(coded)?;
    let imported = webcrypto::import(&key).await.map_err(coded)?;
    let input = jws::signing_input(&header, &payload);
    let first = key.sign_rs256(input.as_bytes()).map_err(coded)?;
    let second = webcrypto::sign_rs256(input.as_bytes(), &imported)
        .await
        .map_err(coded)?;
    if first != second {
        let message = "The two signatures differ; the token is not given out.";
        return Err(core_error(ErrorCode::SigningFailed, message));
    }
    Ok(jws::assemble(&input, &first))
}

/// Looks at the one JWT of a text; `public_key` (SubjectPublicKeyInfo, base64) should have signed it.
///
/// # Errors
/// A `CoreError` when there is no token, more than one, or a secret of another kind.
#[wasm_bindgen(js_name = inspectJwt)]
pub fn inspect_jwt(
    text: String,
    purpose: Ts<Purpose>,
    public_key: Option<String>,
) -> Answer<Inspection> {
    let text = Secret::new(text);
    let verifier = public_key.as_deref().map(of_spki).transpose()?;
    let purpose = from_js(&purpose)?;
    to_js(inspect(text.expose(), &purpose, verifier.as_ref()).map_err(coded)?)
}

/// The key (SubjectPublicKeyInfo, base64) that a certificate or a public key in a text is about.
///
/// # Errors
/// A `CoreError` when there is none.
#[wasm_bindgen(js_name = verifierOf)]
pub fn verifier_of(text: &str) -> Result<String, JsValue> {
    let der = der_of(text);
    let key = certificate::public_key(&der)
        .or_else(|error| PublicKey::from_spki_der(&der).map_err(|_| error))
        .map_err(|error| {
            core_error(
                error.code(),
                "This is no certificate and no public key in PEM.",
            )
        })?;
    spki(&key)
}

/// An error of Salesforce, explained.
///
/// # Errors
/// A `CoreError` when what is around has not its shape.
#[wasm_bindgen(js_name = explainError)]
pub fn explain_error(text: String, around: Ts<Around>) -> Answer<Explanation> {
    let text = Secret::new(text);
    to_js(explain::explain(text.expose(), &from_js(&around)?))
}

/// Whether a compact JWS was signed with RS256 by a key (SubjectPublicKeyInfo, base64).
///
/// # Errors
/// A `CoreError` when the key is none.
#[wasm_bindgen]
pub fn verifies(token: &str, public_key: &str) -> Result<bool, JsValue> {
    let key = of_spki(public_key)?;
    Ok(jws::verifies(token, &key))
}
