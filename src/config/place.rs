//! Where a value stands in the text.

use serde_json::value::RawValue;
use std::borrow::Cow;

/// A place in a text, as editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// The place of the value that a JSON pointer names, or of the nearest value above it that exists.
///
/// `None` when the text is not JSON. Works on the text itself: serde's raw values are slices of it.
pub fn place(text: &str, pointer: &str) -> Option<Place> {
    let mut current: &RawValue = serde_json::from_str(text).ok()?;
    for token in pointer.split('/').skip(1) {
        match child(current, &token.replace("~1", "/").replace("~0", "~")) {
            Some(next) => current = next,
            None => break,
        }
    }
    let offset = current.get().as_ptr() as usize - text.as_ptr() as usize;
    let before = text.get(..offset)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some(Place {
        line: before.matches('\n').count() as u32 + 1,
        column: before.get(line_start..)?.chars().count() as u32 + 1,
    })
}

fn child<'a>(value: &'a RawValue, token: &str) -> Option<&'a RawValue> {
    if value.get().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
        return items.get(token.parse::<usize>().ok()?).copied();
    }
    // Pairs, not a map: with a repeated key the last one is the one that counts.
    let members: Members = serde_json::from_str(value.get()).ok()?;
    members
        .0
        .into_iter()
        .rev()
        .find(|(key, _)| key == token)
        .map(|(_, value)| value)
}

struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(entry) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    members.push(entry);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}
