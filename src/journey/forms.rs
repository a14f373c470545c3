//! A form in front, or what was saved of one: which step it is for, and what it proves.

use super::arrive::Seen;
use super::settle::{facts, prove, settle};
use super::{Progress, StepKind, StepState};
use crate::catalogue::FormKind;
use crate::catalogue::permission_set_assignment::CURRENT_ASSIGNMENTS;
use crate::form::{Form, Mode};
use crate::learned::learn;
use crate::page::{assigned_set, edited_permission_set, is_same_record, record_id};
use crate::plan::{self, Compared, Verdict};
use crate::snapshot::{AccessList, FrameSnapshot, LearnedPage};

impl Seen<'_> {
    /// The saved policies of the app tell where people are let in.
    pub(super) fn saved_policies(&mut self, frame: &FrameSnapshot) {
        let journey = &mut self.arrival.journey;
        let own = journey
            .app_id
            .as_deref()
            .zip(record_id(&frame.path, &frame.query));
        if !own.is_some_and(|(own, id)| is_same_record(own, &id)) {
            return;
        }
        let learned = learn(frame);
        if !learned.is_empty() {
            journey.learned = learned;
        }
    }

    /// What is left to do for those who are to be let in, on the page that shows who is; the policies come first.
    fn left_to_let_in(&mut self) {
        let journey = &self.arrival.journey;
        let open = |step: StepKind| {
            let is_open = |one: &&Progress| one.step == step && one.state == StepState::Open;
            journey.steps.iter().find(is_open)
        };
        let (None, Some(progress)) = (open(StepKind::Policies), open(StepKind::ConnectedAppAccess))
        else {
            return;
        };
        let is_missing = |list: &AccessList| {
            let mut facts = progress.facts.iter();
            facts.any(|fact| fact.field == list.heading() && fact.verdict.is_wrong())
        };
        let lists = [AccessList::PermissionSets, AccessList::Profiles];
        let Some(list) = lists.into_iter().find(is_missing) else {
            return;
        };
        let then = match journey.learned.iter().any(|page| page.list == list) {
            true => "what is missing is filled there",
            false => "tick what is missing there, and press Save",
        };
        self.arrival.hint = Some(format!("Next: press Manage {}; {then}.", list.heading()));
    }

    pub(super) fn form(&mut self, form: &Form<'_>) {
        let journey = &self.arrival.journey;
        let has = |step: StepKind| journey.steps.iter().any(|progress| progress.step == step);
        let step = match StepKind::of(form.kind) {
            // The saved policies show who is let in, also where nothing is wanted of the policies themselves.
            StepKind::Policies if !has(StepKind::Policies) && form.mode == Mode::View => {
                StepKind::ConnectedAppAccess
            }
            step => step,
        };
        let of_other_kind = form.kind.app().is_some_and(|app| app != journey.app);
        if of_other_kind || !has(step) {
            return;
        }
        match form.kind {
            FormKind::PermissionSet => {
                self.arrival.here = Some(step);
                return;
            }
            FormKind::PermissionSetAssignment => return self.assignment(form),
            FormKind::ApplicationProfileAssignment
            | FormKind::ApplicationPermissionSetAssignment => {
                // Another journey may have learned it, for another app. What is being edited is not saved.
                let is_shown = |page: &LearnedPage| page.is_shown_by(form.frame);
                if journey.learned.iter().any(is_shown) {
                    self.arrival.here = Some(step);
                }
                return;
            }
            FormKind::AssignedConnectedApps => {
                // What is being edited is not saved: the app's own page proves this step.
                let own = edited_permission_set(&form.frame.path);
                if !own.is_some_and(|id| self.is_own_set(id)) {
                    return;
                }
                // The list names apps, and another one may bear the journey's name.
                match self.arrival.journey.app_id {
                    Some(_) => self.arrival.here = Some(step),
                    None => {
                        self.arrival.note = Some(
                            "The app of this journey is not known yet: create it, or open its page, before it is selected here."
                                .to_owned(),
                        );
                    }
                }
                return;
            }
            _ => {}
        }
        // A form that makes a new app belongs to a journey that has none yet; a page of an app whose address does
        // not tell which one belongs to none.
        let own = record_id(&form.frame.path, &form.frame.query);
        let is_own = match (&own, &journey.app_id) {
            (Some(own), Some(app)) => is_same_record(own, app),
            (own, app) => own.is_none() && app.is_none() && form.mode == Mode::New,
        };
        if !is_own {
            return;
        }
        self.arrival.here = Some(step);
        if form.mode != Mode::View {
            // What is still being edited is not saved.
            return;
        }
        let (access, own): (Vec<_>, Vec<_>) = plan::compare(self.config, form)
            .into_iter()
            // No page gives a certificate back.
            .filter(|row| row.path != "/oauth/certificate")
            .partition(|row| form.kind == FormKind::ConnectedAppPolicies && is_access(row));
        self.read(step, &own);
        self.read(StepKind::ConnectedAppAccess, &access);
        if !access.is_empty() {
            self.left_to_let_in();
        }
    }

    /// The users of a permission set: its page alone tells which one it is.
    fn assignment(&mut self, form: &Form<'_>) {
        if !assigned_set(&form.frame.path).is_some_and(|id| self.is_own_set(id)) {
            return;
        }
        self.arrival.here = Some(StepKind::AssignUser);
        let rows = plan::compare(self.config, form);
        let assigned = rows.iter().any(|row| row.verdict == Verdict::Equal);
        if form.mode == Mode::View && assigned && form.frame.is_titled(CURRENT_ASSIGNMENTS) {
            self.read(StepKind::AssignUser, &rows);
        }
    }

    /// Whether a page below a permission set is of the journey's own one; if not, says so.
    fn is_own_set(&mut self, id: &str) -> bool {
        let own = self.arrival.journey.permission_set_id.as_deref();
        if own.is_some_and(|own| is_same_record(id, own)) {
            return true;
        }
        let note = match own {
            None => {
                "Open the permission set itself once: it is not known yet whether this page belongs to it."
            }
            Some(_) => "This page belongs to another permission set than the one of this journey.",
        };
        self.arrival.note = Some(note.to_owned());
        false
    }

    /// What a saved page shows of a step: all that is wanted, something else, or only a part.
    fn read(&mut self, step: StepKind, rows: &[Compared]) {
        if rows.iter().all(|row| row.verdict == Verdict::NotShown) {
            return;
        }
        let facts = facts(rows);
        let journey = &mut self.arrival.journey;
        if facts.iter().any(|fact| fact.verdict.is_wrong()) {
            settle(journey, step, Some(StepState::Open), facts, self.now);
        } else if facts.iter().all(|fact| fact.verdict == Verdict::Equal) {
            prove(journey, step, facts, self.now);
        } else {
            settle(journey, step, None, facts, self.now);
        }
    }
}

/// Whether a row is about who is let in.
fn is_access(row: &Compared) -> bool {
    ["/policies/profiles", "/policies/permissionSets"].contains(&row.path.as_str())
}
