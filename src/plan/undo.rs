//! Undo is a plan like any other: from what a fill left back to what stood there before.

use super::build::{closed_section, open, step};
use super::find::{Found, find};
use super::{Action, Confirmed, Evidence, Plan, Reason, Refusal, rows, words};
use crate::catalogue::{ENABLE_OAUTH, Field, FormKind};
use crate::run::Remembered;
use crate::snapshot::{Control, FrameSnapshot, Line, State};

/// The state of every field of the page that is found without doubt.
pub fn remember(form: FormKind, frame: &FrameSnapshot) -> Vec<Remembered> {
    find(form.fields(), &frame.controls)
        .into_iter()
        .filter_map(|(field, found)| match found {
            Found::One(hit) => Some(Remembered {
                path: field.path.into(),
                field: hit.control.label.clone(),
                state: kept(&hit.control.state),
            }),
            _ => None,
        })
        .collect()
}

/// What is remembered of a state. Of a table only the ticked rows: the others are about other people.
fn kept(state: &State) -> State {
    match state {
        State::Table { columns, rows } => State::Table {
            columns: columns.clone(),
            rows: rows
                .iter()
                .filter(|row| row.ticked == Some(true))
                .cloned()
                .collect(),
        },
        other => other.clone(),
    }
}

/// Plans the way back.
///
/// A field that no longer holds what the fill left is named and left alone, and so is one that cannot be
/// found any more. What the page derived itself is put back as well, since it is remembered like the rest.
pub fn undo(
    form: FormKind,
    before: &[Remembered],
    after: &[Remembered],
    frame: &FrameSnapshot,
) -> Plan {
    let found = find(form.fields(), &frame.controls);
    let mut plan = Plan::default();
    for (field, hit) in &found {
        let (Some(was), Some(left)) = (state_in(before, field.path), state_in(after, field.path))
        else {
            continue;
        };
        // What the fill and the page never changed is none of undo's business.
        if alike(was, left) {
            continue;
        }
        match hit {
            // The Lightning list refuses to be emptied while it is required; it goes with its box.
            Found::One(hit)
                if form == FormKind::ExternalClientApp
                    && alike(&hit.control.state, left)
                    && was_empty_and_required(field, was)
                    && box_goes_back(field, before, after) => {}
            Found::One(hit) => put_back(&mut plan, frame, field, hit.control, was, left),
            _ if went_with_its_box(field, &found, before) => {}
            Found::Refused(reason, controls) if *reason != Reason::Hidden => {
                plan.refusals
                    .push(refusal(field, controls.first().copied(), was, *reason));
            }
            Found::Refused(..) | Found::Absent => match closed_section(frame, field) {
                Some(heading) => {
                    let step = open(frame, heading);
                    if !plan.steps.contains(&step) {
                        plan.steps.push(step);
                    }
                }
                None => plan
                    .refusals
                    .push(refusal(field, None, was, Reason::NotFound)),
            },
        }
    }
    keep_what_kept_fields_need(&mut plan, form);
    plan.steps.sort_by_key(|step| phase(step, form));
    plan
}

/// A box stays ticked, and a line chosen, while a field it brought is left as it is: the page would take that
/// field away.
fn keep_what_kept_fields_need(plan: &mut Plan, form: FormKind) {
    let rows = form.fields();
    let row = |path: &str| rows.iter().find(|field| field.path == path);
    let kept = plan.refusals.clone();
    let behind = |refusal: &&Refusal, gate: &str| {
        let mut at = row(&refusal.path);
        while let Some(field) = at {
            if field.after == gate {
                return true;
            }
            at = row(field.after);
        }
        false
    };
    let (staying, going): (Vec<_>, Vec<_>) = std::mem::take(&mut plan.steps)
        .into_iter()
        .map(|step| {
            let takes_away = matches!(
                step.action,
                Action::SetChecked { checked: false } | Action::Choose { .. } | Action::Pick { .. }
            );
            let why = kept
                .iter()
                .find(|r| takes_away && behind(r, &step.path))
                .cloned();
            (step, why)
        })
        .partition(|(_, why)| why.is_some());
    plan.steps = going.into_iter().map(|(step, _)| step).collect();
    for (step, why) in staying {
        let Some(why) = why else { continue };
        plan.refusals.push(Refusal {
            message: format!(
                "\"{}\" stays as it is: \"{}\", which it brought, is left alone.",
                step.field, why.field
            ),
            path: step.path,
            field: step.field,
            to: step.to,
            reason: why.reason,
            candidates: Vec::new(),
        });
    }
}

