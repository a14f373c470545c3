//! The members of a header or of claims, in their order and with those that stand there twice.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Member;
use crate::certificate::moment;
use crate::jwt::paste;

/// The most members that are shown; a token has about ten.
const MOST: usize = 60;
/// The most characters of a value that are shown.
const LONGEST: usize = 300;
/// Claims that hold a time (RFC 7519, section 4.1; OpenID Connect Core, section 2).
const TIMES: [&str; 5] = ["exp", "iat", "nbf", "auth_time", "updated_at"];

/// What a part of a token says.
pub(super) struct Members {
    list: Vec<(String, Value)>,
    /// Whether the part could be read at all.
    pub(super) readable: bool,
}

struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut list = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    list.push(pair);
                }
                Ok(Pairs(list))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl Members {
    pub(super) fn read(part: &str) -> Self {
        let pairs =
            paste::decoded(part).and_then(|json| serde_json::from_slice::<Pairs>(&json).ok());
        Self {
            readable: pairs.is_some(),
            list: pairs.map(|pairs| pairs.0).unwrap_or_default(),
        }
    }

    /// Members that were never written.
    pub(super) fn of(list: Vec<(String, Value)>) -> Self {
        Self {
            list,
            readable: true,
        }
    }

    /// The value that counts: of several of one name, the last.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let found = self.list.iter().rev().find(|(member, _)| member == name);
        found.map(|(_, value)| value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// The first name that stands there twice.
    pub(super) fn repeated(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.list.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.windows(2).find_map(|pair| match pair {
            [one, other] if one == other => Some(*one),
            _ => None,
        })
    }

    pub(super) fn shown(&self, now: Option<u64>) -> Vec<Member> {
        let shown = self.list.iter().take(MOST);
        shown
            .map(|(name, value)| Member {
                name: cut(name),
                value: cut(&text(value)),
                words: TIMES
                    .contains(&name.as_str())
                    .then(|| seconds(value))
                    .flatten()
                    .map(|time| in_words(time, now)),
            })
            .collect()
    }
}

/// A string without its quotation marks, everything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A time in seconds, also one that is written as a text or in milliseconds.
pub(super) fn seconds(value: &Value) -> Option<u64> {
    let number = match value {
        Value::String(text) => text.trim().parse::<f64>().ok(),
        other => other.as_f64(),
    };
    let number = number.filter(|number| number.is_finite() && *number >= 0.0)?;
    let seconds = if is_milliseconds(number) {
        number / 1000.0
    } else {
        number
    };
    Some(seconds as u64)
}

/// From the year 5138 on in seconds, and from 1973 on in milliseconds: never a time in seconds.
pub(super) fn is_milliseconds(number: f64) -> bool {
    number >= 100_000_000_000.0
}

fn in_words(time: u64, now: Option<u64>) -> String {
    let at = moment(time);
    match now {
        None => at,
        Some(now) if time >= now => format!("{at}, in {}", span(time - now)),
        Some(now) => format!("{at}, {} ago", span(now - time)),
    }
}

/// A length of time in its largest unit.
pub(super) fn span(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..120 => (seconds, "second"),
        120..7_200 => (seconds / 60, "minute"),
        7_200..172_800 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// Cut when long, with what cannot be seen written out.
pub(super) fn cut(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(LONGEST) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
