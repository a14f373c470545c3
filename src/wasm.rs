//! The boundary: plain objects in, plain objects out, errors with a code. With [`crate::webcrypto`] the
//! only place that knows JavaScript. Every function converts, calls, converts.
//!
//! It is built twice, into two modules: [`core`] is what every surface loads before anything can be
//! pressed, so it holds no cryptography; `workshop` is what the sections on keys and JWTs load, in a
//! worker, when they are opened.

#[cfg(not(feature = "workshop"))]
pub mod core;
#[cfg(feature = "workshop")]
pub mod workshop;

use crate::error::{Coded, ErrorCode};
use js_sys::{Error, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

type Answer<T> = Result<Ts<T>, JsValue>;

fn to_js<T: Tsify + Serialize>(value: T) -> Answer<T> {
    value.into_ts().map_err(bad_request)
}

fn from_js<T>(value: &Ts<T>) -> Result<T, JsValue>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    value.to_rust().map_err(bad_request)
}

fn bad_request(error: tsify::Error) -> JsValue {
    core_error(ErrorCode::BadRequest, &error.to_string())
}

fn coded(error: impl Coded) -> JsValue {
    core_error(error.code(), &error.to_string())
}

/// A JavaScript `Error` named `CoreError` with a `code` of the closed list.
fn core_error(code: ErrorCode, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("CoreError");
    let code = serde_wasm_bindgen::to_value(&code).unwrap_or(JsValue::UNDEFINED);
    // A plain object takes every property; there is nothing to do if it did not.
    let _ = Reflect::set(&error, &"code".into(), &code);
    error.into()
}
