//! Text to [`Config`], with every problem of the document reported at once.

use super::keys::keys;
use super::{Config, MAX_CONFIG_BYTES, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::leak::leak;
use serde_json::Value;

/// A text read as a config.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// What could be read; keys and values that could not are left out and reported.
    pub config: Option<Config>,
    /// Problems of the format. Rules about the content are in [`crate::rules`].
    pub diagnostics: Vec<Diagnostic>,
    /// JSON pointers of the values that were left out.
    left_out: Vec<String>,
}

impl Parsed {
    /// Where in the text a value of the config stands: a list of the text may hold items that could not
    /// be read.
    pub(crate) fn written(&self, path: &str) -> String {
        written(path, &self.left_out)
    }
}

/// Reads a config.
///
/// A text that is too large or not JSON gives one diagnostic; otherwise every unknown key and every
/// wrong value gives one, each with its place.
pub fn parse(text: &str) -> Parsed {
    if text.len() > MAX_CONFIG_BYTES {
        return Parsed {
            config: None,
            diagnostics: vec![Diagnostic::new(
                "config-too-large",
                Severity::Error,
                format!(
                    "the config is {} bytes long; the limit is {MAX_CONFIG_BYTES}",
                    text.len()
                ),
                "A config describes one app and is a few kilobytes long; this file is something else.",
                "Choose the config file itself.",
                String::new(),
            )],
            left_out: Vec::new(),
        };
    }
    if let Some(config) = faultless(text) {
        return Parsed {
            config: Some(config),
            diagnostics: Vec::new(),
            left_out: Vec::new(),
        };
    }
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            return Parsed {
                config: None,
                diagnostics: vec![not_json(&error)],
                left_out: Vec::new(),
            };
        }
    };
    let (mut diagnostics, mut left_out) = (Vec::new(), Vec::new());
    let config = read(text, value, &mut left_out, &mut diagnostics);
    if let Some(key) = repeated_key(text) {
        diagnostics.push(key);
    }
    Parsed {
        config,
        diagnostics,
        left_out,
    }
}

/// A document without a problem, read in one pass; most are.
fn faultless(text: &str) -> Option<Config> {
    let mut unknown = false;
    let mut reader = serde_json::Deserializer::from_str(text);
    let config = serde_ignored::deserialize(&mut reader, |_| unknown = true).ok()?;
    reader.end().ok()?;
    (!unknown).then_some(config)
}

/// Problems reported of one document; a file with more is not a config that somebody mends by hand.
const MAX_PROBLEMS: usize = 50;

