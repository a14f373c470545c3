use crate::rules::prelude::*;

rule! {
    /// A certificate and `"jwtBearer": false` exclude each other.
    ///
    /// ## Why
    /// The page shows the place for the certificate only while the box of the flow is ticked. Leaving
    /// `jwtBearer` out is enough: a certificate alone asks for the box.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": false }, "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Seen on both pages: "Use digital signatures" and "Enable JWT Bearer Flow" reveal the upload.
    CERTIFICATE_WITHOUT_JWT_BEARER = "certificate-without-jwt-bearer", Error, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().jwt_bearer == Some(false) && cx.certificate_text().is_some() {
        found.error(
            "/oauth/flows/jwtBearer",
            "the config switches the JWT bearer flow off and gives a certificate for it".into(),
            "The page takes a certificate only while the flow is on.",
            "Take one of the two out: the certificate, or \"jwtBearer\": false.",
        );
    }
}
