//! Wishes against what is on the page: the plan itself.

use super::find::{Found, Hit, find};
use super::scopes::{self, Scopes};
use super::wish::{Want, elsewhere, wishes};
use super::{
    Action, CERTIFICATE_FILE, Confirmed, Evidence, LeftAlone, Pending, Plan, Reason, Refusal, Step,
    checked_words,
};
use crate::catalogue::{Field, fields, same_label};
use crate::config::{AppKind, Config};
use crate::snapshot::{ChildFrame, Choice, Control, Disclosure, FrameSnapshot, State};

/// Plans a config onto the form in one frame.
pub fn plan(config: &Config, app: AppKind, frame: &FrameSnapshot) -> Plan {
    let found = find(fields(app), &frame.controls);
    let wishes = wishes(config, app);
    let mut builder = Builder {
        frame,
        found: &found,
        plan: Plan::default(),
        opening: Vec::new(),
    };
    for (path, want) in &wishes {
        builder.wish(path, want, &wishes);
    }
    let mut plan = builder.plan;
    plan.steps.sort_by_key(phase);
    plan.left_alone = left_alone(&found, &wishes);
    plan.elsewhere = elsewhere(config, app);
    plan
}

/// Parts that bring other parts come first; what those may reset comes last.
fn phase(step: &Step) -> u8 {
    match step.action {
        Action::OpenSection => 0,
        Action::SetChecked { .. } => 1,
        Action::SetText { .. } => 2,
        Action::Choose { .. } | Action::Pick { .. } => 3,
        Action::Move { .. } => 4,
        Action::AttachFile { .. } | Action::ClearFile => 5,
    }
}

struct Builder<'a> {
    frame: &'a FrameSnapshot,
    found: &'a [(&'static Field, Found<'a>)],
    plan: Plan,
    /// Headings that a step of this plan already opens.
    opening: Vec<&'a str>,
}

impl<'a> Builder<'a> {
    fn wish(&mut self, path: &str, want: &Want, wishes: &[(&'static str, Want)]) {
        let Some((field, found)) = self.found.iter().find(|(field, _)| field.path == path) else {
            return;
        };
        match found {
            Found::One(hit) => self.write(field, *hit, want),
            Found::Absent => self.absent(field, want, wishes, Reason::NotFound, &[]),
            Found::Refused(Reason::Hidden, controls) => {
                self.absent(field, want, wishes, Reason::Hidden, controls);
            }
            Found::Refused(reason, controls) => self.refuse(field, want, *reason, controls),
        }
    }

    /// A field that is not to be seen may stand in a closed section, or wait for another field.
    fn absent(
        &mut self,
        field: &'static Field,
        want: &Want,
        wishes: &[(&'static str, Want)],
        reason: Reason,
        controls: &[&Control],
    ) {
        if let Some(after) = self.open_section(field) {
            return self.pend(field, want, after, false);
        }
        let gate = self.found.iter().find(|(gate, _)| gate.path == field.after);
        if let Some((gate, found)) = gate {
            let wanted_on = wishes
                .iter()
                .any(|(path, want)| *path == gate.path && *want == Want::Checked(true));
            let label = label_of(gate, found);
            match found {
                Found::One(Hit {
                    control:
                        Control {
                            state: State::Checkbox { checked },
                            ..
                        },
                    ..
                }) => {
                    if *checked {
                        return self.pend(field, want, label, true);
                    }
                    if wanted_on {
                        return self.pend(field, want, label, false);
                    }
                }
                _ if self
                    .plan
                    .pending
                    .iter()
                    .any(|pending| pending.path == gate.path) =>
                {
                    return self.pend(field, want, label, false);
                }
                _ => {}
            }
        }
        // What is not here may be in a frame of another site, which is never looked into.
        let elsewhere = |child: &ChildFrame| child.visible && child.origin != self.frame.origin;
        let reason = match reason {
            Reason::NotFound if self.frame.child_frames.iter().any(elsewhere) => {
                Reason::OtherOrigin
            }
            reason => reason,
        };
        self.refuse(field, want, reason, controls);
    }

    fn pend(&mut self, field: &Field, want: &Want, after: String, due: bool) {
        let field_label = field.labels.first().copied().unwrap_or_default();
        self.plan.pending.push(Pending {
            path: field.path.into(),
            field: field_label.into(),
            to: want.words(),
            after,
            due,
        });
    }

    /// Opens the one closed section the field belongs to; says which.
    fn open_section(&mut self, field: &Field) -> Option<String> {
        let heading = closed_section(self.frame, field)?;
        if !self.opening.contains(&heading.reference.as_str()) {
            self.opening.push(&heading.reference);
            self.plan.steps.push(open(self.frame, heading));
        }
        Some(heading.label.clone())
    }

    fn write(&mut self, field: &'static Field, hit: Hit<'a>, want: &Want) {
        let control = hit.control;
        let change = match change(want, &control.state) {
            Ok(change) => change,
            Err(Trouble { reason, line }) => {
                let mut refusal = refusal(field, want, reason, &[control]);
                if let Some(line) = line {
                    refusal.message = line;
                }
                self.plan.refusals.push(refusal);
                return;
            }
        };
        match change {
            Change::None(by) => self.plan.confirmed.push(Confirmed {
                path: field.path.into(),
                field: control.label.clone(),
                value: want.words(),
                by,
            }),
            Change::Do(_) if !control.enabled => {
                self.refuse(field, want, Reason::Disabled, &[control])
            }
            Change::Do(_) if control.read_only => {
                self.refuse(field, want, Reason::ReadOnly, &[control])
            }
            Change::Do(action) => {
                self.plan
                    .steps
                    .push(self.step(field, control, want.words(), action))
            }
        }
    }

    fn step(&self, field: &Field, control: &Control, to: String, action: Action) -> Step {
        step(self.frame, field.path, control, to, action)
    }

    fn refuse(&mut self, field: &Field, want: &Want, reason: Reason, controls: &[&Control]) {
        self.plan
            .refusals
            .push(refusal(field, want, reason, controls));
    }
}

/// The one closed section a field belongs to.
pub(super) fn closed_section<'a>(
    frame: &'a FrameSnapshot,
    field: &Field,
) -> Option<&'a Disclosure> {
    let belongs = |label: &str| field.sections.iter().any(|known| same_label(known, label));
    let mut closed = frame
        .disclosures
        .iter()
        .filter(|d| d.visible && !d.open && belongs(&d.label));
    match (closed.next(), closed.next()) {
        (Some(heading), None) => Some(heading),
        _ => None,
    }
}

pub(super) fn open(frame: &FrameSnapshot, heading: &Disclosure) -> Step {
    Step {
        path: format!("section:{}", heading.label),
        field: heading.label.clone(),
        document_id: frame.document_id.clone(),
        snapshot_id: frame.snapshot_id.clone(),
        reference: heading.reference.clone(),
        fingerprint: heading.fingerprint.clone(),
        from: "closed".into(),
        to: "open".into(),
        action: Action::OpenSection,
    }
}

pub(super) fn step(
    frame: &FrameSnapshot,
    path: &str,
    control: &Control,
    to: String,
    action: Action,
) -> Step {
    Step {
        path: path.into(),
        field: control.label.clone(),
        document_id: frame.document_id.clone(),
        snapshot_id: frame.snapshot_id.clone(),
        reference: control.reference.clone(),
        fingerprint: control.fingerprint.clone(),
        from: super::words::state(&control.state),
        to,
        action,
    }
}

/// What has to happen to a control.
enum Change {
    None(Evidence),
    Do(Action),
}

/// Why a control cannot come to hold what is wanted.
struct Trouble {
    reason: Reason,
    /// A sentence that names the missing lines.
    line: Option<String>,
}

fn change(want: &Want, state: &State) -> Result<Change, Trouble> {
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
                    texts: texts.iter().map(|&text| text.into()).collect(),
                },
            ))
        }
        (Want::Line(texts), State::Select { options } | State::RadioGroup { options }) => {
            choose(texts, options)
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
        // A text whose value is not told may hold a secret: it is not written either.
        _ => Err(trouble(Reason::WrongControl)),
    }
}

