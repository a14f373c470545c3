//! What a consumer key looks like, and one that was given. On today's pages it stands only beside the secret, and such
//! a page is never read, so a key comes by paste; an older page shows it alone, and there it is read when the admin
//! asks. It is looked at, handed back with its ends to show, and kept nowhere.

use serde::Serialize;
use tsify::Tsify;

use crate::error::{Coded, ErrorCode};

/// The lengths of a consumer key (Metadata API Developer Guide, ConnectedAppOauthConfig).
const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 8..=256;
/// A consumer secret of today is so many hexadecimal digits.
const SECRET_LENGTH: usize = 64;

/// Whether a text has the form of a consumer key: the letters and digits of the documentation, and what keys that
/// were seen hold besides.
pub(crate) fn has_form(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._+/=-".contains(&byte);
    KEY_LENGTHS.contains(&text.len()) && text.bytes().all(plain)
}

/// Whether it begins as the keys that Salesforce makes; one that was set with the Metadata API need not.
pub(crate) fn begins_as_made(text: &str) -> bool {
    text.starts_with("3MVG9")
}

/// Why a pasted text is no consumer key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoConsumerKey {
    /// Nothing was pasted.
    #[error("Paste the consumer key: press Copy beside Consumer Key on the app's own page.")]
    Empty,
    /// It looks like the secret that stands below the key.
    #[error(
        "This looks like the consumer secret, not the key. It was not taken and is kept nowhere. Press Copy beside \
         Consumer Key, the upper of the two."
    )]
    Secret,
    /// It has characters or a length that no key has.
    #[error(
        "This is no consumer key: a key has 8 to 256 letters, digits, dots and underscores, and no blanks."
    )]
    Form,
}

impl Coded for NoConsumerKey {
    fn code(&self) -> ErrorCode {
        ErrorCode::NoConsumerKey
    }
}

/// A consumer key that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct KeyLooked {
    /// The key without blanks around it.
    pub key: String,
    /// Its ends, as it is shown.
    pub masked: String,
    /// What to look at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub warning: Option<&'static str>,
}

/// Looks at a pasted consumer key.
///
/// # Errors
/// [`NoConsumerKey`] when it is none, without a character of it.
pub fn look_at(text: &str) -> Result<KeyLooked, NoConsumerKey> {
    let key = text.trim();
    if key.is_empty() {
        return Err(NoConsumerKey::Empty);
    }
    let all = |is: fn(&u8) -> bool| key.bytes().all(|byte| is(&byte));
    let secret = key.len() == SECRET_LENGTH && all(u8::is_ascii_hexdigit);
    // Consumer secrets of older apps are digits only.
    if secret || all(u8::is_ascii_digit) {
        return Err(NoConsumerKey::Secret);
    }
    if !has_form(key) {
        return Err(NoConsumerKey::Form);
    }
    let ends = |count| {
        let first: String = key.chars().take(count).collect();
        let last: String = key.chars().skip(key.len().saturating_sub(count)).collect();
        format!("{first}…{last}")
    };
    Ok(KeyLooked {
        masked: ends(if key.len() > 20 { 5 } else { 2 }),
        warning: (!begins_as_made(key)).then_some(
            "It does not begin with 3MVG9, as keys that Salesforce makes do. Check that it is the key of this app.",
        ),
        key: key.to_owned(),
    })
}
