//! Links to the Setup pages this product works on, in the org of the tab.
//!
//! Only the host comes from the tab; every path is a constant, so no link can lead out of the org.

use serde::Serialize;
use tsify::Tsify;

use super::{HostClass, Org, setup_origin};
use crate::page::is_id;

/// Where an admin goes from a page that holds nothing to fill, the page to prefer first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SetupLinks {
    /// External Client App Manager; **New External Client App** is a button there, and its form has no
    /// address of its own.
    pub external_client_app_manager: String,
    /// **New Connected App**. Most orgs may not create connected apps any more unless the switch in
    /// `external_client_app_settings` is on.
    pub new_connected_app: String,
    /// App Manager, which lists connected apps.
    pub app_manager: String,
    /// External Client App Settings, with **Allow creation of connected apps**.
    pub external_client_app_settings: String,
    /// Permission sets.
    pub permission_sets: String,
    /// The form of a new permission set.
    pub new_permission_set: String,
}

/// The links for an org. They stay on the tab's own host where that host can show them, so that the
/// admin's session and the access already given go on counting.
#[must_use]
pub fn links(org: &Org) -> SetupLinks {
    let origin = lightning_origin(org);
    let at = |path: &str| format!("{origin}{path}");
    SetupLinks {
        external_client_app_manager: link(org, SetupPage::ExternalClientAppManager),
        new_connected_app: match org.host_class {
            // On the org's own host the classic page is opened as it is, without a frame around it.
            HostClass::MyDomain => format!(
                "{}/app/mgmt/forceconnectedapps/forceAppEdit.apexp",
                org.origin
            ),
            HostClass::Setup | HostClass::Lightning | HostClass::VisualforceFrame => at(concat!(
                "/lightning/setup/NavigationMenus/page",
                "?address=%2Fapp%2Fmgmt%2Fforceconnectedapps%2FforceAppEdit.apexp"
            )),
        },
        app_manager: link(org, SetupPage::AppManager),
        external_client_app_settings: link(org, SetupPage::ExternalClientAppSettings),
        permission_sets: link(org, SetupPage::PermissionSets),
        new_permission_set: at(concat!(
            "/lightning/setup/PermSets/page",
            "?address=%2Fudd%2FPermissionSet%2FnewPermissionSet.apexp"
        )),
    }
}

/// A page of Setup that an admin is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupPage {
    /// External Client App Manager.
    ExternalClientAppManager,
    /// External Client App Settings.
    ExternalClientAppSettings,
    /// Manage Connected Apps, with the policies of each.
    ManageConnectedApps,
    /// App Manager.
    AppManager,
    /// Connected Apps OAuth Usage, where apps are blocked and unblocked.
    ConnectedAppsUsage,
    /// External Client Apps OAuth Usage.
    ExternalClientAppsUsage,
    /// Permission Sets.
    PermissionSets,
    /// OAuth and OpenID Connect Settings.
    OauthSettings,
    /// Users.
    Users,
    /// Profiles.
    Profiles,
    /// Login History.
    LoginHistory,
    /// Installed Packages.
    InstalledPackages,
    /// My Domain, with the org's own address.
    MyDomain,
}

/// The address of a page in an org. The paths are those that a widely used extension links to.
#[must_use]
pub fn link(org: &Org, page: SetupPage) -> String {
    let path = match page {
        SetupPage::ExternalClientAppManager => "ManageExternalClientApplication",
        SetupPage::ExternalClientAppSettings => "ExternalClientApplicationSettings",
        SetupPage::ManageConnectedApps => "ConnectedApplication",
        SetupPage::AppManager => "NavigationMenus",
        SetupPage::ConnectedAppsUsage => "ConnectedAppsUsage",
        SetupPage::ExternalClientAppsUsage => "ExternalClientApplicationOauthUsage",
        SetupPage::PermissionSets => "PermSets",
        SetupPage::OauthSettings => "OauthOidcSettings",
        SetupPage::Users => "ManageUsers",
        SetupPage::Profiles => "EnhancedProfiles",
        SetupPage::LoginHistory => "OrgLoginHistory",
        SetupPage::InstalledPackages => "ImportedPackage",
        SetupPage::MyDomain => "OrgDomain",
    };
    format!("{}/lightning/setup/{path}/home", lightning_origin(org))
}

/// The page of one app, or `None` when `id` is no Salesforce id of an app we know the page of: `0xI` is
/// an External Client App, `06P` a connected app.
#[must_use]
pub fn app_link(org: &Org, id: &str) -> Option<String> {
    let origin = lightning_origin(org);
    if is_id(id, "0xI") {
        Some(format!(
            "{origin}/lightning/setup/ManageExternalClientApplication/{id}/detail"
        ))
    } else if is_id(id, "06P") {
        Some(format!(
            "{origin}/lightning/setup/NavigationMenus/page\
             ?address=%2Fapp%2Fmgmt%2Fforceconnectedapps%2FforceAppDetail.apexp%3FapplicationId%3D{id}"
        ))
    } else {
        None
    }
}

/// The policies of a connected app. The page's own address is known from pictures; that it opens inside the
/// Lightning page of App Manager, as the app's other pages do, is not.
#[must_use]
pub fn policies_link(org: &Org, id: &str) -> Option<String> {
    let origin = lightning_origin(org);
    is_id(id, "06P").then(|| {
        format!(
            "{origin}/lightning/setup/NavigationMenus/page?address=%2F_ui%2Fcore%2Fapplication%2Fforce\
             %2Fconnectedapp%2FForceConnectedApplicationPage%2Fd%3FapplicationId%3D{id}"
        )
    })
}

/// A permission set, whose sections lead to its apps and its users.
#[must_use]
pub fn permission_set_link(org: &Org, id: &str) -> Option<String> {
    let origin = lightning_origin(org);
    is_id(id, "0PS").then(|| format!("{origin}/lightning/setup/PermSets/page?address=%2F{id}"))
}

/// The users of a permission set. Several public tools link to it like this.
#[must_use]
pub fn assignment_link(org: &Org, id: &str) -> Option<String> {
    let origin = lightning_origin(org);
    is_id(id, "0PS")
        .then(|| format!("{origin}/lightning/setup/PermSets/{id}/PermissionSetAssignment/home"))
}

/// The tab's own origin where it can show Lightning Setup, else the origin that can.
fn lightning_origin(org: &Org) -> String {
    match org.host_class {
        HostClass::Setup | HostClass::Lightning => org.origin.clone(),
        HostClass::MyDomain | HostClass::VisualforceFrame => setup_origin(org),
    }
}
