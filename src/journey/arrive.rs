//! What a page says about a journey: whether it belongs to it, which step it is for, and what it proves.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::lists::{OnTheWay, Pointer, on_the_way};
use super::settle::{name_fact, prove, settle};
use super::{Journey, StepKind, StepState};
use crate::config::{AppKind, Config};
use crate::form;
use crate::org;
use crate::page::{PageKind, page};
use crate::run::Run;
use crate::snapshot::PageSnapshot;

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
    /// The document that shows the app's consumer key, where the vendor needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub key_in: Option<String>,
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
        key_in: None,
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
            PageKind::ExternalClientApp => {
                seen.app(AppKind::ExternalClientApp, frame, snapshot, run);
            }
            PageKind::ConnectedAppView => seen.app(AppKind::ConnectedApp, frame, snapshot, run),
            PageKind::ConnectedAppPolicyView => seen.saved_policies(frame),
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

/// A page being looked at, and what it has told so far.
pub(super) struct Seen<'a> {
    pub(super) config: &'a Config,
    pub(super) arrival: &'a mut Arrival,
    pub(super) now: u64,
}
