//! The browser's own RS256, as a second engine beside [`crate::key`]: for keys that are kept in a form
//! nobody can copy out. RS256 is deterministic, so both engines give the same bytes. Besides the
//! boundary, this is the only file that knows JavaScript.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, CryptoKeyPair, SubtleCrypto};

use crate::error::{Coded, ErrorCode};
use crate::key::{KeyError, PrivateKey, PublicKey};
use crate::secret::Secret;

const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";
const HASH: &str = "SHA-256";
/// 65537, the exponent every program takes, as WebCrypto wants it: big-endian bytes.
const PUBLIC_EXPONENT: [u8; 3] = [1, 0, 1];

/// Why WebCrypto did not do what was asked.
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
    /// The key could not be written in the form WebCrypto reads, or read from the form it writes.
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

/// A key pair that WebCrypto made.
pub struct Generated {
    /// Signs; not extractable.
    pub signing: CryptoKey,
    /// The public half.
    pub public: PublicKey,
    /// The private half as the core holds it, when it was made to be taken along.
    pub private: Option<PrivateKey>,
}

/// The RS256 signature of `signing_input`, made by the browser in a window or in a worker.
///
/// # Errors
/// A [`WebCryptoError`] when the page has no WebCrypto or the browser refuses, as it does for a key that
/// is not for RS256.
pub async fn sign_rs256(signing_input: &[u8], key: &CryptoKey) -> Result<Vec<u8>, WebCryptoError> {
    // The bytes are copied to JavaScript: a view into this module's memory may move before the
    // promise is done.
    let promise = subtle()?
        .sign_with_str_and_js_u8_array(ALGORITHM, key, &Uint8Array::from(signing_input))
        .map_err(refused("sign"))?;
    let signature = JsFuture::from(promise).await.map_err(refused("sign"))?;
    Ok(Uint8Array::new(&signature).to_vec())
}

/// The same key in WebCrypto's hands: for signing only, and never to be copied out again.
///
/// # Errors
/// A [`WebCryptoError`] when the page has no WebCrypto or the browser refuses.
pub async fn import(key: &PrivateKey) -> Result<CryptoKey, WebCryptoError> {
    const STEP: &str = "read the private key";
    let algorithm = algorithm(STEP)?;
    let usages = Array::of1(&"sign".into());
    let der = Uint8Array::from(key.to_pkcs8_der()?.expose().as_slice());
    let promise = subtle()?.import_key_with_object("pkcs8", &der, &algorithm, false, &usages);
    // WebCrypto copies the bytes before it returns the promise, so this copy can go at once.
    der.fill(0, 0, der.length());
    let imported = JsFuture::from(promise.map_err(refused(STEP))?)
        .await
        .map_err(refused(STEP))?;
    imported.dyn_into().map_err(refused(STEP))
}

/// Makes a key pair. One that stays never exists outside WebCrypto; one to take along is copied out
/// once, into the core, and the extractable one is let go.
///
/// # Errors
/// A [`WebCryptoError`] when the page has no WebCrypto or the browser refuses, as it does for a length
/// it does not make.
pub async fn generate(bits: u32, to_take_along: bool) -> Result<Generated, WebCryptoError> {
    const STEP: &str = "make a key";
    let algorithm = algorithm(STEP)?;
    let exponent = Uint8Array::from(PUBLIC_EXPONENT.as_slice());
    set(&algorithm, "modulusLength", &bits.into(), STEP)?;
    set(&algorithm, "publicExponent", &exponent, STEP)?;
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let promise = subtle()?
        .generate_key_with_object(&algorithm, to_take_along, &usages)
        .map_err(refused(STEP))?;
    let pair: CryptoKeyPair = JsFuture::from(promise)
        .await
        .map_err(refused(STEP))?
        .unchecked_into();
    let public = PublicKey::from_spki_der(export("spki", &pair.get_public_key()).await?.expose())?;
    let made = pair.get_private_key();
    if !to_take_along {
        return Ok(Generated {
            signing: made,
            public,
            private: None,
        });
    }
    let private = PrivateKey::from_pkcs8_der(export("pkcs8", &made).await?.expose())?;
    Ok(Generated {
        signing: import(&private).await?,
        public,
        private: Some(private),
    })
}

/// A key's bytes, and no other copy of them.
async fn export(format: &str, key: &CryptoKey) -> Result<Secret<Vec<u8>>, WebCryptoError> {
    const STEP: &str = "write the key down";
    let promise = subtle()?.export_key(format, key).map_err(refused(STEP))?;
    let buffer: ArrayBuffer = JsFuture::from(promise)
        .await
        .map_err(refused(STEP))?
        .unchecked_into();
    let bytes = Uint8Array::new(&buffer);
    let copy = Secret::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(copy)
}

fn algorithm(step: &'static str) -> Result<Object, WebCryptoError> {
    let algorithm = Object::new();
    set(&algorithm, "name", &ALGORITHM.into(), step)?;
    set(&algorithm, "hash", &HASH.into(), step)?;
    Ok(algorithm)
}

fn set(
    object: &Object,
    name: &str,
    value: &JsValue,
    step: &'static str,
) -> Result<(), WebCryptoError> {
    Reflect::set(object, &name.into(), value)
        .map(drop)
        .map_err(refused(step))
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
