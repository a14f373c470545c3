//! Which Setup page a frame shows, by its host and its exact path together.
//!
//! Neither alone is enough: a package's own Visualforce page also lives on a Salesforce host, and any
//! site may use Setup's paths. What stands on the page is never asked: labels can be imitated.

use serde::Serialize;
use tsify::Tsify;

use crate::org::{self, HostClass, Org};

/// What a frame shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The classic form **New Connected App**.
    NewConnectedApp,
    /// The same form for an existing connected app.
    EditConnectedApp,
    /// A connected app as saved, to be read.
    ConnectedAppView,
    /// The policies of a connected app, to be read.
    ConnectedAppPolicyView,
    /// The policies of a connected app, to be changed.
    ConnectedAppPolicyEdit,
    /// External Client App Manager. The form **New External Client App** opens at this same address, so
    /// only the controls tell the list from the form.
    ExternalClientAppManager,
    /// One External Client App, with its Settings and Policies tabs.
    ExternalClientApp,
    /// App Manager, the list of apps.
    AppManager,
    /// Manage Connected Apps, the list of those that are in use.
    ConnectedApps,
    /// External Client App Settings, with the switch for creating connected apps.
    ExternalClientAppSettings,
    /// The form of a new permission set.
    NewPermissionSet,
    /// One permission set.
    PermissionSet,
    /// A section of one permission set, to be changed: which one, its title tells.
    PermissionSetSection,
    /// The users of one permission set, and those that it can be assigned to.
    PermissionSetAssignment,
    /// A page that shows a consumer key and secret, or that asks who you are before it does. Nothing on
    /// it may be collected.
    ConsumerDetails,
    /// Another page of Setup, the Lightning page around a classic one among them.
    OtherSetup,
    /// Not Setup: no org, or a page of an org that is not Setup's.
    NotSetup,
}

/// A frame's page and the org it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What the frame shows.
    pub kind: PageKind,
    /// The org, absent where the host proves none.
    pub org: Option<Org>,
}

/// Where the classic pages of connected apps live.
const CONNECTED_APPS: &str = "/app/mgmt/forceconnectedapps/";
/// The older servlet of a connected app's policies; `/d` shows and `/e` edits.
const POLICIES: &str = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/";
const NEW_PERMISSION_SET: &str = "/udd/PermissionSet/newPermissionSet.apexp";
/// Several public tools link to `PERMISSION_SETS` + id + `/PermissionSetAssignment/home`; under which address the
/// users to choose from are shown is not known, so what comes after the slash is not asked.
const PERMISSION_SETS: &str = "/lightning/setup/PermSets/";
const ASSIGNMENT: &str = "/PermissionSetAssignment/";
const EXTERNAL_CLIENT_APPS: &str = "/lightning/setup/ManageExternalClientApplication/";

/// What a frame at `origin` + `path` + `query` shows.
///
/// `path` and `query` are `location.pathname` and `location.search`; a leading `?` is tolerated. A frame
/// inside a tab must also belong to the tab's org ([`org::same_org`]), which one frame cannot tell.
///
/// ```
/// use connected_app_helper::page::{PageKind, page};
/// let path = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp";
/// assert_eq!(page("https://acme.my.salesforce.com", path, "").kind, PageKind::NewConnectedApp);
/// assert_eq!(page("https://evil.example", path, "").kind, PageKind::NotSetup);
/// ```
#[must_use]
pub fn page(origin: &str, path: &str, query: &str) -> Page {
    let org = org::org(origin);
    let kind = org
        .as_ref()
        .map_or(PageKind::NotSetup, |org| kind(org, path, query));
    Page { kind, org }
}

fn kind(org: &Org, path: &str, query: &str) -> PageKind {
    // A package's host shows the package's pages and none of Setup's, whatever their path says.
    if org
        .namespace
        .as_deref()
        .is_some_and(|namespace| namespace != "c")
    {
        return PageKind::NotSetup;
    }
    if let Some(name) = path.strip_prefix(CONNECTED_APPS) {
        return classic(name, query);
    }
    match org.host_class {
        HostClass::VisualforceFrame => PageKind::NotSetup,
        HostClass::MyDomain => servlet(path).unwrap_or_else(|| classic_setup(path)),
        HostClass::Setup | HostClass::Lightning => servlet(path)
            .or_else(|| lightning(path))
            .unwrap_or_else(|| classic_setup(path)),
    }
}

/// The Visualforce pages of connected apps. Their names are matched without regard to case, as
/// Salesforce serves them; the folder is not.
fn classic(name: &str, query: &str) -> PageKind {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is("forceAppEdit.apexp") {
        let existing = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
            .any(|(key, _)| key == "applicationId" || key == "id");
        if existing {
            PageKind::EditConnectedApp
        } else {
            PageKind::NewConnectedApp
        }
    } else if is("forceAppDetail.apexp") {
        PageKind::ConnectedAppView
    } else if is("forceInstalledConnectedAppList.apexp") {
        PageKind::ConnectedApps
    } else if shows_secrets(name) {
        PageKind::ConsumerDetails
    } else {
        PageKind::OtherSetup
    }
}

