use crate::config::HandBack;
use crate::rules::prelude::*;

rule! {
    /// A vendor that only signs JWTs needs no consumer secret.
    ///
    /// ## Why
    /// A JWT is proved by the certificate; the consumer secret is not part of the request. Given away all
    /// the same, it is one more thing to protect and to replace.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "flows": { "jwtBearer": true } }, "handBack": ["consumer-key", "consumer-secret"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "flows": { "jwtBearer": true } }, "handBack": ["consumer-key"] }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, JWT bearer flow, and RFC 7523, section 2.1: the request holds the grant type and
    /// the assertion. With a callback URL of the vendor's own, a login may need the secret, so nothing is
    /// said then.
    CONSUMER_SECRET_FOR_JWT = "consumer-secret-for-jwt", Warning, Documented, [EcaReview, DigitalSignatures], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.secret_is_pointless() {
        return;
    }
    let Some(path) = cx.consumer_secret() else {
        return;
    };
    found.warning(
        path.clone(),
        "the vendor asks for the consumer secret, but only signs JWTs".into(),
        "The secret is not used for that; it would only be one more thing that can leak.",
        "Give the vendor the consumer key alone, and ask what the secret is for.",
    );
    let mut fix = Fix::needs_decision("Do not hand the secret over", Edit::remove(path));
    let fields = cx.config.hand_back_fields.as_ref();
    if fields.is_some_and(|fields| fields.contains_key(&HandBack::ConsumerSecret)) {
        fix = fix.and(Edit::remove("/handBackFields/consumer-secret"));
    }
    found.fix(fix);
}
