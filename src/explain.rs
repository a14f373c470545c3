//! An OAuth error of Salesforce, explained: what it means, what most likely causes it, how to check that, and
//! where in this org. Pasted as people have it: a JSON answer, an address with `error=`, the title of a page,
//! a line of a log.
//!
//! The knowledge is a table ([`entry`]); reading ([`read`]) is apart from it, and so is the comparison of
//! callback URLs ([`compare`]). What is not in the table is not guessed.

mod app;
mod compare;
mod entry;
mod flow;
mod history;
mod login;
mod read;
mod rest;
mod text;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::config::AppKind;
use crate::org::{self, SetupPage};

pub use compare::{Comparison, Piece, compare};
use entry::Entry;
pub use entry::{CauseCertainty, KnownBy};
use read::Paste;

/// What is known around an error. What is absent is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Around {
    /// Any address of the org, for links.
    #[tsify(optional)]
    pub org: Option<String>,
    /// The kind of app.
    #[tsify(optional)]
    pub app: Option<AppKind>,
    /// The callback URLs of the app.
    #[tsify(optional)]
    pub callback_urls: Vec<String>,
}

/// A page of Setup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Its name in Setup, or the way there in words.
    pub name: &'static str,
    /// Its address in this org, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub url: Option<String>,
}

/// One thing that causes an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// What is so.
    pub what: &'static str,
    /// How to see whether it is so.
    pub check: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub place: Option<Place>,
    /// How sure it is that this causes it.
    pub certainty: CauseCertainty,
    /// It concerns this kind of app alone, where the kind in question is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub only: Option<AppKind>,
}

/// An error, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The code as it was read: `invalid_grant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub code: Option<String>,
    /// The words beside it, cut when long.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub description: Option<String>,
    /// How the table knows it; absent when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub known_by: Option<KnownBy>,
    /// What it means, in a sentence.
    pub title: &'static str,
    /// Where that is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub source: Option<&'static str>,
    /// The likely causes, the likeliest first.
    pub causes: Vec<Cause>,
    /// How many causes concern only the other kind of app.
    pub left_out: usize,
    /// When to try again, where waiting helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub retry: Option<&'static str>,
    /// Whether Login History shows more.
    pub login_history: bool,
    /// The callback URL that was sent, beside the nearest of those of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub comparison: Option<Comparison>,
    /// A secret stood in the text, and is not repeated here.
    pub held_secret: bool,
}

const NOT_KNOWN: &str = "This error is not known here.";
const NOTHING_FOUND: &str = "There is no OAuth error in this text.";
const WAIT_CONNECTED_APP: &str = "A new or changed connected app takes 2 to 10 minutes until every server knows it. Wait, then try again.";
const WAIT_EXTERNAL: &str = "A new or changed External Client App takes up to 30 minutes until every server knows it. Wait, then try again.";
const WAIT: &str = "A new or changed app takes 2 to 10 minutes until every server knows it, an External Client App up to 30. \
                    Wait, then try again.";

/// Explains the error of a text.
#[must_use]
pub fn explain(text: &str, around: &Around) -> Explanation {
    let paste = read::read(text);
    let found = entry::find(&paste);
    let entry = found.map(|(entry, _)| entry);
    let org = around.org.as_deref().and_then(org::org);
    let place = |page: entry::Where| {
        let page = page.of_kind(around.app);
        let url = page.page().zip(org.as_ref());
        Place {
            name: page.name(),
            url: url.map(|(page, org)| org::link(org, page)),
        }
    };
    let causes = entry
        .map(|entry| causes(entry, around.app, place))
        .unwrap_or_default();
    let is_error = paste.code.is_some() || entry.is_some();
    let retry = entry.filter(|entry| entry.wait).map(|_| match around.app {
        Some(AppKind::ExternalClientApp) => WAIT_EXTERNAL,
        Some(AppKind::ConnectedApp) => WAIT_CONNECTED_APP,
        None => WAIT,
    });
    Explanation {
        comparison: comparison(&paste, around),
        known_by: found.map(|(_, by)| by),
        title: match entry {
            Some(entry) => entry.title,
            None if is_error => NOT_KNOWN,
            None => NOTHING_FOUND,
        },
        source: entry.map(|entry| entry.source),
        left_out: entry.map_or(0, |entry| entry.causes.len()) - causes.len(),
        causes,
        retry,
        login_history: entry.is_some_and(|entry| entry.login_history),
        held_secret: paste.held_secret,
        code: paste.code,
        description: paste.description,
    }
}

fn causes(
    entry: &Entry,
    app: Option<AppKind>,
    place: impl Fn(entry::Where) -> Place,
) -> Vec<Cause> {
    let fits =
        |cause: &&entry::CauseRow| cause.only.is_none() || app.is_none() || cause.only == app;
    entry
        .causes
        .iter()
        .filter(fits)
        .map(|cause| Cause {
            what: cause.what,
            check: cause.check,
            fix: cause.fix,
            place: cause.place.map(&place),
            certainty: cause.certainty,
            only: cause.only.filter(|_| app.is_none()),
        })
        .collect()
}

/// Only where the error is about the callback, or the text shows which one was sent.
fn comparison(paste: &Paste, around: &Around) -> Option<Comparison> {
    let sent = paste.redirect_uri.as_deref()?;
    (!around.callback_urls.is_empty()).then(|| compare(sent, &around.callback_urls))
}

/// Every code the table knows, for its tests and for a reference.
pub fn codes() -> impl Iterator<Item = &'static str> {
    entry::all().flat_map(|entry| entry.codes.iter().copied())
}

/// Every description the table knows, with the title it leads to.
pub fn descriptions() -> impl Iterator<Item = (&'static str, &'static str)> {
    entry::all().flat_map(|entry| {
        entry
            .descriptions
            .iter()
            .map(move |description| (*description, entry.title))
    })
}

impl entry::Where {
    /// Settings and policies of an External Client App stand on its own pages.
    fn of_kind(self, app: Option<AppKind>) -> Self {
        match self {
            Self::AppManager | Self::ManageConnectedApps
                if app == Some(AppKind::ExternalClientApp) =>
            {
                Self::ExternalClientApps
            }
            page => page,
        }
    }

    fn page(self) -> Option<SetupPage> {
        use entry::Where;
        Some(match self {
            Where::ExternalClientApps => SetupPage::ExternalClientAppManager,
            Where::ManageConnectedApps => SetupPage::ManageConnectedApps,
            Where::AppManager => SetupPage::AppManager,
            Where::ConnectedAppsUsage => SetupPage::ConnectedAppsUsage,
            Where::PermissionSets => SetupPage::PermissionSets,
            Where::OauthSettings => SetupPage::OauthSettings,
            Where::Users => SetupPage::Users,
            Where::LoginHistory => SetupPage::LoginHistory,
            Where::Profiles => SetupPage::Profiles,
            Where::InstalledPackages => SetupPage::InstalledPackages,
            Where::MyDomain => SetupPage::MyDomain,
            Where::Status => return None,
        })
    }
}
