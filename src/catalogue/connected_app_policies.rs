//! The policies of a connected app (`ForceConnectedApplicationPage/e`), an older classic page.

use super::{Field, Kind, field};

const BASIC: &[&str] = &["Basic Information"];
const OAUTH: &[&str] = &["OAuth Policies"];
const SESSION: &[&str] = &["Session Policies"];
const HANDLER: &[&str] = &["Custom Connected App Handler"];
const CLIENT_CREDENTIALS: &[&str] = &["Client Credentials Flow"];

/// Labels and order are those of screenshots of 2023 to 2025; of the ids only that of Permitted Users is known,
/// from automation. Two fields are called Run As: their headings tell them apart, and neither is written, for a
/// lookup keeps what it means in a hidden field beside the text. The number and the unit of a refresh token's
/// life stand inside the line of their radio button and have no label at all. The last two are lists below
/// the saved policies; the form has neither.
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
    field(
        "/policies/refreshToken",
        &["Refresh Token Policy"],
        Kind::Choice,
    )
    .under(OAUTH),
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
    field("page:clientCredentialsRunAs", &["Run As"], Kind::Text).under(CLIENT_CREDENTIALS),
    field("/policies/profiles", &["Profiles"], Kind::Names),
    field(
        "/policies/permissionSets",
        &["Permission Sets"],
        Kind::Names,
    ),
];
