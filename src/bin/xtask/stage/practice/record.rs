//! What the server received, kept as it came, for tests to compare with what was meant.

use sha2::{Digest, Sha256};

/// One request, before it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET`, `POST`, …
    pub(crate) method: String,
    /// The host name asked for, without a port.
    pub(crate) host: String,
    /// Path and query.
    pub(crate) path: String,
}

/// One post of a form or of JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Post {
    /// The host name posted to.
    pub(crate) host: String,
    /// Path and query.
    pub(crate) path: String,
    /// What was posted.
    pub(crate) body: PostBody,
}

/// The two kinds of posts: the classic page's and the Lightning page's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PostBody {
    /// The parts of a `multipart/form-data` body, in order.
    Form(Vec<Field>),
    /// A JSON body.
    Json(serde_json::Value),
}

/// One part of a posted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// The name it was posted under.
    pub(crate) name: String,
    /// The English label of the row it belongs to; empty for parts that are no row's value, such
    /// as the highlighted options of a dual list or the pressed button.
    pub(crate) label: String,
    /// What was posted.
    pub(crate) value: FieldValue,
}

/// The value of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FieldValue {
    /// Text as received, line ends included.
    Text(String),
    /// A file; a file input without a choice posts one with no name and no bytes.
    File(SentFile),
}

/// A file as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentFile {
    /// The name the browser gave.
    pub(crate) name: String,
    /// Number of bytes.
    pub(crate) size: usize,
    /// Lower-case hexadecimal SHA-256 of the bytes.
    pub(crate) sha256: String,
    /// The bytes as text, with replacement characters where they are none.
    pub(crate) text: String,
}

impl SentFile {
    /// Describes `bytes` sent under `name`.
    pub(super) fn new(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            size: bytes.len(),
            sha256: Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            text: String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

impl Post {
    /// The text posted for the row with this English label; for a dual list, the values it holds
    /// in order, joined by commas.
    pub(crate) fn text(&self, label: &str) -> Option<&str> {
        self.values(label).find_map(|value| match value {
            FieldValue::Text(text) => Some(text.as_str()),
            FieldValue::File(_) => None,
        })
    }

    /// The file posted for the row with this English label, if one was chosen.
    pub(crate) fn file(&self, label: &str) -> Option<&SentFile> {
        self.values(label).find_map(|value| match value {
            FieldValue::File(file) if !file.name.is_empty() => Some(file),
            _ => None,
        })
    }

    fn values(&self, label: &str) -> impl Iterator<Item = &FieldValue> {
        let fields: &[Field] = match &self.body {
            PostBody::Form(fields) => fields,
            PostBody::Json(_) => &[],
        };
        fields
            .iter()
            .filter(move |field| field.label == label)
            .map(|field| &field.value)
    }
}
