//! Pages whose address is written down nowhere: a connected app's saved policies tell it, by the buttons of two lists.
//!
//! Public automation opens the page of the profiles at the address in its button; that the button of the permission
//! sets has one too is inferred. Where it has none, nothing is learned and the page stays unknown.

use url::Url;

use crate::catalogue::{FormKind, is_label};
use crate::org::{HostClass, Org, org};
use crate::page::{PageKind, is_id, page};
use crate::snapshot::{AccessList, FrameSnapshot, LearnedPage, ListButton};

/// The longest address that is looked at, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

impl AccessList {
    /// The form that changes it.
    #[must_use]
    pub fn form(self) -> FormKind {
        match self {
            Self::Profiles => FormKind::ApplicationProfileAssignment,
            Self::PermissionSets => FormKind::ApplicationPermissionSetAssignment,
        }
    }

    /// The heading of the list.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Profiles => "Profiles",
            Self::PermissionSets => "Permission Sets",
        }
    }
}

/// What the saved policies of an app tell; nothing of a list with more than one button.
pub(crate) fn learn(frame: &FrameSnapshot) -> Vec<LearnedPage> {
    let one = |list: AccessList| {
        let is_own = |button: &&ListButton| is_label(list.heading(), &button.list);
        let mut own = frame.list_buttons.iter().filter(is_own);
        match (own.next(), own.next()) {
            (Some(button), None) => target(list, &frame.origin, &button.address),
            _ => None,
        }
    };
    let lists = [AccessList::Profiles, AccessList::PermissionSets];
    lists.into_iter().filter_map(one).collect()
}

/// Where an address leads: within its own site, to a page that is not known by itself, of some record.
fn target(list: AccessList, origin: &str, address: &str) -> Option<LearnedPage> {
    if address.len() > LONGEST_ADDRESS {
        return None;
    }
    let base = Url::parse(origin).ok()?;
    let url = base.join(address).ok()?;
    let ids: Vec<_> = ids(url.query().unwrap_or_default()).collect();
    let path = url.path().to_owned();
    let is_new = is_unknown(origin, &path, url.query().unwrap_or_default());
    (url.origin() == base.origin() && is_new && !ids.is_empty()).then_some(LearnedPage {
        list,
        path,
        ids,
    })
}

impl LearnedPage {
    /// Whether a frame shows it.
    #[must_use]
    pub fn is_shown_by(&self, frame: &FrameSnapshot) -> bool {
        self.path == frame.path
            && self
                .ids
                .iter()
                .all(|own| ids(&frame.query).any(|id| id == *own))
            && is_unknown(&frame.origin, &frame.path, &frame.query)
    }
}

/// Whether an address belongs to no page that is known by itself, on a host that serves no package's pages.
fn is_unknown(origin: &str, path: &str, query: &str) -> bool {
    let serves_setup =
        |org: &Org| org.namespace.is_none() && org.host_class != HostClass::VisualforceFrame;
    let of_setup = org(origin).as_ref().is_some_and(serves_setup);
    let kind = page(origin, path, query).kind;
    of_setup && matches!(kind, PageKind::OtherSetup | PageKind::NotSetup)
}

/// What in a query has the form of an id, whatever kind of record it is.
fn ids(query: &str) -> impl Iterator<Item = String> {
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    let values = pairs.map(|(_, value)| value.into_owned());
    values.filter(|value| is_id(value, ""))
}
