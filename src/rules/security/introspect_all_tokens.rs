use crate::rules::prelude::*;

rule! {
    /// An app asks after its own tokens only.
    ///
    /// ## Why
    /// With "Introspect All Tokens" the vendor can find out, for any token of the org that it gets hold
    /// of, whether it is good, whose it is and what it may do; also for those of other vendors.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "security": { "introspectAllTokens": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "security": { "introspectAllTokens": false } } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `isIntrospectAllTokens`: off by default; an app may introspect its own tokens
    /// without it. RFC 7662, section 4, on what introspection gives away.
    INTROSPECT_ALL_TOKENS = "introspect-all-tokens", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let path = "/oauth/security/introspectAllTokens";
    if cx.security().introspect_all_tokens == Some(true) {
        found.warning(
            path,
            "the app may look into the tokens of every other app".into(),
            "It learns whose token it is, what it may do and whether it is still good.",
            "Leave it off, unless this app is a gateway that checks the tokens of other apps.",
        );
        found.fix(Fix::needs_decision(
            "Let it look into its own tokens only",
            Edit::set(path, false),
        ));
    }
}
