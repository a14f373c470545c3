//! What a form holds against what a config wants of it, line by line: the proof of a saved page, and what an app
//! allows beyond its config.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::change::{Change, change, time_in};
use super::find::{Found, find};
use super::wish::{Want, saved_wishes};
use super::{rows, words};
use crate::catalogue::connected_app_policies::is_lifetime;
use crate::catalogue::policies::{REFRESH_TOKEN, unit_line};
use crate::catalogue::{Field, same_label};
use crate::config::Config;
use crate::form::{Form, Mode};
use crate::scope::{LabelMatch, by_name, in_label};
use crate::snapshot::State;

/// One wanted setting, or one line of a list, beside what the page has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's label.
    pub field: String,
    /// What the config wants; empty for a line that only the page has.
    pub wanted: String,
    /// What the page has; empty where it shows nothing.
    pub found: String,
    /// How the two compare.
    pub verdict: Verdict,
}

/// How a setting of a page compares with the config's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The page has what is wanted.
    Equal,
    /// The page has something else.
    Different,
    /// A line of a list is wanted and not there.
    Missing,
    /// A line of a list is there and not wanted.
    Extra,
    /// The page does not show it, or not without doubt.
    NotShown,
}

impl Verdict {
    /// The page surely has something else than the config wants.
    #[must_use]
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Different | Self::Missing | Self::Extra)
    }
}

/// Compares a form with a config. What the config does not name is not compared.
#[must_use]
pub fn compare(config: &Config, form: &Form<'_>) -> Vec<Compared> {
    let found = find(form.kind.fields(), &form.frame.controls);
    let mut rows = Vec::new();
    let in_one_line = found.iter().any(|(field, found)| {
        field.path == REFRESH_TOKEN
            && matches!(found, Found::One(hit) if matches!(hit.control.state, State::Shown { .. }))
    });
    for (path, want) in saved_wishes(config, form.kind) {
        // The time stands in the line of the policy itself.
        if in_one_line && is_lifetime(path) {
            continue;
        }
        let Some((field, found)) = found.iter().find(|(field, _)| field.path == path) else {
            continue;
        };
        match found {
            Found::One(hit) => rows.extend(against(field, &want, &hit.control.state)),
            _ if is_title(form, field, &want) => {
                rows.push(row(field, &want, want.words(), Verdict::Equal));
            }
            _ => rows.push(row(field, &want, String::new(), Verdict::NotShown)),
        }
    }
    rows
}

fn against(field: &Field, want: &Want, state: &State) -> Vec<Compared> {
    let lines = match (want, state) {
        // A file that was saved is no longer in its chooser.
        (Want::Certificate(_), State::File { file: None }) => {
            return vec![row(field, want, String::new(), Verdict::NotShown)];
        }
        (Want::Scopes(names), _) => selected(state).map(|lines| of_scopes(names, &lines)),
        // Users that are assigned have no box to tick.
        (Want::User(name), State::Table { columns, rows }) => {
            let found = rows::cell(name, columns, rows).unwrap_or_default();
            let verdict = match found.is_empty() {
                true => Verdict::Missing,
                false => Verdict::Equal,
            };
            return vec![row(field, want, found, verdict)];
        }
        (Want::Someone(_), _) => {
            let chosen = words::state(state);
            let verdict = match chosen.trim().is_empty() {
                true => Verdict::Missing,
                false => Verdict::NotShown,
            };
            return vec![row(field, want, chosen, verdict)];
        }
        (Want::Lasting { line, value, unit }, State::Shown { lines }) => {
            let verdict = match lines.as_slice() {
                _ if matches!(change(want, state), Ok(Change::None(_))) => Verdict::Equal,
                [shown] if time_in(line, shown) == Some(None) => Verdict::NotShown,
                _ => Verdict::Different,
            };
            let compared = row(field, want, words::state(state), verdict);
            let wanted = format!("{line} {value} {}", unit_line(*unit));
            return vec![Compared { wanted, ..compared }];
        }
        (Want::Names(names), State::Table { rows, .. }) => {
            Some(of_names(names, &rows::ticked_names(names, rows)))
        }
        (Want::Names(names), _) => selected(state).map(|lines| of_names(names, &lines)),
        (Want::Lines(urls), _) => text_lines(state).map(|lines| of_lines(urls, &lines)),
        _ => None,
    };
    let Some(lines) = lines else {
        let verdict = match change(want, state) {
            Ok(Change::None(_)) => Verdict::Equal,
            _ => Verdict::Different,
        };
        return vec![row(field, want, words::state(state), verdict)];
    };
    let line = |(wanted, found, verdict)| Compared {
        path: field.path.to_owned(),
        field: label(field),
        wanted,
        found,
        verdict,
    };
    lines.into_iter().map(line).collect()
}

