//! States and refusals in words an admin uses.

use super::Reason;
use crate::snapshot::{Choice, Control, State};

/// A control's state for the column "now".
pub(crate) fn state(state: &State) -> String {
    let chosen = |options: &[Choice]| {
        options
            .iter()
            .filter(|choice| choice.selected)
            .map(|choice| choice.text.clone())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match state {
        State::Text { value, .. } | State::Textarea { value } => value.clone().unwrap_or_default(),
        State::Checkbox { checked } => super::checked_words(*checked).into(),
        State::RadioGroup { options } | State::Select { options } => chosen(options),
        State::Combobox { value } => value.clone(),
        State::DualList { selected, .. } => selected
            .iter()
            .map(|line| line.text.clone())
            .collect::<Vec<_>>()
            .join(", "),
        State::Table { rows, .. } => super::rows::ticked(rows).join("\n"),
        State::Shown { lines } => lines.join("\n"),
        State::File { file } => file
            .as_ref()
            .map(|file| file.name.clone())
            .unwrap_or_default(),
    }
}

/// Where a control stands, for the list of candidates.
pub(super) fn place(control: &Control) -> String {
    let label = if control.label.is_empty() {
        "a field without a label"
    } else {
        &control.label
    };
    match control.sections.last() {
        Some(section) => format!("{label} (under {section})"),
        None => label.to_owned(),
    }
}

/// A refusal in a sentence, with what to do.
pub(super) fn refusal(reason: Reason, label: &str) -> String {
    match reason {
        Reason::NotFound => format!(
            "There is no field \"{label}\" on this page. Fill it by hand if the page calls it something else."
        ),
        Reason::Ambiguous => format!(
            "More than one field could be \"{label}\", or its label and its place disagree. Fill it by hand."
        ),
        Reason::Hidden => format!(
            "\"{label}\" is on the page but hidden. Open the part it belongs to and press Fill again."
        ),
        Reason::Disabled => format!(
            "\"{label}\" is greyed out: your permissions or another setting do not allow a change."
        ),
        Reason::ReadOnly => {
            format!("\"{label}\" can only be read here. Press Edit on the page first.")
        }
        Reason::OptionMissing => format!("\"{label}\" does not offer the wanted line in this org."),
        Reason::WrongControl => {
            format!("\"{label}\" is another kind of field than expected. Fill it by hand.")
        }
        Reason::OtherOrigin => {
            format!(
                "\"{label}\" is not here; a part of the page belongs to another site, which is never looked into."
            )
        }
        Reason::ChangedSince => {
            format!("\"{label}\" was changed after the fill, so it is left as it is.")
        }
    }
}
