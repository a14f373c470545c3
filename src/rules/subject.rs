//! What a rule looks at: the config, the context and what both say together.

mod callbacks;
mod scopes;
mod users;

pub(super) use callbacks::is_success_page;
pub(super) use scopes::scope_path;
pub(super) use users::names_an_admin;

use super::address::Callback;
use super::pasted::Pasted;
use super::texts::{self, Text};
use crate::certificate::Certificate;
use crate::config::{App, AppKind, Config, Flows, Oauth, Policies, Security};
use crate::context::{Context, Stage};
use crate::leak::{Leak, leak};
use crate::org::OrgKind;
use crate::scope::Scope;
use std::cell::OnceCell;
use std::collections::HashSet;

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

    /// The security boxes of the open page.
    pub(super) fn page_security(&self) -> Security {
        let page = self.context.page.as_ref();
        page.map(|page| page.security).unwrap_or_default()
    }

    /// The policies, if the config has any.
    pub(super) fn policies(&self) -> Option<&'a Policies> {
        self.config.policies.as_ref()
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
        let page = self.context.page.as_ref().map(|page| page.flows);
        flow(&self.flows()).or_else(|| page.as_ref().and_then(&flow)) == Some(true)
    }

    /// The app's basic information.
    pub(super) fn basics(&self) -> Option<&'a App> {
        self.config.app.as_ref()
    }
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
