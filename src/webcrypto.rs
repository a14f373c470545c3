//! The browser's own RS256, as a second engine beside [`crate::key`]. RS256 is deterministic, so both
//! give the same bytes. Besides the boundary, this is the only file that knows JavaScript.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::error::{Coded, ErrorCode};
use crate::key::{KeyError, PrivateKey};

const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// Why WebCrypto gave no signature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebCryptoError {
    /// The page has none; only secure pages do.
    #[error(
        "This page has no WebCrypto. Open it over https, from localhost or from the extension."
    )]
    Missing,
    /// It was asked and refused.
    #[error("WebCrypto could not {step}: {reason}")]
    Refused {
        /// What it was asked to do.
        step: &'static str,
        /// What the browser said; it never repeats the key.
        reason: String,
    },
    /// The key could not be written in the form WebCrypto reads.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl Coded for WebCryptoError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Missing | Self::Refused { .. } => ErrorCode::WebCryptoFailed,
            Self::Key(error) => error.code(),
        }
    }
}

/// The RS256 signature of `signing_input`, made by the browser in a window or in a worker.
///
/// The key is imported as not extractable and for signing only, and is dropped with the call.
///
/// # Errors
/// A [`WebCryptoError`] when the page has no WebCrypto or the browser refuses.
pub async fn sign_rs256(signing_input: &[u8], key: &PrivateKey) -> Result<Vec<u8>, WebCryptoError> {
    let subtle = subtle()?;
    let imported = import(&subtle, key).await?;
    // The bytes are copied to JavaScript: a view into this module's memory may move before the
    // promise is done.
    let promise = subtle
        .sign_with_str_and_js_u8_array(ALGORITHM, &imported, &Uint8Array::from(signing_input))
        .map_err(refused("sign"))?;
    let signature = JsFuture::from(promise).await.map_err(refused("sign"))?;
    Ok(Uint8Array::new(&signature).to_vec())
}

async fn import(subtle: &SubtleCrypto, key: &PrivateKey) -> Result<CryptoKey, WebCryptoError> {
    const STEP: &str = "read the private key";
    let algorithm = Object::new();
    for (name, value) in [("name", ALGORITHM), ("hash", "SHA-256")] {
        Reflect::set(&algorithm, &name.into(), &value.into()).map_err(refused(STEP))?;
    }
    let usages = Array::of1(&"sign".into());
    let der = Uint8Array::from(key.to_pkcs8_der()?.expose().as_slice());
    let promise = subtle.import_key_with_object("pkcs8", &der, &algorithm, false, &usages);
    // WebCrypto copies the bytes before it returns the promise, so this copy can go at once.
    der.fill(0, 0, der.length());
    let imported = JsFuture::from(promise.map_err(refused(STEP))?)
        .await
        .map_err(refused(STEP))?;
    imported.dyn_into().map_err(refused(STEP))
}

/// `crypto.subtle` of whatever is global: a window, a worker or an extension's service worker.
fn subtle() -> Result<SubtleCrypto, WebCryptoError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into())
        .ok()
        .and_then(|crypto| crypto.dyn_into::<Crypto>().ok())
        .ok_or(WebCryptoError::Missing)?;
    // Absent on insecure pages, although its type says it never is.
    Reflect::get(&crypto, &"subtle".into())
        .ok()
        .and_then(|subtle| subtle.dyn_into().ok())
        .ok_or(WebCryptoError::Missing)
}

fn refused(step: &'static str) -> impl Fn(JsValue) -> WebCryptoError {
    move |error| WebCryptoError::Refused {
        step,
        reason: error.dyn_into::<js_sys::Error>().map_or_else(
            |_| "the browser gave no reason".to_owned(),
            |error| String::from(error.message()),
        ),
    }
}
