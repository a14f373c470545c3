//! Trying an assertion at the org's token endpoint: where it may be sent, what is sent, and what the answer
//! says. The request itself is made by the surface; nothing is sent before a person presses.
//!
//! Three requests at most, all to one host: the assertion (RFC 7523), on request who it signed in as (OpenID
//! Connect Core, section 5.3), and the revocation of the token that came back (RFC 7009). An answer names
//! addresses too; they are shown and never followed.

mod answer;
mod attempt;
mod host;

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use url::form_urlencoded::Serializer;

use crate::secret::Secret;

pub use answer::{Answer, Answered, Granted, UserInfo, answer, revoked, user_info};
pub use attempt::{Attempt, PAUSE_MILLISECONDS, Target, attempts, go_on};
pub use host::{Host, HostError};

/// The grant type of the flow (RFC 7523, section 2.1).
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// One of the three requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Call {
    /// The assertion for an access token.
    Token,
    /// Who the access token is for.
    UserInfo,
    /// The end of the access token.
    Revoke,
}

impl Call {
    fn path(self) -> &'static str {
        match self {
            Self::Token => "/services/oauth2/token",
            Self::UserInfo => "/services/oauth2/userinfo",
            Self::Revoke => "/services/oauth2/revoke",
        }
    }

    /// The names of its parameters, for the list of what was sent.
    #[must_use]
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Token => &["grant_type", "assertion"],
            // Salesforce help: "in a request with the oauth_token parameter".
            Self::UserInfo => &["oauth_token"],
            Self::Revoke => &["token"],
        }
    }
}

/// A POST with a form in its body. The body holds a secret; the address never does.
pub struct Request {
    /// Where to.
    pub url: String,
    /// `application/x-www-form-urlencoded`.
    pub body: Secret<String>,
}

/// The request for a call: `secret` is the assertion for the first, the access token for the others.
#[must_use]
pub fn request(host: &Host, call: Call, secret: &Secret<String>) -> Request {
    let mut form = Serializer::new(String::new());
    match call {
        Call::Token => {
            form.append_pair("grant_type", GRANT_TYPE);
            form.append_pair("assertion", secret.expose());
        }
        Call::UserInfo => {
            form.append_pair("oauth_token", secret.expose());
        }
        Call::Revoke => {
            form.append_pair("token", secret.expose());
        }
    }
    Request {
        url: format!("{}{}", host.origin(), call.path()),
        body: Secret::new(form.finish()),
    }
}

/// The same try by hand, for an address that is not spoken to from here. The assertion is read from a file, so
/// that it stands neither on the screen nor in the history of a shell.
#[must_use]
pub fn curl(origin: &str) -> String {
    // In single quotes a shell takes everything as it stands but the quote itself.
    let url = format!("{}{}", origin.trim_end_matches('/'), Call::Token.path());
    let url = url.replace('\'', "'\\''");
    format!(
        "curl --silent --show-error '{url}' --data-urlencode 'grant_type={GRANT_TYPE}' --data-urlencode \
         assertion@assertion.txt"
    )
}
