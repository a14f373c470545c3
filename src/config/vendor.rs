//! What the vendor says: its guide, its needs, what it wants back, its own steps.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Tsify)]
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
