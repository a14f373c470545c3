use crate::rules::prelude::*;

rule! {
    /// The scheme of a vendor's own app is a domain name backwards.
    ///
    /// ## Why
    /// A phone or computer gives such a login to whichever app registered the scheme, and two apps may
    /// register the same. `com.acme.app` belongs to whoever owns acme.com; `acme` belongs to nobody.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["acme://login"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["com.acme.app:/login"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 8252, section 7.1: the scheme must be based on a domain name of the app's maker, in reverse
    /// order; section 8.4: a scheme without a dot should be refused. Salesforce takes any, and its own
    /// examples have none.
    CALLBACK_URL_CUSTOM_SCHEME = "callback-url-custom-scheme", Warning, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(scheme) = callback.app_scheme().filter(|scheme| !scheme.contains('.')) else {
            continue;
        };
        found.warning(
            callback.path(),
            format!("the scheme of the callback URL {} is no domain name", callback.shown()),
            "Another app on the same device can register it and receive the code of a login.",
            &format!(
                "Ask the vendor for an https address, or for a scheme such as \"com.example.{scheme}\"; \
                 until then require PKCE, which makes a code useless to another app."
            ),
        );
    }
}
