//! New Connected App and its edit page (`forceAppEdit.apexp`).

use super::{ENABLE_OAUTH, Field, JWT_BEARER, Kind, field};

const BASIC: &[&str] = &["Basic Information"];
const API: &[&str] = &["API (Enable OAuth Settings)", "OAuth Settings"];

/// The ids are ends of those that public
/// automation uses on the real page; the others were not found anywhere.
pub(super) const ROWS: &[Field] = &[
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
    field("/oauth/scopes", &["Selected OAuth Scopes"], Kind::Scopes)
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
