//! What every rule file starts with.

pub(super) use crate::config::Config;
pub(super) use crate::diagnostic::Severity::{Error, Warning};
pub(super) use crate::rules::{Findings, Rule};

/// Declares a rule: its documentation, its name, its worst severity and its check.
macro_rules! rule {
    ($(#[doc = $docs:literal])+ $name:ident = $code:literal, $severity:expr, $check:path) => {
        $(#[doc = $docs])+
        pub(super) static $name: Rule = Rule {
            code: $code,
            severity: $severity,
            docs: concat!($($docs, "\n"),+),
            check: $check,
        };
    };
}
pub(super) use rule;

/// Characters of a value that are quoted in a message.
const QUOTED: usize = 80;

/// A value as a message shows it: cut when long, and with its control characters to be seen.
pub(super) fn quoted(value: &str) -> String {
    let mut shown = String::from("\"");
    for character in value.chars().take(QUOTED) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if value.chars().nth(QUOTED).is_some() {
        shown.push('…');
    }
    shown.push('"');
    shown
}

/// The callback URLs with their JSON pointers.
pub(super) fn callback_urls(config: &Config) -> impl Iterator<Item = (String, &str)> {
    let urls = config
        .oauth
        .as_ref()
        .and_then(|oauth| oauth.callback_urls.as_deref());
    numbered("/oauth/callbackUrls", urls.unwrap_or_default())
}

/// The scopes with their JSON pointers.
pub(super) fn scopes(config: &Config) -> impl Iterator<Item = (String, &str)> {
    let scopes = config
        .oauth
        .as_ref()
        .and_then(|oauth| oauth.scopes.as_deref());
    numbered("/oauth/scopes", scopes.unwrap_or_default())
}

fn numbered<'a>(
    list: &'static str,
    values: &'a [String],
) -> impl Iterator<Item = (String, &'a str)> {
    values
        .iter()
        .enumerate()
        .map(move |(index, value)| (format!("{list}/{index}"), value.as_str()))
}

/// The certificate, unless there is none or it is blank.
pub(super) fn certificate(config: &Config) -> Option<&str> {
    let certificate = config.oauth.as_ref()?.certificate.as_deref()?;
    (!certificate.trim().is_empty()).then_some(certificate)
}

/// Whether the config wants anything of the form of an app; a config of policies alone does not.
pub(super) fn wants_form(config: &Config) -> bool {
    config.app.is_some() || config.oauth.is_some()
}

/// Absent, or nothing but blanks.
pub(super) fn is_blank(value: Option<&str>) -> bool {
    value.is_none_or(|value| value.trim().is_empty())
}
