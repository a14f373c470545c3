//! What the vendor gets back: exactly what its guide asks for, under the vendor's own names.
//!
//! A consumer key comes here by paste alone: on today's pages it stands only beside the secret, and such a page
//! is never read. It is looked at, handed back masked, and kept nowhere.

use serde::Serialize;
use tsify::Tsify;

use crate::certificate::{Certificate, day};
use crate::config::{Config, HandBack};
use crate::error::{Coded, ErrorCode};
use crate::pem;

/// The lengths of a consumer key (Metadata API Developer Guide, ConnectedAppOauthConfig).
const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 8..=256;
/// A consumer secret of today is so many hexadecimal digits.
const SECRET_LENGTH: usize = 64;

/// One thing to hand over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    /// What it is.
    pub what: HandBack,
    /// What it is called in Salesforce.
    pub name: &'static str,
    /// What the vendor's own screen calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub vendor_name: Option<String>,
    /// Its value, where it is known without reading a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub value: Option<String>,
    /// More about the value: when a certificate ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub note: Option<String>,
    /// Where it comes from, or how it is sent.
    pub how: &'static str,
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
pub fn look_at_key(text: &str) -> Result<KeyLooked, NoConsumerKey> {
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
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._+/=-".contains(&byte);
    if !KEY_LENGTHS.contains(&key.len()) || !key.bytes().all(plain) {
        return Err(NoConsumerKey::Form);
    }
    let ends = |count| {
        let first: String = key.chars().take(count).collect();
        let last: String = key.chars().skip(key.len().saturating_sub(count)).collect();
        format!("{first}…{last}")
    };
    Ok(KeyLooked {
        masked: ends(if key.len() > 20 { 5 } else { 2 }),
        warning: (!key.starts_with("3MVG9")).then_some(
            "It does not begin with 3MVG9, as keys that Salesforce makes do. Check that it is the key of this app.",
        ),
        key: key.to_owned(),
    })
}

/// Everything the vendor gets back, in the order its guide names it. `org` is the My Domain address.
#[must_use]
pub fn hand_over(config: &Config, org: Option<&str>) -> Vec<HandOver> {
    let names = config.hand_back_fields.clone().unwrap_or_default();
    config
        .hand_back
        .iter()
        .flatten()
        .map(|what| {
            let (value, note) = value(*what, config, org);
            let (name, how) = words(*what);
            HandOver {
                what: *what,
                name,
                vendor_name: names.get(what).cloned(),
                value,
                note,
                how,
            }
        })
        .collect()
}

fn value(what: HandBack, config: &Config, org: Option<&str>) -> (Option<String>, Option<String>) {
    match what {
        HandBack::InstanceUrl => (org.map(str::to_owned), None),
        HandBack::Certificate => {
            let text = config
                .oauth
                .as_ref()
                .and_then(|oauth| oauth.certificate.clone());
            let blocks = text.as_deref().and_then(|text| pem::read(text).ok());
            let read = blocks.as_deref().and_then(|blocks| match blocks {
                [one] => Certificate::from_der(one.bytes.expose()).ok(),
                _ => None,
            });
            let note = read.map(|read| format!("Valid until {}.", day(read.not_after)));
            (text.filter(|_| note.is_some()), note)
        }
        HandBack::Username => {
            let set = config.permission_set.as_ref();
            let users = set.and_then(|set| set.assign_to.as_deref());
            let one = users.and_then(|users| match users {
                [one] => Some(one.clone()),
                _ => None,
            });
            (one, None)
        }
        HandBack::ConsumerKey | HandBack::ConsumerSecret => (None, None),
    }
}

fn words(what: HandBack) -> (&'static str, &'static str) {
    match what {
        HandBack::ConsumerKey => (
            "Consumer Key",
            "On the app's page open Settings, OAuth Settings, Consumer Key and Secret. Press Copy beside Consumer Key, and paste it here.",
        ),
        HandBack::ConsumerSecret => (
            "Consumer Secret",
            "Copy it there straight into the vendor's screen. Never by mail, chat or ticket, and not into this panel.",
        ),
        HandBack::InstanceUrl => ("Instance URL", "The My Domain address of this org."),
        HandBack::Certificate => (
            "Certificate",
            "Only if it is one of your own: the vendor has the one that it sent. Never the private key.",
        ),
        HandBack::Username => (
            "Username",
            "The user the vendor works as, as it stands in Setup.",
        ),
    }
}

/// All of it as text, one line each. `key` is the consumer key that was pasted.
#[must_use]
pub fn as_text(all: &[HandOver], key: Option<&str>) -> String {
    let mut text = String::new();
    for each in all {
        let name = each.vendor_name.as_deref().unwrap_or(each.name);
        let value = match each.what {
            HandBack::ConsumerKey => key.map(str::to_owned),
            HandBack::ConsumerSecret => Some("(sent apart)".to_owned()),
            _ => each.value.clone(),
        };
        let value = value.unwrap_or_else(|| "(still to be filled in)".to_owned());
        let joint = if value.contains('\n') { '\n' } else { ' ' };
        text.push_str(&format!("{name}:{joint}{}\n", value.trim_end()));
    }
    text
}
