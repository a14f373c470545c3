//! Connected App Helper: the core.

pub mod error;
pub mod jws;
pub mod jwt;
pub mod key;
pub mod org;
pub mod page;
pub mod pem;
pub mod scope;
pub mod secret;
#[cfg(target_family = "wasm")]
pub mod webcrypto;
