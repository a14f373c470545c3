//! The hosts that an assertion may be sent to.

use crate::error::{Coded, ErrorCode};
use crate::jwt::audience::{self, Audience};

/// Salesforce's login hosts that take assertions of connected apps.
pub(super) const PRODUCTION: &str = "https://login.salesforce.com";
/// As [`PRODUCTION`], for sandboxes and scratch orgs.
pub(super) const TEST: &str = "https://test.salesforce.com";

/// A host that may be spoken to: a login host of Salesforce, or an org's own. There is no other way to make
/// one than by [`Host::read`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    origin: String,
}

/// Why a host is not spoken to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// An org's address that has no token endpoint, or more than an address.
    #[error("Tokens are not issued at {address}. Use {instead}.")]
    NotBare {
        /// As given.
        address: String,
        /// The address to use.
        instead: String,
    },
    /// Not one of Salesforce's.
    #[error(
        "Nothing is sent to {address} from here: it is neither a My Domain address nor a login address of \
         Salesforce. Use the command line below for it."
    )]
    Other {
        /// As given, cut.
        address: String,
    },
}

impl Coded for HostError {
    fn code(&self) -> ErrorCode {
        ErrorCode::HostNotAllowed
    }
}

impl Host {
    /// Reads an origin.
    ///
    /// # Errors
    /// A [`HostError`] for everything but `https://login.salesforce.com`, `https://test.salesforce.com` and
    /// My Domain origins.
    pub fn read(origin: &str) -> Result<Self, HostError> {
        let address: String = origin
            .chars()
            .filter(|c| !c.is_control())
            .take(120)
            .collect();
        match audience::read(origin) {
            Audience::Login { .. } if [PRODUCTION, TEST].contains(&origin) => {}
            Audience::MyDomain(_) => {}
            Audience::NotBare { instead, .. } | Audience::OtherHost { instead } => {
                return Err(HostError::NotBare { address, instead });
            }
            _ => return Err(HostError::Other { address }),
        }
        Ok(Self {
            origin: origin.to_owned(),
        })
    }

    /// Its origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }
}
