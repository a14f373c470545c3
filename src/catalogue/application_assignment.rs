//! Who is let into a connected app, on two pages of its own: a box to tick for each profile, and one for each
//! permission set.

use super::{Field, Kind, field};

/// That the pages have plain boxes comes from public automation; what else they hold is not known. So the one table on
/// them is all that is looked at, a row is told by the name in it, and the label is the one of the app's own list.
pub(super) const PROFILES: &[Field] = &[field("/policies/profiles", &["Profiles"], Kind::Rows)];
/// The same for permission sets.
pub(super) const PERMISSION_SETS: &[Field] = &[field(
    "/policies/permissionSets",
    &["Permission Sets"],
    Kind::Rows,
)];
