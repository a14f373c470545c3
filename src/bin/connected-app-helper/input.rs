//! What comes in: files, the standard input, the clock.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use connected_app_helper::key::PrivateKey;
use connected_app_helper::material::{self, Opened};
use connected_app_helper::secret::Secret;

use crate::output::Failure;

/// Seconds since 1970; nothing from a clock that stands before that.
#[expect(
    clippy::disallowed_methods,
    reason = "the core is told the time; here it is read"
)]
pub(crate) fn now() -> Option<u64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(since.as_secs())
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

/// What messages call an input.
pub(crate) fn name(file: &Path) -> String {
    if is_standard_input(file) {
        "stdin".into()
    } else {
        file.to_string_lossy().into_owned()
    }
}

/// The bytes of a file; of a larger one no more than shows that it is too large.
pub(crate) fn bytes(file: &Path, most: usize) -> Result<Secret<Vec<u8>>, Failure> {
    let failed = |source| Failure::Read {
        name: name(file),
        source,
    };
    let mut source: Box<dyn io::Read> = if is_standard_input(file) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(file).map_err(failed)?)
    };
    let mut bytes = Vec::new();
    source
        .by_ref()
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let bytes = Secret::new(bytes);
    if bytes.expose().len() > most {
        return Err(Failure::TooLarge {
            name: name(file),
            most,
        });
    }
    Ok(bytes)
}

/// The text of a file.
pub(crate) fn text(file: &Path, most: usize) -> Result<String, Failure> {
    let bytes = bytes(file, most)?;
    String::from_utf8(bytes.expose().clone()).map_err(|_| Failure::NotText(name(file)))
}

/// A password: the first line of a file, without its end.
fn passphrase(file: Option<&Path>) -> Result<Option<Secret<String>>, Failure> {
    let Some(file) = file else { return Ok(None) };
    let text = Secret::new(text(file, 64 * 1024)?);
    let line = text.expose().lines().next().unwrap_or_default();
    Ok(Some(Secret::new(line.to_owned())))
}

/// The keys and certificates of a file.
pub(crate) fn material(file: &Path, password: Option<&Path>) -> Result<Opened, Failure> {
    open(&bytes(file, material::LARGEST)?, password)
}

/// The keys and certificates of what was read.
pub(crate) fn open(bytes: &Secret<Vec<u8>>, password: Option<&Path>) -> Result<Opened, Failure> {
    let password = passphrase(password)?;
    Ok(material::open(bytes.expose(), password.as_ref())?)
}

/// The one private key of a file. Of several, none is chosen.
pub(crate) fn key(file: &Path, password: Option<&Path>) -> Result<PrivateKey, Failure> {
    let mut keys = material(file, password)?.keys;
    match (keys.pop(), keys.len()) {
        (Some(only), 0) => Ok(only.key),
        (None, _) => Err(Failure::NoKey(name(file))),
        (Some(_), others) => Err(Failure::SeveralKeys {
            name: name(file),
            count: others + 1,
        }),
    }
}
