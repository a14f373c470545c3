//! Which steps a config asks for.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::catalogue::FormKind;
use crate::config::{AppKind, Config, Policies};

/// One step of a journey.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Tsify,
)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// What the vendor's guide asks for beforehand.
    Prepare,
    /// Having the certificate that goes onto the app.
    Certificate,
    /// The permission set that lets the user in.
    PermissionSet,
    /// Assigning it to the user.
    AssignUser,
    /// The app itself.
    CreateApp,
    /// Its policies.
    Policies,
    /// Who is let into a connected app, on pages of their own.
    ConnectedAppAccess,
    /// What the vendor gets back.
    HandOver,
}

impl StepKind {
    /// The step that a form is for.
    #[must_use]
    pub fn of(form: FormKind) -> Self {
        match form {
            FormKind::PermissionSet => Self::PermissionSet,
            FormKind::PermissionSetAssignment => Self::AssignUser,
            FormKind::ExternalClientApp | FormKind::ConnectedApp => Self::CreateApp,
            FormKind::ExternalClientAppPolicies | FormKind::ConnectedAppPolicies => Self::Policies,
            FormKind::AssignedConnectedApps
            | FormKind::ApplicationProfileAssignment
            | FormKind::ApplicationPermissionSetAssignment => Self::ConnectedAppAccess,
        }
    }

    /// Whether it is done by what is read back, and not by the admin's word. Of the pages that tell who is let
    /// in too little is known: they prove a step when they are recognised, and else the admin's word counts.
    #[must_use]
    pub fn is_proved_by_a_page(self) -> bool {
        matches!(
            self,
            Self::Certificate | Self::PermissionSet | Self::CreateApp | Self::Policies
        )
    }
}

/// The steps of a config for one kind of app, in the order in which each finds what it needs.
#[must_use]
pub fn steps(config: &Config, app: AppKind) -> Vec<StepKind> {
    let oauth = config.oauth.as_ref();
    let certificate = oauth.is_some_and(|oauth| {
        let flows = oauth.flows.unwrap_or_default();
        oauth.certificate.is_some() || flows.jwt_bearer == Some(true)
    });
    let policies = config.policies.as_ref();
    let lets_in = policies
        .is_some_and(|policies| policies.permission_sets.is_some() || policies.profiles.is_some());
    let vendor = config.vendor_steps.as_ref();
    let before = vendor.is_some_and(|steps| steps.before.is_some());
    let after = vendor.is_some_and(|steps| steps.after.is_some());
    let set = config.permission_set.is_some();
    [
        (before, StepKind::Prepare),
        (certificate, StepKind::Certificate),
        (set, StepKind::PermissionSet),
        (set, StepKind::AssignUser),
        (true, StepKind::CreateApp),
        (
            policies.is_some_and(|policies| sets_policies(policies, app)),
            StepKind::Policies,
        ),
        (
            lets_in && app == AppKind::ConnectedApp,
            StepKind::ConnectedAppAccess,
        ),
        (after || config.hand_back.is_some(), StepKind::HandOver),
    ]
    .into_iter()
    .filter_map(|(asked, step)| asked.then_some(step))
    .collect()
}

/// Whether the form of the policies has anything to set: of a connected app it does not say who is let in.
fn sets_policies(policies: &Policies, app: AppKind) -> bool {
    let on_the_form = match app {
        AppKind::ExternalClientApp => policies.clone(),
        AppKind::ConnectedApp => Policies {
            permission_sets: None,
            profiles: None,
            ..policies.clone()
        },
    };
    on_the_form != Policies::default()
}
