//! What goes out, and why nothing does.

use std::io::{self, Write as _};

use clap::ValueEnum;
use connected_app_helper::certificate::MakeError;
use connected_app_helper::jwt::{JwtError, PasteError};
use connected_app_helper::key::KeyError;
use connected_app_helper::material::MaterialError;
use connected_app_helper::report;
use serde::Serialize;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For reading here
    Text,
    /// For programs
    Json,
}

/// Why there is nothing to write; the message is for a person and holds no secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("cannot read {name}: {source}")]
    Read { name: String, source: io::Error },
    #[error("{name} is larger than {} MB, which nothing of this kind is", most.div_ceil(1024 * 1024))]
    TooLarge { name: String, most: usize },
    #[error("{0} is not UTF-8 text")]
    NotText(String),
    #[error("cannot write {name}: {source}")]
    WriteFile { name: String, source: io::Error },
    #[error("cannot write the answer: {0}")]
    Write(#[from] io::Error),
    #[error("cannot write the answer: {0}")]
    Document(#[from] serde_json::Error),
    #[error("there is no private key in {0}")]
    NoKey(String),
    #[error("there are {count} private keys in {name}; give one alone")]
    SeveralKeys { name: String, count: usize },
    #[error("there is no certificate in {0}")]
    NoCertificate(String),
    #[error("the clock of this machine stands before 1970; give --now")]
    NoClock,
    #[error("the system gives no random numbers")]
    NoRandomNumbers,
    #[error(transparent)]
    Material(#[from] MaterialError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Jwt(#[from] JwtError),
    #[error(transparent)]
    Paste(#[from] PasteError),
    #[error(transparent)]
    Make(#[from] MakeError),
}

/// Text for a person; the stream it goes to takes the colours out where none are wanted.
pub(crate) fn shown(text: &str) -> Result<(), Failure> {
    ended(anstream::stdout().write_all(text.as_bytes()))
}

/// A document for a program, byte for byte.
pub(crate) fn passed_on(bytes: &[u8]) -> Result<(), Failure> {
    ended(io::stdout().write_all(bytes))
}

fn ended(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        // Whoever read it had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// One value as JSON, or as the text a person reads.
pub(crate) fn answer<T: Serialize>(
    form: Form,
    value: &T,
    text: impl FnOnce() -> String,
) -> Result<(), Failure> {
    match form {
        Form::Json => passed_on(format!("{}\n", serde_json::to_string_pretty(value)?).as_bytes()),
        Form::Text => {
            let text = text();
            let lines: Vec<_> = text.lines().map(report::printable).collect();
            shown(&format!("{}\n", lines.join("\n")))
        }
    }
}
