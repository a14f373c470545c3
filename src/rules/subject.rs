//! What a rule looks at: the config, the context and what both say together.

use crate::certificate::Certificate;
use crate::config::{AppKind, Config, Flows, Need, Oauth, Policies, Security};
use crate::context::{Context, Stage};
use crate::org::OrgKind;
use crate::pem;
use crate::scope::{Scope, by_name};

/// The config and the context of one check.
pub(super) struct Subject<'a> {
    pub(super) config: &'a Config,
    pub(super) context: &'a Context,
    certificate: Option<Certificate>,
    lines: Vec<(usize, &'static Scope)>,
}

/// Salesforce's own page that ends a login nobody waits for; guides use it as a stand-in.
const SUCCESS_PAGE: &str = "/services/oauth2/success";

impl<'a> Subject<'a> {
    pub(super) fn new(config: &'a Config, context: &'a Context) -> Self {
        let mut subject = Self {
            config,
            context,
            certificate: None,
            lines: Vec::new(),
        };
        subject.lines = subject.read_lines();
        subject.certificate = subject.read_certificate();
        subject
    }

    /// The certificate of a text that holds exactly one.
    fn read_certificate(&self) -> Option<Certificate> {
        let blocks = pem::read(self.certificate_text()?).ok()?;
        match blocks.as_slice() {
            [only] if only.label == "CERTIFICATE" => {
                Certificate::from_der(only.bytes.expose()).ok()
            }
            _ => None,
        }
    }

