//! What a rule looks at: the config, the context and what both say together.

use super::address::{Callback, is_loopback};
use super::texts::{self, Text};
use crate::certificate::Certificate;
use crate::config::{App, AppKind, Config, Flows, HandBack, Need, Oauth, Policies, Security};
use crate::context::{Context, Stage};
use crate::leak::{Leak, leak};
use crate::org::OrgKind;
use crate::scope::{Scope, by_name};
use std::cell::OnceCell;
use std::collections::HashSet;

use super::pasted::Pasted;

/// The config and the context of one check.
pub(super) struct Subject<'a> {
    pub(super) config: &'a Config,
    pub(super) context: &'a Context,
    pasted: Pasted,
    callbacks: OnceCell<Vec<Callback<'a>>>,
    listed: OnceCell<HashSet<&'a str>>,
    leaks: OnceCell<Vec<(Text<'a>, Leak)>>,
    lines: Vec<(usize, &'static Scope)>,
}

/// Salesforce's own page that ends a login nobody waits for; guides use it as a stand-in.
const SUCCESS_PAGE: &str = "/services/oauth2/success";

impl<'a> Subject<'a> {
    pub(super) fn new(config: &'a Config, context: &'a Context) -> Self {
        let mut subject = Self {
            config,
            context,
            pasted: Pasted::Nothing,
            callbacks: OnceCell::new(),
            listed: OnceCell::new(),
            leaks: OnceCell::new(),
            lines: Vec::new(),
        };
        subject.lines = subject.read_lines();
        if let Some(text) = subject.certificate_text() {
            subject.pasted = Pasted::read(text);
        }
        subject
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
        match self.pasted() {
            Pasted::Certificates(found) => match found.as_slice() {
                [only] => only.as_ref(),
                _ => None,
            },
            _ => None,
        }
    }

    /// What stands in the certificate's place.
    pub(super) fn pasted(&self) -> &Pasted {
        &self.pasted
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
        self.callbacks()
            .iter()
            .any(|url| !url.text.is_empty() && !is_success_page(url.text))
    }

    /// Whether the config says nothing that needs a person to sign in: no real callback URL, and a flow
    /// from server to server.
    pub(super) fn only_servers(&self) -> bool {
        let server = self.jwt_bearer() || self.flows().client_credentials == Some(true);
        server && !self.has_real_callback()
    }

    /// Whether people may sign in through the vendor: nothing says that no code is sent anywhere.
    pub(super) fn may_send_codes(&self) -> bool {
        self.has_real_callback() || (self.callbacks().is_empty() && !self.only_servers())
    }

    /// Whether the config leaves codes to whoever catches them: it switches the secret or PKCE off, and
    /// by the config or the open page the other is off as well.
    pub(super) fn codes_unprotected(&self) -> bool {
        let wanted = self.security();
        let page = self.context.page.unwrap_or_default().security;
        let off = |wanted: Option<bool>, shown: Option<bool>| wanted.or(shown) == Some(false);
        let secret = wanted.require_secret_for_web_server_flow;
        (wanted.require_pkce == Some(false) || secret == Some(false))
            && off(wanted.require_pkce, page.require_pkce)
            && off(secret, page.require_secret_for_web_server_flow)
            && self.may_send_codes()
    }

    /// Whether a callback URL has a scheme of an app's own, which another app can claim as well.
    pub(super) fn has_own_scheme(&self) -> bool {
        self.callbacks()
            .iter()
            .any(|url| url.app_scheme().is_some())
    }

    /// Whether the vendor's program may run on people's own devices, where no secret stays one.
    pub(super) fn on_devices(&self) -> bool {
        self.callbacks()
            .iter()
            .any(|url| url.app_scheme().is_some() || url.web().is_some_and(is_loopback))
    }

    /// Whether the config lists scopes, all of them known, and no refresh token is among them.
    pub(super) fn never_refreshes(&self) -> bool {
        self.knows_scopes() && !self.has_scope("refresh_token")
    }

    /// Whether the vendor surely gets refresh tokens: it asks for them, and by a flow that hands them out.
    pub(super) fn gets_refresh_tokens(&self) -> bool {
        self.has_scope("refresh_token")
            && (self.has_real_callback() || self.flows().device == Some(true))
    }

    /// Whether nothing in the config rules out that the vendor gets refresh tokens.
    pub(super) fn may_get_refresh_tokens(&self) -> bool {
        !self.never_refreshes() && (!self.only_servers() || self.flows().device == Some(true))
    }

    /// Whether the vendor says it has this need.
    pub(super) fn has_need(&self, need: Need) -> bool {
        self.needs().contains(&need)
    }

    /// Whether the policies name profiles or permission sets.
    pub(super) fn names_users(&self) -> bool {
        self.policies().is_some_and(|policies| {
            let some =
                |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
            some(&policies.permission_sets) || some(&policies.profiles)
        })
    }

    /// The user names of the config with their JSON pointers; empty ones are left out.
    pub(super) fn user_names(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let set = self.config.permission_set.as_ref();
        let assigned = set.and_then(|set| set.assign_to.as_deref());
        let run_as = self
            .policies()
            .and_then(|policies| policies.client_credentials_run_as.as_deref())
            .map(|name| ("/policies/clientCredentialsRunAs".to_owned(), name));
        numbered("/permissionSet/assignTo", assigned.unwrap_or_default())
            .chain(run_as)
            .filter(|(_, name)| !name.trim().is_empty())
    }

    /// The callback URLs, each read once.
    pub(super) fn callbacks(&self) -> &[Callback<'a>] {
        self.callbacks.get_or_init(|| {
            let urls = self
                .oauth()
                .and_then(|oauth| oauth.callback_urls.as_deref());
            let urls = urls.unwrap_or_default().iter().enumerate();
            urls.map(|(index, url)| Callback::new(index, url)).collect()
        })
    }

    /// Whether the list of callback URLs holds exactly this one.
    pub(super) fn lists_callback(&self, url: &str) -> bool {
        let listed = self
            .listed
            .get_or_init(|| self.callbacks().iter().map(|url| url.text).collect());
        listed.contains(url)
    }

    /// The texts that hold a secret, the certificate apart.
    pub(super) fn leaks(&self) -> &[(Text<'a>, Leak)] {
        self.leaks.get_or_init(|| {
            let mut leaks = Vec::new();
            texts::each(self.config, |text| {
                if let Some(leak) = Some(text.value)
                    .filter(|_| !text.is_certificate())
                    .and_then(leak)
                {
                    leaks.push((text, leak));
                }
            });
            leaks
        })
    }

    /// Whether a flow is on, in the config or on the open page.
    pub(super) fn flow_is_on(&self, flow: impl Fn(&Flows) -> Option<bool>) -> bool {
        let page = self.context.page.map(|page| page.flows);
        flow(&self.flows()).or_else(|| page.as_ref().and_then(&flow)) == Some(true)
    }

    /// The app's basic information.
    pub(super) fn basics(&self) -> Option<&'a App> {
        self.config.app.as_ref()
    }

    /// Where the config asks for the consumer secret, if it does.
    pub(super) fn consumer_secret(&self) -> Option<String> {
        let asked = self.config.hand_back.as_ref()?;
        let index = asked
            .iter()
            .position(|what| *what == HandBack::ConsumerSecret)?;
        Some(format!("/handBack/{index}"))
    }

    /// Whether nothing but JWTs gets a token, so that the consumer secret is of no use. Without callback
    /// URLs in the config it is not known what the app has.
    pub(super) fn secret_is_pointless(&self) -> bool {
        self.jwt_bearer()
            && !self.callbacks().is_empty()
            && !self.has_real_callback()
            && !self.callbacks_unknown()
            && !self.flow_is_on(|flows| flows.client_credentials)
            && !self.flow_is_on(|flows| flows.device)
            && !self.flow_is_on(|flows| flows.token_exchange)
            && !self.flow_is_on(|flows| flows.authorization_code_credentials)
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
