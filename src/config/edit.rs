//! Edits of a config's text: values put at JSON pointers or taken out, and nothing else changed but the
//! layout.

use super::{MAX_CONFIG_BYTES, repeated_key};
use crate::diagnostic::Edit;
use crate::error::{Coded, ErrorCode};
use serde_json::{Map, Value};

/// Why a text cannot be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It is no JSON document, or too large, or a key stands twice in it.
    #[error("the config cannot be changed before its form is right")]
    Unreadable,
    /// The place of an edit is not there.
    #[error("the config has changed, and that place is not there any more")]
    NoSuchPlace,
}

impl Coded for EditError {
    fn code(&self) -> ErrorCode {
        ErrorCode::BadConfig
    }
}

/// Makes edits in a config's text, all or none. The result has the same keys in the same order, indented
/// by two blanks.
///
/// # Errors
/// [`EditError`] when the text is no document, or an edit's place is not there.
///
/// ```
/// use connected_app_helper::config::edit;
/// use connected_app_helper::diagnostic::Edit;
/// let edits = [Edit::set("/oauth/scopes/0", "api"), Edit::remove("/vendor")];
/// let text = edit(r#"{"vendor":"Acme","oauth":{"scopes":["Api"]}}"#, &edits)?;
/// assert!(text.contains(r#""api""#) && !text.contains("vendor"));
/// # Ok::<(), connected_app_helper::config::EditError>(())
/// ```
pub fn edit(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    if text.len() > MAX_CONFIG_BYTES || repeated_key(text).is_some() {
        return Err(EditError::Unreadable);
    }
    let mut document: Value = serde_json::from_str(text).map_err(|_| EditError::Unreadable)?;
    let mut in_order: Vec<&Edit> = edits.iter().collect();
    // From the end of every list to its start, so that no removal moves a later place.
    in_order.sort_by_key(|edit| std::cmp::Reverse(order(edit.path())));
    for edit in in_order {
        make(&mut document, edit).ok_or(EditError::NoSuchPlace)?;
    }
    serde_json::to_string_pretty(&document).map_err(|_| EditError::Unreadable)
}

/// A pointer's parts, numbers as numbers.
fn order(path: &str) -> Vec<(usize, &str)> {
    path.split('/')
        .map(|part| (part.parse().unwrap_or_default(), part))
        .collect()
}

fn make(document: &mut Value, edit: &Edit) -> Option<()> {
    let (parent, key) = edit.path().rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    match edit {
        Edit::Set { value, .. } => match at(document, parent)? {
            Value::Object(members) => {
                members.insert(key, value.clone());
            }
            Value::Array(items) if key == "-" => items.push(value.clone()),
            Value::Array(items) => *items.get_mut(key.parse::<usize>().ok()?)? = value.clone(),
            _ => return None,
        },
        Edit::Remove { .. } => match document.pointer_mut(parent)? {
            Value::Object(members) => {
                // The other keys keep their order.
                members.shift_remove(&key)?;
            }
            Value::Array(items) => {
                let index = key.parse::<usize>().ok()?;
                items.get(index)?;
                items.remove(index);
            }
            _ => return None,
        },
    }
    Some(())
}

/// The value at a pointer; objects that are not there are made.
fn at<'a>(document: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    let mut current = document;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        current = match current {
            Value::Object(members) => members
                .entry(token)
                .or_insert_with(|| Value::Object(Map::new())),
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(current)
}
