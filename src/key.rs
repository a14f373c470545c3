//! RSA keys: reading a private key from PEM, and signing with it by RS256 (RSASSA-PKCS1-v1_5 with
//! SHA-256, RFC 7518 section 3.3), the one algorithm Salesforce documents for the JWT bearer flow.
//!
//! | PEM label | form | read by |
//! |---|---|---|
//! | `PRIVATE KEY` | PKCS#8 (RFC 5208) | [`PrivateKey::from_pkcs8_pem`] |
//! | `RSA PRIVATE KEY` | PKCS#1 (RFC 8017) | [`PrivateKey::from_pkcs1_pem`] |
//! | either | | [`PrivateKey::from_pem`] |

use rsa::pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef, UintRef, Version};
use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::pkcs8::der::Decode as _;
use rsa::pkcs8::spki::SubjectPublicKeyInfoRef;
use rsa::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _, PrivateKeyInfoRef};
use rsa::rand_core::CryptoRng;
use rsa::signature::{SignatureEncoding as _, Signer as _, Verifier as _};
use rsa::traits::PublicKeyParts as _;
use rsa::{BoxedUint, RsaPrivateKey, RsaPublicKey};
use sha2::Sha256;

use crate::pem;
use crate::secret::Secret;

mod error;

pub use error::{Container, KeyError};

/// The largest text that is looked at, in bytes; a key of 8192 bits takes less than a tenth of it.
pub const LARGEST_TEXT: usize = 64 * 1024;
/// The shortest RSA key Salesforce takes, in bits.
pub const MIN_BITS: usize = 2048;
/// The longest RSA key computed with here, in bits.
pub const MAX_BITS: usize = RsaPublicKey::MAX_SIZE;

/// An RSA private key. Wiped when dropped; has no `Debug` and no `Serialize`.
pub struct PrivateKey {
    signer: SigningKey<Sha256>,
}

impl PrivateKey {
    /// Makes a key of so many bits, with the exponent 65537. Browsers make theirs with WebCrypto.
    ///
    /// # Errors
    /// [`KeyError::TooSmall`] and [`KeyError::TooLong`] outside of what Salesforce takes and is computed with
    /// here, [`KeyError::Signing`] when no key came out.
    pub fn generate<R: CryptoRng>(random: &mut R, bits: u32) -> Result<Self, KeyError> {
        let length = bits as usize;
        if length < MIN_BITS {
            return Err(KeyError::TooSmall { bits: length });
        }
        if length > MAX_BITS {
            return Err(KeyError::TooLong { bits: length });
        }
        let key = RsaPrivateKey::new(random, length).map_err(|_| KeyError::Signing)?;
        Ok(Self {
            signer: SigningKey::new(key),
        })
    }

