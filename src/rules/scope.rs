//! What the vendor may do.

mod full_without_refresh_token;
mod scope_missing;
mod scope_unconfirmed;
mod scope_unknown;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Scopes",
    about: "What the vendor may do.",
    rules: &[
        &full_without_refresh_token::FULL_WITHOUT_REFRESH_TOKEN,
        &scope_missing::SCOPE_MISSING,
        &scope_unconfirmed::SCOPE_UNCONFIRMED,
        &scope_unknown::SCOPE_UNKNOWN,
    ],
};
