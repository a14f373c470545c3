use crate::rules::prelude::*;

rule! {
    /// A consumer secret is passed on like a password.
    ///
    /// ## Why
    /// With it the vendor's program proves that it is the app. In an e-mail or a ticket it stays readable
    /// for years, for everybody with access to the mailbox.
    ///
    /// ## Bad
    /// ```json
    /// { "handBack": ["consumer-key", "consumer-secret"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "handBack": ["consumer-key", "instance-url"] }
    /// ```
    ///
    /// ## Reference
    /// RFC 6749, section 2.3.1: the secret is a password of the app. Salesforce's hardening article on
    /// External Client Apps: keep secrets safe and change them from time to time.
    HAND_BACK_SECRET = "hand-back-secret", Info, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // Of a secret that nobody needs another rule speaks.
    if cx.secret_is_pointless() {
        return;
    }
    if let Some(path) = cx.consumer_secret() {
        found.info(
            path,
            "the vendor asks for the consumer secret".into(),
            "It is the app's password: whoever has it can act as the vendor's program.",
            "Copy it from Salesforce straight into the vendor's own screen. Do not send it by e-mail, chat \
             or ticket; where there is no such screen, use a link that shows it once.",
        );
    }
}
