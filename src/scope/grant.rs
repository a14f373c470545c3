//! What a config's scopes let a vendor do, one plain sentence a scope.

use super::by_name;
use crate::config::{Config, Need};
use serde::Serialize;
use tsify::Tsify;

/// One scope of a config, for the admin who has to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// The scope as the config names it.
    pub scope: String,
    /// What the scope lets the vendor do.
    pub allows: &'static str,
    /// Whether a need the vendor stated asks for it; absent when the config states no needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub needed: Option<bool>,
}

/// What the known scopes of a config allow, each line of the page once.
pub fn grants(config: &Config) -> Vec<Grant> {
    let named = config.oauth.iter().flat_map(|oauth| oauth.scopes.iter());
    let mut lines = Vec::new();
    for name in named.flatten() {
        if let Some(scope) = by_name(name)
            && !lines.iter().any(|(_, known)| *known == scope)
        {
            lines.push((name.clone(), scope));
        }
    }
    let needs = config.needs.as_deref();
    lines
        .into_iter()
        .map(|(name, scope)| Grant {
            scope: name,
            allows: scope.allows,
            needed: needs.map(|needs| needs.iter().any(|need| need.scope() == Some(scope.name))),
        })
        .collect()
}

impl Need {
    /// The narrowest scope that serves the need; none when no scope is about it.
    pub fn scope(self) -> Option<&'static str> {
        Some(match self {
            Self::Records => "api",
            Self::Identity => "id",
            Self::SignIn => "openid",
            Self::Offline => "refresh_token",
            Self::Browser => "web",
            Self::Visualforce => "visualforce",
            Self::Lightning => "lightning",
            Self::Content => "content",
            Self::Chatter => "chatter_api",
            Self::Analytics => "wave_api",
            Self::AccountEngagement => "pardot_api",
            Self::CustomPermissions => "custom_permissions",
            Self::ApiPlatform => "sfap_api",
            Self::McpServers => "mcp_api",
            Self::DataCloudQuery => "cdp_query_api",
            Self::DataCloudIngest => "cdp_ingest_api",
            Self::DataCloudProfile => "cdp_profile_api",
            Self::AnyIp => return None,
        })
    }
}
