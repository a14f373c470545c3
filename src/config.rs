//! The config format, version 1: what a vendor's connection needs, as one JSON document.
//!
//! A key that is absent means "do not touch", never "off"; that is why nearly everything is an
//! `Option`. [`parse`] reports every unknown key and every wrong value of a document, not the first.

mod edit;
mod keys;
mod outline;
mod parse;
mod place;

pub use edit::{Edit, EditError, edit};
pub use keys::keys;
pub use outline::{FormChoice, FormField, FormSection, Input, outline};
pub use parse::{Parsed, parse};
pub(crate) use place::places;
pub use place::{Place, place};

pub(crate) use parse::repeated_key;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Largest config text, in bytes.
pub const MAX_CONFIG_BYTES: usize = 5 * 1024 * 1024;

/// What a connection needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    /// Always 1.
    pub format_version: FormatVersion,
    /// Who asks for the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// The vendor's guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
    /// Basic information of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<App>,
    /// OAuth settings of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oauth: Option<Oauth>,
    /// Who may use the app and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Policies>,
    /// A permission set the guide asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_set: Option<PermissionSet>,
    /// What the vendor says it does with the connection; scopes beyond that are more than needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<Need>>,
    /// What the vendor needs afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_back: Option<Vec<HandBack>>,
    /// What the vendor's own screen calls each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hand_back_fields: Option<std::collections::BTreeMap<HandBack, String>>,
    /// What happens on the vendor's side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_steps: Option<VendorSteps>,
}

/// The version of the format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct FormatVersion;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for FormatVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FormatVersion".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": 1, "description": "The version of the format." })
    }
}

impl TryFrom<u32> for FormatVersion {
    type Error = String;
    fn try_from(version: u32) -> Result<Self, String> {
        if version == 1 {
            Ok(Self)
        } else {
            Err(format!(
                "format version {version} is not known here: this program reads version 1"
            ))
        }
    }
}

impl From<FormatVersion> for u32 {
    fn from(_: FormatVersion) -> u32 {
        1
    }
}

/// Where the wishes come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Guide {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Basic information.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct App {
    /// Which kind of app; absent means either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<AppKind>,
    /// Connected App Name or External Client App Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// API Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_name: Option<String>,
    /// Contact Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_email: Option<String>,
    /// Contact Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_phone: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Info URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub info_url: Option<String>,
    /// Logo Image URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Icon URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
    /// Distribution State of an External Client App.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distribution_state: Option<DistributionState>,
}

/// The two kinds of app.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Tsify,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AppKind {
    /// External Client App, the one that can be created since Spring '26.
    ExternalClientApp,
    /// Connected app.
    ConnectedApp,
}

/// Where an External Client App may live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DistributionState {
    /// This org only.
    Local,
    /// Can be packaged.
    Packaged,
}

/// OAuth settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Oauth {
    /// Callback URL, one a line on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    /// OAuth scopes by their parameter names; exactly these are selected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    /// X.509 certificate as PEM text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Flows to switch on or off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flows: Option<Flows>,
    /// Security boxes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security: Option<Security>,
    /// Present: Configure ID Token is ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<IdToken>,
}

impl Oauth {
    /// Whether the JWT bearer flow is wanted: by its flag, or by a certificate when nothing is said of the flag.
    pub fn wants_jwt_bearer(&self) -> bool {
        let named = self.flows.and_then(|flows| flows.jwt_bearer);
        let certificate = || {
            self.certificate
                .as_deref()
                .is_some_and(|text| !text.trim().is_empty())
        };
        named.unwrap_or_else(certificate)
    }
}

/// OAuth flows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Flows {
    /// "Use digital signatures" or "Enable JWT Bearer Flow", with a certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwt_bearer: Option<bool>,
    /// Device flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<bool>,
    /// Client credentials flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_credentials: Option<bool>,
    /// Authorization code and credentials flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_code_credentials: Option<bool>,
    /// Token exchange flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_exchange: Option<bool>,
}

/// Security boxes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Security {
    /// Require Proof Key for Code Exchange (PKCE).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_pkce: Option<bool>,
    /// Require Secret for Web Server Flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_secret_for_web_server_flow: Option<bool>,
    /// Require Secret for Refresh Token Flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_secret_for_refresh_token_flow: Option<bool>,
    /// Enable Refresh Token Rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<bool>,
    /// Issue JWT-based access tokens for named users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwt_access_tokens: Option<bool>,
    /// Introspect All Tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introspect_all_tokens: Option<bool>,
    /// Limit Idle Refresh Token Time-to-Live to 30 Days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_idle_refresh_token_ttl: Option<bool>,
    /// Enforce Refresh Token IP Allowlist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforce_refresh_token_ip_allowlist: Option<bool>,
}

