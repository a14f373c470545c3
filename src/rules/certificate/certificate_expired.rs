use crate::certificate::day;
use crate::rules::prelude::*;

rule! {
    /// The certificate is still valid.
    ///
    /// ## Why
    /// Logins with JWTs may go on for years with a certificate that has expired, so nobody notices that
    /// the key behind it was never renewed.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-expired.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 5280, section 4.1.2.5. Reported on Salesforce Stack Exchange with the words of a Salesforce
    /// product manager: that the end of an app's certificate is not enforced is by design. No document of
    /// Salesforce says so, and it may change; so it is a warning.
    CERTIFICATE_EXPIRED = "certificate-expired", Warning, Reported, [JwtBearerFlow, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Some(certificate), Some(now)) = (cx.certificate(), cx.context.now) else {
        return;
    };
    if certificate.not_after < now {
        found.warning(
            "/oauth/certificate",
            format!("the certificate expired on {}", day(certificate.not_after)),
            "Salesforce is reported to take it all the same, so an old key stays in use unnoticed.",
            "Ask the vendor for the certificate it uses now, or make a new key and certificate.",
        );
    }
}
