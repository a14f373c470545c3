use crate::config::HandBack;
use crate::rules::prelude::*;

rule! {
    /// A vendor that signs JWTs has no use for the consumer secret.
    ///
    /// ## Why
    /// The JWT bearer flow sends the consumer key and a signature, never the secret. A secret that is handed over
    /// without a use is one more that can leak.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "handBack": ["consumer-key", "consumer-secret"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "handBack": ["consumer-key"] }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, JWT bearer flow: the request has `grant_type` and `assertion`; Salesforce's own command line
    /// sends no more. RFC 7523, section 2.1. Salesforce's hardening article on External Client Apps: keep secrets
    /// safe.
    JWT_BEARER_CONSUMER_SECRET = "jwt-bearer-consumer-secret", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let flows = cx.flows();
    let uses_secret = cx.has_real_callback()
        || flows.client_credentials == Some(true)
        || flows.authorization_code_credentials == Some(true)
        || flows.token_exchange == Some(true)
        || flows.device == Some(true);
    if uses_secret || !cx.jwt_bearer() || cx.callbacks_unknown() {
        return;
    }
    let asked = cx.config.hand_back.as_deref().unwrap_or_default();
    let Some(index) = asked
        .iter()
        .position(|what| *what == HandBack::ConsumerSecret)
    else {
        return;
    };
    let path = format!("/handBack/{index}");
    found.warning(
        path.clone(),
        "the vendor asks for the consumer secret, which the JWT bearer flow never uses".into(),
        "A secret that is passed on without a use is one more that can be stolen.",
        "Give the vendor the consumer key only, and ask what it wants the secret for.",
    );
    // A name for what is no longer handed back would be a mistake of its own.
    if cx.config.hand_back_fields.is_none() {
        found.fix(Fix::needs_decision(
            "Do not hand over the consumer secret",
            Edit::remove(path),
        ));
    }
}
