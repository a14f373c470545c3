use crate::certificate::day;
use crate::rules::prelude::*;

rule! {
    /// The certificate is valid already.
    ///
    /// ## Why
    /// A certificate that begins in the future was made for another time, or on a machine whose clock
    /// is wrong; and with a wrong clock the vendor's JWTs carry wrong times as well.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-not-yet-valid.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 5280, section 4.1.2.5. Whether Salesforce takes it before its day is not documented. Clocks
    /// differ a little, so a certificate that begins today is taken as valid.
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid", Warning, Standard, [JwtBearerFlow, DigitalSignatures], check
}

const DAY: u64 = 24 * 60 * 60;

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Some(certificate), Some(now)) = (cx.certificate(), cx.context.now) else {
        return;
    };
    if certificate.not_before / DAY > now / DAY {
        found.warning(
            "/oauth/certificate",
            format!("the certificate is not valid before {}", day(certificate.not_before)),
            "Salesforce may refuse it or the JWTs signed with its key until then.",
            "Ask for one that is valid today, and have the clock of the machine that made it checked.",
        );
    }
}
