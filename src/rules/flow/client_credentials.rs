use crate::rules::prelude::*;

rule! {
    /// With the client credentials flow, key and secret alone open the org.
    ///
    /// ## Why
    /// Nobody logs in and nobody approves: whoever has the consumer key and the consumer secret works as the
    /// user you choose, from anywhere your policies allow. The secret travels with every request, where the
    /// JWT bearer flow sends only a signature and the vendor's private key never leaves it.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true }, "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on the client credentials flow: leave it off, rated critical. The
    /// advice to partners (Knowledge 005225370) says to remove it where it is not needed.
    CLIENT_CREDENTIALS = "client-credentials", Warning, Documented, [ClientCredentialsOff, EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // With the JWT bearer flow beside it, the choice between the two is another rule's.
    if cx.flows().client_credentials == Some(true) && !cx.jwt_bearer() {
        found.warning(
            "/oauth/flows/clientCredentials",
            "the client credentials flow is switched on".into(),
            "Whoever gets hold of the consumer key and secret works as the flow's user, with no login at all.",
            "Ask the vendor for the JWT bearer flow instead; if there is no other way, choose a user with \
             few rights and renew the secret regularly.",
        );
    }
}
