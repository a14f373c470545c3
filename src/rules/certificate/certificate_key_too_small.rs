use crate::certificate::KeyKind;
use crate::rules::prelude::*;

/// The shortest RSA key that RS256 allows, in bits.
const LEAST_BITS: usize = 2048;

rule! {
    /// The certificate's RSA key has 2048 bits or more.
    ///
    /// ## Why
    /// From the certificate of a short key its private key can be computed. Whoever does so logs in as
    /// your users.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa1024-certificate.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 7518, section 3.3: RS256 needs a key of 2048 bits or more. That Salesforce refuses a shorter
    /// one is reported, not documented; so it is a warning.
    CERTIFICATE_KEY_TOO_SMALL = "certificate-key-too-small", Warning, Standard, [JwtBearerFlow, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(KeyKind::Rsa { bits }) = cx.certificate().map(|certificate| certificate.key) else {
        return;
    };
    if bits < LEAST_BITS {
        found.warning(
            "/oauth/certificate",
            format!("the certificate's RSA key has {bits} bits; RS256 asks for {LEAST_BITS} or more"),
            "The private key of a short one can be computed, and with it anybody logs in as your users.",
            "Ask the vendor for the certificate of an RSA key of 2048 bits, or make such a key.",
        );
    }
}
