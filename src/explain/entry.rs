//! The shape of the table, and finding a row in it.

use serde::Serialize;
use tsify::Tsify;

use super::read::{Paste, plain};
use super::{flow, login, rest};
use crate::config::AppKind;

/// How sure it is that something causes an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum CauseCertainty {
    /// Salesforce says so.
    Documented,
    /// People met it so.
    Reported,
    /// The name says it, and no source was found.
    Inferred,
}

/// A page of Setup that a cause is looked for on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    ExternalClientApps,
    ManageConnectedApps,
    AppManager,
    ConnectedAppsUsage,
    PermissionSets,
    OauthSettings,
    Users,
    LoginHistory,
    Profiles,
    Status,
}

impl Where {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ExternalClientApps => "External Client App Manager",
            Self::ManageConnectedApps => "Manage Connected Apps",
            Self::AppManager => "App Manager",
            Self::ConnectedAppsUsage => "Connected Apps OAuth Usage",
            Self::PermissionSets => "Permission Sets",
            Self::OauthSettings => "OAuth and OpenID Connect Settings",
            Self::Users => "Setup, Users, the user",
            Self::LoginHistory => "Setup, Login History",
            Self::Profiles => "Setup, Profiles, the profile of the user",
            Self::Status => "status.salesforce.com, outside Setup",
        }
    }
}

/// One cause of a row.
pub(super) struct CauseRow {
    pub(super) what: &'static str,
    pub(super) check: &'static str,
    pub(super) fix: &'static str,
    pub(super) place: Option<Where>,
    /// Only for this kind of app.
    pub(super) only: Option<AppKind>,
    pub(super) certainty: CauseCertainty,
}

/// One row.
pub(super) struct Entry {
    /// Codes that are enough to know it; empty when only the words beside a code tell it.
    pub(super) codes: &'static [&'static str],
    /// Words of a description, small and plain; one of them is enough.
    pub(super) descriptions: &'static [&'static str],
    pub(super) title: &'static str,
    pub(super) causes: &'static [CauseRow],
    /// Waiting may be all it takes.
    pub(super) wait: bool,
    pub(super) login_history: bool,
}

pub(super) const fn cause(
    what: &'static str,
    check: &'static str,
    fix: &'static str,
    place: Option<Where>,
    certainty: CauseCertainty,
) -> CauseRow {
    CauseRow {
        what,
        check,
        fix,
        place,
        only: None,
        certainty,
    }
}

impl CauseRow {
    pub(super) const fn only(mut self, app: AppKind) -> Self {
        self.only = Some(app);
        self
    }
}

/// Every row.
pub(super) fn all() -> impl Iterator<Item = &'static Entry> {
    login::ROWS.iter().chain(flow::ROWS).chain(rest::ROWS)
}

/// The row of an error. The words beside a code say more than the code; of two that fit, the longer words.
pub(super) fn find(paste: &Paste) -> Option<&'static Entry> {
    let words = plain(paste.description.as_deref().unwrap_or_default());
    let whole = plain(&paste.text);
    let by = |text: &str| {
        all()
            .flat_map(|entry| {
                entry
                    .descriptions
                    .iter()
                    .map(move |known| (known.len(), *known, entry))
            })
            .filter(|(_, known, _)| holds(text, known))
            .max_by_key(|(length, ..)| *length)
            .map(|(.., entry)| entry)
    };
    let by_code = || {
        let code = paste.code.as_deref()?.to_ascii_lowercase();
        all().find(|entry| {
            entry
                .codes
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&code))
        })
    };
    by(&words).or_else(by_code).or_else(|| by(&whole))
}

/// Whole words only: "user" is not in "users".
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + words.len()..)
            .and_then(|after| after.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}
