//! Which ways of getting a token are open.

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Flows",
    about: "Which ways of getting a token are open.",
    rules: &[],
};
