//! How the pages show each setting: the only table that knows the target site.
//!
//! Every row says where its knowledge comes from in `setup-pages` terms: labels of both pages are read
//! off screenshots of 2024 to 2026, ids off automation that drives the real connected-app page. The
//! ids of all other fields are not known, and nothing here pretends otherwise. Rows stand in page
//! order, which is evidence too (see [`crate::plan`]).

use crate::config::AppKind;

/// What kind of control shows a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line or several lines of text: classic pages use `input`, Lightning pages `textarea`.
    Text,
    /// A box to tick.
    Checkbox,
    /// A drop-down of either sort.
    Choice,
    /// Two lists.
    DualList,
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
    const fn after(self, after: &'static str) -> Self {
        Self { after, ..self }
    }
}

/// The box that switches OAuth on; wanted whenever the config has OAuth settings.
pub const ENABLE_OAUTH: &str = "/oauth";
/// The box that takes a certificate.
pub const JWT_BEARER: &str = "/oauth/flows/jwtBearer";

const BASIC: &[&str] = &["Basic Information"];
const API: &[&str] = &["API (Enable OAuth Settings)", "OAuth Settings"];
const APP_SETTINGS: &[&str] = &[
    "API (Enable OAuth Settings)",
    "OAuth Settings",
    "App Settings",
];
const FLOWS: &[&str] = &[
    "API (Enable OAuth Settings)",
    "OAuth Settings",
    "Flow Enablement",
];
const SECURITY: &[&str] = &["API (Enable OAuth Settings)", "OAuth Settings", "Security"];

/// Headings of both pages, also those of parts we never fill: a label under one of them is not ours.
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
];

