//! Trying a JWT at the org: what is sent, and what the answers say.

use super::{Answer, coded, from_js, to_js};
use crate::explain::Around;
use crate::secret::Secret;
use crate::token::{self, Attempt, Call, Host, Target, UserInfo};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// The pairs of host and audience worth a try, the likeliest first.
///
/// # Errors
/// A `CoreError` when the target has not its shape.
#[wasm_bindgen(js_name = tokenAttempts)]
pub fn token_attempts(target: Ts<Target>) -> Result<Vec<Ts<Attempt>>, JsValue> {
    let attempts = token::attempts(&from_js(&target)?);
    attempts.into_iter().map(to_js).collect()
}

/// The command for a try by hand.
#[wasm_bindgen(js_name = tokenCommand)]
pub fn token_command(origin: &str) -> String {
    token::curl(origin)
}

/// One request: where to, and the body, which holds a secret.
#[wasm_bindgen]
pub struct TokenRequest {
    request: token::Request,
    call: Call,
}

#[wasm_bindgen]
impl TokenRequest {
    /// The request that sends an assertion (`token`), asks who a token is for (`user-info`) or ends it
    /// (`revoke`).
    ///
    /// # Errors
    /// A `CoreError` for a host that nothing is sent to.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &str, call: Ts<Call>, secret: String) -> Result<Self, JsValue> {
        let host = Host::read(host).map_err(coded)?;
        let call = from_js(&call)?;
        let request = token::request(&host, call, &Secret::new(secret));
        Ok(Self { request, call })
    }

    /// Where to.
    #[wasm_bindgen(getter)]
    pub fn url(&self) -> String {
        self.request.url.clone()
    }

    /// The form that is sent.
    #[wasm_bindgen(getter)]
    pub fn body(&self) -> String {
        self.request.body.expose().clone()
    }

    /// The names of what is sent, for the list of requests.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> Vec<String> {
        let names = self.call.parameters().iter();
        names.map(|name| (*name).to_owned()).collect()
    }
}

/// The answer to an assertion, with the access token apart.
#[wasm_bindgen]
pub struct TokenAnswer {
    answer: token::Answer,
    access_token: Option<Secret<String>>,
}

#[wasm_bindgen]
impl TokenAnswer {
    /// Reads an answer.
    ///
    /// # Errors
    /// A `CoreError` when what is around has not its shape.
    #[wasm_bindgen(constructor)]
    pub fn new(status: u16, body: &str, around: Ts<Around>) -> Result<Self, JsValue> {
        let (answer, access_token) = token::answer(status, body, &from_js(&around)?);
        Ok(Self {
            answer,
            access_token,
        })
    }

    /// What it says.
    ///
    /// # Errors
    /// A `CoreError` when the browser cannot hold it.
    pub fn shown(&self) -> Answer<token::Answer> {
        to_js(self.answer.clone())
    }

    /// The access token, to be used and ended where it is.
    #[wasm_bindgen(getter, js_name = accessToken)]
    pub fn access_token(&self) -> Option<String> {
        self.access_token
            .as_ref()
            .map(|token| token.expose().clone())
    }

    /// Whether another pair is worth a try.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&self, try_all: bool) -> bool {
        token::go_on(&self.answer, try_all)
    }
}

/// Who an access token is for.
///
/// # Errors
/// A `CoreError` when the browser cannot hold it.
#[wasm_bindgen(js_name = userInfo)]
pub fn user_info(status: u16, body: &str) -> Answer<UserInfo> {
    to_js(token::user_info(status, body))
}

/// How long to wait between two tries.
#[wasm_bindgen(js_name = tokenPause)]
pub fn token_pause() -> u32 {
    token::PAUSE_MILLISECONDS
}
