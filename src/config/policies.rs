//! Who may use the app and how, and the permission set that lets them.

use serde::{Deserialize, Serialize};

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
