//! The Policies tab of an External Client App.

use super::{Field, Kind, field};
use crate::config::TimeUnit;

const APP: &[&str] = &["App Policies"];
const PLUGIN: &[&str] = &["OAuth Policies", "Plugin Policies"];
const FLOWS: &[&str] = &[
    "OAuth Policies",
    "OAuth Flows and External Client App Enhancements",
];
const AUTHORIZATION: &[&str] = &["OAuth Policies", "App Authorization"];

/// The line of Permitted Users with which profiles and permission sets are chosen.
pub(crate) const ADMIN_APPROVED: &[&str] = &["Admin approved users are pre-authorized"];
/// The page says "can", a connected app's "may".
pub(crate) const SELF_AUTHORIZE: &[&str] = &[
    "All users can self-authorize",
    "All users may self-authorize",
];
/// It has no other lines.
const PERMITTED: &[&str] = &[
    "Admin approved users are pre-authorized",
    "All users can self-authorize",
];
pub(crate) const AFTER_TIME: &str = "Expire refresh token after specific time";
pub(crate) const IF_UNUSED: &str = "Expire refresh token if not used for specific time";
const PERMITTED_USERS: &str = "/policies/permittedUsers";
pub(crate) const REFRESH_TOKEN: &str = "/policies/refreshToken";
pub(crate) const VALIDITY_PERIOD: &str = "/policies/refreshToken/value";
pub(crate) const VALIDITY_UNIT: &str = "/policies/refreshToken/unit";
pub(crate) const UNITS: [TimeUnit; 3] = [TimeUnit::Hours, TimeUnit::Days, TimeUnit::Months];

/// The line for a unit of time; only "Day(s)" was seen.
pub(crate) fn unit_line(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Hours => "Hour(s)",
        TimeUnit::Days => "Day(s)",
        TimeUnit::Months => "Month(s)",
    }
}

/// Labels and order are those of screenshots of 2025 and 2026; no id is known. The line OAuth of Start Page is
/// documented, not seen.
pub(super) const ROWS: &[Field] = &[
    field("page:startPage", &["Start Page"], Kind::Choice)
        .under(APP)
        .required(),
    field("/policies/profiles", &["Select Profiles"], Kind::Names)
        .under(APP)
        .when(PERMITTED_USERS, ADMIN_APPROVED),
    field(
        "/policies/permissionSets",
        &["Select Permission Sets"],
        Kind::Names,
    )
    .under(APP)
    .when(PERMITTED_USERS, ADMIN_APPROVED),
    field(PERMITTED_USERS, &["Permitted Users"], Kind::Choice)
        .under(PLUGIN)
        .holding(PERMITTED)
        .required(),
    field("/policies/startUrl", &["OAuth Start URL"], Kind::Text)
        .under(PLUGIN)
        .when("page:startPage", &["OAuth"]),
    field("page:apexPluginClass", &["Apex Plugin Class"], Kind::Text).under(PLUGIN),
    // The box of the same name on the Settings tab brings it here.
    field(
        "page:clientCredentials",
        &["Enable Client Credentials Flow"],
        Kind::Checkbox,
    )
    .under(FLOWS),
    field(
        "/policies/clientCredentialsRunAs",
        &["Run As (Username)"],
        Kind::Text,
    )
    .under(FLOWS)
    .required()
    .after("page:clientCredentials"),
    field(
        REFRESH_TOKEN,
        &[
            "Refresh Token Policy",
            "Refresh Token Policy (Idle Expiration Time Limit Enforced)",
        ],
        Kind::Choice,
    )
    .under(AUTHORIZATION),
    field(
        VALIDITY_PERIOD,
        &["Refresh Token Validity Period"],
        Kind::Text,
    )
    .under(AUTHORIZATION)
    .required()
    .beside(VALIDITY_UNIT)
    .when(REFRESH_TOKEN, &[AFTER_TIME, IF_UNUSED]),
    field(
        VALIDITY_UNIT,
        &["Refresh Token Validity Unit"],
        Kind::Choice,
    )
    .under(AUTHORIZATION)
    .required()
    .beside(VALIDITY_PERIOD)
    .when(REFRESH_TOKEN, &[AFTER_TIME, IF_UNUSED]),
    field("/policies/ipRelaxation", &["IP Relaxation"], Kind::Choice)
        .under(AUTHORIZATION)
        .required(),
    field(
        "page:singleLogout",
        &["Enable Single Logout"],
        Kind::Checkbox,
    )
    .under(AUTHORIZATION),
    field(
        "/policies/highAssurance",
        &["High Assurance Session Required"],
        Kind::Checkbox,
    )
    .under(AUTHORIZATION),
    field(
        "/policies/sessionTimeoutMinutes",
        &["Session Timeout In Minutes"],
        Kind::Text,
    )
    .under(AUTHORIZATION),
];
