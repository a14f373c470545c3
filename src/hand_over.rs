//! What the vendor gets back: exactly what its guide asks for, under the vendor's own names.
//!
//! The consumer key itself is told by [`crate::consumer_key`].

use serde::Serialize;
use tsify::Tsify;

use crate::certificate::{Certificate, Thumbprints, day};
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
    /// By which both sides know that they speak of one certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub thumbprints: Option<Thumbprints>,
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
            let is_certificate = *what == HandBack::Certificate;
            let certificate = is_certificate.then(|| certificate(config)).flatten();
            let value = value(*what, config, org);
            let ends = |read: &Certificate| format!("Valid until {}.", day(read.not_after));
            let (name, how) = words(*what, app);
            HandOver {
                what: *what,
                name,
                vendor_name: names.get(what).cloned(),
                value: value.filter(|_| certificate.is_some() || !is_certificate),
                note: certificate.as_ref().map(ends),
                thumbprints: certificate.map(|read| read.thumbprints),
                how,
            }
        })
        .collect()
}

/// The certificate of the config, if it is one.
fn certificate(config: &Config) -> Option<Certificate> {
    Certificate::from_pem(config.oauth.as_ref()?.certificate.as_deref()?)
}

fn value(what: HandBack, config: &Config, org: Option<&str>) -> Option<String> {
    match what {
        HandBack::InstanceUrl => org.map(str::to_owned),
        HandBack::Certificate => config.oauth.as_ref()?.certificate.clone(),
        HandBack::Username => match config.permission_set.as_ref()?.assign_to.as_deref()? {
            [one] => Some(one.clone()),
            _ => None,
        },
        HandBack::ConsumerKey | HandBack::ConsumerSecret => None,
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
        if let Some(Thumbprints { sha1, sha256 }) = &each.thumbprints {
            text.push_str(&format!("SHA-1: {sha1}\nSHA-256: {sha256}\n"));
        }
    }
    text
}