fn servlet(path: &str) -> Option<PageKind> {
    match path.strip_prefix(POLICIES) {
        Some("d") => Some(PageKind::ConnectedAppPolicyView),
        Some("e") => Some(PageKind::ConnectedAppPolicyEdit),
        Some(_) => Some(PageKind::OtherSetup),
        // "Verify Your Identity" stands before the consumer details and asks for a code.
        None if path.starts_with("/_ui/identity/") => Some(PageKind::ConsumerDetails),
        None => None,
    }
}

fn lightning(path: &str) -> Option<PageKind> {
    let setup = path.strip_prefix("/lightning/setup/")?;
    Some(match path.strip_prefix(EXTERNAL_CLIENT_APPS) {
        Some("home") => PageKind::ExternalClientAppManager,
        Some(rest)
            if rest
                .strip_suffix("/detail")
                .is_some_and(|id| is_id(id, "0xI")) =>
        {
            PageKind::ExternalClientApp
        }
        _ if setup == "NavigationMenus/home" => PageKind::AppManager,
        _ if setup == "ExternalClientApplicationSettings/home" => {
            PageKind::ExternalClientAppSettings
        }
        _ if assigned_set(path).is_some() => PageKind::PermissionSetAssignment,
        _ if shows_secrets(setup) => PageKind::ConsumerDetails,
        _ => PageKind::OtherSetup,
    })
}

/// Classic Setup pages other than connected apps: permission sets, the Setup tree.
fn classic_setup(path: &str) -> PageKind {
    if path.eq_ignore_ascii_case(NEW_PERMISSION_SET) {
        return PageKind::NewPermissionSet;
    }
    if permission_set_id(path).is_some() {
        return PageKind::PermissionSet;
    }
    if edited_permission_set(path).is_some() {
        return PageKind::PermissionSetSection;
    }
    let folders = [
        "/app/mgmt/",
        "/udd/",
        "/setup/",
        "/ui/setup/",
        "/_ui/core/application/force/",
    ];
    if folders.iter().any(|folder| path.starts_with(folder)) {
        PageKind::OtherSetup
    } else {
        PageKind::NotSetup
    }
}

/// The address of the consumer details page is not known. A page of this family with such a word in its
/// name is taken for it, since refusing one page too many costs nothing.
fn shows_secrets(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["consumer", "secret", "credential"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a text is the id of a record whose kind has this prefix: 15 characters, or 18 with the checksum, and
/// letters and digits only, so that an id cannot change a path.
pub(crate) fn is_id(id: &str, prefix: &str) -> bool {
    matches!(id.len(), 15 | 18)
        && id.starts_with(prefix)
        && id.bytes().all(|c| c.is_ascii_alphanumeric())
}

/// Whether two ids are those of one record: the three characters that 18 have more are a checksum.
pub(crate) fn is_same_record(one: &str, other: &str) -> bool {
    matches!((one.get(..15), other.get(..15)), (Some(one), Some(other)) if one == other)
}

/// The id of the permission set whose users a page is about.
pub(crate) fn assigned_set(path: &str) -> Option<&str> {
    let (id, _) = path.strip_prefix(PERMISSION_SETS)?.split_once(ASSIGNMENT)?;
    is_id(id, "0PS").then_some(id)
}

/// The id of a permission set whose own page an address is.
pub(crate) fn permission_set_id(path: &str) -> Option<&str> {
    path.strip_prefix('/').filter(|id| is_id(id, "0PS"))
}

/// The id of a permission set of which an address edits a section.
pub(crate) fn edited_permission_set(path: &str) -> Option<&str> {
    permission_set_id(path.strip_suffix("/e")?)
}

/// The section of a permission set that an address names.
pub(crate) fn section_key(query: &str) -> Option<String> {
    url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .find(|(key, _)| key == "s")
        .map(|(_, section)| section.into_owned())
}

/// The id of the app whose page an address is, where it has one.
pub(crate) fn record_id(path: &str, query: &str) -> Option<String> {
    let own = path
        .strip_prefix(EXTERNAL_CLIENT_APPS)
        .and_then(|rest| rest.strip_suffix("/detail"))
        .filter(|id| is_id(id, "0xI"));
    let asked = || {
        url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
            .find(|(key, _)| key == "applicationId")
            .map(|(_, id)| id.into_owned())
            .filter(|id| is_id(id, "06P"))
    };
    own.map(str::to_owned).or_else(asked)
}