    fn oauth(&self) -> Option<&'a Oauth> {
        self.config.oauth.as_ref()
    }

    /// The flows the config names.
    pub(super) fn flows(&self) -> Flows {
        self.oauth()
            .and_then(|oauth| oauth.flows)
            .unwrap_or_default()
    }

    /// The security boxes the config names.
    pub(super) fn security(&self) -> Security {
        self.oauth()
            .and_then(|oauth| oauth.security)
            .unwrap_or_default()
    }

    /// The policies, if the config has any.
    pub(super) fn policies(&self) -> Option<&'a Policies> {
        self.config.policies.as_ref()
    }

    /// The callback URLs with their JSON pointers.
    pub(super) fn callback_urls(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let urls = self
            .oauth()
            .and_then(|oauth| oauth.callback_urls.as_deref());
        numbered("/oauth/callbackUrls", urls.unwrap_or_default())
    }

    /// The scopes with their JSON pointers.
    pub(super) fn scopes(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let scopes = self.oauth().and_then(|oauth| oauth.scopes.as_deref());
        numbered("/oauth/scopes", scopes.unwrap_or_default())
    }

    /// Where a scope stands in the list, by any parameter of its line.
    pub(super) fn scope(&self, line: &str) -> Option<String> {
        let (index, _) = self.lines.iter().find(|(_, scope)| scope.name == line)?;
        Some(scope_path(*index))
    }

    /// The certificate's text, unless there is none or it is blank.
    pub(super) fn certificate_text(&self) -> Option<&'a str> {
        let certificate = self.oauth()?.certificate.as_deref()?;
        (!certificate.trim().is_empty()).then_some(certificate)
    }

    /// The certificate, when the text holds exactly one that can be read.
    pub(super) fn certificate(&self) -> Option<&Certificate> {
        self.certificate.as_ref()
    }

    /// Whether the config wants anything of the form of an app; a config of policies alone does not.
    pub(super) fn wants_form(&self) -> bool {
        self.config.app.is_some() || self.config.oauth.is_some()
    }

    /// The kind of app that is checked for, or the one the config names.
    pub(super) fn app(&self) -> Option<AppKind> {
        let named = self.config.app.as_ref().and_then(|app| app.kind);
        self.context.app.or(named)
    }

    /// Whether the app is known to be there already.
    pub(super) fn is_existing(&self) -> bool {
        self.context.stage == Some(Stage::Existing)
    }

    /// Whether the org may hold live data: it is not known to be one for tests and development.
    pub(super) fn may_be_production(&self) -> bool {
        matches!(self.context.org, None | Some(OrgKind::ProductionOrTrial))
    }

    /// Whether the JWT bearer flow is switched on, by its flag or by a certificate.
    pub(super) fn jwt_bearer(&self) -> bool {
        self.oauth().is_some_and(Oauth::wants_jwt_bearer)
    }

    /// Whether people sign in through the vendor: some callback URL is a real one, not Salesforce's
    /// success page.
    pub(super) fn has_real_callback(&self) -> bool {
        let urls = self
            .oauth()
            .and_then(|oauth| oauth.callback_urls.as_deref());
        urls.unwrap_or_default()
            .iter()
            .any(|url| !url.trim().is_empty() && !is_success_page(url))
    }

    /// Whether the config says nothing that needs a person to sign in: no real callback URL, and a flow
    /// from server to server.
    pub(super) fn only_servers(&self) -> bool {
        let server = self.jwt_bearer() || self.flows().client_credentials == Some(true);
        server && !self.has_real_callback()
    }

    fn read_lines(&self) -> Vec<(usize, &'static Scope)> {
        let named = self.scope_names().iter().enumerate();
        named
            .filter_map(|(index, name)| Some((index, by_name(name)?)))
            .collect()
    }

    /// The scopes as they are written.
    pub(super) fn scope_names(&self) -> &'a [String] {
        let scopes = self.oauth().and_then(|oauth| oauth.scopes.as_deref());
        scopes.unwrap_or_default()
    }

    /// The scopes that are known, each with its index in the list.
    pub(super) fn lines(&self) -> &[(usize, &'static Scope)] {
        &self.lines
    }

    /// Whether a scope is in the list, by any parameter of its line.
    pub(super) fn has_scope(&self, line: &str) -> bool {
        self.lines.iter().any(|(_, scope)| scope.name == line)
    }

    /// Whether the list has scopes and all of them are known. While one is not, it may be the one that
    /// seems to be missing.
    pub(super) fn knows_scopes(&self) -> bool {
        !self.lines.is_empty() && self.lines.len() == self.scope_names().len()
    }

    /// The needs the vendor stated; none when it stated none.
    pub(super) fn needs(&self) -> &'a [Need] {
        self.config.needs.as_deref().unwrap_or_default()
    }

    /// Whether the vendor stated its needs and this one is not among them.
    pub(super) fn lacks_need(&self, need: Need) -> bool {
        !self.needs().is_empty() && !self.needs().contains(&need)
    }

    /// Whether the client credentials flow is the only one that the config gives a use: no other flow is
    /// on, and no user comes back to the vendor.
    pub(super) fn only_client_credentials(&self) -> bool {
        let flows = self.flows();
        flows.client_credentials == Some(true)
            && !self.jwt_bearer()
            && flows.device != Some(true)
            && flows.authorization_code_credentials != Some(true)
            && flows.token_exchange != Some(true)
            && !self.has_real_callback()
            && !self.callbacks_unknown()
    }

    /// Whether the app is there already and the config leaves its callback URLs alone: then nobody knows
    /// whether people log in through the vendor.
    pub(super) fn callbacks_unknown(&self) -> bool {
        let named = self.oauth().and_then(|oauth| oauth.callback_urls.as_ref());
        self.is_existing() && named.is_none()
    }
}

/// The JSON pointer of a scope.
pub(super) fn scope_path(index: usize) -> String {
    format!("/oauth/scopes/{index}")
}

/// Whether a callback URL is Salesforce's own success page.
pub(super) fn is_success_page(url: &str) -> bool {
    url.trim()
        .strip_suffix(SUCCESS_PAGE)
        .and_then(|host| host.strip_prefix("https://"))
        .is_some_and(|host| host.ends_with(".salesforce.com") && !host.contains('/'))
}

fn numbered<'a>(
    list: &'static str,
    values: &'a [String],
) -> impl Iterator<Item = (String, &'a str)> {
    values
        .iter()
        .enumerate()
        .map(move |(index, value)| (format!("{list}/{index}"), value.as_str()))
}

/// Whether a name looks like an administrator's: one of its words begins or ends with "admin", or is "root".
/// Letters of other scripts are left alone: no name is read that is not sure.
pub(super) fn names_an_admin(name: &str) -> bool {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    words.into_iter().any(|word| {
        let part =
            |range: Option<&str>| range.is_some_and(|part| part.eq_ignore_ascii_case("admin"));
        part(word.get(..5))
            || part(word.len().checked_sub(5).and_then(|from| word.get(from..)))
            || word.eq_ignore_ascii_case("root")
    })
}
