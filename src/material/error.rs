//! Why an input gave no key and no certificate. A wrong password, a damaged file and a wrong kind of file
//! are different things to do something about, so they are different sentences.

use crate::error::{Coded, ErrorCode};
use crate::key::KeyError;
use crate::material::LARGEST;
use crate::pem;

/// Why an input gave no key and no certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MaterialError {
    /// Nothing at all.
    #[error("There is nothing in it. Choose the file again, or paste the whole text.")]
    Empty,
    /// More bytes than any of this has.
    #[error(
        "It has {bytes} bytes, and no key, certificate or keystore has more than {LARGEST}. Choose the \
         file with the key alone."
    )]
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// None of the kinds that are known.
    #[error(
        "This is no key and no certificate in any form known here: PEM, DER, PKCS#7, PKCS#12, Java \
         keystore or JWK. Choose the file that ends in .pem, .key, .crt, .cer, .p7b, .p12, .pfx or .jks."
    )]
    Unknown,
    /// Known, and without anything that is of use here.
    #[error("This is {what}. There is no private key and no certificate in it to take.")]
    NothingToTake {
        /// What it is, in words.
        what: String,
    },
    /// It opens with a password only, and none was given.
    #[error("It is protected by a password. Type the password of the file.")]
    PasswordNeeded,
    /// The password is not the right one, and the file says so itself.
    #[error("The password is wrong. It is the password of this file, not one of Salesforce.")]
    WrongPassword,
    /// The container does not prove which of the two it is.
    #[error(
        "The password is wrong, or the file is damaged; this kind of file does not tell which. Try the \
         password again, then copy the whole file again."
    )]
    WrongPasswordOrDamaged,
    /// The whole opens, one key in it does not.
    #[error(
        "The keystore opens, and the key {alias:?} in it has a password of its own. Give it the password \
         of the keystore, for example with: keytool -keypasswd -alias ALIAS -keystore copy.jks"
    )]
    OtherKeyPassword {
        /// The name of the key.
        alias: String,
    },
    /// Protected in a way that is not read here.
    #[error(
        "It is protected by {algorithm}, which is not read here: it is old and weak, or rare. Make a copy \
         that can be read, for example with: {convert}"
    )]
    UnsupportedEncryption {
        /// What protects it.
        algorithm: String,
        /// The command that converts a copy.
        convert: &'static str,
    },
    /// Made so that opening it would keep a computer busy.
    #[error(
        "Opening it would take {cost}, far more than any program asks for. It may be made to keep \
         computers busy; ask for another copy."
    )]
    TooCostly {
        /// How much, in words.
        cost: String,
    },
    /// A part that cannot be read.
    #[error(
        "It cannot be read: {why}. It may have been cut off or changed when it was copied. Copy the whole \
         file again."
    )]
    Damaged {
        /// What is wrong, as part of a sentence.
        why: String,
    },
    /// The key itself cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A container could not be made.
    #[error("The file could not be written: {why}.")]
    Writing {
        /// What is wrong, as part of a sentence.
        why: String,
    },
}

impl MaterialError {
    pub(super) fn damaged(why: &str) -> Self {
        Self::Damaged {
            why: why.to_owned(),
        }
    }
}

impl From<pem::Damaged> for MaterialError {
    fn from(damaged: pem::Damaged) -> Self {
        Self::damaged(&damaged.to_string())
    }
}

impl Coded for MaterialError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Empty => ErrorCode::MaterialEmpty,
            Self::TooLarge { .. } => ErrorCode::MaterialTooLarge,
            Self::Unknown => ErrorCode::MaterialUnknown,
            Self::NothingToTake { .. } => ErrorCode::MaterialNothingToTake,
            Self::PasswordNeeded => ErrorCode::PasswordNeeded,
            Self::WrongPassword => ErrorCode::PasswordWrong,
            Self::WrongPasswordOrDamaged => ErrorCode::PasswordWrongOrDamaged,
            Self::OtherKeyPassword { .. } => ErrorCode::KeyHasOtherPassword,
            Self::UnsupportedEncryption { .. } => ErrorCode::EncryptionUnsupported,
            Self::TooCostly { .. } => ErrorCode::MaterialTooCostly,
            Self::Damaged { .. } => ErrorCode::MaterialDamaged,
            Self::Key(error) => error.code(),
            Self::Writing { .. } => ErrorCode::MaterialNotWritten,
        }
    }
}