fn choose(texts: &[&str], options: &[Choice]) -> Result<Change, Trouble> {
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

fn label_of(field: &Field, found: &Found<'_>) -> String {
    match found {
        Found::One(hit) if !hit.control.label.is_empty() => hit.control.label.clone(),
        _ => field.labels.first().copied().unwrap_or_default().into(),
    }
}

fn refusal(field: &Field, want: &Want, reason: Reason, controls: &[&Control]) -> Refusal {
    let label = field.labels.first().copied().unwrap_or_default();
    Refusal {
        path: field.path.into(),
        field: label.into(),
        to: want.words(),
        reason,
        message: super::words::refusal(reason, label),
        candidates: controls
            .iter()
            .map(|control| super::words::place(control))
            .collect(),
    }
}

/// Settings that decide whether a vendor can connect, with what each state means.
const DECIDING: &[(&str, &str, &str)] = &[
    (
        "/oauth/security/requirePkce",
        "The vendor must send a code challenge; older integrations fail with \"missing required code challenge\".",
        "The vendor may connect with or without a code challenge.",
    ),
    (
        "/oauth/security/requireSecretForWebServerFlow",
        "The vendor must send the consumer secret when it exchanges the code.",
        "The code is exchanged without a secret; only PKCE protects it.",
    ),
    (
        "/oauth/security/requireSecretForRefreshTokenFlow",
        "The vendor must send the consumer secret to refresh.",
        "A refresh token alone is enough to get a new access token.",
    ),
    (
        "/oauth/security/refreshTokenRotation",
        "Each refresh replaces the refresh token; a vendor that keeps the first one is locked out.",
        "A refresh token stays the same until it ends.",
    ),
];

fn left_alone(
    found: &[(&'static Field, Found<'_>)],
    wishes: &[(&'static str, Want)],
) -> Vec<LeftAlone> {
    DECIDING
        .iter()
        .filter(|(path, ..)| !wishes.iter().any(|(wanted, _)| wanted == path))
        .filter_map(|(path, on, off)| {
            let (_, found) = found.iter().find(|(field, _)| field.path == *path)?;
            let Found::One(Hit { control, .. }) = found else {
                return None;
            };
            let State::Checkbox { checked } = control.state else {
                return None;
            };
            Some(LeftAlone {
                path: (*path).into(),
                field: control.label.clone(),
                value: checked_words(checked).into(),
                note: (if checked { *on } else { *off }).into(),
            })
        })
        .collect()
}
