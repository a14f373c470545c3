//! The OAuth scopes that the org offers, and the places a canvas app can stand in.

/// One option of a dual list. What the real page posts for a scope is not known; here it is a word
/// that is neither the label nor the OAuth name, so that nothing can match on it by luck.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Choice {
    /// The posted value.
    pub(in super::super) value: &'static str,
    /// The label, without what stands in the parentheses.
    pub(in super::super) label: &'static str,
    /// The OAuth names in the parentheses at the end; empty for what is no scope.
    pub(in super::super) names: &'static str,
}

const fn scope(value: &'static str, label: &'static str, names: &'static str) -> Choice {
    Choice {
        value,
        label,
        names,
    }
}

/// Every scope with a known label.
pub(in super::super) const SCOPES: [Choice; 29] = [
    scope(
        "Basic",
        "Access the identity URL service",
        "id, profile, email, address, phone",
    ),
    scope("Api", "Manage user data via APIs", "api"),
    scope("Web", "Manage user data via Web browsers", "web"),
    scope("Full", "Full access", "full"),
    scope(
        "RefreshToken",
        "Perform requests at any time",
        "refresh_token, offline_access",
    ),
    scope(
        "Chatter",
        "Access Connect REST API resources",
        "chatter_api",
    ),
    scope(
        "CustomApplications",
        "Access Visualforce applications",
        "visualforce",
    ),
    scope("OpenID", "Access unique user identifiers", "openid"),
    scope(
        "CustomPermissions",
        "Access custom permissions",
        "custom_permissions",
    ),
    scope("Wave", "Access Analytics REST API resources", "wave_api"),
    scope(
        "Eclair",
        "Access Analytics REST API Charts Geodata resources",
        "eclair_api",
    ),
    scope("Pardot", "Manage Pardot services", "pardot_api"),
    scope("Lightning", "Access Lightning applications", "lightning"),
    scope("Content", "Access content resources", "content"),
    scope("Cdp", "Access all Data Cloud API resources", "cdp_api"),
    scope(
        "CdpIngest",
        "Manage Data Cloud Ingestion API data",
        "cdp_ingest_api",
    ),
    scope(
        "CdpProfile",
        "Manage Data Cloud profile data",
        "cdp_profile_api",
    ),
    scope(
        "CdpQuery",
        "Perform ANSI SQL queries on Data Cloud data",
        "cdp_query_api",
    ),
    scope(
        "CdpSegment",
        "Perform segmentation on Data Cloud data",
        "cdp_segment_api",
    ),
    scope(
        "CdpIdentityResolution",
        "Manage Data Cloud Identity Resolution",
        "cdp_identityresolution_api",
    ),
    scope(
        "CdpCalculatedInsight",
        "Manage Data Cloud Calculated Insight data",
        "cdp_calculated_insight_api",
    ),
    scope("Chatbot", "Access chatbot services", "chatbot_api"),
    scope(
        "UserRegistration",
        "Access Headless Registration API",
        "user_registration_api",
    ),
    scope(
        "ForgotPassword",
        "Access Headless Forgot Password API",
        "forgot_password",
    ),
    scope(
        "PwdlessLogin",
        "Access Headless Passwordless Login API",
        "pwdless_login_api",
    ),
    scope(
        "Interaction",
        "Access Interaction API resources",
        "interaction_api",
    ),
    scope(
        "EinsteinGpt",
        "Access Einstein GPT services",
        "einstein_gpt_api",
    ),
    scope("Sfap", "Access the Salesforce API Platform", "sfap_api"),
    scope("Mcp", "Access Salesforce hosted MCP servers", "mcp_api"),
];

/// Where a canvas app can stand.
pub(in super::super) const LOCATIONS: [Choice; 9] = [
    scope("ChatterFeed", "Chatter Feed", ""),
    scope("ChatterTab", "Chatter Tab", ""),
    scope("Console", "Console", ""),
    scope("Layouts", "Layouts and Mobile Cards", ""),
    scope("LightningComponent", "Lightning Component", ""),
    scope("MobileNav", "Mobile Nav", ""),
    scope("OpenCti", "Open CTI", ""),
    scope("Publisher", "Publisher", ""),
    scope("Visualforce", "Visualforce Page", ""),
];
