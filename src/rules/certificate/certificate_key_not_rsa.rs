use crate::certificate::KeyKind;
use crate::rules::prelude::*;

rule! {
    /// The certificate holds an RSA key.
    ///
    /// ## Why
    /// Salesforce takes JWTs signed with RS256 only, and RS256 needs an RSA key.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file ec-p256-certificate.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, JWT bearer flow: a JWT is signed with RSA SHA-256. RFC 7518, section 3.3: RS256
    /// is the signature RSASSA-PKCS1-v1_5 with SHA-256, which no other key can make.
    CERTIFICATE_KEY_NOT_RSA = "certificate-key-not-rsa", Error, Standard, [JwtBearerFlow, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let kind = match cx.certificate().map(|certificate| certificate.key) {
        Some(KeyKind::EllipticCurve) => "an elliptic-curve key, not an RSA key",
        Some(KeyKind::Other) => "a key of another kind than RSA, or one for RSA-PSS only",
        Some(KeyKind::Rsa { .. }) | None => return,
    };
    found.error(
        "/oauth/certificate",
        format!("the certificate holds {kind}"),
        "Salesforce takes JWTs signed with RS256 only, which such a key cannot make.",
        "Ask the vendor for the certificate of an RSA key of 2048 bits, or make such a key.",
    );
}
