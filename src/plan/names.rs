//! Wanted names against a dual list of what the org has: permission sets, profiles.
//!
//! A config names what has to be selected; what else is selected is other people's access and stays.

use super::change::{Change, Trouble};
use super::{Action, Evidence, Reason};
use crate::catalogue::same_label;
use crate::snapshot::Line;

/// Compares by the whole name, as it stands in Setup.
pub(super) fn compare(
    names: &[String],
    available: &[Line],
    selected: &[Line],
) -> Result<Change, Trouble> {
    let mut add: Vec<String> = Vec::new();
    let mut missing = Vec::new();
    for name in names {
        let on = |list: &[Line]| -> Vec<Line> {
            let lines = list.iter().filter(|line| same_label(&line.text, name));
            lines.cloned().collect()
        };
        match (on(available).as_slice(), on(selected).as_slice()) {
            ([], []) => missing.push(format!("\"{name}\"")),
            ([], [_]) => {}
            ([line], []) if line.locked => {
                return Err(Trouble::said(
                    Reason::Disabled,
                    format!("The line \"{name}\" cannot be moved."),
                ));
            }
            ([line], []) => {
                if !add.contains(&line.text) {
                    add.push(line.text.clone());
                }
            }
            _ => {
                return Err(Trouble::said(
                    Reason::Ambiguous,
                    format!(
                        "\"{name}\" stands on more than one line. Select the one that is meant."
                    ),
                ));
            }
        }
    }
    if !missing.is_empty() {
        return Err(Trouble::said(
            Reason::OptionMissing,
            format!(
                "This org's list does not have {}. Create it first, then open this page again.",
                missing.join(", ")
            ),
        ));
    }
    Ok(match add.is_empty() {
        true => Change::None(Evidence::Value),
        false => Change::Do(Action::Move {
            add,
            remove: Vec::new(),
        }),
    })
}
