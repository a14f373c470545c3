//! What goes beyond, or falls short of, what the vendor says it does.

mod page_allows_more;
mod relaxation_more_than_needed;
mod scope_less_than_needed;
mod scope_more_than_needed;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Least privilege",
    about: "What goes beyond, or falls short of, what the vendor says it does.",
    rules: &[
        &page_allows_more::PAGE_ALLOWS_MORE,
        &relaxation_more_than_needed::RELAXATION_MORE_THAN_NEEDED,
        &scope_less_than_needed::SCOPE_LESS_THAN_NEEDED,
        &scope_more_than_needed::SCOPE_MORE_THAN_NEEDED,
    ],
};
