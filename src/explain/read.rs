//! What a pasted text says went wrong: a code and the words beside it.

use serde_json::Value;
use url::Url;

use crate::leak::leak;

/// The most of a text that is read, in bytes; the error stands near its beginning or in its only answer.
const LARGEST: usize = 256 * 1024;
/// The most characters of a description that are shown.
const LONGEST: usize = 300;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Paste {
    pub(super) code: Option<String>,
    pub(super) description: Option<String>,
    /// The description stood beside the code, and is not the whole text.
    pub(super) words_of_code: bool,
    /// The callback URL that was sent.
    pub(super) redirect_uri: Option<String>,
    pub(super) held_secret: bool,
    /// The text, to look for words in.
    pub(super) text: String,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Paste {
    let mut end = text.len().min(LARGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let mut paste = Paste {
        held_secret: leak(text).is_some() || may_hold_secret(text),
        redirect_uri: parameter(text, "redirect_uri").filter(|uri| leak(uri).is_none()),
        text: text.to_owned(),
        ..Paste::default()
    };
    let told = json(text)
        .or_else(|| json(&unescaped(text)))
        .or_else(|| form(text))
        .or_else(|| oauth_code(text));
    paste.words_of_code = told.as_ref().is_some_and(|(_, words)| words.is_some());
    let (code, description) = told.or_else(|| bare(text)).unwrap_or_default();
    paste.code = code.filter(|code| is_code(code));
    paste.description = description.map(|words| shown(&words));
    paste
}

type Found = (Option<String>, Option<String>);

fn is_code(text: &str) -> bool {
    let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'_' || c == b'-';
    (3..=60).contains(&text.len()) && text.bytes().all(plain)
}

/// The JSON object in the text that names an error, also in the middle of a line of a log; else the first
/// with words.
fn json(text: &str) -> Option<Found> {
    let objects = text.match_indices('{').take(200).filter_map(|(at, _)| {
        let mut values = serde_json::Deserializer::from_str(text.get(at..)?).into_iter::<Value>();
        of_json(&values.next()?.ok()?)
    });
    let mut words = None;
    for found in objects {
        if found.0.is_some() {
            return Some(found);
        }
        words.get_or_insert(found);
    }
    words
}

/// JSON that was written as a text into JSON, as log lines have it.
fn unescaped(text: &str) -> String {
    match text.contains("\\\"") {
        true => text.replace("\\\"", "\""),
        false => String::new(),
    }
}

fn of_json(value: &Value) -> Option<Found> {
    let text = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| value.get(name)?.as_str())
            .map(str::to_owned)
    };
    let code = text(&["error", "errorCode", "error_code", "name"]);
    let description = text(&["error_description", "errorDescription", "message"]);
    (code.is_some() || description.is_some()).then_some((code, description))
}

/// `error=…&error_description=…` in an address or a form.
fn form(text: &str) -> Option<Found> {
    let code = parameter(text, "error")?;
    Some((Some(code), parameter(text, "error_description")))
}

/// The value of a parameter, decoded, wherever it stands.
fn parameter(text: &str, name: &str) -> Option<String> {
    let pattern = format!("{name}=");
    text.match_indices(&pattern).find_map(|(at, _)| {
        let before = text.get(..at)?.bytes().next_back();
        if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return None;
        }
        let rest = text.get(at + pattern.len()..)?;
        let ends = |c: char| matches!(c, '&' | '#' | '"' | '<' | '>' | '\n' | '\r');
        let line = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
        // Words that are still encoded end at a blank; words that somebody decoded go on to the end.
        let word = line.find(char::is_whitespace).unwrap_or(line.len());
        let encoded = line
            .get(..word)
            .is_some_and(|word| word.contains(['%', '+']));
        let end = if name == "error_description" && !encoded {
            Some(line.len())
        } else {
            line.get(..word)?.find('\'').or(Some(word))
        };
        let pair = format!("x={}", rest.get(..end.unwrap_or(rest.len()))?);
        let value = url::form_urlencoded::parse(pair.as_bytes())
            .next()?
            .1
            .into_owned();
        (!value.is_empty()).then_some(value)
    })
}

