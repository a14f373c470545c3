//! What a page says about a journey: whether it belongs to it, which step it is for, and what it proves.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::lists::{OnTheWay, Pointer, on_the_way};
use super::{Fact, Journey, Progress, StepKind, StepState};
use crate::aftermath::{Outcome, aftermath};
use crate::catalogue::FormKind;
use crate::config::{AppKind, Config};
use crate::form::{self, Form, Mode};
use crate::org;
use crate::page::{
    PageKind, assigned_set, edited_permission_set, is_same_record, page, permission_set_id,
    record_id,
};
use crate::plan::{self, Compared, Verdict};
use crate::run::Run;
use crate::snapshot::{FrameSnapshot, PageSnapshot};

/// A page, looked at for a journey.
#[derive(Debug, Clone, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Arrival {
    /// The journey as it stands now; the same as before when the page proves nothing new.
    pub journey: Journey,
    /// The step this page is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub here: Option<StepKind>,
    /// How one gets from this page to a step's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub hint: Option<String>,
    /// The row of the app in a list, to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub row: Option<Pointer>,
    /// Why the page does not belong to the journey.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub note: Option<String>,
    /// A record on the page that bears the journey's name: it is the journey's only if the admin says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub offer: Option<Offer>,
}

/// A record that may be the journey's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Offer {
    /// Whether it is the app or the permission set.
    pub kind: OfferKind,
    /// Its id.
    pub id: String,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum OfferKind {
    /// An app of the journey's name that was not seen being created.
    App,
    /// Another permission set of the label than the one that was seen before.
    PermissionSet,
}

/// Looks at a page for a journey. `run` is the fill that was finished in this tab, if there is one.
#[must_use]
pub fn arrive(journey: &Journey, snapshot: &PageSnapshot, run: Option<&Run>, now: u64) -> Arrival {
    let mut arrival = Arrival {
        journey: journey.clone(),
        here: None,
        hint: None,
        row: None,
        note: None,
        offer: None,
    };
    let top = snapshot.frames.iter().find(|frame| frame.top);
    let Some(org) = top.and_then(|top| org::org(&top.origin)) else {
        return arrival;
    };
    if org.key() != journey.org {
        arrival.note = Some(format!(
            "This page is of {}, and this journey belongs to {}. Open a page of that org, or begin another one here.",
            org.key(),
            journey.org
        ));
        return arrival;
    }
    let (Some(config), Ok(forms)) = (journey.parsed(), form::shown(snapshot)) else {
        return arrival;
    };
    let mut seen = Seen {
        config: &config,
        arrival: &mut arrival,
        now,
    };
    for frame in form::shown_frames(snapshot) {
        match page(&frame.origin, &frame.path, &frame.query).kind {
            PageKind::PermissionSet => seen.permission_set(frame),
            PageKind::ExternalClientApp | PageKind::ConnectedAppView => {
                seen.app(frame, snapshot, run);
            }
            kind => {
                let OnTheWay { hint, row } =
                    on_the_way(&seen.arrival.journey, &config, kind, frame);
                seen.arrival.hint = seen.arrival.hint.take().or(hint);
                seen.arrival.row = seen.arrival.row.take().or(row);
            }
        }
    }
    for form in &forms {
        seen.form(form);
    }
    arrival
}

/// Takes what the page offers for the journey's, because the admin says so.
#[must_use]
pub fn bind(journey: &Journey, offer: &Offer, snapshot: &PageSnapshot, now: u64) -> Arrival {
    let arrival = arrive(journey, snapshot, None, now);
    if arrival.offer.as_ref() != Some(offer) {
        return arrival;
    }
    let mut bound = journey.clone();
    match offer.kind {
        OfferKind::App => {
            bound.app_id = Some(offer.id.clone());
            let facts = vec![name_fact(journey.app)];
            prove(&mut bound, StepKind::CreateApp, facts, now);
        }
        OfferKind::PermissionSet => {
            bound.permission_set_id = Some(offer.id.clone());
            // Who has the other one says nothing about this one.
            let open = Some(StepState::Open);
            settle(&mut bound, StepKind::AssignUser, open, Vec::new(), now);
        }
    }
    arrive(&bound, snapshot, None, now)
}

struct Seen<'a> {
    config: &'a Config,
    arrival: &'a mut Arrival,
    now: u64,
}

