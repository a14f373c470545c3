//! Who comes back to the vendor, and by which flows.

use super::Subject;
use crate::config::HandBack;
use crate::rules::address::{Callback, is_loopback};

impl<'a> Subject<'a> {
    /// Whether people sign in through the vendor: some callback URL is a real one, not Salesforce's
    /// success page.
    pub(in crate::rules) fn has_real_callback(&self) -> bool {
        self.callbacks()
            .iter()
            .any(|url| !url.text.is_empty() && !is_success_page(url.text))
    }

    /// Whether the config says nothing that needs a person to sign in: no real callback URL, and a flow
    /// from server to server.
    pub(in crate::rules) fn only_servers(&self) -> bool {
        let server = self.jwt_bearer() || self.flows().client_credentials == Some(true);
        server && !self.has_real_callback()
    }

    /// Whether people may sign in through the vendor: nothing says that no code is sent anywhere.
    pub(in crate::rules) fn may_send_codes(&self) -> bool {
        self.has_real_callback() || (self.callbacks().is_empty() && !self.only_servers())
    }

    /// Whether the config leaves codes to whoever catches them: it switches the secret or PKCE off, and
    /// by the config or the open page the other is off as well.
    pub(in crate::rules) fn codes_unprotected(&self) -> bool {
        let wanted = self.security();
        let page = self.page_security();
        let off = |wanted: Option<bool>, shown: Option<bool>| wanted.or(shown) == Some(false);
        let secret = wanted.require_secret_for_web_server_flow;
        (wanted.require_pkce == Some(false) || secret == Some(false))
            && off(wanted.require_pkce, page.require_pkce)
            && off(secret, page.require_secret_for_web_server_flow)
            && self.may_send_codes()
    }

    /// Whether a callback URL has a scheme of an app's own, which another app can claim as well.
    pub(in crate::rules) fn has_own_scheme(&self) -> bool {
        self.callbacks()
            .iter()
            .any(|url| url.app_scheme().is_some())
    }

    /// Whether the vendor's program may run on people's own devices, where no secret stays one.
    pub(in crate::rules) fn on_devices(&self) -> bool {
        self.callbacks()
            .iter()
            .any(|url| url.app_scheme().is_some() || url.web().is_some_and(is_loopback))
    }

    /// The callback URLs, each read once.
    pub(in crate::rules) fn callbacks(&self) -> &[Callback<'a>] {
        self.callbacks.get_or_init(|| {
            let urls = self
                .oauth()
                .and_then(|oauth| oauth.callback_urls.as_deref());
            let urls = urls.unwrap_or_default().iter().enumerate();
            urls.map(|(index, url)| Callback::new(index, url)).collect()
        })
    }

    /// Whether the list of callback URLs holds exactly this one.
    pub(in crate::rules) fn lists_callback(&self, url: &str) -> bool {
        let listed = self
            .listed
            .get_or_init(|| self.callbacks().iter().map(|url| url.text).collect());
        listed.contains(url)
    }

    /// Where the config asks for the consumer secret, if it does.
    pub(in crate::rules) fn consumer_secret(&self) -> Option<String> {
        let asked = self.config.hand_back.as_ref()?;
        let index = asked
            .iter()
            .position(|what| *what == HandBack::ConsumerSecret)?;
        Some(format!("/handBack/{index}"))
    }

    /// Whether nothing but JWTs gets a token, so that the consumer secret is of no use. Without callback
    /// URLs in the config it is not known what the app has.
    pub(in crate::rules) fn secret_is_pointless(&self) -> bool {
        self.jwt_bearer()
            && !self.callbacks().is_empty()
            && !self.has_real_callback()
            && !self.callbacks_unknown()
            && !self.flow_is_on(|flows| flows.client_credentials)
            && !self.flow_is_on(|flows| flows.device)
            && !self.flow_is_on(|flows| flows.token_exchange)
            && !self.flow_is_on(|flows| flows.authorization_code_credentials)
    }

    /// Whether the client credentials flow is the only one that the config gives a use: no other flow is
    /// on, and no user comes back to the vendor.
    pub(in crate::rules) fn only_client_credentials(&self) -> bool {
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
    pub(in crate::rules) fn callbacks_unknown(&self) -> bool {
        let named = self.oauth().and_then(|oauth| oauth.callback_urls.as_ref());
        self.is_existing() && named.is_none()
    }
}

/// Salesforce's own page that ends a login nobody waits for; guides use it as a stand-in.
const SUCCESS_PAGE: &str = "/services/oauth2/success";

/// Whether a callback URL is Salesforce's own success page.
pub(in crate::rules) fn is_success_page(url: &str) -> bool {
    url.trim()
        .strip_suffix(SUCCESS_PAGE)
        .and_then(|host| host.strip_prefix("https://"))
        .is_some_and(|host| host.ends_with(".salesforce.com") && !host.contains('/'))
}
