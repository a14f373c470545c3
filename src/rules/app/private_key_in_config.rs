use crate::leak::Leak;
use crate::rules::prelude::*;

rule! {
    /// No text of a config holds a private key.
    ///
    /// ## Why
    /// Whoever has the private key can log in as your users. A config is passed on, kept and pasted into
    /// pages that many admins see.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "description": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "description": "Signs with the key whose certificate is below." } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, global OAuth settings of an External Client App: secrets are to be kept out of
    /// files. Salesforce's hardening article on External Client Apps asks for the same. The place of the
    /// certificate has a rule of its own.
    PRIVATE_KEY_IN_CONFIG = "private-key-in-config", Error, Documented, [EcaReview, JwtBearerFlow], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (text, _) in cx
        .leaks()
        .iter()
        .filter(|(_, leak)| *leak == Leak::PrivateKey)
    {
        found.error(
            text.path(),
            "this text holds a private key".into(),
            "Whoever has it can log in as your users, and a config is a file that people pass on.",
            "Delete it here and wherever this config was sent; the key is burnt, so make a new one and \
             replace the app's certificate.",
        );
    }
}
