//! What a config's scopes let a vendor do, one plain sentence a scope, and which of them its needs ask for.

use super::{Confidence, Scope, by_name};
use crate::config::{Config, Need, Oauth};
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
    /// Whether a need the vendor stated asks for it; absent when the config states no needs, or when
    /// nobody documents what the scope is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub needed: Option<bool>,
}

/// What the known scopes of a config allow, each line of the page once.
pub fn grants(config: &Config) -> Vec<Grant> {
    let named = config.oauth.iter().flat_map(|oauth| oauth.scopes.iter());
    lines(named.flatten())
        .into_iter()
        .map(|(name, scope)| Grant {
            scope: name.clone(),
            allows: scope.allows,
            needed: is_needed(config, scope),
        })
        .collect()
}

/// What scopes allow that an answer of Salesforce names; nobody stated what they are needed for.
pub fn granted(names: &[String]) -> Vec<Grant> {
    lines(names.iter())
        .into_iter()
        .map(|(name, scope)| Grant {
            scope: name.clone(),
            allows: scope.allows,
            needed: None,
        })
        .collect()
}

/// The known scopes of some names, each line of the page once.
fn lines<'a>(names: impl Iterator<Item = &'a String>) -> Vec<(&'a String, &'static Scope)> {
    let mut lines: Vec<(&String, &Scope)> = Vec::new();
    for name in names {
        if let Some(scope) = by_name(name)
            && !lines.iter().any(|(_, known)| *known == scope)
        {
            lines.push((name, scope));
        }
    }
    lines
}

/// Whether a scope serves a need the vendor stated, without being wider than it.
///
/// `None` when the config states no needs or nobody documents what the scope is for. The JWT bearer flow asks
/// for `refresh_token` whatever the needs are.
pub fn is_needed(config: &Config, scope: &Scope) -> Option<bool> {
    let needs = config.needs.as_deref().filter(|needs| !needs.is_empty())?;
    if scope.confidence == Confidence::Unknown {
        return None;
    }
    let of_flow =
        scope.name == "refresh_token" && config.oauth.as_ref().is_some_and(Oauth::wants_jwt_bearer);
    Some(of_flow || needs.iter().any(|need| need.scopes().contains(&scope.name)))
}

impl Scope {
    /// Whether this scope brings all that the other one would.
    ///
    /// Documented: `full` has every other scope but `refresh_token`, `api` has `chatter_api`, `web` has
    /// `visualforce`. That `cdp_api` has the Data Cloud scopes is read from its label alone.
    pub fn includes(&self, other: &str) -> bool {
        match self.name {
            "full" => other != "refresh_token",
            "api" => matches!(other, "api" | "chatter_api"),
            "web" => matches!(other, "web" | "visualforce"),
            "cdp_api" => other.starts_with("cdp_"),
            name => name == other,
        }
    }
}

impl Need {
    /// The narrowest scope that serves the need; none when no scope is about it.
    pub fn scope(self) -> Option<&'static str> {
        self.scopes().first().copied()
    }

    /// Whether a scope serves the need, be it wider or not.
    pub fn is_served_by(self, scope: &Scope) -> bool {
        let by_openid = self == Self::Identity && scope.name == "openid";
        by_openid
            || self
                .scope()
                .is_some_and(|narrowest| scope.includes(narrowest))
    }

    /// Every scope that is not wider than the need: the one that serves it first, then those that
    /// belong to it.
    pub fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Records => &["api"],
            Self::Identity => &["id", "openid"],
            Self::SignIn => &["openid", "id"],
            Self::Offline => &["refresh_token"],
            Self::Browser => &["web"],
            Self::Visualforce => &["visualforce"],
            Self::Lightning => &["lightning"],
            Self::Content => &["content"],
            Self::Chatter => &["chatter_api"],
            Self::Analytics => &["wave_api", "eclair_api"],
            Self::AccountEngagement => &["pardot_api"],
            Self::CustomPermissions => &["custom_permissions"],
            Self::Chatbots => &["chatbot_api"],
            Self::Interaction => &["interaction_api"],
            Self::ServiceMessaging => &["scrt_api"],
            Self::GenerativeAi => &["einstein_gpt_api"],
            Self::ApiPlatform => &["sfap_api"],
            // Reported: a hosted MCP server wants both.
            Self::McpServers => &["mcp_api", "refresh_token"],
            Self::DataCloudQuery => &["cdp_query_api"],
            Self::DataCloudIngest => &["cdp_ingest_api"],
            Self::DataCloudProfile => &["cdp_profile_api"],
            Self::DataCloudSegments => &["cdp_segment_api"],
            Self::DataCloudIdentityResolution => &["cdp_identityresolution_api"],
            Self::DataCloudInsights => &["cdp_calculated_insight_api"],
            Self::DataCloud => &["cdp_api"],
            Self::PasswordReset => &["forgot_password"],
            Self::Registration => &["user_registration_api"],
            Self::PasswordlessLogin => &["pwdless_login_api"],
            Self::AnyIp => &[],
        }
    }
}
