//! What a config wants of the page of one kind of app.

use super::Elsewhere;
use crate::catalogue::{ENABLE_OAUTH, JWT_BEARER};
use crate::config::{AppKind, Config, DistributionState};

/// What one control should hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Want {
    Text(String),
    /// Lines of a text area.
    Lines(Vec<String>),
    Checked(bool),
    /// Texts that all mean the wanted line.
    Line(Vec<&'static str>),
    /// OAuth parameter names.
    Scopes(Vec<String>),
    /// PEM text of a certificate.
    Certificate(String),
}

impl Want {
    /// The wish in words, for the preview.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Checked(checked) => super::checked_words(*checked).into(),
            Self::Line(texts) => texts.first().copied().unwrap_or_default().into(),
            Self::Scopes(names) => names.join(", "),
            Self::Certificate(_) => super::CERTIFICATE_FILE.into(),
        }
    }
}

/// Addresses as the page's text area holds them: one a line, without blanks around.
fn lines(urls: &[String]) -> Want {
    let lines = urls.iter().flat_map(|url| url.lines()).map(str::trim);
    Want::Lines(
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

/// The settings a config names, by JSON pointer. What it does not name is not here.
pub(super) fn wishes(config: &Config, app: AppKind) -> Vec<(&'static str, Want)> {
    let mut wishes = Vec::new();
    let mut want = |path, wanted: Option<Want>| wishes.extend(wanted.map(|wanted| (path, wanted)));
    // Pages tell line ends as `\n`.
    let text = |text: &Option<String>| {
        text.as_ref()
            .map(|text| Want::Text(text.replace("\r\n", "\n")))
    };
    if let Some(basics) = &config.app {
        want("/app/name", text(&basics.name));
        want("/app/apiName", text(&basics.api_name));
        want("/app/contactEmail", text(&basics.contact_email));
        want("/app/contactPhone", text(&basics.contact_phone));
        want("/app/infoUrl", text(&basics.info_url));
        want("/app/logoUrl", text(&basics.logo_url));
        want("/app/iconUrl", text(&basics.icon_url));
        want("/app/description", text(&basics.description));
        if app == AppKind::ExternalClientApp {
            want(
                "/app/distributionState",
                basics.distribution_state.map(|state| {
                    Want::Line(match state {
                        DistributionState::Local => vec!["Local"],
                        DistributionState::Packaged => vec!["Packaged"],
                    })
                }),
            );
        }
    }
    let Some(oauth) = &config.oauth else {
        return wishes;
    };
    want(ENABLE_OAUTH, Some(Want::Checked(true)));
    want(
        "/oauth/callbackUrls",
        oauth.callback_urls.as_deref().map(lines),
    );
    want("/oauth/scopes", oauth.scopes.clone().map(Want::Scopes));
    want(
        "/oauth/idToken",
        oauth.id_token.is_some().then_some(Want::Checked(true)),
    );
    let flag = |flag: Option<bool>| flag.map(Want::Checked);
    let flows = oauth.flows.unwrap_or_default();
    // A certificate is uploaded through this box, so a config that only names the certificate wants it on.
    let jwt_bearer = flows
        .jwt_bearer
        .or(oauth.certificate.is_some().then_some(true));
    want(JWT_BEARER, flag(jwt_bearer));
    // After its box, which it waits for.
    want(
        "/oauth/certificate",
        oauth.certificate.clone().map(Want::Certificate),
    );
    want("/oauth/flows/device", flag(flows.device));
    want(
        "/oauth/flows/clientCredentials",
        flag(flows.client_credentials),
    );
    want(
        "/oauth/flows/authorizationCodeCredentials",
        flag(flows.authorization_code_credentials),
    );
    want("/oauth/flows/tokenExchange", flag(flows.token_exchange));
    let security = oauth.security.unwrap_or_default();
    want("/oauth/security/requirePkce", flag(security.require_pkce));
    want(
        "/oauth/security/requireSecretForWebServerFlow",
        flag(security.require_secret_for_web_server_flow),
    );
    want(
        "/oauth/security/requireSecretForRefreshTokenFlow",
        flag(security.require_secret_for_refresh_token_flow),
    );
    want(
        "/oauth/security/refreshTokenRotation",
        flag(security.refresh_token_rotation),
    );
    want(
        "/oauth/security/jwtAccessTokens",
        flag(security.jwt_access_tokens),
    );
    want(
        "/oauth/security/introspectAllTokens",
        flag(security.introspect_all_tokens),
    );
    if app == AppKind::ExternalClientApp {
        want(
            "/oauth/security/limitIdleRefreshTokenTtl",
            flag(security.limit_idle_refresh_token_ttl),
        );
        want(
            "/oauth/security/enforceRefreshTokenIpAllowlist",
            flag(security.enforce_refresh_token_ip_allowlist),
        );
    }
    wishes
}

/// Settings of the config that are set on another page than the one with the form.
pub(super) fn elsewhere(config: &Config, app: AppKind) -> Vec<Elsewhere> {
    let (policies, permission_sets) = match app {
        AppKind::ExternalClientApp => (
            "the app's Policies tab, after Create",
            "the app's Policies tab, after Create",
        ),
        AppKind::ConnectedApp => (
            "the app's Manage page, Edit Policies, after Save",
            "the app's Manage page, Manage Permission Sets",
        ),
    };
    let mut list = Vec::new();
    let mut add = |there: bool, path: &str, field: &str, place: &str| {
        if there {
            list.push(Elsewhere {
                path: path.into(),
                field: field.into(),
                place: place.into(),
            });
        }
    };
    if let Some(wanted) = &config.policies {
        add(
            wanted.permitted_users.is_some(),
            "/policies/permittedUsers",
            "Permitted Users",
            policies,
        );
        add(
            wanted.ip_relaxation.is_some(),
            "/policies/ipRelaxation",
            "IP Relaxation",
            policies,
        );
        add(
            wanted.refresh_token.is_some(),
            "/policies/refreshToken",
            "Refresh Token Policy",
            policies,
        );
        add(
            wanted.session_timeout_minutes.is_some(),
            "/policies/sessionTimeoutMinutes",
            "Session timeout",
            policies,
        );
        add(
            wanted.high_assurance.is_some(),
            "/policies/highAssurance",
            "High assurance session required",
            policies,
        );
        add(
            wanted.client_credentials_run_as.is_some(),
            "/policies/clientCredentialsRunAs",
            "Run As",
            policies,
        );
        add(
            wanted.start_url.is_some(),
            "/policies/startUrl",
            "Start URL",
            policies,
        );
        add(
            wanted.permission_sets.is_some(),
            "/policies/permissionSets",
            "Permission sets",
            permission_sets,
        );
        add(
            wanted.profiles.is_some(),
            "/policies/profiles",
            "Profiles",
            permission_sets,
        );
    }
    add(
        config.permission_set.is_some(),
        "/permissionSet",
        "Permission set",
        "Setup, Permission Sets",
    );
    list
}
