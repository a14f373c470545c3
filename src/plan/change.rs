//! What has to happen to a control so that it holds what is wanted.

use super::scopes::{self, Scopes};
use super::wish::Want;
use super::{Action, CERTIFICATE_FILE, Evidence, Reason};
use super::{names, rows};
use crate::catalogue::policies::{UNITS, unit_line};
use crate::catalogue::{normal, same_label};
use crate::config::TimeUnit;
use crate::snapshot::{Choice, Line, State};

/// What has to happen to a control.
pub(super) enum Change {
    None(Evidence),
    Do(Action),
}

/// Why a control cannot come to hold what is wanted.
pub(super) struct Trouble {
    pub(super) reason: Reason,
    /// A sentence that names the missing lines.
    pub(super) line: Option<String>,
}

impl Trouble {
    /// With words of its own.
    pub(super) fn said(reason: Reason, line: String) -> Self {
        Self {
            reason,
            line: Some(line),
        }
    }
}

pub(super) fn change(want: &Want, state: &State) -> Result<Change, Trouble> {
    let trouble = |reason| Trouble { reason, line: None };
    let set = |equal: bool, action: Action| {
        if equal {
            Change::None(Evidence::Value)
        } else {
            Change::Do(action)
        }
    };
    match (want, state) {
        (
            Want::Text(text),
            State::Text {
                value: Some(value), ..
            }
            | State::Textarea { value: Some(value) },
        ) => Ok(set(value == text, Action::SetText { text: text.clone() })),
        (
            Want::Lines(lines),
            State::Textarea { value: Some(value) }
            | State::Text {
                value: Some(value), ..
            },
        ) => {
            let equal = value
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .eq(lines.iter().map(String::as_str));
            // A one-line field cannot hold two lines.
            if lines.len() > 1 && matches!(state, State::Text { .. }) {
                return Err(trouble(Reason::WrongControl));
            }
            Ok(set(
                equal,
                Action::SetText {
                    text: lines.join("\n"),
                },
            ))
        }
        (Want::Checked(wanted), State::Checkbox { checked }) => Ok(set(
            wanted == checked,
            Action::SetChecked { checked: *wanted },
        )),
        (Want::Line(texts), State::Combobox { value }) => {
            let equal = texts.iter().any(|text| same_label(text, value));
            Ok(set(
                equal,
                Action::Pick {
                    texts: texts.clone(),
                },
            ))
        }
        (Want::Line(texts), State::Select { options } | State::RadioGroup { options }) => {
            choose(texts, options)
        }
        (Want::Lasting { line, .. }, State::Select { options } | State::RadioGroup { options }) => {
            choose(&[(*line).to_owned()], options)
        }
        (
            Want::Scopes(names),
            State::DualList {
                available,
                selected,
                ..
            },
        ) => match scopes::compare(names, available, selected) {
            Scopes::Equal => Ok(Change::None(Evidence::Value)),
            Scopes::Move { add, remove } => Ok(Change::Do(Action::Move { add, remove })),
            Scopes::Other => Err(trouble(Reason::WrongControl)),
            Scopes::Ambiguous(line) => Err(Trouble {
                reason: Reason::Ambiguous,
                line: Some(line),
            }),
            Scopes::Missing(line) => Err(Trouble {
                reason: Reason::OptionMissing,
                line: Some(line),
            }),
        },
        (
            Want::Names(names),
            State::DualList {
                available,
                selected,
                ..
            },
        ) => names::compare(names, available, selected),
        (Want::Certificate(pem), State::File { file }) => {
            let sha256 = super::sha256_hex(pem.as_bytes());
            let attach = Action::AttachFile {
                name: CERTIFICATE_FILE.into(),
                text: pem.clone(),
                sha256: sha256.clone(),
            };
            Ok(match file {
                Some(file) if file.sha256.as_ref() == Some(&sha256) => {
                    Change::None(Evidence::Bytes)
                }
                Some(file) if file.sha256.is_none() && file.name == CERTIFICATE_FILE => {
                    Change::None(Evidence::Name)
                }
                _ => Change::Do(attach),
            })
        }
        (Want::User(name), State::Table { columns, rows }) => rows::user(name, columns, rows),
        (Want::Names(names), State::Table { rows, .. }) => rows::named(names, rows),
        (want, State::Shown { lines }) => match says(want, lines) {
            true => Ok(Change::None(Evidence::Value)),
            false => Err(trouble(Reason::ReadOnly)),
        },
        // A text whose value is not told may hold a secret: it is not written either.
        _ => Err(trouble(Reason::WrongControl)),
    }
}

/// Whether a text that is shown says what is wanted.
fn says(want: &Want, lines: &[String]) -> bool {
    let same = |one: &String, other: &String| same_label(one, other);
    match want {
        Want::Text(text) => text.lines().eq(lines.iter().map(String::as_str)),
        Want::Lines(wanted) => wanted == lines,
        Want::Line(texts) => {
            matches!(lines, [line] if texts.iter().any(|text| same(text, line)))
        }
        Want::Lasting { line, value, unit } => {
            matches!(lines, [shown] if time_in(line, shown) == Some(Some((*value, *unit))))
        }
        Want::Scopes(names) => {
            let selected: Vec<Line> = lines.iter().cloned().map(Line::unlocked).collect();
            scopes::compare(names, &[], &selected) == Scopes::Equal
        }
        Want::Names(names) => {
            let is_there = |name: &String| lines.iter().any(|line| same(name, line));
            names.iter().all(is_there)
        }
        Want::Checked(_) | Want::Certificate(_) | Want::User(_) | Want::Someone(_) => false,
    }
}

/// The time with which a saved line goes on: none where it is another line, nothing within where the rest of it is
/// no time that is known. How Salesforce writes it was not seen; a number and a unit in any wording are taken.
pub(super) fn time_in(line: &str, shown: &str) -> Option<Option<(u32, TimeUnit)>> {
    let rest = normal(shown);
    let rest = rest
        .strip_prefix(normal(line).as_str())?
        .strip_prefix(' ')?;
    let time = |rest: &str| {
        let (number, unit) = rest.split_once(' ')?;
        let stem = |text: &str| {
            normal(text)
                .trim_end_matches("(s)")
                .trim_end_matches('s')
                .to_owned()
        };
        let known = UNITS
            .into_iter()
            .find(|known| stem(unit_line(*known)) == stem(unit));
        Some((number.parse().ok()?, known?))
    };
    Some(time(rest))
}

fn choose(texts: &[String], options: &[Choice]) -> Result<Change, Trouble> {
    let wanted =
        |choice: &&(usize, &Choice)| texts.iter().any(|text| same_label(text, &choice.1.text));
    let all: Vec<_> = options.iter().enumerate().collect();
    let mut matching = all.iter().filter(wanted);
    match (matching.next(), matching.next()) {
        (Some((_, choice)), None) if choice.selected => Ok(Change::None(Evidence::Value)),
        (Some((index, choice)), None) if !choice.disabled => Ok(Change::Do(Action::Choose {
            index: *index as u32,
            text: choice.text.clone(),
        })),
        (Some(_), Some(_)) => Err(Trouble {
            reason: Reason::Ambiguous,
            line: None,
        }),
        _ => Err(Trouble {
            reason: Reason::OptionMissing,
            line: None,
        }),
    }
}
