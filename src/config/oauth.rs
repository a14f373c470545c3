//! What the app itself is set to: scopes, flows, certificate, security boxes.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

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
