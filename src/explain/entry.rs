//! The shape of the table, and finding a row in it.

use serde::Serialize;
use tsify::Tsify;

use super::read::{Paste, plain};
use super::{app, flow, history, login, rest};
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
    InstalledPackages,
    MyDomain,
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
            Self::InstalledPackages => "Installed Packages",
            Self::MyDomain => "My Domain",
            Self::Users => "Users",
            Self::LoginHistory => "Login History",
            Self::Profiles => "Profiles",
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

/// Salesforce's own list.
pub(super) const HELP: &str = "Salesforce help, “OAuth 2.0 Flow Errors”";
/// Salesforce's command line, its guide.
pub(super) const GUIDE: &str = "Salesforce DX Developer Guide, “org login jwt” errors";
/// What people met.
pub(super) const ISSUES: &str =
    "public issues of Salesforce's command line and of client libraries";
/// Names without an explanation.
pub(super) const SDK: &str = "the list of error codes in Salesforce's Mobile SDK";
/// The words of Login History.
pub(super) const HISTORY: &str = "Salesforce Object Reference, LoginHistory, and article 000212208";

/// One row.
pub(super) struct Entry {
    /// Codes that are enough to know it; empty when only the words beside a code tell it.
    pub(super) codes: &'static [&'static str],
    /// Words of a description, small and plain; one of them is enough.
    pub(super) descriptions: &'static [&'static str],
    pub(super) title: &'static str,
    /// Where this is written, in words.
    pub(super) source: &'static str,
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
    [
        login::ROWS,
        app::ROWS,
        flow::ROWS,
        history::ROWS,
        rest::ROWS,
    ]
    .into_iter()
    .flatten()
}

/// How a row was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum KnownBy {
    /// By its words, which say more than a code.
    Words,
    /// By its code, and there were no words.
    Code,
    /// By its code; the words beside it are not in the table, and may say something else.
    CodeAlone,
}

/// The row of an error. The words beside a code say more than the code; of two that fit, the longer words.
pub(super) fn find(paste: &Paste) -> Option<(&'static Entry, KnownBy)> {
    let by_words = |text: &str| {
        let text = plain(text);
        all()
            .flat_map(|entry| entry.descriptions.iter().map(move |known| (*known, entry)))
            .filter(|(known, _)| holds(&text, known))
            .max_by_key(|(known, _)| known.len())
            .map(|(_, entry)| (entry, KnownBy::Words))
    };
    let by_code = || {
        // Some programs write codes with hyphens.
        let code = paste.code.as_deref()?.replace('-', "_");
        let known = |entry: &&Entry| {
            let mut codes = entry.codes.iter();
            codes.any(|known| known.eq_ignore_ascii_case(&code))
        };
        let by = match paste.words_of_code {
            true => KnownBy::CodeAlone,
            false => KnownBy::Code,
        };
        all().find(known).map(|entry| (entry, by))
    };
    let description = paste.description.as_deref().unwrap_or_default();
    by_words(description)
        .or_else(by_code)
        .or_else(|| by_words(&paste.text))
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
