//! The users to choose from for a permission set: a Lightning list with a search and a box before each row. The
//! search's name comes from public automation, that the list shows user names from screenshots of list views.

use super::{Field, Kind, USER_SEARCH, field};

/// The search.
pub(crate) const SEARCH: &str = "page:userSearch";

/// The title above the users who have it.
pub(crate) const CURRENT_ASSIGNMENTS: &str = "Current Assignments";

pub(super) const ROWS: &[Field] = &[
    field(SEARCH, &["Search this list..."], Kind::Text).id(USER_SEARCH),
    // The table has no label that is known; the words are ours.
    field("/permissionSet/assignTo", &["User to assign"], Kind::Rows),
];
