//! What every rule file starts with.

pub(in crate::rules) use super::fix::{Edit, Fix};
pub(in crate::rules) use super::subject::Subject;
pub(in crate::rules) use super::{Certainty, Control, Findings, Rule};
pub(in crate::rules) use crate::diagnostic::Severity::{Error, Info, Warning};

/// Declares a rule: its documentation, its name, its worst severity, how sure its source is, the
/// security controls it belongs to, and its check.
macro_rules! rule {
    (
        $(#[doc = $docs:literal])+
        $name:ident = $code:literal, $severity:expr, $certainty:ident, [$($control:ident),*], $check:path
    ) => {
        $(#[doc = $docs])+
        pub(in crate::rules) static $name: Rule = Rule {
            code: $code,
            severity: $severity,
            certainty: Certainty::$certainty,
            controls: &[$(Control::$control),*],
            docs: concat!($($docs, "\n"),+),
            check: $check,
        };
    };
}
pub(in crate::rules) use rule;

/// Characters of a value that are quoted in a message.
const QUOTED: usize = 80;

/// A value as a message shows it: cut when long, and with its control characters to be seen.
pub(in crate::rules) fn quoted(value: &str) -> String {
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

/// Absent, or nothing but blanks.
pub(in crate::rules) fn is_blank(value: Option<&str>) -> bool {
    value.is_none_or(|value| value.trim().is_empty())
}
