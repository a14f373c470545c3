use crate::rules::pasted::Pasted;
use crate::rules::prelude::*;

rule! {
    /// What the CERTIFICATE block holds is a whole X.509 certificate.
    ///
    /// ## Why
    /// A block with the right first and last line can still hold half a file, or something else that
    /// was given these lines by hand.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 5280, section 4.1, and RFC 7468, section 5: what the block has to hold.
    CERTIFICATE_UNREADABLE = "certificate-unreadable", Error, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Pasted::Certificates(read) = cx.pasted() else {
        return;
    };
    let Some(at) = read.iter().position(Option::is_none) else {
        return;
    };
    found.error(
        "/oauth/certificate",
        if read.len() == 1 {
            "what the CERTIFICATE block holds is no certificate, or a part of one".into()
        } else {
            format!(
                "CERTIFICATE block {} of {} holds no certificate, or a part of one",
                at + 1,
                read.len()
            )
        },
        "Salesforce has no key to check a JWT with, and would refuse the file.",
        "Copy the whole file again, or ask for it once more.",
    );
}
