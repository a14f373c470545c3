//! A journey as people see it: each step with what it does, why, where, and how it stands.

use serde::Serialize;
use tsify::Tsify;

use super::{Fact, Journey, Progress, StepKind, StepState};
use crate::catalogue::same_label;
use crate::config::{AppKind, Config};
use crate::org::{self, Org, SetupPage};

/// A step as people see it.
#[derive(Debug, Clone, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StepShown {
    /// Which step.
    pub step: StepKind,
    /// What is done, in a few words.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// What to do there, in order.
    pub does: Vec<String>,
    /// Where, in this org.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub url: Option<String>,
    /// How it stands.
    pub state: StepState,
    /// Since when, in seconds since 1970 (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub at: Option<u64>,
    /// Why it was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub reason: Option<String>,
    /// What was read back.
    pub facts: Vec<Fact>,
    /// The saved page proves it; else the admin says it is done.
    pub needs_proof: bool,
    /// When every server is said to know a change that was saved, in seconds since 1970 (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub known_everywhere: Option<u64>,
}

/// The steps of a journey; `url` is any address of its org.
#[must_use]
pub fn shown(journey: &Journey, url: Option<&str>) -> Vec<StepShown> {
    let config = journey.parsed().unwrap_or_default();
    let org = url
        .and_then(org::org)
        .filter(|org| org.key() == journey.org);
    // A connected app takes up to 10 minutes, an External Client App up to 30.
    let minutes = match journey.app {
        AppKind::ConnectedApp => 10,
        AppKind::ExternalClientApp => 30,
    };
    journey
        .steps
        .iter()
        .map(|progress| {
            let step = progress.step;
            let (title, why) = words(step, journey.app);
            let saved = matches!(step, StepKind::CreateApp | StepKind::Policies);
            let proved = progress.state == StepState::Proved;
            StepShown {
                step,
                title,
                why,
                does: does(progress, journey, &config),
                url: org.as_ref().and_then(|org| place(step, journey, org)),
                state: progress.state,
                at: progress.at,
                reason: progress.reason.clone(),
                facts: progress.facts.clone(),
                needs_proof: !progress.may_be_said(),
                known_everywhere: progress
                    .at
                    .filter(|_| saved && proved)
                    .map(|at| at.saturating_add(minutes * 60)),
            }
        })
        .collect()
}

fn words(step: StepKind, app: AppKind) -> (&'static str, &'static str) {
    let external = app == AppKind::ExternalClientApp;
    match step {
        StepKind::Prepare => (
            "Before you start",
            "What the vendor asks for before anything is made in Salesforce.",
        ),
        StepKind::Certificate => (
            "Get the certificate",
            "Salesforce knows the vendor by the signature of the key that belongs to it.",
        ),
        StepKind::PermissionSet => (
            "Create the permission set",
            "It decides who may use the app. License --None-- lets users of different licenses have it.",
        ),
        StepKind::AssignUser => (
            "Assign it to the vendor's user",
            "Only who has the permission set is pre-authorized. The user needs API Enabled and access to the records.",
        ),
        StepKind::CreateApp if external => (
            "Create the External Client App",
            "It names the vendor's callback URLs and what the vendor may do.",
        ),
        StepKind::CreateApp => (
            "Create the connected app",
            "It names the vendor's callback URLs and what the vendor may do.",
        ),
        StepKind::Policies => (
            "Set the policies",
            "Without them the users are not pre-authorized, and the connection fails with “user hasn't approved this consumer”.",
        ),
        StepKind::ConnectedAppAccess => (
            "Pre-authorize the users",
            "Who is let in stands on pages of its own, one for permission sets and one for profiles.",
        ),
        StepKind::HandOver => (
            "Hand over",
            "What the vendor needs to connect, and nothing else.",
        ),
    }
}

/// What to do, and what else may be the matter where a list lacks somebody.
fn does(progress: &Progress, journey: &Journey, config: &Config) -> Vec<String> {
    let mut does = first_to_last(progress.step, journey, config);
    let lacks = progress.facts.iter().any(|fact| fact.verdict.is_wrong());
    if lacks && !progress.step.is_proved_by_a_page() {
        does.push(
            "If what is missing stands on a further page of the list, skip this step and say so."
                .to_owned(),
        );
    }
    does
}