/// What is wanted, what is there, and how the two compare.
type LineCompared = (String, String, Verdict);

/// By scope, not by label: labels change with release and language.
fn of_scopes(names: &[String], lines: &[String]) -> Vec<LineCompared> {
    let scope_of = |line: &String| match in_label(line) {
        LabelMatch::Known(scope) => Some(scope.name),
        _ => None,
    };
    let name_of = |name: &String| by_name(name).map(|scope| scope.name);
    paired(names, lines, |name, line| {
        name_of(name).is_some() && name_of(name) == scope_of(line)
    })
}

/// Permission sets and profiles that are there besides are other people's access, and no fault.
fn of_names(names: &[String], lines: &[String]) -> Vec<LineCompared> {
    let mut rows = paired(names, lines, |name, line| same_label(name, line));
    rows.retain(|(.., verdict)| *verdict != Verdict::Extra);
    rows
}

fn of_lines(urls: &[String], lines: &[String]) -> Vec<LineCompared> {
    paired(urls, lines, |url, line| url == line)
}

fn paired(
    wanted: &[String],
    found: &[String],
    same: impl Fn(&String, &String) -> bool,
) -> Vec<LineCompared> {
    let of_wanted =
        wanted.iter().map(
            |wanted| match found.iter().find(|found| same(wanted, found)) {
                Some(found) => (wanted.clone(), found.clone(), Verdict::Equal),
                None => (wanted.clone(), String::new(), Verdict::Missing),
            },
        );
    let is_extra = |line: &&String| !wanted.iter().any(|wanted| same(wanted, line));
    let of_found = found.iter().filter(is_extra);
    of_wanted
        .chain(of_found.map(|line| (String::new(), line.clone(), Verdict::Extra)))
        .collect()
}

/// The lines that are selected, as a list or as text.
pub(super) fn selected(state: &State) -> Option<Vec<String>> {
    match state {
        State::DualList { selected, .. } => {
            Some(selected.iter().map(|line| line.text.clone()).collect())
        }
        State::Shown { lines } => Some(lines.clone()),
        _ => None,
    }
}

/// The lines of a text, without blanks around.
pub(super) fn text_lines(state: &State) -> Option<Vec<String>> {
    let trimmed = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    match state {
        State::Text { value, .. } | State::Textarea { value } => value.as_deref().map(trimmed),
        State::Shown { lines } => Some(lines.clone()),
        _ => None,
    }
}

/// A saved page shows the app's name as its title, not as a row.
fn is_title(form: &Form<'_>, field: &Field, want: &Want) -> bool {
    form.mode == Mode::View
        && field.path == "/app/name"
        && matches!(want, Want::Text(name) if form.frame.is_titled(name))
}

fn row(field: &Field, want: &Want, found: String, verdict: Verdict) -> Compared {
    Compared {
        path: field.path.to_owned(),
        field: label(field),
        wanted: want.words(),
        found,
        verdict,
    }
}

fn label(field: &Field) -> String {
    field.labels.first().copied().unwrap_or_default().to_owned()
}
