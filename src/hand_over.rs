//! What the vendor gets back: exactly what its guide asks for, under the vendor's own names.
//!
//! The consumer key itself is told by [`crate::consumer_key`].

use serde::Serialize;
use tsify::Tsify;

use crate::certificate::{Certificate, day};
use crate::config::{AppKind, Config, HandBack};

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

/// Everything the vendor gets back, in the order its guide names it. `org` is the My Domain address.
#[must_use]
pub fn hand_over(config: &Config, app: AppKind, org: Option<&str>) -> Vec<HandOver> {
    let names = config.hand_back_fields.clone().unwrap_or_default();
    config
        .hand_back
        .iter()
        .flatten()
        .map(|what| {
            let (value, note) = value(*what, config, org);
            let (name, how) = words(*what, app);
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
            let read = text.as_deref().and_then(Certificate::from_pem);
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

fn words(what: HandBack, app: AppKind) -> (&'static str, &'static str) {
    match what {
        HandBack::ConsumerKey => (
            "Consumer Key",
            match app {
                AppKind::ExternalClientApp => {
                    "On the app's page open Settings, OAuth Settings, Consumer Key and Secret. Press Copy beside Consumer Key, and paste it here."
                }
                AppKind::ConnectedApp => {
                    "On the app's page press Manage Consumer Details, under API (Enable OAuth Settings). Press Copy beside Consumer Key, and paste it here."
                }
            },
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
