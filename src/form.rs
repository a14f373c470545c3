//! The one form of a tab that may be filled, or the reason why there is none.

mod error;

pub use error::FormError;

use crate::catalogue::{FormKind, USER_SEARCH, assigned_connected_apps};
use crate::org::{self, Org};
use crate::page::{PageKind, page, section_key};
use crate::snapshot::{CollectRefusal, Control, FrameSnapshot, LearnedPage, PageSnapshot, State};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A form that may be filled.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The frame it is in.
    pub frame: &'a FrameSnapshot,
    /// Which form it is.
    pub kind: FormKind,
    /// New, or of something that exists.
    pub mode: Mode,
}

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A new app.
    New,
    /// An existing app, being edited.
    Edit,
    /// An existing app, shown for reading.
    View,
}

/// The form of a tab, to be filled.
///
/// # Errors
/// Each [`FormError`] says what is there instead.
pub fn form(snapshot: &PageSnapshot) -> Result<Form<'_>, FormError> {
    match readable(snapshot)? {
        form if form.mode == Mode::View && is_edit_page(form.frame) => Err(FormError::Locked),
        form if form.mode == Mode::View => Err(FormError::ViewMode),
        form => Ok(form),
    }
}

/// The form of a tab, to be filled or only read.
///
/// # Errors
/// Each [`FormError`] but [`FormError::ViewMode`] and [`FormError::Locked`].
pub fn readable(snapshot: &PageSnapshot) -> Result<Form<'_>, FormError> {
    let forms = shown(snapshot)?;
    match forms.as_slice() {
        [form] => Ok(*form),
        [] => {
            let top = snapshot.frames.iter().find(|frame| frame.top);
            let org = top.and_then(|top| org::org(&top.origin));
            match org.map(|org| out_of_reach(snapshot, &org)) {
                Some(origins) if !origins.is_empty() => Err(FormError::OutOfReach(origins)),
                _ => Err(FormError::NoForm),
            }
        }
        _ => Err(FormError::TwoForms),
    }
}

/// Every form that a tab shows, also those for reading.
///
/// # Errors
/// A [`FormError`] when the tab is no org's or must not be read.
pub(crate) fn shown(snapshot: &PageSnapshot) -> Result<Vec<Form<'_>>, FormError> {
    if !snapshot.fits() {
        return Err(FormError::TooLarge);
    }
    let top = snapshot
        .frames
        .iter()
        .find(|frame| frame.top)
        .ok_or(FormError::NotSetup)?;
    org::org(&top.origin).ok_or(FormError::NotSetup)?;
    let mut forms = Vec::new();
    for frame in shown_frames(snapshot) {
        let kind = page(&frame.origin, &frame.path, &frame.query).kind;
        if kind == PageKind::ConsumerDetails || frame.refused == Some(CollectRefusal::SecretsPage) {
            return Err(FormError::SecretsPage);
        }
        if frame.refused.is_some() {
            return Err(FormError::TooLarge);
        }
        let found = match kind {
            PageKind::NewConnectedApp => vec![(FormKind::ConnectedApp, Mode::New)],
            PageKind::EditConnectedApp => vec![(FormKind::ConnectedApp, Mode::Edit)],
            PageKind::ConnectedAppView => vec![(FormKind::ConnectedApp, Mode::View)],
            PageKind::ExternalClientAppManager if looks_like_form(frame) => {
                vec![(FormKind::ExternalClientApp, Mode::New)]
            }
            PageKind::ExternalClientApp => of_external_client_app(frame),
            PageKind::ConnectedAppPolicyEdit => vec![(FormKind::ConnectedAppPolicies, Mode::Edit)],
            PageKind::ConnectedAppPolicyView => vec![(FormKind::ConnectedAppPolicies, Mode::View)],
            PageKind::NewPermissionSet => vec![(FormKind::PermissionSet, Mode::New)],
            PageKind::PermissionSetAssignment => of_assignment(frame),
            PageKind::PermissionSetSection => of_section(frame),
            PageKind::OtherSetup | PageKind::NotSetup => of_learned(frame, &snapshot.learned),
            _ => Vec::new(),
        };
        let form = |(kind, mode)| Form { frame, kind, mode };
        forms.extend(found.into_iter().map(form));
    }
    for form in &mut forms {
        if is_read_only(form) {
            form.mode = Mode::View;
        }
    }
    Ok(forms)
}

/// The frames of the tab's own org that can be seen; none on a tab that is no org.
pub(crate) fn shown_frames(snapshot: &PageSnapshot) -> impl Iterator<Item = &FrameSnapshot> {
    let top = snapshot.frames.iter().find(|frame| frame.top);
    let org = top.and_then(|top| org::org(&top.origin));
    let of_org = move |frame: &&FrameSnapshot| {
        let other = org::org(&frame.origin);
        let both = org.as_ref().zip(other.as_ref());
        both.is_some_and(|(org, other)| org::same_org(org, other))
    };
    snapshot
        .frames
        .iter()
        .filter(of_org)
        .filter(|frame| is_shown(snapshot, frame))
}

