//! RSA keys in JSON (JWK, RFC 7517 and RFC 7518 section 6.3), one or a set of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pkcs8::der::Encode as _;
use rsa::pkcs1::{RsaPrivateKey, UintRef};
use serde::Deserialize;

use super::MaterialError;
use super::part::{Kind, Part};
use crate::key::KeyError;
use crate::secret::Secret;

/// The most keys of a set; providers publish two or three.
const MOST: usize = 50;

/// The members that matter. The texts are parts of a private key, so the struct has no `Debug`.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    n: Option<String>,
    e: Option<String>,
    d: Option<String>,
    p: Option<String>,
    q: Option<String>,
    dp: Option<String>,
    dq: Option<String>,
    qi: Option<String>,
    oth: Option<serde::de::IgnoredAny>,
}

impl Drop for Jwk {
    fn drop(&mut self) {
        for text in [
            &mut self.d,
            &mut self.p,
            &mut self.q,
            &mut self.dp,
            &mut self.dq,
            &mut self.qi,
        ] {
            zeroize::Zeroize::zeroize(text);
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Document {
    Set { keys: Vec<Jwk> },
    One(Box<Jwk>),
}

/// The keys of a JSON text.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, MaterialError> {
    // What it says of a text that is no JSON, or JSON of something else, could quote the text.
    let document: Document = serde_json::from_str(text).map_err(|_| MaterialError::Unknown)?;
    let keys = match document {
        Document::One(key) => vec![*key],
        Document::Set { keys } => keys,
    };
    if keys.len() > MOST {
        let cost = format!("reading more than {MOST} keys");
        return Err(MaterialError::TooCostly { cost });
    }
    keys.iter().map(part).collect()
}

fn part(jwk: &Jwk) -> Result<Part, MaterialError> {
    match jwk.kty.as_str() {
        "RSA" => {}
        "EC" if jwk.d.is_some() => return Ok(Part::OtherKey(KeyError::EllipticCurve)),
        "OKP" if jwk.d.is_some() => {
            let algorithm = "an Edwards curve".to_owned();
            return Ok(Part::OtherKey(KeyError::NotRsa { algorithm }));
        }
        "oct" => {
            let description = "a shared secret (JWK of kind oct), which Salesforce does not take";
            return Ok(Part::Foreign(Kind::Other, description));
        }
        _ => {
            let description = "a public key (JWK): signing needs the private one";
            return Ok(Part::Foreign(Kind::PublicKey, description));
        }
    }
    if jwk.d.is_none() {
        let description = "a public RSA key (JWK): signing needs the private one";
        return Ok(Part::Foreign(Kind::PublicKey, description));
    }
    if jwk.oth.is_some() {
        return Ok(Part::OtherKey(KeyError::MultiPrime));
    }
    Ok(Part::Jwk {
        id: jwk.kid.as_deref().map(name),
        pkcs1: pkcs1(jwk)?,
    })
}

/// Shown to people, so not longer than a name.
fn name(id: &str) -> String {
    id.chars().filter(|c| !c.is_control()).take(80).collect()
}

/// The same numbers in the form that keys are read from.
fn pkcs1(jwk: &Jwk) -> Result<Secret<Vec<u8>>, MaterialError> {
    let number = |member: &Option<String>| {
        let text = member.as_deref().ok_or_else(|| {
            MaterialError::damaged(
                "its key has not all of the members n, e, d, p, q, dp, dq and qi",
            )
        })?;
        let bytes = URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| MaterialError::damaged("a number of its key is not base64url"))?;
        Ok::<_, MaterialError>(Secret::new(bytes))
    };
    let numbers = [
        &jwk.n, &jwk.e, &jwk.d, &jwk.p, &jwk.q, &jwk.dp, &jwk.dq, &jwk.qi,
    ];
    let [n, e, d, p, q, dp, dq, qi] = numbers.map(number);
    let (n, e, d, p, q, dp, dq, qi) = (n?, e?, d?, p?, q?, dp?, dq?, qi?);
    let key = RsaPrivateKey {
        modulus: uint(&n)?,
        public_exponent: uint(&e)?,
        private_exponent: uint(&d)?,
        prime1: uint(&p)?,
        prime2: uint(&q)?,
        exponent1: uint(&dp)?,
        exponent2: uint(&dq)?,
        coefficient: uint(&qi)?,
        other_prime_infos: None,
    };
    Ok(Secret::new(key.to_der().map_err(|_| {
        MaterialError::damaged("its key cannot be read")
    })?))
}

fn uint(number: &Secret<Vec<u8>>) -> Result<UintRef<'_>, MaterialError> {
    UintRef::new(number.expose()).map_err(|_| MaterialError::damaged("a number of its key is none"))
}
