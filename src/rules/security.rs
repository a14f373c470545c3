//! Boxes that protect codes and tokens.

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Security settings",
    about: "Boxes that protect codes and tokens.",
    rules: &[],
};
