use crate::rules::prelude::*;

rule! {
    /// An app on the vendor's servers shows its secret when it turns a code into tokens.
    ///
    /// ## Why
    /// The secret proves that it is the vendor who asks. Only a program on people's own devices has no
    /// place to keep one.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"], "security": { "requireSecretForWebServerFlow": false } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["acme://login"], "security": { "requirePkce": true, "requireSecretForWebServerFlow": false } } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `isConsumerSecretOptional`: off by default, so the secret is required. Salesforce
    /// Help, security hardening of External Client Apps: require it. RFC 8252, section 8.5: a program on
    /// a device has no secret.
    WEB_SERVER_SECRET_NOT_REQUIRED = "web-server-secret-not-required", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/requireSecretForWebServerFlow";
    // Without PKCE as well it is another rule's.
    if cx.security().require_secret_for_web_server_flow != Some(false)
        || cx.on_devices()
        || !cx.may_send_codes()
        || cx.codes_unprotected()
    {
        return;
    }
    found.warning(
        path,
        "the secret is not required in the web server flow".into(),
        "Salesforce then cannot tell the vendor's server from anybody else who has a code.",
        "Require it, unless the program runs on people's own devices and has no secret.",
    );
    found.fix(Fix::needs_decision(
        "Require the secret",
        Edit::set(path, true),
    ));
}
