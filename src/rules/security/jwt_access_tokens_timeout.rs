use crate::rules::prelude::*;

rule! {
    /// The session timeout does not end access tokens in the form of a JWT.
    ///
    /// ## Why
    /// Such a token carries its own end, which has a setting of its own. Who sets the session timeout to
    /// have short-lived tokens gets something else.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "security": { "jwtAccessTokens": true } }, "policies": { "sessionTimeoutMinutes": 15 } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "security": { "jwtAccessTokens": true } } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `sessionTimeoutInMinutes` of ExtlClntAppOauthConfigurablePolicies: for opaque tokens
    /// only; `namedUserJwtTimeout` is the setting for JWTs.
    JWT_ACCESS_TOKENS_TIMEOUT = "jwt-access-tokens-timeout", Info, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let minutes = cx
        .policies()
        .and_then(|policies| policies.session_timeout_minutes);
    if let (Some(true), Some(minutes)) = (cx.security().jwt_access_tokens, minutes) {
        found.info(
            "/policies/sessionTimeoutMinutes",
            format!(
                "the session timeout of {minutes} minutes does not hold for access tokens in the form of a JWT"
            ),
            "Such tokens end by a setting of their own, so they may live longer than you expect.",
            "Set the timeout of JWT-based access tokens on the app's policies as well.",
        );
    }
}
