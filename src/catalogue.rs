//! How the pages show each setting: the only table that knows the target site.
//!
//! Labels are read off screenshots of 2024 to 2026, ids off automation that drives the real pages. The
//! ids of all other fields are not known, and nothing here pretends otherwise. Rows stand in page
//! order, which is evidence too (see [`crate::plan`]).

mod application_assignment;
pub(crate) mod assigned_connected_apps;
mod connected_app;
pub(crate) mod connected_app_policies;
mod external_client_app;
mod languages;
mod permission_set;
pub(crate) mod permission_set_assignment;
pub(crate) mod policies;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::config::AppKind;
use crate::snapshot::State;
pub(crate) use languages::{in_english, is_label, little_known, may_mean, translations};

/// What kind of control shows a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line or several lines of text: classic pages use `input`, Lightning pages `textarea`.
    Text,
    /// A box to tick.
    Checkbox,
    /// A drop-down of either sort.
    Choice,
    /// Two lists, of OAuth scopes.
    Scopes,
    /// Two lists, of names that the org gave.
    Names,
    /// A table of which rows are ticked.
    Rows,
    /// A file chooser.
    File,
}

/// One setting as one page shows it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// JSON pointer of the setting in the config.
    pub path: &'static str,
    /// The label, first the one of today's page, then other wordings seen.
    pub labels: &'static [&'static str],
    /// End of the element's id or name where one is known, else empty.
    pub id: &'static str,
    /// Headings it may stand under, outermost first.
    pub sections: &'static [&'static str],
    /// The control.
    pub kind: Kind,
    /// The page marks it as required.
    pub required: bool,
    /// The setting that must be on before the page shows this one, or empty.
    pub after: &'static str,
    /// The lines of that setting with which the page shows this one; empty where it is a box, to be ticked.
    pub when: &'static [&'static str],
    /// The lines of which it always holds one, where all of them are known; else empty.
    pub lines: &'static [&'static str],
    /// Another field that always stands beside it: where that is not found without doubt, neither is this one.
    /// Empty where enough else speaks for the field.
    pub beside: &'static str,
}

const fn field(path: &'static str, labels: &'static [&'static str], kind: Kind) -> Field {
    Field {
        path,
        labels,
        id: "",
        sections: &[],
        kind,
        required: false,
        after: "",
        when: &[],
        lines: &[],
        beside: "",
    }
}

impl Field {
    const fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }
    const fn under(self, sections: &'static [&'static str]) -> Self {
        Self { sections, ..self }
    }
    const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
    const fn holding(self, lines: &'static [&'static str]) -> Self {
        Self { lines, ..self }
    }
    const fn beside(self, beside: &'static str) -> Self {
        Self { beside, ..self }
    }
    const fn after(self, after: &'static str) -> Self {
        Self { after, ..self }
    }
    const fn when(self, after: &'static str, when: &'static [&'static str]) -> Self {
        Self {
            after,
            when,
            ..self
        }
    }
}

/// The box that switches OAuth on; wanted whenever the config has OAuth settings.
pub const ENABLE_OAUTH: &str = "/oauth";
/// The search box of the users to choose from.
pub const USER_SEARCH: &str = "User-search-input";
/// The box that takes a certificate.
pub const JWT_BEARER: &str = "/oauth/flows/jwtBearer";

/// A form that is known, by what it sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum FormKind {
    /// New External Client App, and the Settings tab of one.
    ExternalClientApp,
    /// The Policies tab of an External Client App.
    ExternalClientAppPolicies,
    /// New Connected App, and its edit page.
    ConnectedApp,
    /// The policies of a connected app.
    ConnectedAppPolicies,
    /// A new permission set.
    PermissionSet,
    /// The users to choose from for a permission set.
    PermissionSetAssignment,
    /// The connected apps of a permission set.
    AssignedConnectedApps,
    /// The profiles of a connected app.
    ApplicationProfileAssignment,
    /// The permission sets of a connected app.
    ApplicationPermissionSetAssignment,
}

