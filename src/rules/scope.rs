//! What the vendor may do.

mod full_without_refresh_token;
mod scope_full;
mod scope_hosted_mcp;
mod scope_missing;
mod scope_openid_missing;
mod scope_recent;
mod scope_redundant;
mod scope_refresh_token_missing;
mod scope_refresh_token_pointless;
mod scope_repeated;
mod scope_unconfirmed;
mod scope_unknown;
mod scope_web_without_browser;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Scopes",
    about: "What the vendor may do.",
    rules: &[
        &full_without_refresh_token::FULL_WITHOUT_REFRESH_TOKEN,
        &scope_full::SCOPE_FULL,
        &scope_hosted_mcp::SCOPE_HOSTED_MCP,
        &scope_missing::SCOPE_MISSING,
        &scope_openid_missing::SCOPE_OPENID_MISSING,
        &scope_recent::SCOPE_RECENT,
        &scope_redundant::SCOPE_REDUNDANT,
        &scope_refresh_token_missing::SCOPE_REFRESH_TOKEN_MISSING,
        &scope_refresh_token_pointless::SCOPE_REFRESH_TOKEN_POINTLESS,
        &scope_repeated::SCOPE_REPEATED,
        &scope_unconfirmed::SCOPE_UNCONFIRMED,
        &scope_unknown::SCOPE_UNKNOWN,
        &scope_web_without_browser::SCOPE_WEB_WITHOUT_BROWSER,
    ],
};
