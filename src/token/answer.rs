//! What the answers of the three requests say. They come from outside: their sizes are capped, their shapes
//! looked at, and what they name is shown and never followed.

use serde::Serialize;
use serde_json::Value;
use tsify::Tsify;
use url::Url;

use crate::explain::{Around, Explanation, explain};
use crate::leak::leak;
use crate::scope::{self, Grant};
use crate::secret::Secret;

/// The most of an answer that is read, in bytes; a token and its scopes have a few thousand.
const LARGEST: usize = 64 * 1024;
/// The most characters of a text that are shown.
const LONGEST: usize = 300;

/// What came of sending an assertion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What it says.
    pub answered: Answered,
    /// Why, when it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub explanation: Option<Explanation>,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Answered {
    /// An access token was issued.
    Granted(Granted),
    /// It was refused.
    Refused {
        /// The code.
        error: String,
        /// The words beside it.
        description: String,
    },
    /// It is no answer of a token endpoint.
    NotOauth {
        /// What it is instead.
        what: &'static str,
    },
}

/// What an access token is good for. The token itself is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Granted {
    /// The scopes, as the answer names them.
    pub scopes: Vec<String>,
    /// What they let the vendor do.
    pub grants: Vec<Grant>,
    /// The host that the answer names for calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub instance: Option<String>,
    /// The id of the org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub org_id: Option<String>,
    /// The id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub user_id: Option<String>,
    /// The access token is a JWT itself.
    pub is_jwt: bool,
}

/// Reads the answer to an assertion. The access token comes apart from what is shown.
#[must_use]
pub fn answer(status: u16, body: &str, around: &Around) -> (Answer, Option<Secret<String>>) {
    let refused = |answered, explanation| Answer {
        status,
        answered,
        explanation,
    };
    let value = (body.len() <= LARGEST)
        .then(|| serde_json::from_str::<Value>(body).ok())
        .flatten();
    let text = |name: &str| value.as_ref().and_then(|value| value.get(name)?.as_str());
    if let Some(token) = text("access_token").filter(|token| !token.is_empty() && status == 200) {
        let granted = granted(text, token);
        let answer = refused(Answered::Granted(granted), None);
        return (answer, Some(Secret::new(token.to_owned())));
    }
    if let Some(error) = text("error") {
        let explanation = explain(body, around);
        let answered = Answered::Refused {
            error: shown(error),
            description: text("error_description").map(shown).unwrap_or_default(),
        };
        return (refused(answered, Some(explanation)), None);
    }
    let page = body.to_ascii_lowercase();
    let what = if page.contains("data not available") {
        "a page that says Data Not Available: the org is in maintenance or not ready"
    } else if status >= 500 {
        "an error of the server"
    } else if page.contains("<html") || page.contains("<!doctype") {
        "a web page instead of an answer"
    } else if body.trim().is_empty() {
        "an empty answer"
    } else {
        "an answer that is not one of a token endpoint"
    };
    let explanation = page
        .contains("data not available")
        .then(|| explain("Data Not Available", around));
    (refused(Answered::NotOauth { what }, explanation), None)
}

fn granted<'a>(text: impl Fn(&str) -> Option<&'a str>, token: &str) -> Granted {
    let scopes: Vec<String> = text("scope")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .take(60)
        .map(shown)
        .collect();
    // https://login.salesforce.com/id/00D…/005…
    let mut ids = text("id")
        .unwrap_or_default()
        .rsplit('/')
        .map(str::to_owned);
    let is_id =
        |id: &String| matches!(id.len(), 15 | 18) && id.bytes().all(|c| c.is_ascii_alphanumeric());
    Granted {
        grants: scope::granted(&scopes),
        scopes,
        instance: text("instance_url")
            .and_then(|url| Url::parse(url).ok())
            .and_then(|url| url.host_str().map(shown)),
        user_id: ids.next().filter(is_id),
        org_id: ids.next().filter(is_id),
        is_jwt: text("token_format") == Some("jwt")
            || (token.starts_with("ey") && token.split('.').count() == 3),
    }
}

/// Who an access token is for: what proves that it is the right user, and no more of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct UserInfo {
    /// The HTTP status.
    pub status: u16,
    /// The username.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub username: Option<String>,
    /// The id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub user_id: Option<String>,
    /// The id of the org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub org_id: Option<String>,
}

/// Reads the answer about the user.
#[must_use]
pub fn user_info(status: u16, body: &str) -> UserInfo {
    let value = (body.len() <= LARGEST && status == 200)
        .then(|| serde_json::from_str::<Value>(body).ok())
        .flatten();
    let text = |name: &str| {
        value
            .as_ref()
            .and_then(|value| value.get(name)?.as_str())
            .map(shown)
    };
    UserInfo {
        status,
        username: text("preferred_username"),
        user_id: text("user_id"),
        org_id: text("organization_id"),
    }
}

/// Whether an answer says that the token is revoked (RFC 7009, section 2.2).
#[must_use]
pub fn revoked(status: u16) -> bool {
    status == 200
}

/// A text of an answer: cut, without what cannot be seen, and never a secret.
fn shown(text: &str) -> String {
    if leak(text).is_some() {
        return "(not shown: it holds a secret)".to_owned();
    }
    text.chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
