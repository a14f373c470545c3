use crate::rules::pasted::Pasted;
use crate::rules::prelude::*;

rule! {
    /// The certificate is PEM text of a CERTIFICATE block, whole from its first line to its last.
    ///
    /// ## Why
    /// Salesforce takes an X.509 certificate here, and the text is uploaded as a file exactly as it
    /// stands. A file name, a part of the text or a request for a certificate is no certificate.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "MIIDCTCCAfGgAwIBAgIU" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ConnectedAppOauthConfig and of ExtlClntAppGlobalOauthSettings: the
    /// text of a PEM certificate. RFC 7468 says what PEM text is.
    CERTIFICATE_NOT_PEM = "certificate-not-pem", Error, Documented, [], check
}

const PATH: &str = "/oauth/certificate";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    match cx.pasted() {
        Pasted::Damaged(why) => found.error(
            PATH,
            format!("the certificate cannot be read: {why}"),
            "Salesforce would refuse the file.",
            "Copy the whole file again, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
        ),
        Pasted::NoPem => found.error(
            PATH,
            "the certificate is not PEM text".into(),
            "It is uploaded as a file of exactly this text.",
            "Open the certificate file in a text editor and copy all of it, from \
             -----BEGIN CERTIFICATE----- on. A binary file has to be converted to PEM first.",
        ),
        Pasted::Other(label) => found.error(
            PATH,
            format!("the certificate text holds a block {}", quoted(label)),
            "Salesforce takes an X.509 certificate here and nothing else.",
            "Paste the file that begins with -----BEGIN CERTIFICATE-----.",
        ),
        Pasted::Nothing | Pasted::PrivateKey | Pasted::Certificates(_) => {}
    }
}
