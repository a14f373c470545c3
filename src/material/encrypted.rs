//! PKCS#8 under a password: PBES2 (RFC 8018), as OpenSSL writes it since 1.0.0.

use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::Decode as _;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::{self, Kdf, Pbkdf2Prf};

use super::MaterialError;
use crate::key::PrivateKey;
use crate::secret::Secret;

/// The most rounds of PBKDF2 that are computed: some ten times what is recommended for passwords today
/// (600,000 take about half a second in a browser).
pub(super) const MOST_ROUNDS: u32 = 10_000_000;
/// The most memory that scrypt may ask for, in bytes; 128 MiB is recommended for passwords.
const MOST_SCRYPT_MEMORY: u64 = 256 * 1024 * 1024;
/// The most work for scrypt: cost, block size and parallelism multiplied. OpenSSL's default is 131,072.
const MOST_SCRYPT_WORK: u64 = 8 * 1024 * 1024;

/// How to turn any key that OpenSSL reads into one that is read here.
pub(super) const CONVERT: &str = "openssl pkcs8 -topk8 -v2 aes256 -in key.pem -out new-key.pem. Delete what you do not need afterwards";

const UNREADABLE: &str = "it holds no PKCS#8 key under a password";

/// How a key is protected, in words.
pub(super) fn described(der: &[u8]) -> String {
    let Ok(info) = EncryptedPrivateKeyInfoRef::from_der(der) else {
        return "in a form not known here".to_owned();
    };
    match &info.encryption_algorithm {
        EncryptionScheme::Pbes2(parameters) => {
            format!(
                "{}, {}",
                kdf(&parameters.kdf),
                cipher(parameters.encryption)
            )
        }
        _ => "PBES1, an old form".to_owned(),
    }
}

fn kdf(kdf: &Kdf) -> String {
    match kdf {
        Kdf::Pbkdf2(parameters) => {
            let hash = match parameters.prf {
                Pbkdf2Prf::HmacWithSha1 => "SHA-1",
                Pbkdf2Prf::HmacWithSha224 => "SHA-224",
                Pbkdf2Prf::HmacWithSha256 => "SHA-256",
                Pbkdf2Prf::HmacWithSha384 => "SHA-384",
                Pbkdf2Prf::HmacWithSha512 => "SHA-512",
                _ => "another hash",
            };
            let rounds = parameters.iteration_count;
            format!("PBKDF2 with {rounds} rounds of {hash}")
        }
        Kdf::Scrypt(parameters) => format!("scrypt with cost {}", parameters.cost_parameter),
        _ => "another derivation".to_owned(),
    }
}

fn cipher(scheme: pbes2::EncryptionScheme) -> &'static str {
    match scheme.oid() {
        pbes2::AES_128_CBC_OID | pbes2::AES_128_GCM_OID => "AES-128",
        pbes2::AES_192_CBC_OID => "AES-192",
        pbes2::AES_256_CBC_OID | pbes2::AES_256_GCM_OID => "AES-256",
        pbes2::DES_EDE3_CBC_OID => "3DES",
        _ => "another cipher",
    }
}

/// The key under the password.
pub(super) fn open(der: &[u8], password: &Secret<String>) -> Result<PrivateKey, MaterialError> {
    // What is not PBES2 is not taken apart by the library, and is told by its name.
    let info = EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| unreadable(der))?;
    let EncryptionScheme::Pbes2(parameters) = &info.encryption_algorithm else {
        return Err(unsupported("PBES1"));
    };
    affordable(&parameters.kdf)?;
    let plain = parameters
        .decrypt(password.expose().as_bytes(), info.encrypted_data.as_bytes())
        .map_err(|error| match error {
            // The padding of the last block is all that a wrong password can be told by.
            pkcs8::pkcs5::Error::DecryptFailed => MaterialError::WrongPasswordOrDamaged,
            pkcs8::pkcs5::Error::UnsupportedAlgorithm { oid } => unsupported(&oid.to_string()),
            _ => MaterialError::damaged("the parameters of its encryption make no sense"),
        })?;
    let plain = Secret::new(plain);
    // One wrong password in 256 leaves a padding that looks right, and then there is no key.
    match PrivateKey::from_pkcs8_der(plain.expose()) {
        Err(crate::key::KeyError::Damaged(_)) => Err(MaterialError::WrongPasswordOrDamaged),
        opened => Ok(opened?),
    }
}

/// Refuses a derivation that is made to keep a computer busy.
fn affordable(kdf: &Kdf) -> Result<(), MaterialError> {
    let cost = match kdf {
        Kdf::Pbkdf2(parameters) if parameters.iteration_count > MOST_ROUNDS => {
            format!("{} rounds of PBKDF2", parameters.iteration_count)
        }
        Kdf::Scrypt(parameters) => {
            let blocks = parameters
                .cost_parameter
                .saturating_mul(u64::from(parameters.block_size));
            let memory = blocks.saturating_mul(128);
            let work = blocks.saturating_mul(u64::from(parameters.parallelization));
            if memory <= MOST_SCRYPT_MEMORY && work <= MOST_SCRYPT_WORK {
                return Ok(());
            }
            format!("scrypt with {} MB of memory", memory / (1024 * 1024))
        }
        _ => return Ok(()),
    };
    Err(MaterialError::TooCostly { cost })
}

/// The object identifiers of PBES1 (RFC 8018, A.3) and of PKCS#12's own schemes (RFC 7292, appendix C).
const OLD_SCHEMES: [(&[u8], &str); 3] = [
    (
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5],
        "PBES1 (MD5 or SHA-1 with DES or RC2)",
    ),
    (
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1],
        "a scheme of PKCS#12 (SHA-1 with 3DES, RC2 or RC4)",
    ),
    (
        &[0x2b, 6, 1, 4, 1, 42, 2, 17, 1, 1],
        "Java's own scheme (SHA-1 with XOR)",
    ),
];

/// The scheme's identifier stands at the beginning of the block, whatever follows.
fn unreadable(der: &[u8]) -> MaterialError {
    let beginning = der.get(..der.len().min(40)).unwrap_or_default();
    let old = OLD_SCHEMES
        .iter()
        .find(|(oid, _)| beginning.windows(oid.len()).any(|bytes| bytes == *oid));
    // PBES2's own identifier begins like those of PBES1.
    let pbes2 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13];
    let is_pbes2 = beginning.windows(pbes2.len()).any(|bytes| bytes == pbes2);
    match old {
        Some((_, name)) if !is_pbes2 => unsupported(name),
        _ if is_pbes2 => unsupported("a form of PBES2 with parameters not known here"),
        _ => MaterialError::damaged(UNREADABLE),
    }
}

fn unsupported(algorithm: &str) -> MaterialError {
    MaterialError::UnsupportedEncryption {
        algorithm: algorithm.to_owned(),
        convert: CONVERT,
    }
}
