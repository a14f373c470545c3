//! Names, contact and links of the app.

mod api_name_characters;
mod app_kind_mismatch;
mod connected_app_new;
mod consumer_secret_for_jwt;
mod contact_email_free_mail;
mod contact_email_missing;
mod contact_email_syntax;
mod distribution_state_connected_app;
mod guide_url_https;
mod guide_written_for_connected_apps;
mod hand_back_secret;
mod link_http;
mod logo_url_https;
mod logo_url_type;
mod name_missing;
mod name_too_long;
mod private_key_in_config;
mod reserved_url;
mod secret_in_config;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "App",
    about: "Names, contact and links of the app.",
    rules: &[
        &api_name_characters::API_NAME_CHARACTERS,
        &app_kind_mismatch::APP_KIND_MISMATCH,
        &connected_app_new::CONNECTED_APP_NEW,
        &consumer_secret_for_jwt::CONSUMER_SECRET_FOR_JWT,
        &contact_email_free_mail::CONTACT_EMAIL_FREE_MAIL,
        &contact_email_missing::CONTACT_EMAIL_MISSING,
        &contact_email_syntax::CONTACT_EMAIL_SYNTAX,
        &distribution_state_connected_app::DISTRIBUTION_STATE_CONNECTED_APP,
        &guide_url_https::GUIDE_URL_HTTPS,
        &guide_written_for_connected_apps::GUIDE_WRITTEN_FOR_CONNECTED_APPS,
        &hand_back_secret::HAND_BACK_SECRET,
        &link_http::LINK_HTTP,
        &logo_url_https::LOGO_URL_HTTPS,
        &logo_url_type::LOGO_URL_TYPE,
        &name_missing::NAME_MISSING,
        &name_too_long::NAME_TOO_LONG,
        &private_key_in_config::PRIVATE_KEY_IN_CONFIG,
        &reserved_url::RESERVED_URL,
        &secret_in_config::SECRET_IN_CONFIG,
    ],
};