fn put_back(
    plan: &mut Plan,
    frame: &FrameSnapshot,
    field: &Field,
    control: &Control,
    was: &State,
    left: &State,
) {
    let now = &control.state;
    let mut refuse = |reason| {
        plan.refusals
            .push(refusal(field, Some(control), was, reason));
    };
    if alike(now, was) {
        plan.confirmed.push(Confirmed {
            path: field.path.into(),
            field: control.label.clone(),
            value: words::state(was),
            by: Evidence::Value,
        });
    } else if !alike(now, left) {
        refuse(Reason::ChangedSince);
    } else if !control.enabled {
        refuse(Reason::Disabled);
    } else if control.read_only {
        refuse(Reason::ReadOnly);
    } else if let Some(action) = back(was, now) {
        plan.steps
            .push(step(frame, field.path, control, words::state(was), action));
    } else {
        refuse(Reason::OptionMissing);
    }
}

fn state_in<'a>(list: &'a [Remembered], path: &str) -> Option<&'a State> {
    list.iter()
        .find(|remembered| remembered.path == path)
        .map(|remembered| &remembered.state)
}

/// Whether two states are the same to a person: pages bring lines that were moved back in another order.
fn alike(one: &State, other: &State) -> bool {
    match (one, other) {
        (State::DualList { selected: a, .. }, State::DualList { selected: b, .. }) => {
            missing(a, b).is_empty() && missing(b, a).is_empty()
        }
        (State::Table { rows: a, .. }, State::Table { rows: b, .. }) => {
            rows::ticked(a) == rows::ticked(b)
        }
        _ => one == other,
    }
}

/// Texts of the lines of one list that another lacks.
fn missing(from: &[Line], other: &[Line]) -> Vec<String> {
    from.iter()
        .filter(|line| !other.iter().any(|o| o.text == line.text))
        .map(|line| line.text.clone())
        .collect()
}

fn was_empty_and_required(field: &Field, was: &State) -> bool {
    field.required && matches!(was, State::DualList { selected, .. } if selected.is_empty())
}

/// Whether the box that brought a field was off before and is to be off again.
fn box_goes_back(field: &Field, before: &[Remembered], after: &[Remembered]) -> bool {
    let open = |list| state_in(list, field.after).is_some_and(|gate| field.opens_with(gate));
    !open(before) && open(after)
}

/// A field that is gone because its box is off is as it was if the box was off before.
fn went_with_its_box(
    field: &Field,
    found: &[(&'static Field, Found<'_>)],
    before: &[Remembered],
) -> bool {
    let Some((gate, hit)) = found.iter().find(|(gate, _)| gate.path == field.after) else {
        return false;
    };
    match hit {
        Found::One(hit) => {
            !field.opens_with(&hit.control.state)
                && state_in(before, gate.path).is_none_or(|was| !field.opens_with(was))
        }
        _ => went_with_its_box(gate, found, before),
    }
}

/// The other way round than a fill: what a tick brought is emptied before the tick is taken back, and
/// the box that brought everything goes last.
fn phase(step: &super::Step, form: FormKind) -> u8 {
    let brings = |field: &Field| field.after == step.path;
    match step.action {
        Action::Choose { .. } | Action::Pick { .. } => form.fields().iter().any(brings).into(),
        Action::SetChecked { .. } if step.path == ENABLE_OAUTH => 2,
        Action::SetChecked { .. } => 1,
        _ => 0,
    }
}

fn refusal(field: &Field, control: Option<&Control>, was: &State, reason: Reason) -> Refusal {
    let usual = field.labels.first().copied().unwrap_or_default();
    let label = control.map_or(usual, |control| &control.label);
    Refusal {
        path: field.path.into(),
        field: label.into(),
        to: words::state(was),
        reason,
        message: words::refusal(reason, label),
        candidates: control.map(words::place).into_iter().collect(),
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
            Some(Action::Move {
                add: missing(was, now),
                remove: missing(now, was),
            })
        }
        (State::Table { rows: was, .. }, State::Table { rows: now, .. }) => rows::back(was, now),
        // A file that stood there before cannot be brought back; only an empty chooser can.
        (State::File { file: None }, State::File { .. }) => Some(Action::ClearFile),
        _ => None,
    }
}
