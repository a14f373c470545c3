//! Boxes that protect codes and tokens.

mod code_unprotected;
mod idle_refresh_token_limit_off;
mod introspect_all_tokens;
mod jwt_access_tokens_timeout;
mod pkce_not_required;
mod refresh_secret_not_required;
mod refresh_token_ip_allowlist_any_ip;
mod refresh_token_ip_allowlist_off;
mod refresh_token_ip_allowlist_on;
mod refresh_token_rotation_off;
mod rotation_without_refresh_token;
mod web_server_secret_not_required;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Security settings",
    about: "Boxes that protect codes and tokens.",
    rules: &[
        &code_unprotected::CODE_UNPROTECTED,
        &idle_refresh_token_limit_off::IDLE_REFRESH_TOKEN_LIMIT_OFF,
        &introspect_all_tokens::INTROSPECT_ALL_TOKENS,
        &jwt_access_tokens_timeout::JWT_ACCESS_TOKENS_TIMEOUT,
        &pkce_not_required::PKCE_NOT_REQUIRED,
        &refresh_secret_not_required::REFRESH_SECRET_NOT_REQUIRED,
        &refresh_token_ip_allowlist_any_ip::REFRESH_TOKEN_IP_ALLOWLIST_ANY_IP,
        &refresh_token_ip_allowlist_off::REFRESH_TOKEN_IP_ALLOWLIST_OFF,
        &refresh_token_ip_allowlist_on::REFRESH_TOKEN_IP_ALLOWLIST_ON,
        &refresh_token_rotation_off::REFRESH_TOKEN_ROTATION_OFF,
        &rotation_without_refresh_token::ROTATION_WITHOUT_REFRESH_TOKEN,
        &web_server_secret_not_required::WEB_SERVER_SECRET_NOT_REQUIRED,
    ],
};
