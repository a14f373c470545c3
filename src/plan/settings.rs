//! The settings of an app as its form has them, for the rules that look at what the config leaves alone.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::compare::{selected, text_lines};
use super::find::{Found, find};
use super::read::scope;
use crate::catalogue::FormKind;
use crate::config::{Flows, Security};
use crate::snapshot::{FrameSnapshot, State};

/// What a page shows of an app, as far as each part was found once and for sure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PageSettings {
    /// Flows.
    pub flows: Flows,
    /// Security boxes.
    pub security: Security,
    /// The scopes that are selected, by their names; absent when they are not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub scopes: Option<Vec<String>>,
    /// The callback URLs; absent when they are not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub callback_urls: Option<Vec<String>>,
}

/// What a form shows of an app beyond what a config names; only what was found without doubt.
pub fn settings(form: FormKind, frame: &FrameSnapshot) -> PageSettings {
    let found = find(form.fields(), &frame.controls);
    let state = |path: &str| match found.iter().find(|(field, _)| field.path == path)? {
        (_, Found::One(hit)) => Some(&hit.control.state),
        _ => None,
    };
    let shown = |path: &str| match state(path)? {
        State::Checkbox { checked } => Some(*checked),
        _ => None,
    };
    let scopes = state("/oauth/scopes").and_then(selected);
    PageSettings {
        flows: Flows {
            jwt_bearer: shown("/oauth/flows/jwtBearer"),
            device: shown("/oauth/flows/device"),
            client_credentials: shown("/oauth/flows/clientCredentials"),
            authorization_code_credentials: shown("/oauth/flows/authorizationCodeCredentials"),
            token_exchange: shown("/oauth/flows/tokenExchange"),
        },
        security: Security {
            require_pkce: shown("/oauth/security/requirePkce"),
            require_secret_for_web_server_flow: shown(
                "/oauth/security/requireSecretForWebServerFlow",
            ),
            require_secret_for_refresh_token_flow: shown(
                "/oauth/security/requireSecretForRefreshTokenFlow",
            ),
            refresh_token_rotation: shown("/oauth/security/refreshTokenRotation"),
            jwt_access_tokens: shown("/oauth/security/jwtAccessTokens"),
            introspect_all_tokens: shown("/oauth/security/introspectAllTokens"),
            limit_idle_refresh_token_ttl: shown("/oauth/security/limitIdleRefreshTokenTtl"),
            enforce_refresh_token_ip_allowlist: shown(
                "/oauth/security/enforceRefreshTokenIpAllowlist",
            ),
        },
        scopes: scopes.map(|lines| lines.iter().filter_map(|line| scope(line)).collect()),
        callback_urls: state("/oauth/callbackUrls").and_then(text_lines),
    }
}
