use crate::certificate::day;
use crate::rules::prelude::*;

/// How many days before its end a certificate is spoken of.
const DAYS: u64 = 30;

rule! {
    /// The certificate is valid for another 30 days at least.
    ///
    /// ## Why
    /// An app holds one certificate: a new one takes the place of the old one at once, and the vendor
    /// has to change its key in the same hour. Such a day is better planned.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-expires-soon.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 5280, section 4.1.2.5. That Salesforce does not enforce the end of an app's certificate is
    /// reported on Salesforce Stack Exchange, not documented. The 30 days are our choice.
    CERTIFICATE_EXPIRES_SOON = "certificate-expires-soon", Warning, Reported, [JwtBearerFlow, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Some(certificate), Some(now)) = (cx.certificate(), cx.context.now) else {
        return;
    };
    // One that has expired is told as that.
    let Some(left) = certificate.not_after.checked_sub(now) else {
        return;
    };
    if left <= DAYS * 24 * 60 * 60 {
        found.warning(
            "/oauth/certificate",
            format!("the certificate expires on {}", day(certificate.not_after)),
            "A new one replaces the old one at once, so you and the vendor have to change it together.",
            "Ask the vendor for a certificate that lasts, or agree on the day of the change now.",
        );
    }
}
