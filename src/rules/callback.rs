//! Where a login comes back to.

mod callback_url_blank;
mod callback_url_credentials;
mod callback_url_custom_scheme;
mod callback_url_custom_scheme_without_pkce;
mod callback_url_default_port;
mod callback_url_fragment;
mod callback_url_ip_address;
mod callback_url_localhost;
mod callback_url_missing;
mod callback_url_nearly_repeated;
mod callback_url_no_path;
mod callback_url_not_normalized;
mod callback_url_placeholder;
mod callback_url_query;
mod callback_url_repeated;
mod callback_url_scheme;
mod callback_url_success_page;
mod callback_url_tunnel;
mod callback_url_upper_case_host;
mod callback_url_wildcard;
mod callback_urls_too_long;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Callback URLs",
    about: "Where a login comes back to.",
    rules: &[
        &callback_url_blank::CALLBACK_URL_BLANK,
        &callback_url_credentials::CALLBACK_URL_CREDENTIALS,
        &callback_url_custom_scheme::CALLBACK_URL_CUSTOM_SCHEME,
        &callback_url_custom_scheme_without_pkce::CALLBACK_URL_CUSTOM_SCHEME_WITHOUT_PKCE,
        &callback_url_default_port::CALLBACK_URL_DEFAULT_PORT,
        &callback_url_fragment::CALLBACK_URL_FRAGMENT,
        &callback_url_ip_address::CALLBACK_URL_IP_ADDRESS,
        &callback_url_localhost::CALLBACK_URL_LOCALHOST,
        &callback_url_missing::CALLBACK_URL_MISSING,
        &callback_url_nearly_repeated::CALLBACK_URL_NEARLY_REPEATED,
        &callback_url_no_path::CALLBACK_URL_NO_PATH,
        &callback_url_not_normalized::CALLBACK_URL_NOT_NORMALIZED,
        &callback_url_placeholder::CALLBACK_URL_PLACEHOLDER,
        &callback_url_query::CALLBACK_URL_QUERY,
        &callback_url_repeated::CALLBACK_URL_REPEATED,
        &callback_url_scheme::CALLBACK_URL_SCHEME,
        &callback_url_success_page::CALLBACK_URL_SUCCESS_PAGE,
        &callback_url_tunnel::CALLBACK_URL_TUNNEL,
        &callback_url_upper_case_host::CALLBACK_URL_UPPER_CASE_HOST,
        &callback_url_wildcard::CALLBACK_URL_WILDCARD,
        &callback_urls_too_long::CALLBACK_URLS_TOO_LONG,
    ],
};
