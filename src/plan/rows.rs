//! Wanted rows against a table: the user of a permission set, or the names that are let into an app.
//!
//! A row is ticked only when it is surely the one: a name that stands on two rows is left to the admin.

use super::change::{Change, Trouble};
use super::{Action, Evidence, Reason, RowAt};
use crate::catalogue::{is_label, same_label};
use crate::snapshot::Row;

/// The column whose cells are user names.
const USERNAME: &str = "Username";

/// Compares by the whole cell of one column: a person may be called as another one's user name is written. User
/// names know no difference between capitals and small letters. What is ticked is assigned together, so no other
/// row may be ticked.
pub(super) fn user(name: &str, columns: &[String], rows: &[Row]) -> Result<Change, Trouble> {
    if column(columns).is_none() && !rows.is_empty() {
        return Err(Trouble::said(
            Reason::WrongControl,
            format!(
                "This list has no column \"{USERNAME}\". Tick \"{name}\" yourself, or show that column."
            ),
        ));
    }
    let (at, row) = only(name, rows, |row| has_cell(row, columns, name))?;
    let others: Vec<_> = ticked(rows)
        .into_iter()
        .filter(|one| *one != text(row))
        .collect();
    if !others.is_empty() {
        return Err(Trouble::said(
            Reason::Ambiguous,
            format!(
                "Another row is ticked: {}. It would be assigned as well; untick it first.",
                others.join("; ")
            ),
        ));
    }
    tick(&[(name, at, row)])
}

/// Compares by the first cell with words, for how these tables call their columns is not known; what follows may
/// describe another one. What else is ticked is other people's access and stays.
pub(super) fn named(names: &[String], rows: &[Row]) -> Result<Change, Trouble> {
    let mut wanted = Vec::new();
    let mut missing = Vec::new();
    for name in names {
        match only(name, rows, |row| bears(row, name)) {
            Ok((at, row)) => wanted.push((name.as_str(), at, row)),
            Err(Trouble {
                reason: Reason::NotFound,
                ..
            }) => missing.push(format!("\"{name}\"")),
            Err(trouble) => return Err(trouble),
        }
    }
    if !missing.is_empty() {
        return Err(Trouble::said(
            Reason::OptionMissing,
            format!(
                "This list does not have {}. Look whether the list has more pages; what does not exist yet has to be created first.",
                missing.join(", ")
            ),
        ));
    }
    tick(&wanted)
}

/// The one row that is meant; without any the trouble has no words yet.
fn only<'a>(
    name: &str,
    rows: &'a [Row],
    is_meant: impl Fn(&Row) -> bool,
) -> Result<(usize, &'a Row), Trouble> {
    let meant: Vec<_> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_meant(row))
        .collect();
    match meant.as_slice() {
        [one] => Ok(*one),
        [] => Err(Trouble {
            reason: Reason::NotFound,
            line: None,
        }),
        several => {
            let texts: Vec<_> = several.iter().map(|(_, row)| text(row)).collect();
            Err(Trouble::said(
                Reason::Ambiguous,
                format!(
                    "\"{name}\" stands on more than one row: {}. Tick the one that is meant.",
                    texts.join("; ")
                ),
            ))
        }
    }
}

/// Ticks those that are not ticked yet.
fn tick(wanted: &[(&str, usize, &Row)]) -> Result<Change, Trouble> {
    if let Some((name, ..)) = wanted.iter().find(|(.., row)| row.ticked.is_none()) {
        return Err(Trouble::said(
            Reason::WrongControl,
            format!("The row of \"{name}\" has no box to tick."),
        ));
    }
    let open = wanted.iter().filter(|(.., row)| row.ticked == Some(false));
    let rows: Vec<_> = open.map(|(_, at, row)| row_at(*at, row)).collect();
    Ok(match rows.is_empty() {
        true => Change::None(Evidence::Value),
        false => Change::Do(Action::TickRows { rows, ticked: true }),
    })
}

fn row_at(at: usize, row: &Row) -> RowAt {
    RowAt {
        index: at as u32,
        cells: row.cells.clone(),
    }
}

/// The rows that are ticked, as texts.
pub(super) fn ticked(rows: &[Row]) -> Vec<String> {
    let ticked = rows.iter().filter(|row| row.ticked == Some(true));
    ticked.map(text).collect()
}

/// The names of the rows that are ticked.
pub(super) fn names(rows: &[Row]) -> Vec<String> {
    let ticked = rows.iter().filter(|row| row.ticked == Some(true));
    ticked.filter_map(name).map(str::to_owned).collect()
}

/// Those of the names whose row is ticked.
pub(super) fn ticked_names(names: &[String], rows: &[Row]) -> Vec<String> {
    let is_ticked = |name: &&String| {
        let mut own = rows.iter().filter(|row| bears(row, name));
        own.any(|row| row.ticked == Some(true))
    };
    names.iter().filter(is_ticked).cloned().collect()
}

/// The user name that is this name, as the table writes it.
pub(super) fn cell(name: &str, columns: &[String], rows: &[Row]) -> Option<String> {
    let at = column(columns)?;
    let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
    cells.find(|cell| same(cell, name)).cloned()
}

/// The one column of user names.
fn column(columns: &[String]) -> Option<usize> {
    let mut named = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| is_label(USERNAME, column));
    match (named.next(), named.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// From one set of ticked rows back to another, where that only takes ticks away: a fill only adds some.
pub(super) fn back(was: &[Row], now: &[Row]) -> Option<Action> {
    let before = ticked(was);
    let after = ticked(now);
    let more = |row: &Row| row.ticked == Some(true) && !before.contains(&text(row));
    let more = now.iter().enumerate().filter(|(_, row)| more(row));
    let rows: Vec<_> = more.map(|(at, row)| row_at(at, row)).collect();
    let only_added = before.iter().all(|row| after.contains(row));
    (only_added && !rows.is_empty()).then_some(Action::TickRows {
        rows,
        ticked: false,
    })
}

fn has_cell(row: &Row, columns: &[String], name: &str) -> bool {
    let cell = column(columns).and_then(|at| row.cells.get(at));
    cell.is_some_and(|cell| same(cell, name))
}

fn bears(row: &Row, name: &str) -> bool {
    self::name(row).is_some_and(|own| same_label(own, name))
}

/// What a row is about: the first of its cells that says something.
fn name(row: &Row) -> Option<&str> {
    let mut cells = row.cells.iter().map(|cell| cell.trim());
    cells.find(|cell| !cell.is_empty())
}

fn same(cell: &str, name: &str) -> bool {
    cell.trim().to_lowercase() == name.trim().to_lowercase()
}

fn text(row: &Row) -> String {
    let said = row.cells.iter().filter(|cell| !cell.is_empty());
    said.cloned().collect::<Vec<_>>().join(", ")
}