/// ID token settings. Its children on the page are not known well enough to be filled.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct IdToken {}

/// Policies, which live on pages of their own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct Policies {
    /// Permitted Users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permitted_users: Option<PermittedUsers>,
    /// IP Relaxation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_relaxation: Option<IpRelaxation>,
    /// Refresh Token Policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<RefreshTokenPolicy>,
    /// Session timeout in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_timeout_minutes: Option<u32>,
    /// High assurance session required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_assurance: Option<bool>,
    /// User name the client credentials flow runs as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_credentials_run_as: Option<String>,
    /// Permission sets on the app, by label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_sets: Option<Vec<String>>,
    /// Profiles on the app, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profiles: Option<Vec<String>>,
    /// Start URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_url: Option<String>,
}

/// Who may use the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PermittedUsers {
    /// Admin approved users are pre-authorized.
    AdminApproved,
    /// All users may self-authorize.
    SelfAuthorize,
}

/// How IP restrictions apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum IpRelaxation {
    /// Enforce IP restrictions.
    Enforce,
    /// Enforce, but relax for refresh tokens.
    EnforceRelaxRefresh,
    /// Relax for activated devices.
    RelaxActivatedDevices,
    /// Relax IP restrictions.
    Relax,
}

/// How long a refresh token lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RefreshTokenPolicy {
    /// Valid until revoked.
    // Braces, for a variant without them takes any other key in silence.
    UntilRevoked {},
    /// Immediately expired.
    ExpireImmediately {},
    /// Expires when not used for a time.
    ExpireIfUnused {
        /// How many units.
        value: u32,
        /// Which unit.
        unit: TimeUnit,
    },
    /// Expires after a time.
    ExpireAfter {
        /// How many units.
        value: u32,
        /// Which unit.
        unit: TimeUnit,
    },
}

/// Units of a refresh token's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months.
    Months,
}

/// A permission set to create and assign.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct PermissionSet {
    /// Label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// API Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_name: Option<String>,
    /// License as the page shows it; `none` is --None--.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// User names it is assigned to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assign_to: Option<Vec<String>>,
}

/// What a vendor can say it does with the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Reads or changes records through the APIs.
    Records,
    /// Shows who the user is.
    Identity,
    /// Signs people in with their Salesforce user (OpenID Connect).
    SignIn,
    /// Works while nobody is logged in.
    Offline,
    /// Opens Salesforce in a browser as the user.
    Browser,
    /// Opens Visualforce pages.
    Visualforce,
    /// Opens Lightning apps.
    Lightning,
    /// Reads files and other content.
    Content,
    /// Posts to Chatter or uses other Connect REST API resources.
    Chatter,
    /// Uses CRM Analytics, its charts included.
    Analytics,
    /// Uses Account Engagement (Pardot).
    AccountEngagement,
    /// Reads which custom permissions the user has.
    CustomPermissions,
    /// Uses chatbot services.
    Chatbots,
    /// Runs flows through the Interaction API.
    Interaction,
    /// Uses real-time Service Cloud features such as messaging.
    ServiceMessaging,
    /// Uses Einstein generative AI services.
    GenerativeAi,
    /// Uses the Salesforce API Platform.
    ApiPlatform,
    /// Uses MCP servers that Salesforce hosts.
    McpServers,
    /// Queries Data Cloud.
    DataCloudQuery,
    /// Writes to Data Cloud.
    DataCloudIngest,
    /// Reads and manages Data Cloud profiles.
    DataCloudProfile,
    /// Creates and runs Data Cloud segments.
    DataCloudSegments,
    /// Manages how Data Cloud merges profiles (identity resolution).
    DataCloudIdentityResolution,
    /// Manages Data Cloud calculated insights.
    DataCloudInsights,
    /// Uses Data Cloud as a whole.
    DataCloud,
    /// Resets forgotten passwords of users of the org's sites.
    PasswordReset,
    /// Registers users of the org's sites.
    Registration,
    /// Logs users of the org's sites in without a password.
    PasswordlessLogin,
    /// Calls from addresses that change and cannot be listed.
    AnyIp,
}

/// What a vendor can need afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HandBack {
    /// Consumer Key.
    ConsumerKey,
    /// Consumer Secret.
    ConsumerSecret,
    /// My Domain URL of the org.
    InstanceUrl,
    /// The certificate.
    Certificate,
    /// The integration user's name.
    Username,
}

/// Steps on the vendor's side.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(rename_all = "camelCase")]
pub struct VendorSteps {
    /// Before the app is created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<String>>,
    /// After it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// To end the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remove: Option<Vec<String>>,
}
