use super::prelude::*;

rule! {
    /// The JWT bearer flow needs a certificate.
    ///
    /// ## Why
    /// Salesforce checks each JWT against the certificate of the app; the box that switches the flow on
    /// asks for a file at once.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true }, "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ExtlClntAppGlobalOauthSettings: providing it is what enables the
    /// flow. Salesforce Help, JWT bearer flow: upload the certificate that belongs to the signing key.
    CERTIFICATE_MISSING = "certificate-missing", Error, check
}

fn check(config: &Config, found: &mut Findings) {
    let wanted = config
        .oauth
        .as_ref()
        .and_then(|oauth| oauth.flows.as_ref())
        .and_then(|flows| flows.jwt_bearer);
    if wanted == Some(true) && certificate(config).is_none() {
        found.error(
            "/oauth/certificate",
            "the JWT bearer flow is wanted, but there is no certificate".into(),
            "Salesforce checks every JWT against the app's certificate.",
            "Add the certificate the vendor sent you, or your own; never the private key.",
        );
    }
}
