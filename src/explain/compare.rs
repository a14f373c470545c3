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
    /// One of the app's is exactly the one that was sent.
    pub equal: bool,
    /// What was sent, in pieces.
    pub sent: Vec<Piece>,
    /// The nearest of the app, in pieces.
    pub configured: Vec<Piece>,
    /// What differs, in words.
    pub differences: Vec<&'static str>,
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
    Comparison {
        equal: sent == nearest,
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

fn differences(sent: &str, configured: &str) -> Vec<&'static str> {
    if sent == configured {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut note = |differs: bool, words| {
        if differs {
            found.push(words);
        }
    };
    let hidden = |text: &str| {
        text.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{a0}')
        })
    };
    note(
        hidden(sent) != hidden(configured),
        "one has a blank or an invisible character",
    );
    note(
        sent.trim_end_matches('/') == configured.trim_end_matches('/'),
        "one ends in / and the other does not",
    );
    note(
        sent != configured && sent.eq_ignore_ascii_case(configured),
        "capital and small letters differ",
    );
    let encoded = |text: &str| text.contains('%');
    note(
        encoded(sent) != encoded(configured),
        "one is percent-encoded and the other is not",
    );
    if let (Ok(one), Ok(other)) = (Url::parse(sent.trim()), Url::parse(configured.trim())) {
        note(
            one.scheme() != other.scheme(),
            "the schemes differ, such as http and https",
        );
        let host = |url: &Url| url.host_str().unwrap_or_default().to_owned();
        let without = |host: &str| host.trim_start_matches("www.").to_owned();
        let (a, b) = (host(&one), host(&other));
        note(
            a != b && without(&a) == without(&b),
            "one has www. and the other does not",
        );
        note(without(&a) != without(&b), "the hosts differ");
        note(one.port() != other.port(), "the ports differ");
        let path = |url: &Url| url.path().trim_end_matches('/').to_ascii_lowercase();
        note(path(&one) != path(&other), "the paths differ");
        note(
            one.query() != other.query(),
            "the queries differ (what follows ?)",
        );
        note(
            one.fragment() != other.fragment(),
            "one has a fragment (what follows #)",
        );
    }
    if found.is_empty() {
        found.push("they differ in the characters that are marked");
    }
    found
}

impl Comparison {
    /// The comparison as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |pieces: &[Piece]| -> String {
            let piece = |piece: &Piece| match piece.same {
                true => piece.text.clone(),
                false => format!("[{}]", piece.text),
            };
            pieces.iter().map(piece).collect()
        };
        if self.equal {
            return "The URL that was sent is one of the app, character by character: look at the consumer key and wait for the app to be known.\n".to_owned();
        }
        format!(
            "sent:       {}\nconfigured: {}\nWhat differs: {}.\n",
            line(&self.sent),
            line(&self.configured),
            self.differences.join("; ")
        )
    }
}
