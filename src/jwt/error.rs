//! What can be wrong with a JWT.

use std::fmt;

use super::MAX_LIFETIME;
use crate::error::{Coded, ErrorCode};
use crate::key::KeyError;

/// What is wrong with the text of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimFault {
    /// There is none.
    Empty,
    /// It cannot be a real value.
    TooLong {
        /// Its length in characters.
        length: usize,
        /// The longest that is taken.
        longest: usize,
    },
    /// A line end or another character that cannot be seen.
    ControlCharacter,
    /// A blank, which most often came along when the value was copied.
    Blank,
}

impl fmt::Display for ClaimFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty. Fill it in."),
            Self::TooLong { length, longest } => write!(
                f,
                "has {length} characters, and no real one has more than {longest}. Check what was pasted."
            ),
            Self::ControlCharacter => f.write_str(
                "holds a line end or another invisible character. Paste the value alone.",
            ),
            Self::Blank => f.write_str("holds a blank. Take it out."),
        }
    }
}

/// Why there is no token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    /// A claim that cannot be meant.
    #[error("{} {fault}", described(claim))]
    Claim {
        /// `iss`, `sub` or `aud`.
        claim: &'static str,
        /// What is wrong with it.
        fault: ClaimFault,
    },
    /// A host of the org, but not the one that issues tokens.
    #[error(
        "The audience {aud} is not the org's own address, and Salesforce refuses it. Use {instead}."
    )]
    NotMyDomain {
        /// As given.
        aud: String,
        /// The same org's My Domain origin.
        instead: String,
    },
    /// The right host with something around it.
    #[error(
        "The audience {aud} must be the bare address without a slash, a path or a port. Use {instead}."
    )]
    NotBareOrigin {
        /// As given.
        aud: String,
        /// The bare origin.
        instead: String,
    },
    /// Anything else.
    #[error(
        "The audience {aud} is none that Salesforce takes. Use the org's own address \
         (https://…my.salesforce.com), https://login.salesforce.com or https://test.salesforce.com."
    )]
    Audience {
        /// As given.
        aud: String,
    },
    /// Zero, or longer than Salesforce takes.
    #[error(
        "A lifetime of {seconds} seconds cannot be used: Salesforce takes assertions that expire within \
         {MAX_LIFETIME} seconds, and one of 0 has already expired."
    )]
    Lifetime {
        /// As asked for.
        seconds: u32,
    },
    /// Milliseconds where seconds are meant.
    #[error("The time {seconds} is no time in seconds; it looks like milliseconds.")]
    Time {
        /// As given.
        seconds: u64,
    },
    /// The key could not sign.
    #[error(transparent)]
    Signing(#[from] KeyError),
}

impl Coded for JwtError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Claim { .. } => ErrorCode::JwtBadClaim,
            Self::NotMyDomain { .. } | Self::NotBareOrigin { .. } | Self::Audience { .. } => {
                ErrorCode::JwtBadAudience
            }
            Self::Lifetime { .. } => ErrorCode::JwtBadLifetime,
            Self::Time { .. } => ErrorCode::JwtBadTime,
            Self::Signing(error) => error.code(),
        }
    }
}

/// A claim as the person who fills it in knows it.
fn described(claim: &str) -> &'static str {
    match claim {
        "iss" => "The consumer key (iss)",
        "sub" => "The username (sub)",
        _ => "The audience (aud)",
    }
}
