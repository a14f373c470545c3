//! What a popup or panel says about the tab in front of it.

use crate::catalogue::FormKind;
use crate::config::AppKind;
use crate::form::{FormError, Mode, form, readable, shown_frames};
use crate::org::{self, Org, SetupLinks};
use crate::page::{PageKind, page as page_kind};
use crate::snapshot::{FrameSnapshot, PageSnapshot};
use serde::Serialize;
use tsify::Tsify;

/// The org behind a tab's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    /// Absent when the address proves no org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub org: Option<OrgShown>,
    /// Setup pages of that org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub links: Option<SetupLinks>,
}

/// An org as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OrgShown {
    /// What distinguishes it, for remembering per org: `acme--uat.sandbox`.
    pub key: String,
    /// `acme--uat`.
    pub name: String,
    /// `sandbox`, or the words for what the host does not prove.
    pub kind_in_words: String,
    /// Nothing proves that it is not a production org.
    pub production: bool,
    /// Its My Domain address: where it issues tokens, and the audience of a JWT for it.
    pub origin: String,
}

/// What a tab shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// Which page.
    pub kind: PageKind,
    /// Its name as Salesforce writes it.
    pub title: String,
    /// It holds a form that can be filled.
    pub fillable: bool,
    /// Which form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub form: Option<FormKind>,
    /// The kind of app of that form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub app_kind: Option<AppKind>,
    /// The form does not show what it belongs to, so it is filled from a journey alone, which knows.
    pub needs_journey: bool,
    /// Whether the form is for a new app.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub mode: Option<Mode>,
    /// The document of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub document_id: Option<String>,
    /// The document to watch for the page's next change: that of the form, else of the frame that shows the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub watch: Option<String>,
    /// Origins to ask access for, when the form sits in their frames.
    pub out_of_reach: Vec<String>,
    /// What the page itself says is wrong, each with the name of its field where it has one.
    pub errors: Vec<String>,
    /// Why there is nothing to fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub note: Option<String>,
}

/// The org of a tab.
pub fn tab(url: &str) -> Tab {
    let org = org::org(url);
    Tab {
        links: org.as_ref().map(org::links),
        org: org.as_ref().map(shown),
    }
}

fn shown(org: &Org) -> OrgShown {
    OrgShown {
        key: org.key(),
        name: org.my_domain.clone(),
        kind_in_words: org.kind.in_words().into(),
        production: org.kind == org::OrgKind::ProductionOrTrial,
        origin: org::my_domain_origin(org),
    }
}

/// What a tab shows, from its address and from what the agent saw.
pub fn page(url: &str, snapshot: &PageSnapshot) -> Page {
    let top = snapshot.frames.iter().find(|frame| frame.top);
    let kind = top.map_or(PageKind::NotSetup, |top| {
        page_kind(&top.origin, &top.path, &top.query).kind
    });
    let mut shown = Page {
        kind,
        title: title(kind, None).into(),
        fillable: false,
        form: None,
        app_kind: None,
        needs_journey: false,
        mode: None,
        document_id: None,
        watch: watched(snapshot),
        out_of_reach: Vec::new(),
        errors: page_errors(snapshot),
        note: None,
    };
    if org::org(url).is_none() {
        shown.kind = PageKind::NotSetup;
        return shown;
    }
    match form(snapshot) {
        Ok(form) => {
            let kind = page_kind(&form.frame.origin, &form.frame.path, &form.frame.query).kind;
            shown.kind = kind;
            shown.title = title(kind, Some(form.kind)).into();
            shown.fillable = true;
            shown.form = Some(form.kind);
            shown.app_kind = form.kind.app();
            shown.needs_journey = matches!(
                form.kind,
                FormKind::PermissionSetAssignment
                    | FormKind::AssignedConnectedApps
                    | FormKind::ApplicationProfileAssignment
                    | FormKind::ApplicationPermissionSetAssignment
            );
            shown.mode = Some(form.mode);
            shown.document_id = Some(form.frame.document_id.clone());
        }
        Err(error) => {
            if let Ok(form) = readable(snapshot) {
                let frame = form.frame;
                shown.kind = page_kind(&frame.origin, &frame.path, &frame.query).kind;
                shown.title = title(shown.kind, None).into();
                shown.mode = Some(form.mode);
                shown.form = Some(form.kind);
                shown.app_kind = form.kind.app();
            }
            if let FormError::OutOfReach(origins) = &error {
                shown.out_of_reach = origins.clone();
            }
            shown.note = Some(format!("{error}."));
        }
    }
    shown
}

/// The document that shows the page; the Lightning page around a frame stays when the frame goes on.
fn watched(snapshot: &PageSnapshot) -> Option<String> {
    if let Ok(form) = readable(snapshot) {
        return Some(form.frame.document_id.clone());
    }
    let frames: Vec<_> = shown_frames(snapshot).collect();
    let inner = frames.iter().rev().find(|frame| !frame.top);
    let shown = inner.or_else(|| frames.iter().find(|frame| frame.top));
    shown.map(|frame| frame.document_id.clone())
}

/// The page's own error messages, as far as they can be seen.
pub(crate) fn page_errors(snapshot: &PageSnapshot) -> Vec<String> {
    let of_frame = |frame: &FrameSnapshot| {
        let of_fields = frame.controls.iter().filter_map(|control| {
            let error = control.error.as_ref()?;
            Some(format!("{}: {error}", control.label))
        });
        frame
            .messages
            .iter()
            .cloned()
            .chain(of_fields)
            .collect::<Vec<_>>()
    };
    shown_frames(snapshot).flat_map(of_frame).collect()
}

fn title(kind: PageKind, form: Option<FormKind>) -> &'static str {
    match kind {
        PageKind::NewConnectedApp => "New Connected App",
        PageKind::EditConnectedApp => "Edit connected app",
        PageKind::ConnectedAppView => "Connected app",
        PageKind::ConnectedAppPolicyView => "Connected App Detail",
        PageKind::ConnectedAppPolicyEdit => "Connected App Edit",
        PageKind::ExternalClientAppManager if form.is_some() => "New External Client App",
        PageKind::ExternalClientAppManager => "External Client App Manager",
        PageKind::ExternalClientApp => match form {
            Some(FormKind::ExternalClientAppPolicies) => "Policies of the External Client App",
            Some(_) => "Settings of the External Client App",
            None => "External Client App",
        },
        PageKind::NewPermissionSet => "New permission set",
        PageKind::PermissionSet => "Permission set",
        PageKind::PermissionSetSection if form.is_some() => "Assigned Connected Apps",
        PageKind::PermissionSetSection => "A section of the permission set",
        PageKind::PermissionSetAssignment => "Users of the permission set",
        PageKind::AppManager => "App Manager",
        PageKind::ConnectedApps => "Manage Connected Apps",
        PageKind::ExternalClientAppSettings => "External Client App Settings",
        PageKind::ConsumerDetails => "Consumer details",
        PageKind::OtherSetup | PageKind::NotSetup => match form {
            Some(FormKind::ApplicationProfileAssignment) => "Profiles of the connected app",
            Some(FormKind::ApplicationPermissionSetAssignment) => {
                "Permission sets of the connected app"
            }
            _ if kind == PageKind::OtherSetup => "Setup",
            _ => "Not a Setup page",
        },
    }
}
