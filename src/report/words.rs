//! Words that the documents share.

use std::fmt::Write as _;

use super::Checked;
use crate::certificate::day;
use crate::config::AppKind;
use crate::context::Stage;
use crate::diagnostic::Applicability;
use crate::diagnostic::{Report, Severity};

/// What a config was checked for: each question with its answer.
pub(super) fn context(checked: &Checked<'_>) -> [(&'static str, String); 4] {
    let context = checked.context;
    let app = match context.app {
        Some(AppKind::ExternalClientApp) => "External Client App",
        Some(AppKind::ConnectedApp) => "connected app",
        None => "not said; the kind the config names, if it names one",
    };
    let stage = match context.stage {
        Some(Stage::New) => "new",
        Some(Stage::Existing) => "existing, to be changed",
        None => "not said",
    };
    let org = match context.org {
        Some(kind) => kind.in_words(),
        None => "not said; it may be production",
    };
    [
        ("Kind of app", app.into()),
        ("New or existing", stage.into()),
        ("Org", org.into()),
        (
            "Date",
            date(checked).unwrap_or_else(|| "not given; nothing is said about dates".into()),
        ),
    ]
}

/// The day of the check.
pub(super) fn date(checked: &Checked<'_>) -> Option<String> {
    checked.context.now.map(day)
}

/// Whether a fix may be made without asking, for the end of its title.
pub(super) fn applicability(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::NeedsDecision => "needs your decision",
    }
}

/// "2 errors, 1 warning and no notes".
pub fn counts(report: &Report) -> String {
    let count = |severity| {
        let all = report.diagnostics.iter();
        all.filter(|found| found.severity == severity).count()
    };
    let some = |number: usize, one: &str| match number {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        more => format!("{more} {one}s"),
    };
    format!(
        "{}, {} and {}",
        some(count(Severity::Error), "error"),
        some(count(Severity::Warning), "warning"),
        some(count(Severity::Info), "note")
    )
}

/// A sentence of its own: with a capital and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let mut sentence: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    sentence.push_str(letters.as_str());
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// A text with every character that draws nothing, or turns the text around it, written out: a value of
/// a config must not steer a terminal or make a line read as another.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let hidden = matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
        if character.is_control() || hidden {
            // Writing to a string cannot fail.
            let _ = write!(shown, "{}", character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}
