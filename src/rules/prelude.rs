//! What every rule file starts with.

use crate::leak::leak;

pub(in crate::rules) use super::subject::Subject;
pub(in crate::rules) use super::{Findings, Rule};
pub(in crate::rules) use crate::diagnostic::Severity::{Error, Info, Warning};
pub(in crate::rules) use crate::diagnostic::{Certainty, Control, Edit, Fix};

/// Declares a rule: its documentation, its name, its worst severity, how sure its source is, the
/// security controls it belongs to, and its check.
macro_rules! rule {
    (
        #[doc = $sentence:literal]
        $(#[doc = $docs:literal])+
        $name:ident = $code:literal, $severity:expr, $certainty:ident, [$($control:ident),*], $check:path
    ) => {
        #[doc = $sentence]
        $(#[doc = $docs])+
        pub(in crate::rules) static $name: Rule = Rule {
            code: $code,
            severity: $severity,
            certainty: Certainty::$certainty,
            controls: &[$(Control::$control),*],
            docs: if cfg!(target_family = "wasm") {
                concat!($sentence, "\n")
            } else {
                concat!($sentence, "\n", $($docs, "\n"),+)
            },
            check: $check,
        };
    };
}
pub(in crate::rules) use rule;

/// Characters of a value that are quoted in a message.
const QUOTED: usize = 80;

/// A value as a message shows it: cut when long, with its control characters to be seen, and without
/// its secrets.
pub(in crate::rules) fn quoted(value: &str) -> String {
    if leak(value).is_some() {
        return "(not shown: it holds a secret)".to_owned();
    }
    let masked = without_password(value);
    let value = masked.as_deref().unwrap_or(value);
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

/// Whether a text may not be repeated anywhere.
pub(in crate::rules) fn holds_secret(text: &str) -> bool {
    leak(text).is_some() || without_password(text).is_some()
}

/// `https://name:password@host` with dots for both.
fn without_password(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at_checked(end)?;
    let (user, server) = authority.rsplit_once('@')?;
    user.contains(':')
        .then(|| format!("{scheme}://…@{server}{rest}"))
}

/// Absent, or nothing but blanks.
pub(in crate::rules) fn is_blank(value: Option<&str>) -> bool {
    value.is_none_or(|value| value.trim().is_empty())
}

/// Whether an address begins with a scheme, in capitals or not.
pub(in crate::rules) fn begins_with(address: &str, scheme: &str) -> bool {
    address
        .get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}
