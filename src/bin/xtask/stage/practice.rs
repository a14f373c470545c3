//! The practice org: a replica of some Setup pages, served on loopback under real Salesforce host
//! names, to try and to test everything without an org. Not affiliated with Salesforce.
//!
//! A browser reaches it through [`Practice::host_resolver_rules`] and trusts it through
//! [`Practice::spki_hash`]; with those rules no other name resolves, so nothing real is reachable.
//! Tests do not look at the page's own markup to learn what was filled: they ask
//! [`Practice::posts`] for what the server received.

mod apps;
mod assigned_apps;
mod classic;
mod files;
pub(crate) mod oauth;
mod permission_sets;
mod policies;
pub(crate) mod record;
mod shell;
mod site;
#[cfg(test)]
mod tests;
mod tls;
mod variant;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::task::JoinHandle;

use record::{Post, Request};
use site::Site;
use tls::Identity;

/// The org whose pages [`Practice::url`] names: a sandbox, so that no test ever claims production.
const ORG: &str = "acme--uat.sandbox";
/// The connected app that exists from the start, so that an edit page can be opened at once.
pub(crate) const EXISTING_APP: &str = "06P000000000001AAA";
/// The first one that is made beside it.
pub(crate) const FIRST_MADE_APP: &str = "06P000000000002AAA";
/// Where the fake secret stands; the address is the replica's own, the real one is not known.
const CONSUMER_DETAILS: &str = "/app/mgmt/forceconnectedapps/practiceConsumerDetails.apexp";

/// A running practice org.
#[derive(Debug)]
pub(crate) struct Practice {
    site: Arc<Site>,
    handle: Handle<SocketAddr>,
    serving: JoinHandle<std::io::Result<()>>,
    port: u16,
    spki_hash: String,
}

/// The pages that [`Practice::url`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PracticePage {
    /// A Setup page without a form.
    SetupHome,
    /// "New External Client App" in the Setup shell.
    NewExternalClientApp,
    /// "New Connected App": the Setup shell with the classic form in a frame.
    NewConnectedApp,
    /// The classic form of "New Connected App" by itself, without a shell.
    NewConnectedAppAlone,
    /// "New" of the permission sets, in its shell.
    NewPermissionSet,
    /// The edit page of the connected app that exists from the start, in its shell.
    EditConnectedApp,
    /// The policies of that app, being edited, in their shell.
    ConnectedAppPolicies,
    /// The view page of that app, in its shell.
    ViewConnectedApp,
    /// The consumer details of that app, with a fake secret, without a shell.
    ConsumerDetails,
}

impl Practice {
    /// Starts the practice org on a free port of 127.0.0.1, with a fresh key and certificate.
    ///
    /// `pages` is the folder `www/practice`; `built` holds the compiled Lightning page and the
    /// design-system files, and may be missing as long as no Lightning page is opened.
    ///
    /// # Errors
    /// When a template is missing or wrong, or the port or the certificate cannot be had.
    pub(crate) async fn start(pages: &Path, built: &Path) -> Result<Self> {
        let identity = Identity::generate()?;
        let site = Arc::new(Site::open(pages, built)?);
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let handle = Handle::new();
        let router = Router::new()
            .fallback(site::answer)
            .with_state(Arc::clone(&site));
        let server = axum_server::from_tcp_rustls(
            listener,
            RustlsConfig::from_config(Arc::new(identity.server_config()?)),
        )?
        .handle(handle.clone());
        let serving = tokio::spawn(server.serve(router.into_make_service()));
        handle
            .listening()
            .await
            .context("the practice org does not listen")?;
        Ok(Self {
            site,
            handle,
            serving,
            port,
            spki_hash: identity.spki_hash(),
        })
    }

    /// The port on 127.0.0.1.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Base64 of the SHA-256 of the certificate's public key, as Chromium's
    /// `--ignore-certificate-errors-spki-list` takes it.
    pub(crate) fn spki_hash(&self) -> &str {
        &self.spki_hash
    }

    /// The value of Chromium's `--host-resolver-rules`: the Salesforce names lead here, every
    /// other name leads nowhere.
    pub(crate) fn host_resolver_rules(&self) -> String {
        let mut rules: Vec<String> = [site::SETUP, site::CLASSIC, site::LIGHTNING]
            .iter()
            .map(|suffix| format!("MAP *{suffix} 127.0.0.1:{}", self.port))
            .collect();
        for host in [oauth::LOGIN, oauth::TEST] {
            rules.push(format!("MAP {host} 127.0.0.1:{}", self.port));
        }
        rules.push("MAP * ~NOTFOUND".to_owned());
        rules.push("EXCLUDE 127.0.0.1".to_owned());
        rules.join(", ")
    }