impl FormKind {
    /// Its rows, in page order.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::ExternalClientApp => external_client_app::ROWS,
            Self::ExternalClientAppPolicies => policies::ROWS,
            Self::ConnectedApp => connected_app::ROWS,
            Self::ConnectedAppPolicies => connected_app_policies::ROWS,
            Self::PermissionSet => permission_set::ROWS,
            Self::PermissionSetAssignment => permission_set_assignment::ROWS,
            Self::AssignedConnectedApps => assigned_connected_apps::ROWS,
            Self::ApplicationProfileAssignment => application_assignment::PROFILES,
            Self::ApplicationPermissionSetAssignment => application_assignment::PERMISSION_SETS,
        }
    }

    /// The kind of app it belongs to; a permission set belongs to none.
    #[must_use]
    pub fn app(self) -> Option<AppKind> {
        match self {
            Self::ExternalClientApp | Self::ExternalClientAppPolicies => {
                Some(AppKind::ExternalClientApp)
            }
            Self::ConnectedApp
            | Self::ConnectedAppPolicies
            | Self::AssignedConnectedApps
            | Self::ApplicationProfileAssignment
            | Self::ApplicationPermissionSetAssignment => Some(AppKind::ConnectedApp),
            Self::PermissionSet | Self::PermissionSetAssignment => None,
        }
    }

    /// Whether a setting is one of this form's.
    #[must_use]
    pub fn sets(self, path: &str) -> bool {
        self.fields()
            .iter()
            .any(|field| is_within(path, field.path) || is_within(field.path, path))
    }
}

/// Whether a JSON pointer is another one or below it.
fn is_within(path: &str, whole: &str) -> bool {
    path.strip_prefix(whole)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl AppKind {
    /// The form that makes an app of this kind.
    #[must_use]
    pub fn form(self) -> FormKind {
        match self {
            Self::ExternalClientApp => FormKind::ExternalClientApp,
            Self::ConnectedApp => FormKind::ConnectedApp,
        }
    }
}

/// Headings of all pages, also those of parts we never fill: a label under one of them is not ours.
pub const SECTIONS: &[&str] = &[
    "Basic Information",
    "API (Enable OAuth Settings)",
    "OAuth Settings",
    "App Settings",
    "Flow Enablement",
    "Security",
    "Web App Settings",
    "Web App (Enable SAML Settings)",
    "Custom Connected App Handler",
    "Mobile App Settings",
    "Push Notification Settings",
    "Notification Settings",
    "Canvas App Settings",
    "App Policies",
    "OAuth Policies",
    "Client Credentials Flow",
    "Session Policies",
    "Plugin Policies",
    "OAuth Flows and External Client App Enhancements",
    "App Authorization",
    "Custom Attributes",
    "User Provisioning Settings",
    "JWT-Based Access Token Settings for Named Users",
    "Enter permission set information",
    "Permission Set Information",
    "Select the type of users who will use this permission set",
];

/// Whether two labels are the same to a reader: blanks folded, required mark and colon off, case ignored.
///
/// Salesforce's two pages differ in upper and lower case alone ("Introspect all Tokens"). An empty label
/// is the same as none.
pub fn same_label(one: &str, other: &str) -> bool {
    let mut folded = folded(one).peekable();
    folded.peek().is_some() && folded.eq(self::folded(other))
}

/// A label as it is compared, for comparing one with many.
pub(crate) fn normal(label: &str) -> String {
    folded(label).collect()
}

fn folded(label: &str) -> impl Iterator<Item = char> {
    let marks = |c: char| c.is_whitespace() || c == '*' || c == ':' || c == '：';
    let words = label
        .trim_start_matches(|c: char| c.is_whitespace() || c == '*')
        .trim_end_matches(marks)
        .split_whitespace();
    words
        .enumerate()
        .flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars()))
        .flat_map(char::to_lowercase)
}

impl Field {
    /// Whether the page shows this field while the one it waits for stands like this.
    #[must_use]
    pub fn opens_with(&self, gate: &State) -> bool {
        match gate {
            State::Checkbox { checked } => *checked && self.when.is_empty(),
            choice => holds_one_of(self.when, choice),
        }
    }

    /// Whether a control holds what this field can hold.
    pub(crate) fn may_hold(&self, state: &State) -> bool {
        self.lines.is_empty() || holds_one_of(self.lines, state)
    }

    /// Whether a line is one of those with which the page shows this field.
    pub(crate) fn is_one_of(&self, line: &str) -> bool {
        is_among(self.when, line)
    }

    /// Whether a label is one of this field's.
    pub fn is_called(&self, label: &str) -> bool {
        self.labels.iter().any(|known| is_label(known, label))
    }
}

fn is_among(lines: &[&str], line: &str) -> bool {
    lines.iter().any(|known| is_label(known, line))
}

/// Whether one of these lines is chosen.
fn holds_one_of(lines: &[&str], state: &State) -> bool {
    match state {
        State::Combobox { value } => is_among(lines, value),
        State::Select { options } | State::RadioGroup { options } => options
            .iter()
            .any(|option| option.selected && is_among(lines, &option.text)),
        _ => false,
    }
}
