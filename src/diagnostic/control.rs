//! What security reviewers call a finding: the controls of Salesforce's own hardening articles and of
//! the Security Benchmark for Salesforce.
//!
//! A control here means "this finding is evidence for that review", never "this org fails it": most
//! controls ask for an inventory or a decision that no config shows.

use serde::Serialize;
use tsify::Tsify;

/// A control of a security review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// Salesforce Help, review of External Client Apps as a whole.
    EcaReview,
    /// Salesforce Help, the JWT bearer flow.
    JwtBearerFlow,
    /// Salesforce Help, digital signatures of a connected app.
    DigitalSignatures,
    /// Salesforce Help, client credentials flow off.
    ClientCredentialsOff,
    /// Salesforce Help, policies of the client credentials flow.
    ClientCredentialsPolicies,
    /// Salesforce Help, IP relaxation of an app.
    IpRelaxation,
    /// Salesforce Help, token exchange flow.
    TokenExchange,
    /// Salesforce Help, authorization code and credentials flow.
    CodeCredentials,
    /// Benchmark: access by profile or permission set.
    SbsAppAccess,
    /// Benchmark: what a vendor could reach.
    SbsCriticality,
    /// Benchmark: what is known of a vendor.
    SbsDueDiligence,
    /// Benchmark: API access with a reason.
    SbsApiJustification,
    /// Benchmark: users who approve apps for themselves.
    SbsApproveUninstalled,
}

/// A control as a report shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ControlShown {
    /// Its id in its own catalogue.
    pub id: &'static str,
    /// Which catalogue.
    pub catalogue: &'static str,
    /// What it asks for, in our words.
    pub asks: &'static str,
}

/// Salesforce's articles, named by their ids.
const SALESFORCE: &str = "Salesforce Help, security hardening";
/// The benchmark; its numbers changed between versions, so the version is part of the name.
const BENCHMARK: &str = "Security Benchmark for Salesforce 0.4.1";

impl Control {
    /// Every control.
    pub const ALL: [Self; 13] = [
        Self::EcaReview,
        Self::JwtBearerFlow,
        Self::DigitalSignatures,
        Self::ClientCredentialsOff,
        Self::ClientCredentialsPolicies,
        Self::IpRelaxation,
        Self::TokenExchange,
        Self::CodeCredentials,
        Self::SbsAppAccess,
        Self::SbsCriticality,
        Self::SbsDueDiligence,
        Self::SbsApiJustification,
        Self::SbsApproveUninstalled,
    ];

    /// Its id, catalogue and meaning.
    pub fn shown(self) -> ControlShown {
        let (catalogue, id, asks) = match self {
            Self::EcaReview => (
                SALESFORCE,
                "shr_external_client_apps",
                "Keep secrets safe, grant the fewest scopes, require secrets and PKCE, rotate refresh tokens.",
            ),
            Self::JwtBearerFlow => (
                SALESFORCE,
                "shr_oauth_flow_enablement_enable_jwt_bearer_flow",
                "Prefer the JWT bearer flow between servers.",
            ),
            Self::DigitalSignatures => (
                SALESFORCE,
                "shr_api_enable_oauth_settings_use_digital_signatures_selected",
                "Sign with a certificate instead of sending a secret.",
            ),
            Self::ClientCredentialsOff => (
                SALESFORCE,
                "shr_api_enable_oauth_settings_disable_client_credentials_flow",
                "Leave the client credentials flow off.",
            ),
            Self::ClientCredentialsPolicies => (
                SALESFORCE,
                "shr_configure_oauth_policies_configure_client_credential_flow_policies",
                "Where the client credentials flow is needed, let it run as a user with few rights.",
            ),
            Self::IpRelaxation => (
                SALESFORCE,
                "shr_manage_oauth_access_policies_for_a_connected_app_ip_relaxation",
                "Enforce IP restrictions for the app.",
            ),
            Self::TokenExchange => (
                SALESFORCE,
                "secure_token_exchange_flow",
                "Protect the token exchange flow with the app's secret.",
            ),
            Self::CodeCredentials => (
                SALESFORCE,
                "authorization_code_and_credentials_flow_settings",
                "Restrict who may use the authorization code and credentials flow.",
            ),
            Self::SbsAppAccess => (
                BENCHMARK,
                "SBS-OAUTH-002",
                "Give access to an app by profile or permission set only.",
            ),
            Self::SbsCriticality => (
                BENCHMARK,
                "SBS-OAUTH-003",
                "Record every app with how much it could reach.",
            ),
            Self::SbsDueDiligence => (
                BENCHMARK,
                "SBS-OAUTH-004",
                "Keep the security papers of vendors with far-reaching apps.",
            ),
            Self::SbsApiJustification => (
                BENCHMARK,
                "SBS-ACS-002",
                "Write down why a user or profile may use the API.",
            ),
            Self::SbsApproveUninstalled => (
                BENCHMARK,
                "SBS-ACS-003",
                "Let only trusted people approve apps by themselves.",
            ),
        };
        ControlShown {
            id,
            catalogue,
            asks,
        }
    }
}
