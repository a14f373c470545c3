use crate::leak::Leak;
use crate::rules::prelude::*;

rule! {
    /// No text of a config holds a token or a session.
    ///
    /// ## Why
    /// A signed JWT, a session id or a refresh token opens an org to whoever reads it, without a password
    /// and without a second factor. A config is passed on and kept.
    ///
    /// ## Bad
    /// ```json
    /// { "vendorSteps": { "after": ["Test with 00DB0000000TfcR!AQQAQFhoK8vTMg_rKA.esrJ2bCs.OOIjJgl"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "vendorSteps": { "after": ["Test with a session of your own, of the org 00DB0000000TfcR."] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on External Client Apps: keep secrets out of files. A text is told
    /// by its form alone (RFC 7519, section 3, for a JWT; org id and `!` for a session) and never shown;
    /// an example of a guide may look the same, so it is a warning.
    SECRET_IN_CONFIG = "secret-in-config", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for (text, leak) in cx.leaks() {
        let what = match leak {
            // A rule of its own.
            Leak::PrivateKey => continue,
            Leak::Jwt => "a JSON Web Token",
            Leak::SessionId => "a Salesforce session",
            Leak::RefreshToken => "a Salesforce refresh token",
        };
        found.warning(
            text.path(),
            format!("this text holds what looks like {what}"),
            "Whoever reads the config can use it until it ends or is revoked.",
            "Take it out. If it was a real one, revoke it: end the session, or revoke the app's tokens \
             under Connected Apps OAuth Usage.",
        );
    }
}
