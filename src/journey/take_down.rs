//! The way back: what ends a connection, on the vendor's side and in Salesforce. Nothing here is pressed by the
//! product; each part says what to do, where, and how to see that it is done.

use serde::Serialize;
use tsify::Tsify;

use super::Journey;
use crate::config::AppKind;
use crate::org::{self, Org, SetupPage};

/// One part of taking a connection down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct TakeDown {
    /// What is done, in a few words.
    pub title: &'static str,
    /// What to do, in order.
    pub does: Vec<String>,
    /// How to see that it is done.
    pub check: &'static str,
    /// Where, in this org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub url: Option<String>,
}

/// Everything that ends a journey's connection, in the order in which nothing is left open meanwhile; `url` is any
/// address of its org.
#[must_use]
pub fn take_down(journey: &Journey, url: Option<&str>) -> Vec<TakeDown> {
    let config = journey.parsed().unwrap_or_default();
    let org = url
        .and_then(org::org)
        .filter(|org| org.key() == journey.org);
    let at = |place: &dyn Fn(&Org) -> Option<String>| org.as_ref().and_then(place);
    let app = at(&|org| {
        let own = journey.app_id.as_deref();
        own.and_then(|id| org::app_link(org, id))
            .or_else(|| Some(org::link(org, list_of(journey.app))))
    });
    let vendor = config.vendor_steps.clone().unwrap_or_default();
    let set = config.permission_set.clone().unwrap_or_default();
    let mut parts = Vec::new();
    if let Some(does) = vendor.remove {
        parts.push(TakeDown {
            title: "End it on the vendor's side",
            does,
            check: "The vendor shows this org as disabled, or no longer.",
            url: None,
        });
    }
    if let Some(label) = &set.label {
        let users = set.assign_to.clone().unwrap_or_default();
        let user = match users.as_slice() {
            [] => "the vendor's user".to_owned(),
            users => users.join(", "),
        };
        parts.push(TakeDown {
            title: "Take the access away",
            does: vec![format!(
                "On the permission set “{label}”, under Manage Assignments, remove the assignment of {user}."
            )],
            check: "The user is not among the current assignments any more.",
            url: at(&|org| {
                let own = journey.permission_set_id.as_deref();
                own.and_then(|id| org::assignment_link(org, id))
                    .or_else(|| Some(org::link(org, SetupPage::PermissionSets)))
            }),
        });
    }
    parts.push(TakeDown {
        title: "Revoke its tokens",
        does: vec!["Find the app in the list and revoke what it holds: a token goes on working after the access is gone.".to_owned()],
        check: "The list shows no user of the app any more.",
        url: at(&|org| Some(org::link(org, usage_of(journey.app)))),
    });
    parts.push(match journey.app {
        AppKind::ExternalClientApp => TakeDown {
            title: "Disable the app",
            does: vec!["On the app's page press Disable. Disabled, it can be enabled again.".to_owned()],
            check: "App Status does not say Enabled.",
            url: app.clone(),
        },
        AppKind::ConnectedApp => TakeDown {
            title: "Block the app",
            does: vec!["In the list of the step before, block the app. Blocked, it can be unblocked again.".to_owned()],
            check: "The list offers to unblock it.",
            url: at(&|org| Some(org::link(org, SetupPage::ConnectedAppsUsage))),
        },
    });
    let mut does = vec![
        "When nothing was missed for a while, delete the app on its own page. That cannot be taken back: the consumer key is gone with it.".to_owned(),
    ];
    does.extend(
        set.label.map(|label| {
            format!("Delete the permission set “{label}” too, if nobody else has it.")
        }),
    );
    parts.push(TakeDown {
        title: "Delete what is left",
        does,
        check: "Neither is in its list any more.",
        url: app,
    });
    parts
}

/// The list that holds apps of this kind.
fn list_of(app: AppKind) -> SetupPage {
    match app {
        AppKind::ExternalClientApp => SetupPage::ExternalClientAppManager,
        AppKind::ConnectedApp => SetupPage::AppManager,
    }
}

/// The list of who uses which app.
fn usage_of(app: AppKind) -> SetupPage {
    match app {
        AppKind::ExternalClientApp => SetupPage::ExternalClientAppsUsage,
        AppKind::ConnectedApp => SetupPage::ConnectedAppsUsage,
    }
}
