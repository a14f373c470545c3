//! Where a value stands in the text.

use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

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
/// `None` when the text is not JSON.
pub fn place(text: &str, pointer: &str) -> Option<Place> {
    places(text, &[pointer]).pop().flatten()
}

/// The places of several values, in the order of their pointers: the text is read once for all of them.
///
/// Works on the text itself: serde's raw values are slices of it.
pub(crate) fn places(text: &str, pointers: &[&str]) -> Vec<Option<Place>> {
    let mut found = vec![None; pointers.len()];
    let Ok(root) = serde_json::from_str::<&RawValue>(text) else {
        return found;
    };
    let wanted = pointers.iter().enumerate();
    let wanted = wanted.map(|(index, pointer)| (index, tokens(pointer)));
    descend(root, wanted.collect(), &mut |index, value| {
        let offset = value.get().as_ptr() as usize - text.as_ptr() as usize;
        if let Some(place) = found.get_mut(index) {
            *place = at(text, offset);
        }
    });
    found
}

/// A pointer's tokens, the first one last.
fn tokens(pointer: &str) -> Vec<String> {
    let tokens = pointer.split('/').skip(1);
    let tokens = tokens.map(|token| token.replace("~1", "/").replace("~0", "~"));
    let mut tokens: Vec<_> = tokens.collect();
    tokens.reverse();
    tokens
}

/// Gives each wanted value, or the nearest above it.
fn descend<'a>(
    value: &'a RawValue,
    wanted: Vec<(usize, Vec<String>)>,
    give: &mut impl FnMut(usize, &'a RawValue),
) {
    let mut below: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
    for (index, mut tokens) in wanted {
        match tokens.pop() {
            Some(token) => below.entry(token).or_default().push((index, tokens)),
            None => give(index, value),
        }
    }
    if below.is_empty() {
        return;
    }
    let mut found = BTreeMap::new();
    if value.get().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
        for token in below.keys() {
            let item = token.parse::<usize>().ok().and_then(|at| items.get(at));
            found.extend(item.map(|item| (token.clone(), *item)));
        }
    } else if let Ok(Members(members)) = serde_json::from_str(value.get()) {
        // With a repeated key the last one is the one that counts.
        let members = members.into_iter();
        let named = members.filter(|(key, _)| below.contains_key(key.as_ref()));
        found.extend(named.map(|(key, value)| (key.into_owned(), value)));
    }
    for (token, wanted) in below {
        match found.get(&token) {
            Some(child) => descend(child, wanted, give),
            None => wanted.iter().for_each(|(index, _)| give(*index, value)),
        }
    }
}

fn at(text: &str, offset: usize) -> Option<Place> {
    let before = text.get(..offset)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some(Place {
        line: before.matches('\n').count() as u32 + 1,
        column: before.get(line_start..)?.chars().count() as u32 + 1,
    })
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
