//! The assertion of the OAuth 2.0 JWT bearer flow (RFC 7523), as Salesforce takes it.
//!
//! Four claims and no more: `iss` (consumer key), `sub` (username), `aud` (who shall accept it), `exp`.
//! The token is a credential until it expires: whoever holds it can log in as the user. Never log it.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::jws;
use crate::key::PrivateKey;

pub(crate) mod audience;
mod error;
pub mod inspect;
mod paste;
mod request;

use audience::Audience;
pub use error::{ClaimFault, JwtError};
pub use paste::{LARGEST_PASTE, PasteError};

/// The header, complete. Salesforce needs no `typ` and does not choose a certificate by `kid`.
pub const HEADER: &str = r#"{"alg":"RS256"}"#;
/// How long an assertion lives unless asked otherwise, in seconds: inside Salesforce's three minutes
/// with a minute to spare for a clock that runs fast.
pub const DEFAULT_LIFETIME: u32 = 120;
/// The longest lifetime Salesforce's present documentation allows, in seconds.
pub const MAX_LIFETIME: u32 = 180;
/// The first second that is not a time but milliseconds by mistake (the year 5138).
const FIRST_IMPOSSIBLE_TIME: u64 = 100_000_000_000;
/// The login hosts of Salesforce as audiences: production and Developer Edition, sandbox and scratch
/// org, Government Cloud.
const LOGIN_ORIGINS: [&str; 3] = [
    "https://login.salesforce.com",
    "https://test.salesforce.com",
    "https://gs1.salesforce.com",
];

/// The claims, written in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Claims {
    /// The app's consumer key.
    pub iss: String,
    /// The username to log in as.
    pub sub: String,
    /// A My Domain origin or one of Salesforce's login origins, without a path.
    pub aud: String,
    /// When it expires, in seconds since 1970 (UTC).
    pub exp: u64,
}

/// Claims that expire `lifetime_seconds` after `now` (seconds since 1970, UTC).
///
/// ```
/// use connected_app_helper::jwt;
/// let claims = jwt::claims("3MVG9x", "a@acme.example", "https://acme.my.salesforce.com", 1_000, 120)?;
/// assert_eq!(
///     jwt::payload(&claims),
///     r#"{"iss":"3MVG9x","sub":"a@acme.example","aud":"https://acme.my.salesforce.com","exp":1120}"#
/// );
/// # Ok::<(), jwt::JwtError>(())
/// ```
///
/// # Errors
/// A [`JwtError`] for a claim, audience, time or lifetime that Salesforce would refuse.
pub fn claims(
    iss: &str,
    sub: &str,
    aud: &str,
    now: u64,
    lifetime_seconds: u32,
) -> Result<Claims, JwtError> {
    if !(1..=MAX_LIFETIME).contains(&lifetime_seconds) {
        return Err(JwtError::Lifetime {
            seconds: lifetime_seconds,
        });
    }
    if now >= FIRST_IMPOSSIBLE_TIME {
        return Err(JwtError::Time { seconds: now });
    }
    let claims = Claims {
        iss: iss.to_owned(),
        sub: sub.to_owned(),
        aud: aud.to_owned(),
        exp: now + u64::from(lifetime_seconds),
    };
    check(&claims)?;
    Ok(claims)
}

/// The claims as compact JSON: exactly the bytes that are signed.
#[must_use]
pub fn payload(claims: &Claims) -> String {
    // The order is fixed here and not left to a map.
    format!(
        r#"{{"iss":{},"sub":{},"aud":{},"exp":{}}}"#,
        text(&claims.iss),
        text(&claims.sub),
        text(&claims.aud),
        claims.exp
    )
}

fn text(value: &str) -> serde_json::Value {
    serde_json::Value::String(value.to_owned())
}

/// What a second engine (WebCrypto) signs to get the same token; see [`jws::assemble`].
///
/// # Errors
/// As [`claims`], for claims that were put together by hand.
pub fn signing_input(claims: &Claims) -> Result<String, JwtError> {
    check(claims)?;
    Ok(jws::signing_input(
        HEADER.as_bytes(),
        payload(claims).as_bytes(),
    ))
}

/// The signed token.
///
/// # Errors
/// As [`claims`], for claims that were put together by hand; [`JwtError::Signing`] when the key fails.
pub fn sign(claims: &Claims, key: &PrivateKey) -> Result<String, JwtError> {
    check(claims)?;
    let token = jws::sign_rs256(HEADER.as_bytes(), payload(claims).as_bytes(), key)?;
    Ok(token)
}

fn check(claims: &Claims) -> Result<(), JwtError> {
    // 256 is the longest consumer key documented; no username is longer than 80 characters, and no
    // origin than a host name.
    check_text("iss", &claims.iss, 256)?;
    check_text("sub", &claims.sub, 80)?;
    check_text("aud", &claims.aud, 261)?;
    check_audience(&claims.aud)
}

fn check_text(claim: &'static str, value: &str, longest: usize) -> Result<(), JwtError> {
    let length = value.chars().count();
    let fault = if value.is_empty() {
        ClaimFault::Empty
    } else if length > longest {
        ClaimFault::TooLong { length, longest }
    } else if value.chars().any(char::is_control) {
        ClaimFault::ControlCharacter
    } else if value.chars().any(char::is_whitespace) {
        ClaimFault::Blank
    } else {
        return Ok(());
    };
    Err(JwtError::Claim { claim, fault })
}

fn check_audience(aud: &str) -> Result<(), JwtError> {
    let written = aud.to_owned();
    match audience::read(aud) {
        Audience::Login { .. } | Audience::MyDomain(_) => Ok(()),
        Audience::NotBare { instead, .. } => Err(JwtError::NotBareOrigin {
            aud: written,
            instead,
        }),
        Audience::OtherHost { instead } => Err(JwtError::NotMyDomain {
            aud: written,
            instead,
        }),
        Audience::Site | Audience::Unknown => Err(JwtError::Audience { aud: written }),
    }
}

/// What a person asks to have signed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The app's consumer key.
    pub iss: String,
    /// The username to log in as.
    pub sub: String,
    /// Who shall accept it.
    pub aud: String,
    /// Seconds since 1970 (UTC).
    pub now: u64,
    /// Seconds.
    pub lifetime_seconds: u32,
}

impl Request {
    /// The claims asked for.
    ///
    /// # Errors
    /// As [`claims`].
    pub fn claims(&self) -> Result<Claims, JwtError> {
        claims(
            &self.iss,
            &self.sub,
            &self.aud,
            self.now,
            self.lifetime_seconds,
        )
    }
}

/// A token that was asked for. It is a credential, so it cannot be printed by accident.
#[derive(Serialize, Tsify)]
pub struct SignedJwt {
    /// The compact token.
    pub token: String,
    /// What it claims.
    pub claims: Claims,
}
