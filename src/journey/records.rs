//! The page of a permission set or of an app: whether it is the journey's own.

use super::arrive::{Offer, OfferKind, Seen};
use super::settle::{name_fact, prove};
use super::{Fact, Progress, StepKind, StepState};
use crate::aftermath::{Outcome, aftermath};
use crate::config::{AppKind, HandBack};
use crate::page::{is_same_record, permission_set_id, record_id};
use crate::plan::Verdict;
use crate::run::Run;
use crate::snapshot::{FrameSnapshot, PageSnapshot};

impl Seen<'_> {
    pub(super) fn permission_set(&mut self, frame: &FrameSnapshot) {
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

    pub(super) fn app(
        &mut self,
        kind: AppKind,
        frame: &FrameSnapshot,
        snapshot: &PageSnapshot,
        run: Option<&Run>,
    ) {
        let Some(id) = record_id(&frame.path, &frame.query) else {
            return;
        };
        let journey = &mut self.arrival.journey;
        if kind != journey.app {
            // A vendor's guide gives both kinds one name.
            self.arrival.note = Some(
                match kind {
                    AppKind::ExternalClientApp => {
                        "This is an External Client App, and this journey's is a connected app; nothing here counts for it."
                    }
                    AppKind::ConnectedApp => {
                        "This is a connected app, and this journey's is an External Client App; nothing here counts for it."
                    }
                }
                .to_owned(),
            );
            return;
        }
        match &journey.app_id {
            Some(own) if is_same_record(own, &id) => {
                let asked = self.config.hand_back.iter().flatten();
                let wanted = asked.into_iter().any(|what| *what == HandBack::ConsumerKey);
                if frame.shows_key && wanted {
                    self.arrival.key_in = Some(frame.document_id.clone());
                }
            }
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
}
