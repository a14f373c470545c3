//! What a config wants of other pages.

use super::policies::run_as;
use crate::catalogue::FormKind;
use crate::config::Config;
use crate::plan::Elsewhere;

/// Settings of the config that are set on another page than the one with the form.
pub(in crate::plan) fn elsewhere(config: &Config, form: FormKind) -> Vec<Elsewhere> {
    const OWN_PAGES: &str = "the app's own pages";
    const MANAGE_SETS: &str = "the app's Manage page, Manage Permission Sets";
    const MANAGE_PROFILES: &str = "the app's Manage page, Manage Profiles";
    const POLICIES_TAB: &str = "the app's Policies tab, after Create";
    let (settings, policies, permission_sets, profiles) = match form {
        FormKind::ExternalClientApp => ("", POLICIES_TAB, POLICIES_TAB, POLICIES_TAB),
        FormKind::ConnectedApp => (
            "",
            "the app's Manage page, Edit Policies, after Save",
            MANAGE_SETS,
            MANAGE_PROFILES,
        ),
        FormKind::ExternalClientAppPolicies => ("the app's Settings tab", "", "", ""),
        FormKind::ConnectedAppPolicies => {
            ("the app's own page, Edit", "", MANAGE_SETS, MANAGE_PROFILES)
        }
        FormKind::PermissionSet | FormKind::PermissionSetAssignment => {
            (OWN_PAGES, OWN_PAGES, OWN_PAGES, OWN_PAGES)
        }
        FormKind::AssignedConnectedApps | FormKind::ApplicationPermissionSetAssignment => {
            (OWN_PAGES, OWN_PAGES, "", MANAGE_PROFILES)
        }
        FormKind::ApplicationProfileAssignment => (OWN_PAGES, OWN_PAGES, MANAGE_SETS, ""),
    };
    let mut list = Vec::new();
    let mut add = |there: bool, path: &str, field: &str, place: &str| {
        if there && !place.is_empty() {
            list.push(Elsewhere {
                path: path.into(),
                field: field.into(),
                place: place.into(),
            });
        }
    };
    if form == FormKind::ConnectedAppPolicies
        && let Some((path, user)) = run_as(config)
    {
        let place = format!(
            "this page, by hand: the person with the user name {}",
            user.words()
        );
        add(true, path, "Run As, under Client Credentials Flow", &place);
    }
    if form == FormKind::PermissionSetAssignment {
        let set = config.permission_set.as_ref();
        let users = set.and_then(|set| set.assign_to.as_ref());
        let several = users.is_some_and(|users| users.len() > 1);
        add(
            several,
            "/permissionSet/assignTo",
            "Users to assign",
            "this page, by hand, one after another",
        );
    }
    add(config.app.is_some(), "/app", "Basic information", settings);
    add(config.oauth.is_some(), "/oauth", "OAuth settings", settings);
    if let Some(wanted) = &config.policies {
        add(
            wanted.permitted_users.is_some(),
            "/policies/permittedUsers",
            "Permitted Users",
            policies,
        );
        add(
            wanted.ip_relaxation.is_some(),
            "/policies/ipRelaxation",
            "IP Relaxation",
            policies,
        );
        add(
            wanted.refresh_token.is_some(),
            "/policies/refreshToken",
            "Refresh Token Policy",
            policies,
        );
        add(
            wanted.session_timeout_minutes.is_some(),
            "/policies/sessionTimeoutMinutes",
            "Session timeout",
            policies,
        );
        add(
            wanted.high_assurance.is_some(),
            "/policies/highAssurance",
            "High assurance session required",
            policies,
        );
        add(
            wanted.client_credentials_run_as.is_some(),
            "/policies/clientCredentialsRunAs",
            "Run As",
            policies,
        );
        add(
            wanted.start_url.is_some(),
            "/policies/startUrl",
            "Start URL",
            policies,
        );
        add(
            wanted.permission_sets.is_some(),
            "/policies/permissionSets",
            "Permission sets",
            permission_sets,
        );
        add(
            wanted.profiles.is_some(),
            "/policies/profiles",
            "Profiles",
            profiles,
        );
    }
    add(
        config.permission_set.is_some(),
        "/permissionSet",
        "Permission set",
        match form {
            FormKind::PermissionSet
            | FormKind::PermissionSetAssignment
            | FormKind::AssignedConnectedApps => "",
            _ => "Setup, Permission Sets",
        },
    );
    list
}
