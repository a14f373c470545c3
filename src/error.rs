//! The codes of everything that can go wrong while doing a job.
//!
//! Each module has its own error type whose variants carry the facts. Across the boundary an error is
//! its message and one of these codes, so JavaScript can tell every case without reading a sentence.

use serde::Serialize;
use tsify::Tsify;

/// Every kind of error, closed: a new one is added here and handled everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The text holds no PEM block at all.
    KeyNotPem,
    /// The text is larger than any key.
    KeyTextTooLarge,
    /// More than one PEM block.
    KeySeveralBlocks,
    /// The private key is protected by a passphrase.
    KeyEncrypted,
    /// A public key where a private key is needed.
    KeyIsPublic,
    /// A certificate where a private key is needed.
    KeyIsCertificate,
    /// A certificate request where a private key is needed.
    KeyIsCertificateRequest,
    /// An elliptic-curve key; Salesforce takes RSA only.
    KeyIsEllipticCurve,
    /// A key in OpenSSH's own form.
    KeyIsOpenssh,
    /// A private key of another algorithm.
    KeyNotRsa,
    /// An RSA key of more than two primes.
    KeyMultiPrime,
    /// A PEM block that is nothing of the above.
    KeyUnknownBlock,
    /// A private key in the other of the two accepted forms.
    KeyOtherContainer,
    /// The block cannot be read, or its numbers do not fit together.
    KeyDamaged,
    /// The key is shorter than Salesforce takes.
    KeyTooSmall,
    /// The key is longer than this product computes with.
    KeyTooLong,
    /// An input without a byte.
    MaterialEmpty,
    /// An input larger than any key, certificate or keystore.
    MaterialTooLarge,
    /// An input of no known kind.
    MaterialUnknown,
    /// An input that holds neither a private key nor a certificate.
    MaterialNothingToTake,
    /// An input that would keep a computer busy.
    MaterialTooCostly,
    /// An input that is cut off or changed.
    MaterialDamaged,
    /// A file could not be written.
    MaterialNotWritten,
    /// It opens with a password, and none was given.
    PasswordNeeded,
    /// The password is not the right one.
    PasswordWrong,
    /// The password is not the right one, or the file is damaged.
    PasswordWrongOrDamaged,
    /// A key in a keystore has a password of its own.
    KeyHasOtherPassword,
    /// Protected in a way that is not read.
    EncryptionUnsupported,
    /// A certificate cannot be made of what was asked for.
    CertificateNotMade,
    /// What was given as a certificate is something else.
    NotACertificate,
    /// The signature could not be made.
    SigningFailed,
    /// A claim of the JWT is empty, too long or holds characters that cannot be meant.
    JwtBadClaim,
    /// The audience is none that Salesforce takes.
    JwtBadAudience,
    /// The lifetime is zero or longer than Salesforce takes.
    JwtBadLifetime,
    /// The time given is no time in seconds.
    JwtBadTime,
    /// The text holds no JWT.
    NoToken,
    /// The text holds several.
    SeveralTokens,
    /// An assertion is not sent to this host from here.
    HostNotAllowed,
    /// This page has no WebCrypto, or it refused.
    WebCryptoFailed,
    /// An argument has not the shape the function takes.
    BadRequest,
    /// The config text cannot be read at all.
    BadConfig,
    /// What was kept of a journey cannot be gone on with.
    BadJourney,
    /// What was pasted is no consumer key.
    NoConsumerKey,
    /// The tab shows no Setup page of an org.
    NotSetup,
    /// A Setup page without a known form.
    NoForm,
    /// The app is shown for reading only.
    ViewMode,
    /// The form of an app that may not be changed.
    Locked,
    /// The form is in frames that cannot be reached yet.
    OutOfReach,
    /// Two forms are shown at once.
    TwoForms,
    /// The page shows secrets.
    SecretsPage,
    /// The page is larger than any Setup page.
    PageTooLarge,
}

/// An error that has a code.
pub trait Coded: std::error::Error {
    /// What kind of error it is.
    fn code(&self) -> ErrorCode;
}
