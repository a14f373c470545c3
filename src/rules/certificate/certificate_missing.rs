use crate::rules::prelude::*;

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
    /// { "oauth": { "flows": { "jwtBearer": true }, "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ExtlClntAppGlobalOauthSettings: providing it is what enables the
    /// flow. Salesforce Help, JWT bearer flow: upload the certificate that belongs to the signing key.
    CERTIFICATE_MISSING = "certificate-missing", Error, Documented, [JwtBearerFlow, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().jwt_bearer == Some(true) && cx.certificate_text().is_none() {
        found.error(
            "/oauth/certificate",
            "the JWT bearer flow is wanted, but there is no certificate".into(),
            "Salesforce checks every JWT against the app's certificate.",
            "Add the certificate the vendor sent you, or your own; never the private key.",
        );
    }
}
