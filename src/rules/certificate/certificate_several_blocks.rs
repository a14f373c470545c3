use crate::rules::pasted::Pasted;
use crate::rules::prelude::*;

use super::certificate_too_large::MOST_BYTES;

rule! {
    /// The certificate text holds one certificate, not a chain.
    ///
    /// ## Why
    /// An app has one certificate. A file with a chain also holds those of the issuers, and no JWT is
    /// signed with their keys.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-chain.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API: one `certificate` an app. What Salesforce does with several blocks is not
    /// documented, so this is a warning.
    CERTIFICATE_SEVERAL_BLOCKS = "certificate-several-blocks", Warning, Advice, [], check
}

const PATH: &str = "/oauth/certificate";
const END: &str = "-----END CERTIFICATE-----";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Pasted::Certificates(read), Some(text)) = (cx.pasted(), cx.certificate_text()) else {
        return;
    };
    // A chain that is too long is told as too long.
    if read.len() < 2 || !cx.pasted().is_readable() || text.len() > MOST_BYTES {
        return;
    }
    found.warning(
        PATH,
        format!("the certificate text holds {} certificates", read.len()),
        "An app has one certificate; which one of a chain Salesforce takes is not documented.",
        "Leave only the one that belongs to the signing key, usually the first.",
    );
    if let Some((first, _)) = text.split_once(END) {
        found.fix(Fix::needs_decision(
            "Keep the first certificate only",
            Edit::set(PATH, format!("{first}{END}\n")),
        ));
    }
}