/// `OAUTH_…` of Salesforce's own error page, with the words after it.
fn oauth_code(text: &str) -> Option<Found> {
    let at = text.find("OAUTH_")?;
    let rest = text.get(at..)?;
    let end = rest.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
    let (code, words) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let words = words.lines().next().unwrap_or_default();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let words = (!words.is_empty()).then(|| words.to_owned());
    Some((Some(code.to_owned()), words))
}

/// A code alone, or `code: words` as programs print it; else all of a short text is the description.
fn bare(text: &str) -> Option<Found> {
    let line = text.trim();
    if line.is_empty() || Url::parse(line).is_ok_and(|url| url.scheme() == "https") {
        return None;
    }
    if is_code(line) && line.contains('_') {
        return Some((Some(line.to_owned()), None));
    }
    let code = line
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .find(|word| {
            word.contains('_') && super::codes().any(|known| known.eq_ignore_ascii_case(word))
        });
    let short = line.chars().count() <= LONGEST && line.lines().count() <= 3;
    let description = short
        .then(|| line.to_owned())
        .filter(|_| leak(line).is_none());
    (code.is_some() || description.is_some()).then(|| (code.map(str::to_owned), description))
}

/// A description as it is shown: cut, with what cannot be seen written out, and without a secret.
fn shown(words: &str) -> String {
    if leak(words).is_some() || may_hold_secret(words) {
        return "(not shown: it may hold a secret)".to_owned();
    }
    let mut shown = String::new();
    for character in words.trim().chars().take(LONGEST) {
        if character.is_control() {
            shown.push(' ');
        } else {
            shown.push(character);
        }
    }
    shown
}

/// What names a secret in front of its value.
const NAMES: [&str; 6] = [
    "secret",
    "password",
    "passwd",
    "assertion",
    "bearer",
    "token",
];

/// Whether a value follows the name of a secret, or a long run of letters and digits looks like one. Words
/// that explain an error have neither.
fn may_hold_secret(words: &str) -> bool {
    let named = words
        .split(|c: char| c.is_whitespace() || c == '&')
        .any(|word| {
            let pair = word.split_once('=').or_else(|| word.split_once(':'));
            pair.is_some_and(|(name, value)| {
                let name = name.to_ascii_lowercase();
                let named = name == "code" || NAMES.iter().any(|known| name.ends_with(known));
                named && !value.is_empty()
            })
        });
    // An address that is written as a parameter is no secret.
    let mut plain = words.to_owned();
    for (written, meant) in [("%3A", ":"), ("%3a", ":"), ("%2F", "/"), ("%2f", "/")] {
        if plain.contains(written) {
            plain = plain.replace(written, meant);
        }
    }
    let run = plain.split(|c: char| !(c.is_ascii_alphanumeric() || "._-+/=!".contains(c)));
    let mut long = run.filter(|run| run.len() >= 24 && !run.contains("//"));
    named
        || long.any(|run| {
            let has = |is: fn(&u8) -> bool| run.as_bytes().iter().any(is);
            has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
        })
}

/// Small letters, digits and single blanks: what is left when quotation marks, commas and capitals differ, and
/// when a page or an address has written them out.
pub(super) fn plain(text: &str) -> String {
    const APOSTROPHES: [&str; 5] = ["&#39;", "&#x27;", "&apos;", "%27", "\\u0027"];
    let mut text = text.to_owned();
    for written in APOSTROPHES {
        if text.contains(written) {
            text = text.replace(written, "'");
        }
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\'' | '\u{2019}' | '\u{2018}' => {}
            _ if character.is_alphanumeric() => plain.extend(character.to_lowercase()),
            _ if plain.ends_with(' ') => {}
            _ => plain.push(' '),
        }
    }
    plain
}
