//! A callback URL that was sent beside those of the app: Salesforce compares them character by character.

use serde::Serialize;
use tsify::Tsify;
use url::Url;

/// A piece of a URL that is the same in both, or is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// Whether the other has them too, at this place.
    pub same: bool,
}

/// The URL that was sent, and the one of the app that is nearest to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The first character in which they differ, counted from 1; absent when one of the app's is exactly the
    /// one that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub position: Option<usize>,
    /// What was sent, in pieces.
    pub sent: Vec<Piece>,
    /// The nearest of the app, in pieces.
    pub configured: Vec<Piece>,
    /// What differs, in words.
    pub differences: Vec<String>,
}

/// Longer addresses are cut before they are compared: 2,000 characters are all that an app may have.
const LONGEST: usize = 2000;

/// The most that is compared in all, in bytes.
const MOST_IN_ALL: usize = 10_000;

/// Compares a URL with those of an app.
#[must_use]
pub fn compare(sent: &str, configured: &[String]) -> Comparison {
    let sent: String = sent.chars().take(LONGEST).collect();
    // An app may have 2,000 characters of them in all; what goes far beyond that is nobody's app.
    let mut left = MOST_IN_ALL;
    let cut = configured.iter().map_while(|url| {
        let url: String = url.chars().take(LONGEST).collect();
        left = left.checked_sub(url.len().max(1))?;
        Some(url)
    });
    let nearest = cut
        .min_by_key(|url| strsim::levenshtein(&sent, url))
        .unwrap_or_default();
    let (left, right) = pieces(&sent, &nearest);
    let same = sent
        .chars()
        .zip(nearest.chars())
        .take_while(|(a, b)| a == b);
    Comparison {
        position: (sent != nearest).then(|| same.count() + 1),
        differences: differences(&sent, &nearest),
        sent: left,
        configured: right,
    }
}

/// What both begin and end with, and what is between.
fn pieces(one: &str, other: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - front;
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count();
    let cut = |text: &[char]| {
        let middle = text.len() - front - back;
        let text: String = text.iter().collect();
        let mut rest = text.chars();
        let mut take = |count: usize, same| Piece {
            text: rest.by_ref().take(count).collect(),
            same,
        };
        let pieces = [take(front, true), take(middle, false), take(back, true)];
        pieces
            .into_iter()
            .filter(|piece| !piece.text.is_empty())
            .collect()
    };
    (cut(&a), cut(&b))
}

/// What differs, each with what stands on either side; the one that was sent first.
fn differences(sent: &str, configured: &str) -> Vec<String> {
    if sent == configured {
        return Vec::new();
    }
    let mut found = Vec::new();
    let sides = |is: bool| match is {
        true => "the one that was sent",
        false => "the one on the app",
    };
    if let Some(c) = sent.chars().find(|c| is_hidden(*c)) {
        found.push(format!("{} holds {}", sides(true), named(c)));
    }
    if let Some(c) = configured.chars().find(|c| is_hidden(*c)) {
        found.push(format!("{} holds {}", sides(false), named(c)));
    }
    if sent.ends_with('/') != configured.ends_with('/') {
        found.push(format!("only {} ends in /", sides(sent.ends_with('/'))));
    }
    let (bare, other) = (sent.trim_end_matches('/'), configured.trim_end_matches('/'));
    if bare != other && bare.eq_ignore_ascii_case(other) {
        found.push("capital and small letters differ".to_owned());
    }
    if sent.contains('%') != configured.contains('%') {
        found.push(format!(
            "only {} is percent-encoded",
            sides(sent.contains('%'))
        ));
    }
    if let (Ok(one), Ok(other)) = (Url::parse(sent.trim()), Url::parse(configured.trim())) {
        let mut note = |name: &str, a: &str, b: &str| {
            if a != b {
                found.push(format!("{name} {} and {}", quoted(a), quoted(b)));
            }
        };
        note("the schemes are", one.scheme(), other.scheme());
        let host = |url: &Url| url.host_str().unwrap_or_default().to_owned();
        note("the hosts are", &host(&one), &host(&other));
        let port = |url: &Url| {
            let port = url.port_or_known_default();
            port.map_or_else(String::new, |port| port.to_string())
        };
        if one.port() != other.port() {
            note("the ports are", &port(&one), &port(&other));
        }
        let path = |url: &Url| url.path().trim_end_matches('/').to_ascii_lowercase();
        if path(&one) != path(&other) {
            note("the paths are", one.path(), other.path());
        }
        let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
        note(
            "the queries (after ?) are",
            &text(one.query()),
            &text(other.query()),
        );
        note(
            "the fragments (after #) are",
            &text(one.fragment()),
            &text(other.fragment()),
        );
    }
    if found.is_empty() {
        found.push("they differ in the characters that are marked".to_owned());
    }
    found
}

fn is_hidden(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn named(c: char) -> String {
    match c {
        ' ' => "a blank".to_owned(),
        _ => format!("the invisible character U+{:04X}", u32::from(c)),
    }
}

/// The most characters of a part that are repeated in words; the whole stands above them.
const LONGEST_QUOTED: usize = 60;

fn quoted(part: &str) -> String {
    if part.is_empty() {
        return "none".to_owned();
    }
    let short: String = part.chars().take(LONGEST_QUOTED).collect();
    let more = if short.len() < part.len() { "…" } else { "" };
    format!("“{short}{more}”")
}
