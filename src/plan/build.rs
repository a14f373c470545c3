//! Wishes against what is on the page: the plan itself.

use super::change::{Change, Trouble, change};
use super::find::{Found, Hit, find};
use super::left_alone::left_alone;
use super::wish::{Want, elsewhere, wishes};
use super::{Action, Confirmed, PERMITTED_USERS, Pending, Plan, Reason, Refusal, Step};
use crate::catalogue::permission_set_assignment::SEARCH;
use crate::catalogue::{Field, FormKind, Kind, is_label, little_known};
use crate::config::Config;
use crate::snapshot::{ChildFrame, Control, Disclosure, FrameSnapshot};

/// Plans a config onto the form in one frame.
pub fn plan(config: &Config, form: FormKind, frame: &FrameSnapshot) -> Plan {
    let found = find(form.fields(), &frame.controls);
    let wishes = wishes(config, form);
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
    plan.steps.sort_by_key(|step| phase(step, form));
    plan.left_alone = left_alone(&found, &wishes);
    plan.elsewhere = elsewhere(config, form);
    plan.asks = question(&plan);
    plan.language = little_known(&frame.language).map(|language| {
        format!(
            "This page is in {language}, of which few labels are known for certain. What ids, scope names and those labels prove is filled; the rest is left to you."
        )
    });
    plan
}

/// What is asked when this plan is carried out.
fn question(plan: &Plan) -> Option<String> {
    let step = plan
        .steps
        .iter()
        .find(|step| step.path == PERMITTED_USERS)?;
    Some(format!(
        "Salesforce is said to ask for a confirmation when \"{}\" changes: you answer.",
        step.field
    ))
}

/// Parts that bring other parts come first; what those may reset comes last.
fn phase(step: &Step, form: FormKind) -> u8 {
    // Its question stands in front of the page, so everything else is done before it.
    if form == FormKind::ConnectedAppPolicies && step.path == PERMITTED_USERS {
        return 6;
    }
    match step.action {
        Action::OpenSection => 0,
        Action::SetChecked { .. } => 1,
        Action::SetText { .. } => 2,
        Action::Choose { .. } | Action::Pick { .. } => 3,
        Action::Move { .. } | Action::TickRows { .. } => 4,
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
            Found::One(hit) if !hit.control.enabled && self.waits(field, wishes) => {
                self.absent(field, want, wishes, Reason::Disabled, &[hit.control]);
            }
            Found::One(hit) => self.write(field, *hit, want),
            Found::Absent => self.absent(field, want, wishes, Reason::NotFound, &[]),
            Found::Refused(Reason::Hidden, controls) => {
                self.absent(field, want, wishes, Reason::Hidden, controls);
            }
            Found::Refused(reason, controls) => self.refuse(field, want, *reason, controls),
        }
    }

    /// Whether a step of this plan brings what a greyed-out field waits for.
    fn waits(&self, field: &Field, wishes: &[(&'static str, Want)]) -> bool {
        !field.after.is_empty()
            && wishes
                .iter()
                .any(|(path, want)| *path == field.after && opens(field, want))
            && !self.found.iter().any(|(gate, found)| {
                gate.path == field.after
                    && matches!(found, Found::One(hit) if field.opens_with(&hit.control.state))
            })
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
        let mut closed = None;
        if let Some((gate, found)) = gate {
            let wanted = wishes.iter().find(|(path, _)| *path == gate.path);
            let label = label_of(gate, found);
            match found {
                Found::One(hit) if field.opens_with(&hit.control.state) => {
                    return self.pend(field, want, label, true);
                }
                Found::One(_) if wanted.is_some_and(|(_, want)| opens(field, want)) => {
                    return self.pend(field, want, label, false);
                }
                Found::One(_) => closed = field.when.first().map(|line| (label, *line)),
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
        let mut refusal = refusal(field, want, reason, controls);
        if let Some((gate, line)) = closed {
            refusal.message = format!(
                "The page shows \"{}\" only while \"{gate}\" is \"{line}\".",
                refusal.field
            );
        }
        self.plan.refusals.push(refusal);
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
        // Who is on the list already need not be searched for.
        if field.path == SEARCH && self.has_row() {
            return;
        }
        let change = match change(want, &control.state) {
            Ok(change) => change,
            Err(Trouble {
                reason: Reason::NotFound,
                ..
            }) if field.kind == Kind::Rows => return self.await_search(field, want),
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
                field: label_of(field, &Found::One(hit)),
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

    /// Whether the wanted row is there, whatever came of it.
    fn has_row(&self) -> bool {
        let is_row = |path: &str| path == "/permissionSet/assignTo";
        self.plan.steps.iter().any(|step| is_row(&step.path))
            || self.plan.confirmed.iter().any(|one| is_row(&one.path))
            || self.plan.refusals.iter().any(|one| is_row(&one.path))
    }

    /// A row that is not there comes with the search, if it comes.
    fn await_search(&mut self, field: &'static Field, want: &Want) {
        let search = self.found.iter().find(|(field, _)| field.path == SEARCH);
        let Some((search, Found::One(hit))) = search else {
            return self.refuse(field, want, Reason::NotFound, &[]);
        };
        let name = Want::Text(want.words());
        let due = matches!(change(&name, &hit.control.state), Ok(Change::None(_)));
        let after = label_of(search, &Found::One(*hit));
        self.pend(field, want, after, due);
    }

    fn step(&self, field: &Field, control: &Control, to: String, action: Action) -> Step {
        let mut step = step(self.frame, field.path, control, to, action);
        if step.field.is_empty() {
            step.field = usual_label(field);
        }
        step
    }

    fn refuse(&mut self, field: &Field, want: &Want, reason: Reason, controls: &[&Control]) {
        self.plan
            .refusals
            .push(refusal(field, want, reason, controls));
    }
}

/// Whether a wish for the field that another one waits for brings that other one.
fn opens(field: &Field, want: &Want) -> bool {
    match want {
        Want::Checked(checked) => *checked && field.when.is_empty(),
        Want::Line(texts) => texts.iter().any(|text| field.is_one_of(text)),
        Want::Lasting { line, .. } => field.is_one_of(line),
        _ => false,
    }
}

/// The one closed section a field belongs to.
pub(super) fn closed_section<'a>(
    frame: &'a FrameSnapshot,
    field: &Field,
) -> Option<&'a Disclosure> {
    let belongs = |label: &str| field.sections.iter().any(|known| is_label(known, label));
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

fn label_of(field: &Field, found: &Found<'_>) -> String {
    match found {
        Found::One(hit) if !hit.control.label.is_empty() => hit.control.label.clone(),
        _ => usual_label(field),
    }
}

fn usual_label(field: &Field) -> String {
    field.labels.first().copied().unwrap_or_default().into()
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
