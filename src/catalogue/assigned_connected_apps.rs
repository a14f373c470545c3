//! The connected apps of one permission set: a section of its own page, with two lists.

use super::{Field, Kind, field};

/// What the section is called, on its page and in the addresses of two public tools. They disagree about the
/// address, so that either is taken.
pub(crate) const TITLE: &str = "Assigned Connected Apps";
pub(crate) const SECTION_KEYS: [&str; 2] = ["ConnectedAppSettings", "ConnectedApps"];

/// The end of the list's id comes from public automation; "Enabled Connected Apps" is what guides call the list on
/// the right. The setting it brings about is the app's own.
pub(super) const ROWS: &[Field] = &[field(
    "/policies/permissionSets",
    &[TITLE, "Enabled Connected Apps"],
    Kind::Names,
)
.id(":pages:duelingListBox:backingList_a")];
