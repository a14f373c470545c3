//! JSON Web Signature in its compact form (RFC 7515 section 7.1), signed by RS256.
//!
//! Header and payload are taken as given bytes and never written anew, so what is signed is what the
//! caller has seen.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::key::{KeyError, PrivateKey, PublicKey};

/// What is signed: header and payload in base64url, joined by a dot.
#[must_use]
pub fn signing_input(header: &[u8], payload: &[u8]) -> String {
    format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(payload)
    )
}

/// The compact form: the signing input, a dot, the signature in base64url.
#[must_use]
pub fn assemble(signing_input: &str, signature: &[u8]) -> String {
    format!("{signing_input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Signs a protected header and a payload. The header must say `"alg":"RS256"`; that is the caller's.
///
/// # Errors
/// [`KeyError::Signing`], see [`PrivateKey::sign_rs256`].
pub fn sign_rs256(header: &[u8], payload: &[u8], key: &PrivateKey) -> Result<String, KeyError> {
    let signing_input = signing_input(header, payload);
    let signature = key.sign_rs256(signing_input.as_bytes())?;
    Ok(assemble(&signing_input, &signature))
}

/// Whether a compact JWS is this key's RS256 signature over its first two parts. What the header says of the
/// algorithm is not looked at: it is verified as RS256 or not at all.
#[must_use]
pub fn verifies(jws: &str, key: &PublicKey) -> bool {
    let Some((input, signature)) = jws.rsplit_once('.') else {
        return false;
    };
    URL_SAFE_NO_PAD
        .decode(signature)
        .is_ok_and(|signature| key.verifies(input.as_bytes(), &signature))
}