/// A frame counts as shown when it has a size and its parent shows it.
fn is_shown(snapshot: &PageSnapshot, frame: &FrameSnapshot) -> bool {
    let hidden_by_parent = !frame.name.is_empty()
        && snapshot
            .frames
            .iter()
            .flat_map(|parent| &parent.child_frames)
            .any(|child| {
                child.name == frame.name && child.origin == frame.origin && !child.visible
            });
    frame.top || (frame.visible && !hidden_by_parent)
}

/// The forms of one app's page, by what only one of its tabs has; a tab that is not in front is not shown.
fn of_external_client_app(frame: &FrameSnapshot) -> Vec<(FormKind, Mode)> {
    let tabs = [
        FormKind::ExternalClientApp,
        FormKind::ExternalClientAppPolicies,
    ];
    let own = |kind: FormKind, label: &str| {
        let others = tabs.iter().filter(|other| **other != kind);
        is_known(kind, label) && !others.into_iter().any(|other| is_known(*other, label))
    };
    let shown: Vec<_> = tabs
        .iter()
        .filter(|kind| {
            let mut controls = frame.controls.iter().filter(|control| control.visible);
            controls.any(|control| own(**kind, &control.label))
        })
        .map(|kind| (*kind, Mode::Edit))
        .collect();
    match shown.is_empty() {
        // Another tab of the app, or one whose sections are all closed.
        true => vec![(FormKind::ExternalClientApp, Mode::View)],
        false => shown,
    }
}

/// The users that can be ticked, or those that are assigned: only the first has the list's own search.
fn of_assignment(frame: &FrameSnapshot) -> Vec<(FormKind, Mode)> {
    let mut shown = frame.controls.iter().filter(|control| control.visible);
    let mode = match shown.any(|control| control.name.ends_with(USER_SEARCH)) {
        true => Mode::New,
        false => Mode::View,
    };
    vec![(FormKind::PermissionSetAssignment, mode)]
}

/// A section of a permission set, where it is the one that is known: other sections have the same two lists.
fn of_section(frame: &FrameSnapshot) -> Vec<(FormKind, Mode)> {
    let key = section_key(&frame.query);
    let known = key.is_some_and(|key| assigned_connected_apps::SECTION_KEYS.contains(&&*key));
    match known || frame.is_titled(assigned_connected_apps::TITLE) {
        true => vec![(FormKind::AssignedConnectedApps, Mode::Edit)],
        false => Vec::new(),
    }
}

/// A page whose address an app's own page told.
fn of_learned(frame: &FrameSnapshot, learned: &[LearnedPage]) -> Vec<(FormKind, Mode)> {
    let mut own = learned.iter().filter(|page| page.is_shown_by(frame));
    own.next()
        .map(|page| (page.list.form(), Mode::Edit))
        .into_iter()
        .collect()
}

/// The list and the form of External Client App Manager share one address: a known field, or more text
/// fields than a list with its search boxes has, make it the form.
pub(crate) fn looks_like_form(frame: &FrameSnapshot) -> bool {
    let texts = frame
        .controls
        .iter()
        .filter(|control| control.visible && matches!(control.state, State::Text { .. }));
    has_known_field(frame) || texts.count() >= 6
}

/// Whether a control is shown whose label is one of the External Client App's fields.
fn has_known_field(frame: &FrameSnapshot) -> bool {
    known_fields(frame, FormKind::ExternalClientApp)
        .next()
        .is_some()
}

/// Whether a frame shows a page that exists for changing something, and for nothing else.
fn is_edit_page(frame: &FrameSnapshot) -> bool {
    matches!(
        page(&frame.origin, &frame.path, &frame.query).kind,
        PageKind::NewConnectedApp
            | PageKind::EditConnectedApp
            | PageKind::ConnectedAppPolicyEdit
            | PageKind::NewPermissionSet
    )
}

/// View mode shows the same labels over controls that take nothing.
fn is_read_only(form: &Form<'_>) -> bool {
    let mut known = known_fields(form.frame, form.kind).peekable();
    known.peek().is_some() && known.all(|control| !control.enabled || control.read_only)
}

fn known_fields(frame: &FrameSnapshot, kind: FormKind) -> impl Iterator<Item = &Control> {
    frame
        .controls
        .iter()
        .filter(move |control| control.visible && is_known(kind, &control.label))
}

fn is_known(kind: FormKind, label: &str) -> bool {
    kind.fields().iter().any(|field| field.is_called(label))
}

/// Frames of this org that are shown but did not answer.
fn out_of_reach(snapshot: &PageSnapshot, org: &Org) -> Vec<String> {
    let mut origins: Vec<String> = snapshot
        .frames
        .iter()
        .flat_map(|frame| &frame.child_frames)
        .filter(|child| child.visible)
        .filter(|child| org::org(&child.origin).is_some_and(|other| org::same_org(org, &other)))
        .map(|child| child.origin.clone())
        .filter(|origin| {
            !snapshot
                .frames
                .iter()
                .any(|frame| frame.origin == *origin && !frame.top)
        })
        .collect();
    origins.sort();
    origins.dedup();
    origins
}
