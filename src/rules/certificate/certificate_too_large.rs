use crate::rules::prelude::*;

/// Salesforce's limit for the certificate of an app.
pub(super) const MOST_BYTES: usize = 4 * 1024;

rule! {
    /// The certificate text is at most 4 KB long.
    ///
    /// ## Why
    /// Salesforce refuses a larger file. A long key, a chain of issuers or many names make one.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-long.pem)" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ConnectedAppOauthConfig and of ExtlClntAppGlobalOauthSettings: at
    /// most 4 KB; a larger one may be uploaded in its binary form (DER), which is smaller.
    CERTIFICATE_TOO_LARGE = "certificate-too-large", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(text) = cx.certificate_text() else {
        return;
    };
    // A text that is no certificate is told as that.
    if text.len() > MOST_BYTES && cx.pasted().is_readable() {
        found.error(
            "/oauth/certificate",
            format!("the certificate is {} bytes long; Salesforce takes {MOST_BYTES}", text.len()),
            "Salesforce refuses a larger one.",
            "Leave a chain and words around the certificate out, or ask for one with a key of 2048 bits \
             and few names; the same one as a binary (DER) file is smaller and may fit when uploaded by hand.",
        );
    }
}
