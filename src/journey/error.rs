//! Why a journey cannot be gone on with.

use super::VERSION;
use crate::error::{Coded, ErrorCode};

/// Why a journey cannot be gone on with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JourneyError {
    /// Kept by another version.
    #[error(
        "This journey was kept by another version of this extension (version {version}, and {VERSION} is known \
         here). Export it and begin a new one."
    )]
    OtherVersion {
        /// Its version.
        version: u64,
    },
    /// Not the shape of one.
    #[error("This journey cannot be read: {why}. Export it and begin a new one.")]
    Unreadable {
        /// What is wrong.
        why: String,
    },
    /// The config cannot be a journey.
    #[error("This config cannot be a journey: {why}.")]
    BadConfig {
        /// What is wrong.
        why: &'static str,
    },
    /// What was given as a certificate is none.
    #[error(
        "This text holds no certificate that can be read, or more than one. Paste what stands from BEGIN CERTIFICATE to END CERTIFICATE."
    )]
    NoCertificate,
    /// No such step in it.
    #[error("This journey has no such step.")]
    NoStep,
    /// A step that a page proves.
    #[error(
        "Only the saved page itself proves this step. Open it, and it is ticked off when it is seen."
    )]
    NeedsProof,
}

impl Coded for JourneyError {
    fn code(&self) -> ErrorCode {
        ErrorCode::BadJourney
    }
}