fn first_to_last(step: StepKind, journey: &Journey, config: &Config) -> Vec<String> {
    let vendor = config.vendor_steps.clone().unwrap_or_default();
    let set = config.permission_set.clone().unwrap_or_default();
    let label = set.label.unwrap_or_default();
    let external = journey.app == AppKind::ExternalClientApp;
    match step {
        StepKind::Prepare => vendor.before.unwrap_or_default(),
        StepKind::Certificate => vec![
            "Open the file that came with the vendor's e-mail with a text editor and paste it here."
                .to_owned(),
            "Or make a key and a certificate of your own under Keys.".to_owned(),
        ],
        StepKind::PermissionSet => vec![
            format!("Fill the form: label “{label}”."),
            "Press Save on the page.".to_owned(),
        ],
        StepKind::AssignUser => {
            let users = set.assign_to.unwrap_or_default();
            let user = match users.as_slice() {
                [] => "the user that the vendor works as".to_owned(),
                users => users.join(", "),
            };
            vec![
                format!("Open “{label}”, press Manage Assignments, then Add Assignment."),
                format!("Fill the list: it searches for {user} and ticks that row."),
                "Press Next, then Assign on the page.".to_owned(),
            ]
        }
        StepKind::CreateApp if external => vec![
            "Press New External Client App, then fill the form.".to_owned(),
            "Check it and press Create on the page.".to_owned(),
            "Open the tab Settings: what was saved is read back.".to_owned(),
        ],
        StepKind::CreateApp => vec![
            "Fill the form.".to_owned(),
            "Check it, press Save on the page, then Continue.".to_owned(),
        ],
        StepKind::Policies if external => vec![
            "On the tab Policies press Edit, then fill the form.".to_owned(),
            "If Salesforce asks to confirm who may use the app, you answer.".to_owned(),
            "Press Save on the page: what was saved is read back.".to_owned(),
        ],
        StepKind::Policies => vec![
            "Find the app, press Edit Policies.".to_owned(),
            "Fill the form. If Salesforce asks to confirm who may use the app, you answer."
                .to_owned(),
            "Press Save on the page: what was saved is read back.".to_owned(),
        ],
        StepKind::ConnectedAppAccess => access(&label, config),
        StepKind::HandOver => vendor.after.unwrap_or_default(),
    }
}

/// How people are let into a connected app; which pages there are depends on who they are.
fn access(label: &str, config: &Config) -> Vec<String> {
    let policies = config.policies.clone().unwrap_or_default();
    let sets = policies.permission_sets.unwrap_or_default();
    let profiles = policies.profiles.unwrap_or_default();
    let press = |button: &str, names: &[String]| {
        let names = names.join("”, “");
        format!(
            "On the app's page, as for its policies, press {button}: fill the list, or tick “{names}” yourself. Press Save on the page."
        )
    };
    let of = |button: &str, names: &[String]| (!names.is_empty()).then(|| press(button, names));
    let mut does: Vec<_> = of("Manage Permission Sets", &sets).into_iter().collect();
    does.extend(of("Manage Profiles", &profiles));
    if !label.is_empty() && sets.iter().any(|set| same_label(set, label)) {
        does.push(format!(
            "Or open the permission set “{label}”, press Assigned Connected Apps and then Edit: fill the list, press Save on the page."
        ));
    }
    does.push("What the app's page lists then is read back.".to_owned());
    does
}

/// Where a step is done; the app's own page once it is known.
fn place(step: StepKind, journey: &Journey, org: &Org) -> Option<String> {
    let own = || org::app_link(org, journey.app_id.as_deref()?);
    let links = || org::links(org);
    let external = journey.app == AppKind::ExternalClientApp;
    match step {
        StepKind::Prepare | StepKind::Certificate => None,
        StepKind::PermissionSet => Some(links().new_permission_set),
        StepKind::AssignUser => {
            let own = journey.permission_set_id.as_deref();
            let own = own.and_then(|id| org::assignment_link(org, id));
            own.or_else(|| Some(links().permission_sets))
        }
        StepKind::CreateApp if external => {
            own().or_else(|| Some(links().external_client_app_manager))
        }
        StepKind::CreateApp => own().or_else(|| Some(links().new_connected_app)),
        StepKind::Policies | StepKind::HandOver if external => {
            own().or_else(|| Some(links().external_client_app_manager))
        }
        StepKind::HandOver => own().or_else(|| Some(links().app_manager)),
        StepKind::Policies | StepKind::ConnectedAppAccess => {
            let own = journey.app_id.as_deref();
            let own = own.and_then(|id| org::policies_link(org, id));
            own.or_else(|| Some(org::link(org, SetupPage::ManageConnectedApps)))
        }
    }
}
