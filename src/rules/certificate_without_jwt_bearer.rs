use super::prelude::*;

rule! {
    /// A certificate and `"jwtBearer": false` exclude each other.
    ///
    /// ## Why
    /// The page shows the place for the certificate only while the box of the flow is ticked. Leaving
    /// `jwtBearer` out is enough: a certificate alone asks for the box.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": false }, "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Reference
    /// Seen on both pages: "Use digital signatures" and "Enable JWT Bearer Flow" reveal the upload.
    CERTIFICATE_WITHOUT_JWT_BEARER = "certificate-without-jwt-bearer", Error, check
}

fn check(config: &Config, found: &mut Findings) {
    let flag = config
        .oauth
        .as_ref()
        .and_then(|oauth| oauth.flows.as_ref())
        .and_then(|flows| flows.jwt_bearer);
    if flag == Some(false) && certificate(config).is_some() {
        found.error(
            "/oauth/flows/jwtBearer",
            "the config switches the JWT bearer flow off and gives a certificate for it".into(),
            "The page takes a certificate only while the flow is on.",
            "Take one of the two out: the certificate, or \"jwtBearer\": false.",
        );
    }
}
