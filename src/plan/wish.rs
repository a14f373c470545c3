//! What a config wants of one form.

mod elsewhere;
mod policies;

use crate::catalogue::permission_set_assignment::SEARCH;
use crate::catalogue::{ENABLE_OAUTH, FormKind, JWT_BEARER, same_label, translations};
use crate::config::{AppKind, Config, DistributionState, PermissionSet, TimeUnit};

pub(super) use elsewhere::elsewhere;

/// What one control should hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Want {
    Text(String),
    /// Lines of a text area.
    Lines(Vec<String>),
    Checked(bool),
    /// Texts that all mean the wanted line.
    Line(Vec<String>),
    /// A line that goes on with a time: in fields of its own while it is edited, within the line once it is saved.
    Lasting {
        line: &'static str,
        value: u32,
        unit: TimeUnit,
    },
    /// OAuth parameter names.
    Scopes(Vec<String>),
    /// Names that have to be selected, whatever else is.
    Names(Vec<String>),
    /// The row of this user name, and no other, is to be ticked.
    User(String),
    /// A person, whom the page calls by another name than the user name that is wanted.
    Someone(String),
    /// PEM text of a certificate.
    Certificate(String),
}

impl Want {
    /// The wish in words, for the preview.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) | Self::User(text) | Self::Someone(text) => text.clone(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Checked(checked) => super::checked_words(*checked).into(),
            Self::Line(texts) => texts.first().cloned().unwrap_or_default(),
            Self::Lasting { line, .. } => (*line).to_owned(),
            Self::Scopes(names) | Self::Names(names) => names.join(", "),
            Self::Certificate(_) => super::CERTIFICATE_FILE.into(),
        }
    }
}

/// A line of a drop-down or a radio button, by any of its wordings.
fn line(texts: &[&str]) -> Want {
    let mut all: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
    for text in texts {
        all.extend(translations(text).map(str::to_owned));
    }
    Want::Line(all)
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

/// What one form should hold, by JSON pointer.
type Wishes = Vec<(&'static str, Want)>;

/// The settings a config names that stand on a form. What it does not name is not here.
pub(super) fn wishes(config: &Config, form: FormKind) -> Wishes {
    match form {
        FormKind::ExternalClientApp => of_app(config, AppKind::ExternalClientApp),
        FormKind::ConnectedApp => of_app(config, AppKind::ConnectedApp),
        FormKind::ExternalClientAppPolicies => policies::external(config),
        FormKind::ConnectedAppPolicies => policies::connected(config),
        FormKind::PermissionSet => config
            .permission_set
            .as_ref()
            .map(of_permission_set)
            .unwrap_or_default(),
        FormKind::PermissionSetAssignment => config
            .permission_set
            .as_ref()
            .map(of_assignment)
            .unwrap_or_default(),
        FormKind::AssignedConnectedApps => of_assigned_apps(config).into_iter().collect(),
        FormKind::ApplicationProfileAssignment | FormKind::ApplicationPermissionSetAssignment => {
            let mut lists = policies::related_lists(config);
            lists.retain(|(path, _)| form.sets(path));
            lists
        }
    }
}

/// As [`wishes`], with what only the saved page shows.
pub(super) fn saved_wishes(config: &Config, form: FormKind) -> Wishes {
    let mut wishes = wishes(config, form);
    if form == FormKind::ConnectedAppPolicies {
        wishes.extend(policies::related_lists(config));
        wishes.extend(policies::run_as(config));
    }
    // A search is a way to a row, and nothing that is saved.
    wishes.retain(|(path, _)| *path != SEARCH);
    wishes
}

fn of_permission_set(set: &PermissionSet) -> Wishes {
    let mut wishes = Vec::new();
    let mut want = |path, wanted: Option<Want>| wishes.extend(wanted.map(|wanted| (path, wanted)));
    want("/permissionSet/label", set.label.clone().map(Want::Text));
    want(
        "/permissionSet/apiName",
        set.api_name.clone().map(Want::Text),
    );
    let license = set.license.as_deref().map(|license| match license {
        "none" => line(&["--None--"]),
        named => line(&[named]),
    });
    want("/permissionSet/license", license);
    wishes
}

/// One user at a time: what is ticked is assigned together, and only one is found by a search.
fn of_assignment(set: &PermissionSet) -> Wishes {
    match set.assign_to.as_deref() {
        Some([user]) => vec![
            ("/permissionSet/assignTo", Want::User(user.clone())),
            (SEARCH, Want::Text(user.clone())),
        ],
        _ => Vec::new(),
    }
}

/// The app on the config's own permission set, where that is what lets its users in.
fn of_assigned_apps(config: &Config) -> Option<(&'static str, Want)> {
    let name = config.app.as_ref()?.name.clone()?;
    let label = config.permission_set.as_ref()?.label.as_deref()?;
    let sets = config.policies.as_ref()?.permission_sets.as_ref()?;
    let lets_in = sets.iter().any(|set| same_label(set, label));
    lets_in.then(|| ("/policies/permissionSets", Want::Names(vec![name])))
}

fn of_app(config: &Config, app: AppKind) -> Wishes {
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
                    line(match state {
                        DistributionState::Local => &["Local"],
                        DistributionState::Packaged => &["Packaged"],
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