/// Reads what can be read: each wrong value is reported, taken out, and the rest is tried again.
fn read(
    text: &str,
    mut value: Value,
    left_out: &mut Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Config> {
    loop {
        let mut unknown = Vec::new();
        let mut track = |path: serde_ignored::Path<'_>| unknown.push(pointer(&path));
        let result = serde_path_to_error::deserialize::<_, Config>(
            serde_ignored::Deserializer::new(&value, &mut track),
        );
        match result {
            Ok(config) => {
                let room = MAX_PROBLEMS.saturating_sub(diagnostics.len());
                let written = unknown
                    .iter()
                    .take(room)
                    .map(|path| written(path, left_out));
                diagnostics.extend(written.map(|path| unknown_key(text, &path)));
                return Some(config);
            }
            Err(error) => {
                let path = error_pointer(error.path());
                let written = written(&path, left_out);
                let problem = error.inner().to_string();
                // A key that was taken out for its value is reported already.
                let taken = |key: &String| {
                    let (parent, key) = key.rsplit_once('/').unwrap_or_default();
                    parent == written && problem == format!("missing field `{key}`")
                };
                if !left_out.iter().any(taken) {
                    diagnostics.push(wrong_value(text, &written, &problem));
                }
                // The document itself is of the wrong kind, or a required key is missing.
                if diagnostics.len() >= MAX_PROBLEMS || !take_out(&mut value, &path) {
                    return None;
                }
                left_out.push(written);
            }
        }
    }
}

/// Where a value stands in the text, whose lists still hold the items that were left out.
fn written(path: &str, left_out: &[String]) -> String {
    let mut written = String::new();
    for token in path.split('/').skip(1) {
        let mut gaps: Vec<usize> = left_out
            .iter()
            .filter_map(|out| out.strip_prefix(&written)?.strip_prefix('/')?.parse().ok())
            .collect();
        gaps.sort_unstable();
        let token = match token.parse::<usize>() {
            Ok(index) if !gaps.is_empty() => {
                let shifted = gaps
                    .iter()
                    .fold(index, |at, gap| at + usize::from(*gap <= at));
                shifted.to_string()
            }
            _ => token.to_owned(),
        };
        written.push('/');
        written.push_str(&token);
    }
    written
}

fn take_out(value: &mut Value, path: &str) -> bool {
    let Some((parent, last)) = path.rsplit_once('/') else {
        return false;
    };
    let last = last.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent) {
        // Not `remove`, which would move the last key into the gap.
        Some(Value::Object(object)) => object.shift_remove(&last).is_some(),
        Some(Value::Array(list)) => match last.parse::<usize>() {
            Ok(index) if index < list.len() => {
                list.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

fn not_json(error: &serde_json::Error) -> Diagnostic {
    let deep = error.to_string().starts_with("recursion limit");
    Diagnostic {
        line: Some(error.line() as u32),
        column: Some(error.column().max(1) as u32),
        ..Diagnostic::new(
            if deep {
                "config-too-deep"
            } else {
                "config-not-json"
            },
            Severity::Error,
            format!("this is not a JSON document: {error}"),
            if deep {
                "No config is nested more than a few levels; this file is something else."
            } else {
                "Nothing can be read from a document with a syntax error."
            },
            "Mend the text at that place: a missing comma, quote or brace is the usual cause. \
               JSON knows no comments.",
            String::new(),
        )
    }
}

fn located(text: &str, path: &str) -> (Option<u32>, Option<u32>) {
    place(text, path).map_or((None, None), |at| (Some(at.line), Some(at.column)))
}

fn wrong_value(text: &str, path: &str, problem: &str) -> Diagnostic {
    let (line, column) = located(text, path);
    let name = if path.is_empty() {
        "the document"
    } else {
        path
    };
    Diagnostic {
        line,
        column,
        ..Diagnostic::new(
            "config-wrong-value",
            Severity::Error,
            format!("{name}: {}", told(problem)),
            "The value is left out: it is not guessed what was meant.",
            "Write the value in the form the message expects.",
            path.to_owned(),
        )
    }
}

/// Bytes of a problem's description; the value it quotes may be of any length.
const LONGEST_PROBLEM: usize = 1200;

/// A problem without the value it quotes, when that is long or a secret.
fn told(problem: &str) -> String {
    if problem.len() <= LONGEST_PROBLEM && leak(problem).is_none() {
        return problem.to_owned();
    }
    match problem.rsplit_once(", expected ") {
        Some((_, expected)) if leak(expected).is_none() => {
            format!("another value stands here, expected {expected}")
        }
        _ => "the value is not of the form that is expected here".to_owned(),
    }
}

fn unknown_key(text: &str, path: &str) -> Diagnostic {
    let (line, column) = located(text, path);
    let (parent, key) = path.rsplit_once('/').unwrap_or(("", path));
    let known = keys()
        .iter()
        .find(|(at, _)| *at == parent)
        .map_or(&[] as &[&str], |(_, keys)| keys);
    Diagnostic {
        line,
        column,
        ..Diagnostic::new(
            "config-unknown-key",
            Severity::Error,
            format!("the key \"{key}\" is not known here"),
            "A misspelt key would be silently ignored, and the app would lack that setting.",
            match nearest(key, known) {
                Some(near) => format!("Did you mean \"{near}\"? Otherwise take the key out."),
                None => "Take the key out.".to_owned(),
            },
            path.to_owned(),
        )
    }
}

/// The known word nearest to a misspelt one, when it is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .iter()
        .map(|&candidate| {
            (
                strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()),
                candidate,
            )
        })
        .min()
        .filter(|(distance, candidate)| *distance <= candidate.len().max(word.len()) / 3)
        .map(|(_, candidate)| candidate)
}

/// serde's typed reader refuses a repeated key where the generic one keeps the last.
pub(crate) fn repeated_key(text: &str) -> Option<Diagnostic> {
    let error = serde_json::from_str::<Config>(text).err()?;
    error
        .to_string()
        .starts_with("duplicate field")
        .then(|| Diagnostic {
            line: Some(error.line() as u32),
            column: Some(error.column().max(1) as u32),
            ..Diagnostic::new(
                "config-repeated-key",
                Severity::Error,
                format!("a key stands twice in one object: {error}"),
                "Only one of the two values could count, and which one is not written anywhere.",
                "Keep one of them.",
                String::new(),
            )
        })
}

fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

fn pointer(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}/{index}", pointer(parent)),
        Path::Map { parent, key } => format!("{}/{}", pointer(parent), escape(key)),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => pointer(parent),
    }
}

fn error_pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map_while(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", escape(key))),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_every_problem_of_a_document() {
        let text = r#"{
  "formatVersion": 1,
  "vendr": "x",
  "oauth": { "scopes": "api", "flows": { "jwtBearer": 1, "device": true } }
}"#;
        let parsed = parse(text);
        let codes: Vec<_> = parsed
            .diagnostics
            .iter()
            .map(|d| (d.code, d.path.as_str(), d.line, d.column))
            .collect();
        assert_eq!(
            codes,
            [
                ("config-wrong-value", "/oauth/scopes", Some(4), Some(24)),
                (
                    "config-wrong-value",
                    "/oauth/flows/jwtBearer",
                    Some(4),
                    Some(55)
                ),
                ("config-unknown-key", "/vendr", Some(3), Some(12)),
            ]
        );
        assert!(parsed.diagnostics[2].help.contains("\"vendor\""));
        let flows = parsed.config.unwrap().oauth.unwrap().flows.unwrap();
        assert_eq!((flows.jwt_bearer, flows.device), (None, Some(true)));
    }

    #[test]
    fn names_the_place_of_a_syntax_error() {
        let parsed = parse("{\n  \"formatVersion\": 1,\n  oops\n}");
        assert_eq!(parsed.diagnostics[0].code, "config-not-json");
        assert_eq!(parsed.diagnostics[0].line, Some(3));
        assert!(parsed.config.is_none());
    }

    #[test]
    fn refuses_depth_size_and_repeated_keys() {
        assert_eq!(
            parse(&"[".repeat(100_000)).diagnostics[0].code,
            "config-too-deep"
        );
        let large = " ".repeat(MAX_CONFIG_BYTES + 1);
        assert_eq!(parse(&large).diagnostics[0].code, "config-too-large");
        let twice = parse(r#"{"formatVersion":1,"vendor":"a","vendor":"b"}"#);
        assert_eq!(twice.diagnostics[0].code, "config-repeated-key");
    }

    #[test]
    fn a_missing_version_and_a_newer_one_are_told_apart() {
        assert!(parse("{}").diagnostics[0].message.contains("formatVersion"));
        assert!(
            parse(r#"{"formatVersion":2}"#).diagnostics[0]
                .message
                .contains("version 2 is not known")
        );
        assert!(parse("[]").config.is_none());
    }
}
