//! Keys, certificates, JWTs and the errors they end in. It runs in a worker, so that nothing here keeps a
//! screen from answering.

use super::{Answer, coded, core_error, from_js, to_js};
use crate::certificate::{self, Facts, SERIAL_BYTES};
use crate::error::{Coded, ErrorCode};
use crate::explain::{self, Around, Explanation};
use crate::jwt::inspect::{Inspection, Purpose, inspect};
use crate::jwt::{self, SignedJwt};
use crate::key::{PrivateKey, PublicKey};
use crate::material::{self, Seen};
use crate::secret::Secret;
use crate::token::{self, Attempt, Call, Host, Target, UserInfo};
use crate::{jws, pem, webcrypto};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
        let token = jwt::sign(&claims, &self.key).map_err(coded)?;
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

fn spki(key: &PublicKey) -> Result<String, JsValue> {
    Ok(STANDARD.encode(key.to_spki_der().map_err(coded)?))
}

fn of_spki(base64: &str) -> Result<PublicKey, JsValue> {
    let der = STANDARD.decode(base64).unwrap_or_default();
    PublicKey::from_spki_der(&der).map_err(coded)
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

fn der_of(text: &str) -> Vec<u8> {
    let blocks = pem::read(text).unwrap_or_default();
    blocks
        .first()
        .map(|block| block.bytes.expose().clone())
        .unwrap_or_default()
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

/// Whether a compact JWS was signed with RS256 by a key (SubjectPublicKeyInfo, base64).
///
/// # Errors
/// A `CoreError` when the key is none.
#[wasm_bindgen]
pub fn verifies(token: &str, public_key: &str) -> Result<bool, JsValue> {
    let key = of_spki(public_key)?;
    Ok(jws::verifies(token, &key))
}
