//! What a write does to one control.

use connected_app_helper::plan::Action;
use connected_app_helper::run::FailureReason;
use connected_app_helper::snapshot::{Choice, ChosenFile, Line, State};
use sha2::{Digest, Sha256};

use super::item::lines_of;

/// Puts a text into a control that takes one.
pub(crate) fn put_text(state: &mut State, text: &str) {
    if let State::Text { value, .. } | State::Textarea { value } = state {
        *value = Some(text.to_owned());
    }
}

pub(super) fn set(path: &str, state: &mut State, action: &Action) -> Result<(), FailureReason> {
    match (action, state) {
        (Action::SetChecked { checked }, State::Checkbox { checked: now }) => *now = *checked,
        (Action::SetText { text }, state @ (State::Text { .. } | State::Textarea { .. })) => {
            put_text(state, text);
        }
        (
            Action::Choose { index, text },
            State::Select { options } | State::RadioGroup { options },
        ) => {
            choose(options, *index, text)?;
        }
        (Action::Pick { texts }, State::Combobox { value }) => {
            let offered = lines_of(path)
                .iter()
                .find(|line| texts.iter().any(|text| text == *line));
            *value = (*offered.ok_or(FailureReason::OptionMissing)?).to_owned();
        }
        (
            Action::Move { add, remove },
            State::DualList {
                available,
                selected,
                ..
            },
        ) => {
            shift(available, selected, add)?;
            shift(selected, available, remove)?;
        }
        (Action::AttachFile { name, text, .. }, State::File { file }) => {
            let sha256 = Sha256::digest(text.as_bytes());
            *file = Some(ChosenFile {
                name: name.clone(),
                size: u32::try_from(text.len()).unwrap_or(u32::MAX),
                sha256: Some(sha256.iter().map(|byte| format!("{byte:02x}")).collect()),
            });
        }
        (Action::ClearFile, State::File { file }) => *file = None,
        _ => return Err(FailureReason::NotFillable),
    }
    Ok(())
}

fn choose(options: &mut [Choice], index: u32, text: &str) -> Result<(), FailureReason> {
    let at = index as usize;
    if !options
        .get(at)
        .is_some_and(|choice| choice.text == text && !choice.disabled)
    {
        return Err(FailureReason::OptionMissing);
    }
    for (place, choice) in options.iter_mut().enumerate() {
        choice.selected = place == at;
    }
    Ok(())
}

/// Moves lines to the end of the other list, as the pages do.
fn shift(from: &mut Vec<Line>, to: &mut Vec<Line>, texts: &[String]) -> Result<(), FailureReason> {
    for text in texts {
        let at = from
            .iter()
            .position(|line| line.text == *text && !line.locked)
            .ok_or(FailureReason::OptionMissing)?;
        to.push(from.remove(at));
    }
    Ok(())
}
