//! New External Client App, and the Settings tab of an existing one.

use super::{ENABLE_OAUTH, Field, JWT_BEARER, Kind, field};

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

/// No id of these pages is known.
pub(super) const ROWS: &[Field] = &[
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
        Kind::Scopes,
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
