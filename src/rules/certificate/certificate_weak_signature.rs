use crate::certificate::SignatureHash;
use crate::rules::prelude::*;

rule! {
    /// The certificate is not signed with SHA-1 or MD5.
    ///
    /// ## Why
    /// With these hashes two certificates can be made that share one signature. Salesforce trusts the
    /// key of the very file you upload, so the JWTs are as safe as before; but such a certificate is old,
    /// and other programs refuse it.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-sha1.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 6151 (MD5) and RFC 6194 (SHA-1) tell what is broken. What Salesforce makes of such a signature
    /// is not documented; so this is advice.
    CERTIFICATE_WEAK_SIGNATURE = "certificate-weak-signature", Warning, Advice, [DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let hash = match cx.certificate().map(|certificate| certificate.signed_with) {
        Some(SignatureHash::Md5) => "MD5",
        Some(SignatureHash::Sha1) => "SHA-1",
        Some(SignatureHash::Other) | None => return,
    };
    found.warning(
        "/oauth/certificate",
        format!("the certificate is signed with {hash}"),
        "Certificates signed so can be forged, and more and more programs refuse them.",
        "Have the certificate made again with SHA-256; the key may stay the same.",
    );
}
