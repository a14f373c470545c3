use crate::rules::address::is_loopback;
use crate::rules::prelude::*;
use url::Host;

rule! {
    /// A callback URL names its server instead of giving an IP address.
    ///
    /// ## Why
    /// The IP address may be given to somebody else tomorrow, who then receives the codes. Certificates
    /// for IP addresses are rare as well, so a browser may stop with a warning in the middle of the login.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://203.0.113.7/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// Advice: Salesforce documents no rule about IP addresses. In an org for tests it is only worth knowing.
    CALLBACK_URL_IP_ADDRESS = "callback-url-ip-address", Warning, Advice, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(url) = callback.web().filter(|url| url.scheme() == "https") else {
            continue;
        };
        // Of the machine's own addresses and of http others speak.
        if is_loopback(url) || !matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_))) {
            continue;
        }
        let message = format!(
            "the callback URL {} leads to an IP address instead of a name",
            callback.shown()
        );
        let why = "Whoever is given that address next receives the codes of your logins.";
        let help = "Ask the vendor for the address with its domain name.";
        if cx.may_be_production() {
            found.warning(callback.path(), message, why, help);
        } else {
            found.info(callback.path(), message, why, help);
        }
    }
}