/// New External Client App, and the Settings tab of an existing one. No id of these pages is known.
pub const EXTERNAL_CLIENT_APP: &[Field] = &[
    field("/app/name", &["External Client App Name"], Kind::Text)
        .under(BASIC)
        .required(),
    field("/app/apiName", &["API Name"], Kind::Text)
        .under(BASIC)
        .required(),
    field("/app/contactEmail", &["Contact Email"], Kind::Text)
        .under(BASIC)
        .required(),
    field(
        "/app/distributionState",
        &["Distribution State"],
        Kind::Choice,
    )
    .under(BASIC)
    .required(),
    field("/app/contactPhone", &["Contact Phone"], Kind::Text).under(BASIC),
    field("/app/infoUrl", &["Info URL"], Kind::Text).under(BASIC),
    field("/app/logoUrl", &["Logo Image URL"], Kind::Text).under(BASIC),
    field("/app/iconUrl", &["Icon URL"], Kind::Text).under(BASIC),
    field("/app/description", &["Description"], Kind::Text).under(BASIC),
    field(ENABLE_OAUTH, &["Enable OAuth"], Kind::Checkbox).under(API),
    field("/oauth/callbackUrls", &["Callback URL"], Kind::Text)
        .under(APP_SETTINGS)
        .required()
        .after(ENABLE_OAUTH),
    field(
        "/oauth/scopes",
        &["OAuth Scopes", "Selected OAuth Scopes"],
        Kind::DualList,
    )
    .under(APP_SETTINGS)
    .required()
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/introspectAllTokens",
        &["Introspect all Tokens"],
        Kind::Checkbox,
    )
    .under(APP_SETTINGS)
    .after(ENABLE_OAUTH),
    field("/oauth/idToken", &["Configure ID token"], Kind::Checkbox)
        .under(APP_SETTINGS)
        .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/clientCredentials",
        &["Enable Client Credentials Flow"],
        Kind::Checkbox,
    )
    .under(FLOWS)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/authorizationCodeCredentials",
        &["Enable Authorization Code and Credentials Flow"],
        Kind::Checkbox,
    )
    .under(FLOWS)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/device",
        &["Enable Device Flow"],
        Kind::Checkbox,
    )
    .under(FLOWS)
    .after(ENABLE_OAUTH),
    field(JWT_BEARER, &["Enable JWT Bearer Flow"], Kind::Checkbox)
        .under(FLOWS)
        .after(ENABLE_OAUTH),
    field("/oauth/certificate", &["Certificate Upload"], Kind::File)
        .under(FLOWS)
        .after(JWT_BEARER),
    field(
        "/oauth/flows/tokenExchange",
        &["Enable Token Exchange Flow"],
        Kind::Checkbox,
    )
    .under(FLOWS)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requireSecretForWebServerFlow",
        &["Require secret for Web Server Flow"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requireSecretForRefreshTokenFlow",
        &["Require secret for Refresh Token Flow"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requirePkce",
        &["Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/refreshTokenRotation",
        &["Enable Refresh Token Rotation"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/jwtAccessTokens",
        &["Issue JSON Web Token (JWT)-based access tokens for named users"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/limitIdleRefreshTokenTtl",
        &["Limit Idle Refresh Token Time-to-Live (TTL) to 30 Days"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/enforceRefreshTokenIpAllowlist",
        &["Enforce Refresh Token IP Allowlist"],
        Kind::Checkbox,
    )
    .under(SECURITY)
    .after(ENABLE_OAUTH),
];

/// New Connected App and its edit page (`forceAppEdit.apexp`). The ids are ends of those that public
/// automation uses on the real page; the others were not found anywhere.
pub const CONNECTED_APP: &[Field] = &[
    field("/app/name", &["Connected App Name"], Kind::Text)
        .id(":nameSection:name")
        .under(BASIC)
        .required(),
    field("/app/apiName", &["API Name"], Kind::Text)
        .under(BASIC)
        .required(),
    field("/app/contactEmail", &["Contact Email"], Kind::Text)
        .id(":emailSection:contactEmail")
        .under(BASIC)
        .required(),
    field("/app/contactPhone", &["Contact Phone"], Kind::Text).under(BASIC),
    field("/app/logoUrl", &["Logo Image URL"], Kind::Text).under(BASIC),
    field("/app/iconUrl", &["Icon URL"], Kind::Text).under(BASIC),
    field("/app/infoUrl", &["Info URL"], Kind::Text).under(BASIC),
    field("/app/description", &["Description"], Kind::Text)
        .id(":descriptionSection:description")
        .under(BASIC),
    field(ENABLE_OAUTH, &["Enable OAuth Settings"], Kind::Checkbox)
        .id(":oauth:isOauth")
        .under(API),
    field(
        "/oauth/flows/device",
        &["Enable for Device Flow"],
        Kind::Checkbox,
    )
    .id(":deviceFlowSection:deviceCheckbox")
    .under(API)
    .after(ENABLE_OAUTH),
    field("/oauth/callbackUrls", &["Callback URL"], Kind::Text)
        .id(":multiCallbackUrlSection:callbackUrl")
        .under(API)
        .required()
        .after(ENABLE_OAUTH),
    field(JWT_BEARER, &["Use digital signatures"], Kind::Checkbox)
        .id(":digitalSignaturesSection:certUsedOption")
        .under(API)
        .after(ENABLE_OAUTH),
    field(
        "/oauth/certificate",
        // Its row has no label of its own on any picture; the words are ours, for messages.
        &["Certificate for digital signatures"],
        Kind::File,
    )
    .id(":digitalSignaturesSection:certFileUpload")
    .under(API)
    .after(JWT_BEARER),
    field("/oauth/scopes", &["Selected OAuth Scopes"], Kind::DualList)
        .id(":scopesSection:scopes:duelingListBox:backingList_a")
        .under(API)
        .required()
        .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requirePkce",
        &["Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requireSecretForWebServerFlow",
        &["Require Secret for Web Server Flow"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/requireSecretForRefreshTokenFlow",
        &["Require Secret for Refresh Token Flow"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/clientCredentials",
        &["Enable Client Credentials Flow"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/authorizationCodeCredentials",
        &["Enable Authorization Code and Credentials Flow"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/flows/tokenExchange",
        &["Enable Token Exchange Flow"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/refreshTokenRotation",
        &["Enable Refresh Token Rotation"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/jwtAccessTokens",
        &["Issue JSON Web Token (JWT)-based access tokens for named users"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field(
        "/oauth/security/introspectAllTokens",
        &["Introspect All Tokens"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
    field("/oauth/idToken", &["Configure ID Token"], Kind::Checkbox)
        .under(API)
        .after(ENABLE_OAUTH),
    // No config names these two; they are here because neighbours are evidence.
    field("page:assetTokens", &["Enable Asset Tokens"], Kind::Checkbox)
        .under(API)
        .after(ENABLE_OAUTH),
    field(
        "page:singleLogout",
        &["Enable Single Logout"],
        Kind::Checkbox,
    )
    .under(API)
    .after(ENABLE_OAUTH),
];

/// The rows of the page for one kind of app.
pub fn fields(app: AppKind) -> &'static [Field] {
    match app {
        AppKind::ExternalClientApp => EXTERNAL_CLIENT_APP,
        AppKind::ConnectedApp => CONNECTED_APP,
    }
}

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
    /// Whether a label is one of this field's.
    pub fn is_called(&self, label: &str) -> bool {
        self.labels.iter().any(|known| same_label(known, label))
    }
}