    /// Reads a private key in either form; the PEM label decides.
    ///
    /// # Errors
    /// A [`KeyError`] that says what the text is instead and what to do about it.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (container, block) = private_block(text)?;
        Self::from_block(container, &block)
    }

    /// Reads a private key between `-----BEGIN PRIVATE KEY-----` and `-----END PRIVATE KEY-----`.
    ///
    /// # Errors
    /// As [`from_pem`](Self::from_pem), and [`KeyError::OtherContainer`] for the PKCS#1 form.
    pub fn from_pkcs8_pem(text: &str) -> Result<Self, KeyError> {
        Self::from_container(text, Container::Pkcs8)
    }

    /// Reads a private key between `-----BEGIN RSA PRIVATE KEY-----` and `-----END RSA PRIVATE KEY-----`.
    ///
    /// # Errors
    /// As [`from_pem`](Self::from_pem), and [`KeyError::OtherContainer`] for the PKCS#8 form.
    pub fn from_pkcs1_pem(text: &str) -> Result<Self, KeyError> {
        Self::from_container(text, Container::Pkcs1)
    }

    fn from_container(text: &str, expected: Container) -> Result<Self, KeyError> {
        let (found, block) = private_block(text)?;
        if found != expected {
            return Err(KeyError::OtherContainer { expected, found });
        }
        Self::from_block(found, &block)
    }

    fn from_block(container: Container, block: &pem::Block) -> Result<Self, KeyError> {
        let der = block.bytes.expose().as_slice();
        match container {
            Container::Pkcs8 => Self::from_pkcs8_der(der),
            Container::Pkcs1 => Self::from_pkcs1_der(der),
        }
    }

    /// Reads a private key from the bytes that stand, in base64, in a block `PRIVATE KEY`.
    ///
    /// # Errors
    /// A [`KeyError`] that says what the bytes are instead.
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        let info = PrivateKeyInfoRef::from_der(der)
            .map_err(|_| damaged("PRIVATE KEY", "it holds no PKCS#8 key"))?;
        error::require_rsa(&info.algorithm.oid.to_string())?;
        Self::from_numbers(info.private_key.as_bytes(), "PRIVATE KEY")
    }

    /// Reads a private key from the bytes that stand, in base64, in a block `RSA PRIVATE KEY`.
    ///
    /// # Errors
    /// A [`KeyError`] that says what the bytes are instead.
    pub fn from_pkcs1_der(der: &[u8]) -> Result<Self, KeyError> {
        Self::from_numbers(der, "RSA PRIVATE KEY")
    }

    fn from_numbers(pkcs1: &[u8], label: &str) -> Result<Self, KeyError> {
        let damaged = |why| damaged(label, why);
        let numbers = RsaPrivateKeyRef::from_der(pkcs1)
            .map_err(|_| damaged("it holds no RSA private key"))?;
        let bits = bits(numbers.modulus.as_bytes());
        if bits < MIN_BITS {
            return Err(KeyError::TooSmall { bits });
        }
        if bits > MAX_BITS {
            return Err(KeyError::TooLong { bits });
        }
        if numbers.version() != Version::TwoPrime {
            return Err(KeyError::MultiPrime);
        }
        let key = RsaPrivateKey::try_from(numbers.clone())
            .ok()
            .or_else(|| unbalanced(&numbers))
            .ok_or_else(|| damaged("its numbers do not make an RSA key"))?;
        Ok(Self {
            signer: SigningKey::new(key),
        })
    }

    /// The length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.signer.as_ref().n().bits_vartime() as usize
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        let key: &RsaPrivateKey = self.signer.as_ref();
        PublicKey {
            key: key.to_public_key(),
        }
    }

    /// The RS256 signature of `signing_input`. Deterministic: the same input gives the same bytes. The
    /// random numbers of the platform only blind the computation.
    ///
    /// # Errors
    /// [`KeyError::Signing`] when the platform has no random numbers, or when the signature just made
    /// does not verify.
    pub fn sign_rs256(&self, signing_input: &[u8]) -> Result<Vec<u8>, KeyError> {
        self.signer
            .try_sign(signing_input)
            .map(|signature| signature.to_vec())
            .map_err(|_| KeyError::Signing)
    }

    /// The key as PKCS#8 PEM, the form every program takes.
    ///
    /// # Errors
    /// [`KeyError::Signing`] when the key cannot be written down, which no key read here has shown.
    pub fn to_pkcs8_pem(&self) -> Result<Secret<String>, KeyError> {
        Ok(pem::write("PRIVATE KEY", self.to_pkcs8_der()?.expose()))
    }

    /// The key as PKCS#8 DER, the form WebCrypto imports.
    ///
    /// # Errors
    /// [`KeyError::Signing`] when the key cannot be written down, which no key read here has shown.
    pub fn to_pkcs8_der(&self) -> Result<Secret<Vec<u8>>, KeyError> {
        let key: &RsaPrivateKey = self.signer.as_ref();
        let der = key.to_pkcs8_der().map_err(|_| KeyError::Signing)?;
        Ok(Secret::new(der.as_bytes().to_vec()))
    }
}

/// An RSA public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    key: RsaPublicKey,
}

