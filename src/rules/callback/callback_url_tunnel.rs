use crate::rules::prelude::*;
use url::Host;

rule! {
    /// A callback URL does not lead through a tunnel to a developer's machine.
    ///
    /// ## Why
    /// Services such as ngrok lend a public name to a program on somebody's laptop. When the tunnel is
    /// closed, the name may go to the next customer of the service, who then receives the codes.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://b1f2c3.ngrok-free.app/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://ngrok-free.app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// Advice: the names are those the services themselves publish. Salesforce documents no rule about
    /// them. In an org for tests it is only worth knowing.
    CALLBACK_URL_TUNNEL = "callback-url-tunnel", Warning, Advice, [EcaReview], check
}

/// Domains under which tunnel services lend names.
const TUNNELS: &[&str] = &[
    "devtunnels.ms",
    "lhr.life",
    "lhr.rocks",
    "loca.lt",
    "localhost.run",
    "localtunnel.me",
    "ngrok-free.app",
    "ngrok-free.dev",
    "ngrok.app",
    "ngrok.dev",
    "ngrok.io",
    "ngrok.pro",
    "pagekite.me",
    "serveo.net",
    "serveousercontent.com",
    "telebit.io",
    "trycloudflare.com",
    "tunnelmole.net",
];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(Host::Domain(host)) = callback.web().and_then(|url| url.host()) else {
            continue;
        };
        let is_tunnel = |domain: &&&str| {
            host.strip_suffix(**domain)
                .is_some_and(|before| before.ends_with('.'))
        };
        let Some(domain) = TUNNELS.iter().find(is_tunnel) else {
            continue;
        };
        let message = format!(
            "the callback URL {} leads through a tunnel of {domain}",
            callback.shown()
        );
        let why =
            "It ends on somebody's own machine, and the name may be lent to another person later.";
        let help =
            "Use the address of the vendor's own server; keep tunnels to apps in orgs for tests.";
        if cx.may_be_production() {
            found.warning(callback.path(), message, why, help);
        } else {
            found.info(callback.path(), message, why, help);
        }
    }
}
