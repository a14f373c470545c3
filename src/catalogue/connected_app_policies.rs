//! The policies of a connected app (`ForceConnectedApplicationPage/e`), an older classic page.

use super::policies::REFRESH_TOKEN;
use super::{Field, Kind, field};

const BASIC: &[&str] = &["Basic Information"];
const OAUTH: &[&str] = &["OAuth Policies"];
const SESSION: &[&str] = &["Session Policies"];
const HANDLER: &[&str] = &["Custom Connected App Handler"];
const CLIENT_CREDENTIALS: &[&str] = &["Client Credentials Flow"];

/// The lines of the refresh token's radio buttons that go on with a time.
pub(crate) const IF_UNUSED: &str = "Expire refresh token if not used for";
pub(crate) const AFTER_TIME: &str = "Expire refresh token after";
/// The fields in those two lines.
pub(crate) const IF_UNUSED_FIELDS: [&str; 2] = ["page:ifUnusedPeriod", "page:ifUnusedUnit"];
pub(crate) const AFTER_TIME_FIELDS: [&str; 2] = ["page:afterTimePeriod", "page:afterTimeUnit"];

/// Whether a path is one of those fields.
pub(crate) fn is_lifetime(path: &str) -> bool {
    IF_UNUSED_FIELDS.contains(&path) || AFTER_TIME_FIELDS.contains(&path)
}

/// Labels and order are those of screenshots of 2023 to 2025; of the ids only that of Permitted Users is known,
/// from automation. Two fields are called Run As: their headings tell them apart, and neither is written, for a
/// lookup keeps what it means in a hidden field beside the text. The number and the unit of a refresh token's
/// life have no label of their own: the agent gives them that of the radio button in whose line they stand. The
/// last two are lists below the saved policies; the form has neither.
pub(super) const ROWS: &[Field] = &[
    field("/policies/startUrl", &["Start URL"], Kind::Text).under(BASIC),
    field("page:mobileStartUrl", &["Mobile Start URL"], Kind::Text).under(BASIC),
    field(
        "/policies/permittedUsers",
        &["Permitted Users"],
        Kind::Choice,
    )
    .id("userpolicy")
    .under(OAUTH)
    .required(),
    field(
        "page:singleLogout",
        &["Enable Single Logout"],
        Kind::Checkbox,
    )
    .under(OAUTH),
    field("/policies/ipRelaxation", &["IP Relaxation"], Kind::Choice)
        .under(OAUTH)
        .required(),
    field(REFRESH_TOKEN, &["Refresh Token Policy"], Kind::Choice).under(OAUTH),
    period(IF_UNUSED_FIELDS, &[IF_UNUSED]),
    unit(IF_UNUSED_FIELDS, &[IF_UNUSED]),
    period(AFTER_TIME_FIELDS, &[AFTER_TIME]),
    unit(AFTER_TIME_FIELDS, &[AFTER_TIME]),
    field(
        "/policies/sessionTimeoutMinutes",
        &["Timeout Value"],
        Kind::Choice,
    )
    .under(SESSION),
    field(
        "/policies/highAssurance",
        &["High assurance session required"],
        Kind::Checkbox,
    )
    .under(SESSION)
    .required(),
    field("page:apexPluginClass", &["Apex Plugin Class"], Kind::Text).under(HANDLER),
    field("page:handlerRunAs", &["Run As"], Kind::Text).under(HANDLER),
    field("/policies/clientCredentialsRunAs", &["Run As"], Kind::Text).under(CLIENT_CREDENTIALS),
    field("/policies/profiles", &["Profiles"], Kind::Names),
    field(
        "/policies/permissionSets",
        &["Permission Sets"],
        Kind::Names,
    ),
];

/// The number in the line of a radio button; its unit stands beside it.
const fn period([own, unit]: [&'static str; 2], lines: &'static [&'static str]) -> Field {
    let row = field(own, lines, Kind::Text).beside(unit);
    row.under(OAUTH).when(REFRESH_TOKEN, lines)
}

/// The unit of that number.
const fn unit([period, own]: [&'static str; 2], lines: &'static [&'static str]) -> Field {
    let row = field(own, lines, Kind::Choice).beside(period);
    row.under(OAUTH).when(REFRESH_TOKEN, lines)
}
