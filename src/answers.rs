//! What only the admin knows, put into a config: the contact e-mail, the certificate, another name.

use crate::config::{self, MAX_CONFIG_BYTES};
use crate::error::{Coded, ErrorCode};
use serde::Deserialize;
use serde_json::{Map, Value};
use tsify::Tsify;

/// What the admin typed beside a config. What is absent or blank leaves the config as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default)]
pub struct Answers {
    /// Contact Email.
    #[tsify(optional)]
    pub contact_email: Option<String>,
    /// Name of the app.
    #[tsify(optional)]
    pub name: Option<String>,
    /// API Name.
    #[tsify(optional)]
    pub api_name: Option<String>,
    /// X.509 certificate as PEM text.
    #[tsify(optional)]
    pub certificate: Option<String>,
    /// User name of the one user that the permission set is assigned to.
    #[tsify(optional)]
    pub username: Option<String>,
}

/// Why a config cannot take the answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// The text is larger than any config.
    #[error("the config is {bytes} bytes long; the limit is {MAX_CONFIG_BYTES}")]
    TooLarge {
        /// How long it is.
        bytes: usize,
    },
    /// The text is not JSON.
    #[error("the config is not a JSON document: {problem}")]
    NotJson {
        /// What the reader says, with line and column.
        problem: String,
    },
    /// A key stands twice, and writing the document again would drop one of the two.
    #[error("{problem}")]
    RepeatedKey {
        /// Which key, with line and column.
        problem: String,
    },
    /// An answer belongs into an object, and something else stands there.
    #[error("{} is not an object, so what you typed has no place in it", place(.path))]
    NotAnObject {
        /// JSON pointer of that place.
        path: &'static str,
    },
}

impl Coded for AnswersError {
    fn code(&self) -> ErrorCode {
        ErrorCode::BadConfig
    }
}

fn place(path: &str) -> &str {
    if path.is_empty() { "the config" } else { path }
}

/// Puts the answers into a config's text.
///
/// The result is the text itself when there is nothing to put in; otherwise the same document, its keys
/// in the same order, indented by two blanks.
///
/// # Errors
/// [`AnswersError`] when the text is no document that can take them; the text is never half changed.
///
/// ```
/// use connected_app_helper::answers::{Answers, complete};
/// let answers = Answers { contact_email: Some("admin@acme.example".into()), ..Answers::default() };
/// let text = complete(r#"{"formatVersion":1}"#, &answers)?;
/// assert!(text.contains(r#""contactEmail": "admin@acme.example""#));
/// # Ok::<(), connected_app_helper::answers::AnswersError>(())
/// ```
pub fn complete(config_text: &str, answers: &Answers) -> Result<String, AnswersError> {
    let bytes = config_text.len();
    if bytes > MAX_CONFIG_BYTES {
        return Err(AnswersError::TooLarge { bytes });
    }
    let not_json = |error: serde_json::Error| AnswersError::NotJson {
        problem: error.to_string(),
    };
    let mut document: Value = serde_json::from_str(config_text).map_err(not_json)?;
    if let Some(repeated) = config::repeated_key(config_text) {
        return Err(AnswersError::RepeatedKey {
            problem: repeated.message,
        });
    }
    let typed = |answer: &Option<String>| {
        let answer = answer.as_deref().unwrap_or_default();
        (!answer.trim().is_empty()).then(|| answer.to_owned())
    };
    let line = |answer| typed(answer).map(|answer| answer.trim().to_owned());
    let app = [
        ("name", line(&answers.name).map(Value::String)),
        ("apiName", line(&answers.api_name).map(Value::String)),
        (
            "contactEmail",
            line(&answers.contact_email).map(Value::String),
        ),
    ];
    let oauth = [(
        "certificate",
        typed(&answers.certificate).map(Value::String),
    )];
    let user = line(&answers.username);
    let set = [("assignTo", user.map(|user| Value::from(vec![user])))];
    let put_app = put(&mut document, "/app", app)?;
    let put_oauth = put(&mut document, "/oauth", oauth)?;
    let put_set = put(&mut document, "/permissionSet", set)?;
    if put_app || put_oauth || put_set {
        serde_json::to_string_pretty(&document).map_err(not_json)
    } else {
        Ok(config_text.to_owned())
    }
}

/// Whether anything was put in.
fn put<const N: usize>(
    document: &mut Value,
    path: &'static str,
    answers: [(&str, Option<Value>); N],
) -> Result<bool, AnswersError> {
    let mut any = false;
    for (key, answer) in answers {
        let Some(answer) = answer else { continue };
        object_at(document, path)?.insert(key.to_owned(), answer);
        any = true;
    }
    Ok(any)
}

/// The object under one key of the document, made when it is absent.
fn object_at<'a>(
    document: &'a mut Value,
    path: &'static str,
) -> Result<&'a mut Map<String, Value>, AnswersError> {
    let root = document
        .as_object_mut()
        .ok_or(AnswersError::NotAnObject { path: "" })?;
    let member = root
        .entry(path.trim_start_matches('/'))
        .or_insert_with(|| Value::Object(Map::new()));
    if member.is_null() {
        *member = Value::Object(Map::new());
    }
    member
        .as_object_mut()
        .ok_or(AnswersError::NotAnObject { path })
}
