use crate::rules::pasted::Pasted;
use crate::rules::prelude::*;

rule! {
    /// A private key never stands in a config.
    ///
    /// ## Why
    /// Whoever has the private key can log in as your users, without a password and without a second
    /// factor. The app needs the certificate only, which may be known to everyone.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-pkcs8.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ConnectedAppOauthConfig: an X.509 certificate. RFC 7523: the
    /// signature of the JWT is what proves who asks, so the key that makes it must stay with the signer.
    CERTIFICATE_PRIVATE_KEY = "certificate-private-key", Error, Documented, [EcaReview, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if matches!(cx.pasted(), Pasted::PrivateKey) {
        found.error(
            "/oauth/certificate",
            "this is a private key, not a certificate".into(),
            "Whoever has a private key can log in as your users; a config is a file that people pass on.",
            "Delete it from here and from wherever this config was sent; a key that has been passed on \
             is burnt, so make a new one and paste its certificate here.",
        );
    }
}