    /// The address of `page` in the practice org, in the given variant (comma-separated names;
    /// an empty string is the plain page).
    pub(crate) fn url(&self, page: PracticePage, variant: &str) -> String {
        let setup = format!("https://{ORG}{}", site::SETUP);
        let classic = format!("https://{ORG}{}", site::CLASSIC);
        let practice: String = url::form_urlencoded::byte_serialize(variant.as_bytes()).collect();
        match page {
            PracticePage::SetupHome => {
                format!("{setup}{}?practice={practice}", shell::SETUP_HOME)
            }
            PracticePage::NewExternalClientApp => {
                format!("{setup}{}/home?practice={practice}", shell::CLIENT_APPS)
            }
            PracticePage::NewConnectedApp => {
                format!("{setup}{}", shell::wrapped(classic::EDIT, variant))
            }
            PracticePage::NewConnectedAppAlone => {
                format!("{classic}{}?practice={practice}", classic::EDIT)
            }
            PracticePage::NewPermissionSet => {
                format!("{setup}{}", shell::wrapped(permission_sets::NEW, variant))
            }
            PracticePage::EditConnectedApp => format!(
                "{setup}{}",
                shell::wrapped(
                    &format!("{}?applicationId={EXISTING_APP}", classic::EDIT),
                    variant
                )
            ),
            PracticePage::ConnectedAppPolicies => format!(
                "{setup}{}",
                shell::wrapped(
                    &format!("{}?applicationId={EXISTING_APP}", policies::EDIT),
                    variant
                )
            ),
            PracticePage::ViewConnectedApp => format!(
                "{setup}{}",
                shell::wrapped(
                    &format!("{}?applicationId={EXISTING_APP}", classic::VIEW),
                    variant
                )
            ),
            PracticePage::ConsumerDetails => format!(
                "{classic}{CONSUMER_DETAILS}?applicationId={EXISTING_APP}&practice={practice}"
            ),
        }
    }

    /// Every form post of the classic page and every JSON post of the Lightning page, in order.
    pub(crate) fn posts(&self) -> Vec<Post> {
        self.site.book().posts.clone()
    }

    /// Forgets what was posted, for the next round of a test.
    pub(crate) fn forget_posts(&self) {
        self.site.book().posts.clear();
    }

    /// Keeps an External Client App as if it had been created and its policies saved, and gives the address
    /// of its own page.
    pub(crate) fn keep_external_client_app(
        &self,
        settings: serde_json::Value,
        policies: serde_json::Value,
        variant: &str,
    ) -> String {
        let id = self.site.book().keep_external(settings, policies);
        let practice: String = url::form_urlencoded::byte_serialize(variant.as_bytes()).collect();
        format!(
            "https://{ORG}{}{}/{id}/detail?practice={practice}",
            site::SETUP,
            shell::CLIENT_APPS
        )
    }

    /// Keeps a connected app of this name, otherwise as the one that is there from the start.
    pub(crate) fn keep_connected_app(&self, name: &str) {
        self.site.book().keep_connected_app(name);
    }

    /// Keeps a permission set as if it had been made.
    pub(crate) fn keep_permission_set(&self, label: &str) {
        self.site.book().keep_permission_set(label, "", "--None--");
    }

    /// Makes an app known to the token endpoint, in place of one with the same consumer key.
    pub(crate) fn register(&self, app: oauth::TokenApp) {
        let mut book = self.site.book();
        book.token_apps
            .retain(|known| known.consumer_key != app.consumer_key);
        book.token_apps.push(app);
    }

    /// What the token endpoint was asked, in order; without values.
    pub(crate) fn token_calls(&self) -> Vec<oauth::TokenCall> {
        self.site.book().token_calls.clone()
    }

    /// How many access tokens are good: issued and not revoked.
    pub(crate) fn good_tokens(&self) -> usize {
        self.site.book().tokens.len()
    }

    /// Every request since the start, in order.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.site.book().requests.clone()
    }

    /// Closes the port and every open connection.
    ///
    /// # Errors
    /// When the server had failed before.
    pub(crate) async fn stop(self) -> Result<()> {
        self.handle.shutdown();
        self.serving.await?.context("the practice org failed")
    }
}

/// A fresh form, as screenshots of the real page show it.
pub(crate) fn untouched() -> serde_json::Value {
    serde_json::json!({
        "name": "", "apiName": "", "contactEmail": "", "distributionState": "local",
        "contactPhone": "", "infoUrl": "", "logoUrl": "", "iconUrl": "", "description": "",
        "enableOauth": false, "callbackUrl": "", "scopes": [], "introspectAllTokens": false,
        "configureIdToken": false, "clientCredentials": false,
        "authorizationCodeCredentials": false, "postBody": false, "device": false,
        "jwtBearer": false, "certificate": null, "tokenExchange": false,
        "tokenExchangeSecret": false, "requireSecretForWebServerFlow": true,
        "requireSecretForRefreshTokenFlow": true, "requirePkce": true,
        "refreshTokenRotation": false, "jwtAccessTokens": false,
        "limitIdleRefreshTokenTtl": false, "enforceRefreshTokenIpAllowlist": false,
    })
}
