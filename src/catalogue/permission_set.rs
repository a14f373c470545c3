//! A new permission set (`newPermissionSet.apexp`). Labels are those of the object's reference and of
//! screenshots; of its ids only the end of the description's is known. The heading of the first block is a guess:
//! under another one its fields are refused.

use super::{Field, Kind, field};

const INFORMATION: &[&str] = &[
    "Enter permission set information",
    "Permission Set Information",
];
const LICENSE: &[&str] = &["Select the type of users who will use this permission set"];

pub(super) const ROWS: &[Field] = &[
    field("/permissionSet/label", &["Label"], Kind::Text)
        .under(INFORMATION)
        .required()
        .beside("/permissionSet/apiName"),
    field("/permissionSet/apiName", &["API Name"], Kind::Text)
        .under(INFORMATION)
        .required()
        .beside("/permissionSet/label"),
    field("page:description", &["Description"], Kind::Text)
        .id(":description")
        .under(INFORMATION),
    field(
        "page:sessionActivationRequired",
        &["Session Activation Required"],
        Kind::Checkbox,
    )
    .under(INFORMATION),
    field("/permissionSet/license", &["License"], Kind::Choice).under(LICENSE),
];
