//! Who may use the app, from where and for how long.

mod admin_approved_without_users;
mod ip_relaxation;
mod permission_set_api_name;
mod permission_set_label_missing;
mod permission_set_not_on_app;
mod permission_set_without_user;
mod permitted_users_self_authorize;
mod profile_administrator;
mod refresh_token_expires_immediately;
mod refresh_token_lifetime_long;
mod refresh_token_lifetime_zero;
mod refresh_token_until_revoked;
mod session_timeout_long;
mod session_timeout_zero;
mod username_sandbox_suffix;
mod username_syntax;
mod users_without_admin_approved;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Policies and users",
    about: "Who may use the app, from where and for how long.",
    rules: &[
        &admin_approved_without_users::ADMIN_APPROVED_WITHOUT_USERS,
        &ip_relaxation::IP_RELAXATION,
        &permission_set_api_name::PERMISSION_SET_API_NAME,
        &permission_set_label_missing::PERMISSION_SET_LABEL_MISSING,
        &permission_set_not_on_app::PERMISSION_SET_NOT_ON_APP,
        &permission_set_without_user::PERMISSION_SET_WITHOUT_USER,
        &permitted_users_self_authorize::PERMITTED_USERS_SELF_AUTHORIZE,
        &profile_administrator::PROFILE_ADMINISTRATOR,
        &refresh_token_expires_immediately::REFRESH_TOKEN_EXPIRES_IMMEDIATELY,
        &refresh_token_lifetime_long::REFRESH_TOKEN_LIFETIME_LONG,
        &refresh_token_lifetime_zero::REFRESH_TOKEN_LIFETIME_ZERO,
        &refresh_token_until_revoked::REFRESH_TOKEN_UNTIL_REVOKED,
        &session_timeout_long::SESSION_TIMEOUT_LONG,
        &session_timeout_zero::SESSION_TIMEOUT_ZERO,
        &username_sandbox_suffix::USERNAME_SANDBOX_SUFFIX,
        &username_syntax::USERNAME_SYNTAX,
        &users_without_admin_approved::USERS_WITHOUT_ADMIN_APPROVED,
    ],
};
