//! The config format, version 1: what a vendor's connection needs, as one JSON document.
//!
//! A key that is absent means "do not touch", never "off"; that is why nearly everything is an
//! `Option`. [`parse`] reports every unknown key and every wrong value of a document, not the first.

mod edit;
mod keys;
mod oauth;
mod outline;
mod parse;
mod place;
mod policies;
mod vendor;

pub use edit::{EditError, edit};
pub use keys::keys;
pub use oauth::{Flows, IdToken, Oauth, Security};
pub use outline::{FormChoice, FormField, FormSection, Input, outline};
pub use parse::{Parsed, parse};
pub(crate) use place::places;
pub use place::{Place, place};
pub use policies::{
    IpRelaxation, PermissionSet, PermittedUsers, Policies, RefreshTokenPolicy, TimeUnit,
};
pub use vendor::{Guide, HandBack, Need, VendorSteps};

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
    #[cfg_attr(
        feature = "schema",
        schemars(extend("propertyNames" = { "$ref": "#/$defs/HandBack" }))
    )]
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
