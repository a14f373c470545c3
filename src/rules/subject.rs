//! What a rule looks at: the config, the context and what both say together.

use super::address::Callback;
use super::leak::{Leak, leak};
use super::texts::{self, Text};
use crate::certificate::Certificate;
use crate::config::{App, AppKind, Config, Flows, HandBack, Oauth, Policies, Security};
use crate::context::{Context, Stage};
use crate::org::OrgKind;
use crate::pem;
use crate::scope::by_name;
use std::cell::OnceCell;
use std::collections::HashSet;

/// The config and the context of one check.
pub(super) struct Subject<'a> {
    pub(super) config: &'a Config,
    pub(super) context: &'a Context,
    certificate: Option<Certificate>,
    callbacks: OnceCell<Vec<Callback<'a>>>,
    listed: OnceCell<HashSet<&'a str>>,
    leaks: OnceCell<Vec<(Text<'a>, Leak)>>,
}

/// Salesforce's own page that ends a login nobody waits for; guides use it as a stand-in.
const SUCCESS_PAGE: &str = "/services/oauth2/success";

impl<'a> Subject<'a> {
    pub(super) fn new(config: &'a Config, context: &'a Context) -> Self {
        let mut subject = Self {
            config,
            context,
            certificate: None,
            callbacks: OnceCell::new(),
            listed: OnceCell::new(),
            leaks: OnceCell::new(),
        };
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

    /// The scopes with their JSON pointers.
    pub(super) fn scopes(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let scopes = self.oauth().and_then(|oauth| oauth.scopes.as_deref());
        numbered("/oauth/scopes", scopes.unwrap_or_default())
    }

    /// Where a scope stands in the list, by any parameter of its line.
    pub(super) fn scope(&self, line: &str) -> Option<String> {
        self.scopes()
            .find(|(_, name)| by_name(name).is_some_and(|scope| scope.name == line))
            .map(|(path, _)| path)
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
        match self.flows().jwt_bearer {
            Some(wanted) => wanted,
            None => self.certificate_text().is_some(),
        }
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
            && !self.flow_is_on(|flows| flows.client_credentials)
            && !self.flow_is_on(|flows| flows.device)
            && !self.flow_is_on(|flows| flows.token_exchange)
            && !self.flow_is_on(|flows| flows.authorization_code_credentials)
    }
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
