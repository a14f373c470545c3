//! Where a login comes back to.

mod callback_url_blank;
mod callback_url_missing;
mod callback_url_placeholder;
mod callback_url_repeated;
mod callback_url_scheme;
mod callback_urls_too_long;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Callback URLs",
    about: "Where a login comes back to.",
    rules: &[
        &callback_url_blank::CALLBACK_URL_BLANK,
        &callback_url_missing::CALLBACK_URL_MISSING,
        &callback_url_placeholder::CALLBACK_URL_PLACEHOLDER,
        &callback_url_repeated::CALLBACK_URL_REPEATED,
        &callback_url_scheme::CALLBACK_URL_SCHEME,
        &callback_urls_too_long::CALLBACK_URLS_TOO_LONG,
    ],
};