impl PublicKey {
    /// Reads a key from its SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), the form that certificates and
    /// WebCrypto hold. Keys too short for Salesforce are read as well: their signatures can be checked.
    ///
    /// # Errors
    /// [`KeyError::NotRsa`] or [`KeyError::EllipticCurve`] for a key of another algorithm,
    /// [`KeyError::TooLong`], and [`KeyError::Damaged`] when the bytes are no such key.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        let damaged = |why| damaged("PUBLIC KEY", why);
        let info = SubjectPublicKeyInfoRef::try_from(der)
            .map_err(|_| damaged("it holds no public key"))?;
        error::require_rsa(&info.algorithm.oid.to_string())?;
        let numbers = info
            .subject_public_key
            .as_bytes()
            .and_then(|bytes| RsaPublicKeyRef::from_der(bytes).ok())
            .ok_or_else(|| damaged("it holds no RSA public key"))?;
        let bits = bits(numbers.modulus.as_bytes());
        if bits > MAX_BITS {
            return Err(KeyError::TooLong { bits });
        }
        let key = RsaPublicKey::try_from(numbers)
            .map_err(|_| damaged("its numbers do not make an RSA key"))?;
        Ok(Self { key })
    }

    /// The key as SubjectPublicKeyInfo.
    ///
    /// # Errors
    /// [`KeyError::Signing`] when the key cannot be written down, which no key read here has shown.
    pub fn to_spki_der(&self) -> Result<Vec<u8>, KeyError> {
        let der = self
            .key
            .to_public_key_der()
            .map_err(|_| KeyError::Signing)?;
        Ok(der.into_vec())
    }

    /// The length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.key.n().bits_vartime() as usize
    }

    /// Whether `signature` is this key's RS256 signature of `signing_input`.
    #[must_use]
    pub fn verifies(&self, signing_input: &[u8], signature: &[u8]) -> bool {
        let verifier = self.verifying_key();
        Signature::try_from(signature)
            .is_ok_and(|signature| verifier.verify(signing_input, &signature).is_ok())
    }

    pub(crate) fn verifying_key(&self) -> VerifyingKey<Sha256> {
        VerifyingKey::new(self.key.clone())
    }
}

fn damaged(label: &str, why: &'static str) -> KeyError {
    KeyError::Damaged(pem::Damaged {
        label: label.to_owned(),
        why,
    })
}

/// The one private-key block of a text, or what the text is instead.
fn private_block(text: &str) -> Result<(Container, pem::Block), KeyError> {
    if text.len() > LARGEST_TEXT {
        return Err(KeyError::TextTooLarge { bytes: text.len() });
    }
    let mut blocks = pem::read(text).map_err(KeyError::Damaged)?;
    // OpenSSL puts the name of the curve in a block of its own before the key.
    blocks.retain(|block| block.label != "EC PARAMETERS");
    let labels: Vec<String> = blocks.iter().map(|block| block.label.clone()).collect();
    let (Some(block), None) = (blocks.pop(), blocks.pop()) else {
        return Err(error::not_one_block(text, labels));
    };
    match (block.label.as_str(), block.encrypted) {
        ("PRIVATE KEY", false) => Ok((Container::Pkcs8, block)),
        ("RSA PRIVATE KEY", false) => Ok((Container::Pkcs1, block)),
        (label, encrypted) => Err(error::not_a_key(label, encrypted)),
    }
}

/// A key whose primes are not of one length, which few programs make. The library wants to be asked for
/// such a key, for it signs in another time than others: a hint at its primes for somebody who could
/// measure, and here is nobody.
fn unbalanced(numbers: &RsaPrivateKeyRef<'_>) -> Option<RsaPrivateKey> {
    let bits = u32::try_from(numbers.modulus.as_bytes().len()).ok()? * 8;
    let number = |number: UintRef<'_>| BoxedUint::from_be_slice(number.as_bytes(), bits).ok();
    RsaPrivateKey::from_components_with_wide_primes(
        number(numbers.modulus)?,
        number(numbers.public_exponent)?,
        number(numbers.private_exponent)?,
        vec![number(numbers.prime1)?, number(numbers.prime2)?],
    )
    .ok()
}

/// The length of a big-endian number in bits, leading zeros aside.
fn bits(number: &[u8]) -> usize {
    let mut significant = number.iter().skip_while(|byte| **byte == 0);
    match significant.next() {
        Some(first) => significant.count() * 8 + (8 - first.leading_zeros() as usize),
        None => 0,
    }
}
