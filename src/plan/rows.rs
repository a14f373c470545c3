//! A wanted row against a table of users.
//!
//! What is ticked is assigned together, so a row is ticked only when it is the only one: a name that stands on two
//! rows, or another row that is ticked already, is left to the admin.

use super::change::{Change, Trouble};
use super::{Action, Evidence, Reason};
use crate::catalogue::is_label;
use crate::snapshot::Row;

/// The column whose cells are user names.
const USERNAME: &str = "Username";

/// Compares by the whole cell of one column: a person may be called as another one's user name is written. User
/// names know no difference between capitals and small letters.
pub(super) fn compare(name: &str, columns: &[String], rows: &[Row]) -> Result<Change, Trouble> {
    let trouble = |reason, line| Trouble {
        reason,
        line: Some(line),
    };
    if column(columns).is_none() && !rows.is_empty() {
        return Err(trouble(
            Reason::WrongControl,
            format!(
                "This list has no column \"{USERNAME}\". Tick \"{name}\" yourself, or show that column."
            ),
        ));
    }
    let with_place = rows.iter().enumerate();
    let wanted: Vec<_> = with_place
        .filter(|(_, row)| has_cell(row, columns, name))
        .collect();
    let [(index, row)] = wanted.as_slice() else {
        return Err(match wanted.is_empty() {
            true => Trouble {
                reason: Reason::NotFound,
                line: None,
            },
            false => {
                let texts: Vec<_> = wanted.iter().map(|(_, row)| text(row)).collect();
                trouble(
                    Reason::Ambiguous,
                    format!(
                        "\"{name}\" stands on more than one row: {}. Tick the one that is meant.",
                        texts.join("; ")
                    ),
                )
            }
        });
    };
    let others: Vec<_> = ticked(rows)
        .into_iter()
        .filter(|one| *one != text(row))
        .collect();
    if !others.is_empty() {
        return Err(trouble(
            Reason::Ambiguous,
            format!(
                "Another row is ticked: {}. It would be assigned as well; untick it first.",
                others.join("; ")
            ),
        ));
    }
    match row.ticked {
        Some(true) => Ok(Change::None(Evidence::Value)),
        Some(false) => Ok(Change::Do(Action::TickRow {
            index: *index as u32,
            cells: row.cells.clone(),
            ticked: true,
        })),
        None => Err(trouble(
            Reason::WrongControl,
            format!("The row of \"{name}\" has no box to tick."),
        )),
    }
}

/// The rows that are ticked, as texts.
pub(super) fn ticked(rows: &[Row]) -> Vec<String> {
    let ticked = rows.iter().filter(|row| row.ticked == Some(true));
    ticked.map(text).collect()
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

/// From one set of ticked rows back to another: one row, which is all that a fill ticks.
pub(super) fn back(was: &[Row], now: &[Row]) -> Option<Action> {
    let before = ticked(was);
    let more = |row: &Row| row.ticked == Some(true) && !before.contains(&text(row));
    let mut more = now.iter().enumerate().filter(|(_, row)| more(row));
    match (more.next(), more.next()) {
        (Some((index, row)), None) => Some(Action::TickRow {
            index: index as u32,
            cells: row.cells.clone(),
            ticked: false,
        }),
        _ => None,
    }
}

fn has_cell(row: &Row, columns: &[String], name: &str) -> bool {
    let cell = column(columns).and_then(|at| row.cells.get(at));
    cell.is_some_and(|cell| same(cell, name))
}

fn same(cell: &str, name: &str) -> bool {
    cell.trim().to_lowercase() == name.trim().to_lowercase()
}

fn text(row: &Row) -> String {
    let said = row.cells.iter().filter(|cell| !cell.is_empty());
    said.cloned().collect::<Vec<_>>().join(", ")
}