impl Seen<'_> {
    fn permission_set(&mut self, frame: &FrameSnapshot) {
        let set = self.config.permission_set.as_ref();
        let label = set.and_then(|set| set.label.as_deref());
        if !label.is_some_and(|label| frame.is_titled(label)) {
            return;
        }
        let id = permission_set_id(&frame.path);
        let journey = &mut self.arrival.journey;
        match (journey.permission_set_id.as_deref(), id) {
            // Two sets may bear one label; the users of the second are none of this journey's.
            (Some(own), Some(id)) if !is_same_record(own, id) => {
                self.arrival.note = Some(
                    "This is another permission set of that label than the one of this journey; nothing here counts for it."
                        .to_owned(),
                );
                self.arrival.offer = Some(Offer {
                    kind: OfferKind::PermissionSet,
                    id: id.to_owned(),
                });
                return;
            }
            (None, Some(id)) => journey.permission_set_id = Some(id.to_owned()),
            _ => {}
        }
        self.arrival.here = Some(StepKind::AssignUser);
        let open = |step: &Progress| {
            step.step == StepKind::ConnectedAppAccess && step.state == StepState::Open
        };
        if journey.app_id.is_some() && journey.steps.iter().any(open) {
            self.arrival.hint = Some("For the app: press Assigned Connected Apps and then Edit; there it is selected for you.".to_owned());
        }
        let facts = vec![Fact {
            field: "Label".to_owned(),
            verdict: Verdict::Equal,
        }];
        prove(journey, StepKind::PermissionSet, facts, self.now);
    }

    fn app(&mut self, frame: &FrameSnapshot, snapshot: &PageSnapshot, run: Option<&Run>) {
        let Some(id) = record_id(&frame.path, &frame.query) else {
            return;
        };
        let journey = &mut self.arrival.journey;
        match &journey.app_id {
            Some(own) if is_same_record(own, &id) => {}
            Some(_) => {
                self.arrival.note = Some(
                    "This is another app than the one of this journey; nothing here counts for it."
                        .to_owned(),
                );
            }
            None => {
                let saved = |run: &Run| {
                    run.finished && aftermath(self.config, run, snapshot).kind == Outcome::Saved
                };
                let name = self.config.app.as_ref().and_then(|app| app.name.as_deref());
                if run.is_some_and(saved) {
                    journey.app_id = Some(id);
                    let facts = vec![name_fact(journey.app)];
                    prove(journey, StepKind::CreateApp, facts, self.now);
                } else if name.is_some_and(|name| frame.is_titled(name)) {
                    let kind = OfferKind::App;
                    self.arrival.offer = Some(Offer { kind, id });
                }
            }
        }
    }

    fn form(&mut self, form: &Form<'_>) {
        let journey = &self.arrival.journey;
        let step = journey
            .steps
            .iter()
            .map(|progress| progress.step)
            .find(|step| step.form(journey.app) == Some(form.kind));
        let Some(step) = step else { return };
        match form.kind {
            FormKind::PermissionSet => {
                self.arrival.here = Some(step);
                return;
            }
            FormKind::PermissionSetAssignment => return self.assignment(form),
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
        // A form that makes a new app belongs to a journey that has none yet.
        let own = record_id(&form.frame.path, &form.frame.query);
        let is_own = match (&own, &journey.app_id) {
            (Some(own), Some(app)) => is_same_record(own, app),
            (own, app) => own.is_none() && app.is_none(),
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
    }

    /// The users of a permission set: its page alone tells which one it is.
    fn assignment(&mut self, form: &Form<'_>) {
        if !assigned_set(&form.frame.path).is_some_and(|id| self.is_own_set(id)) {
            return;
        }
        self.arrival.here = Some(StepKind::AssignUser);
        let rows = plan::compare(self.config, form);
        let assigned = rows.iter().any(|row| row.verdict == Verdict::Equal);
        if form.mode == Mode::View && assigned && form.frame.is_titled("Current Assignments") {
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

fn name_fact(app: AppKind) -> Fact {
    let field = match app {
        AppKind::ExternalClientApp => "External Client App Name",
        AppKind::ConnectedApp => "Connected App Name",
    };
    Fact {
        field: field.to_owned(),
        verdict: Verdict::Equal,
    }
}

/// What a saved page says of each wanted field: of the lines of a list the worst.
fn facts(rows: &[Compared]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for row in rows {
        match facts.iter_mut().find(|fact| fact.field == row.field) {
            Some(fact) if row.verdict.is_wrong() => fact.verdict = row.verdict,
            Some(_) => {}
            None => facts.push(Fact {
                field: row.field.clone(),
                verdict: row.verdict,
            }),
        }
    }
    facts
}

fn prove(journey: &mut Journey, step: StepKind, facts: Vec<Fact>, now: u64) {
    settle(journey, step, Some(StepState::Proved), facts, now);
}

/// Keeps what was read of a step. A saved page that says something else opens the step again, whatever was known
/// before; one that shows only a part changes nothing about how it stands.
fn settle(
    journey: &mut Journey,
    step: StepKind,
    state: Option<StepState>,
    facts: Vec<Fact>,
    now: u64,
) {
    let Some(progress) = journey.steps.iter_mut().find(|each| each.step == step) else {
        return;
    };
    let state = state.unwrap_or(progress.state);
    let same = progress.state == state && progress.facts == facts;
    let proved = [progress.state, state] == [StepState::Proved; 2];
    let equal = |facts: &[Fact]| {
        let equal = facts.iter().filter(|fact| fact.verdict == Verdict::Equal);
        equal.count()
    };
    // The name alone says less than what was read of all fields before.
    if same || (proved && equal(&facts) < equal(&progress.facts)) {
        return;
    }
    if progress.state != state {
        progress.reason = None;
    }
    progress.state = state;
    progress.facts = facts;
    progress.at = Some(now);
}
