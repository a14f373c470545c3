use crate::pem::{self, Block};
use crate::rules::prelude::*;

/// Salesforce's limit for the certificate of an app.
const MOST_BYTES: usize = 4 * 1024;

rule! {
    /// The certificate is one CERTIFICATE block of PEM text, at most 4 KB long, and no private key.
    ///
    /// ## Why
    /// Salesforce takes an X.509 certificate here. A private key in its place would hand the power to
    /// log in as your users to everyone who sees the config.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "MIIDCTCCAfGgAwIBAgIU" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `certificate` of ConnectedAppOauthConfig and of ExtlClntAppGlobalOauthSettings: PEM
    /// text, at most 4 KB. What Salesforce does with a chain of several is not documented: a warning.
    /// What the certificate says is not judged here.
    CERTIFICATE_NOT_PEM = "certificate-not-pem", Error, Documented, [], check
}

const PATH: &str = "/oauth/certificate";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(text) = cx.certificate_text() else {
        return;
    };
    // First of all, and told from the text alone, so that no damage to the block hides it.
    if text.contains("PRIVATE KEY-----") {
        return found.error(
            PATH,
            "this is a private key, not a certificate".into(),
            "Whoever has a private key can log in as your users; a config is a file that people pass on.",
            "Delete it from here and from wherever this config was sent; a key that has been passed on \
             is burnt, so make a new one and paste its certificate here.",
        );
    }
    match pem::read(text) {
        Err(damaged) => found.error(
            PATH,
            format!("the certificate cannot be read: {}", damaged.why),
            "Salesforce would refuse the file.",
            "Copy the whole file again, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
        ),
        Ok(blocks) => blocks_of(text, &blocks, found),
    }
}

fn blocks_of(text: &str, blocks: &[Block], found: &mut Findings) {
    let Some(first) = blocks.first() else {
        return found.error(
            PATH,
            "the certificate is not PEM text".into(),
            "It is uploaded as a file of exactly this text.",
            "Open the certificate file in a text editor and copy all of it, from \
             -----BEGIN CERTIFICATE----- on. A binary file has to be converted to PEM first.",
        );
    };
    if let Some(other) = blocks.iter().find(|block| block.label != "CERTIFICATE") {
        return found.error(
            PATH,
            format!(
                "the certificate text holds a block {}",
                quoted(&other.label)
            ),
            "Salesforce takes an X.509 certificate here and nothing else.",
            "Paste the file that begins with -----BEGIN CERTIFICATE-----.",
        );
    }
    if !is_der_sequence(first.bytes.expose()) {
        return found.error(
            PATH,
            "what the CERTIFICATE block holds is no certificate, or a part of one".into(),
            "Salesforce would refuse the file.",
            "Copy the whole file again, or ask for it once more.",
        );
    }
    if text.contains("\\n") {
        return found.error(
            PATH,
            "the certificate's line breaks are written as \\n, as text".into(),
            "It is uploaded as a file of exactly this text, which then is one long line.",
            "In JSON write each line break as \\n once, not as \\\\n.",
        );
    }
    if text.len() > MOST_BYTES {
        return found.error(
            PATH,
            format!("the certificate is {} bytes long; Salesforce takes {MOST_BYTES}", text.len()),
            "Salesforce refuses a larger one.",
            "Ask for a certificate with a key of 2048 bits and without a chain; the same one as a binary \
             (DER) file is smaller and may fit when uploaded by hand.",
        );
    }
    if blocks.len() > 1 {
        found.warning(
            PATH,
            format!("the certificate text holds {} certificates", blocks.len()),
            "An app has one certificate; which one of a chain Salesforce takes is not documented.",
            "Leave only the one that belongs to the signing key, usually the first.",
        );
    }
}

/// Whether the bytes are one DER sequence from the first to the last, as every certificate is.
fn is_der_sequence(bytes: &[u8]) -> bool {
    let Some((0x30, rest)) = bytes.split_first().map(|(tag, rest)| (*tag, rest)) else {
        return false;
    };
    let Some((&first, rest)) = rest.split_first() else {
        return false;
    };
    if first < 0x80 {
        return usize::from(first) == rest.len();
    }
    let count = usize::from(first & 0x7f);
    if !(1..=4).contains(&count) {
        return false;
    }
    let Some((length, body)) = rest.split_at_checked(count) else {
        return false;
    };
    length
        .iter()
        .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte))
        == body.len()
}
