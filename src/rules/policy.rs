//! Who may use the app, from where and for how long.

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Policies and users",
    about: "Who may use the app, from where and for how long.",
    rules: &[],
};
