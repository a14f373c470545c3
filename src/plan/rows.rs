//! A wanted row against a table of users.
//!
//! What is ticked is assigned together, so a row is ticked only when it is the only one: a name that stands on two
//! rows, or another row that is ticked already, is left to the admin.

use super::change::{Change, Trouble};
use super::{Action, Evidence, Reason};
use crate::snapshot::Row;

/// Compares by a whole cell; user names know no difference between capitals and small letters.
pub(super) fn compare(name: &str, rows: &[Row]) -> Result<Change, Trouble> {
    let trouble = |reason, line| Trouble {
        reason,
        line: Some(line),
    };
    let with_place = rows.iter().enumerate();
    let wanted: Vec<_> = with_place.filter(|(_, row)| has_cell(row, name)).collect();
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

/// The cell that says a name, as the table writes it.
pub(super) fn cell(rows: &[Row], name: &str) -> Option<String> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    cells.into_iter().find(|cell| same(cell, name)).cloned()
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

fn has_cell(row: &Row, name: &str) -> bool {
    row.cells.iter().any(|cell| same(cell, name))
}

fn same(cell: &str, name: &str) -> bool {
    cell.trim().to_lowercase() == name.trim().to_lowercase()
}

fn text(row: &Row) -> String {
    row.cells.join(", ")
}
