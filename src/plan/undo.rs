//! Undo is a plan like any other: from what a fill left back to what stood there before.

use super::build::step;
use super::find::{Found, find};
use super::{Action, Confirmed, Evidence, Plan, Reason, Refusal, words};
use crate::catalogue::{ENABLE_OAUTH, Field, fields};
use crate::config::AppKind;
use crate::run::Remembered;
use crate::snapshot::{Control, FrameSnapshot, Line, State};

/// The state of every field of the page that is found without doubt.
pub fn remember(app: AppKind, frame: &FrameSnapshot) -> Vec<Remembered> {
    find(fields(app), &frame.controls)
        .into_iter()
        .filter_map(|(field, found)| match found {
            Found::One(hit) => Some(Remembered {
                path: field.path.into(),
                field: hit.control.label.clone(),
                state: hit.control.state.clone(),
            }),
            _ => None,
        })
        .collect()
}

/// Plans the way back.
///
/// A field that no longer holds what the fill left is named and left alone. What the page derived
/// itself is put back as well, since it is remembered like the rest.
pub fn undo(
    app: AppKind,
    before: &[Remembered],
    after: &[Remembered],
    frame: &FrameSnapshot,
) -> Plan {
    let mut plan = Plan::default();
    let find_in = |list: &'_ [Remembered], path: &str| {
        list.iter()
            .find(|r| r.path == path)
            .map(|r| r.state.clone())
    };
    for (field, found) in find(fields(app), &frame.controls) {
        let Found::One(hit) = found else { continue };
        let (Some(was), Some(left)) = (find_in(before, field.path), find_in(after, field.path))
        else {
            continue;
        };
        let now = &hit.control.state;
        // What the fill and the page never changed is none of undo's business.
        if was == left {
            continue;
        }
        if *now == was {
            plan.confirmed.push(Confirmed {
                path: field.path.into(),
                field: hit.control.label.clone(),
                value: words::state(&was),
                by: Evidence::Value,
            });
        } else if *now != left {
            plan.refusals
                .push(refusal(field, hit.control, &was, Reason::ChangedSince));
        } else if !hit.control.enabled {
            plan.refusals
                .push(refusal(field, hit.control, &was, Reason::Disabled));
        } else if let Some(action) = back(&was, now) {
            plan.steps.push(step(
                frame,
                field.path,
                hit.control,
                words::state(&was),
                action,
            ));
        } else {
            plan.refusals
                .push(refusal(field, hit.control, &was, Reason::OptionMissing));
        }
    }
    plan.steps.sort_by_key(phase);
    plan
}

/// The other way round than a fill: what a tick brought is emptied before the tick is taken back, and
/// the box that brought everything goes last.
fn phase(step: &super::Step) -> u8 {
    match step.action {
        Action::SetChecked { .. } if step.path == ENABLE_OAUTH => 2,
        Action::SetChecked { .. } => 1,
        _ => 0,
    }
}

fn refusal(field: &Field, control: &Control, was: &State, reason: Reason) -> Refusal {
    Refusal {
        path: field.path.into(),
        field: control.label.clone(),
        to: words::state(was),
        reason,
        message: words::refusal(reason, &control.label),
        candidates: vec![words::place(control)],
    }
}

/// The action that leads from one state of a control to another, where there is one.
fn back(was: &State, now: &State) -> Option<Action> {
    match (was, now) {
        (
            State::Text {
                value: Some(text), ..
            },
            State::Text { .. },
        )
        | (State::Textarea { value: Some(text) }, State::Textarea { .. }) => {
            Some(Action::SetText { text: text.clone() })
        }
        (State::Checkbox { checked }, State::Checkbox { .. }) => {
            Some(Action::SetChecked { checked: *checked })
        }
        (State::Combobox { value }, State::Combobox { .. }) => Some(Action::Pick {
            texts: vec![value.clone()],
        }),
        (State::Select { options }, State::Select { .. })
        | (State::RadioGroup { options }, State::RadioGroup { .. }) => {
            let (index, choice) = options
                .iter()
                .enumerate()
                .find(|(_, choice)| choice.selected)?;
            Some(Action::Choose {
                index: index as u32,
                text: choice.text.clone(),
            })
        }
        (State::DualList { selected: was, .. }, State::DualList { selected: now, .. }) => {
            let missing = |from: &[Line], other: &[Line]| -> Vec<String> {
                from.iter()
                    .filter(|line| !other.iter().any(|o| o.text == line.text))
                    .map(|l| l.text.clone())
                    .collect()
            };
            Some(Action::Move {
                add: missing(was, now),
                remove: missing(now, was),
            })
        }
        // A file that stood there before cannot be brought back; only an empty chooser can.
        (State::File { file: None }, State::File { .. }) => Some(Action::ClearFile),
        _ => None,
    }
}
