use crate::config::RefreshTokenPolicy;
use crate::rules::prelude::*;

rule! {
    /// A refresh token lives for some time.
    ///
    /// ## Why
    /// A token that ends after 0 days has ended when the vendor gets it. Who wants no refresh tokens says
    /// "expire-immediately", which the page has an option for.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "expire-after", "value": 0, "unit": "days" } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "expire-after", "value": 30, "unit": "days" } } }
    /// ```
    ///
    /// ## Reference
    /// It follows from the number itself. Metadata API, `refreshTokenPolicyType`: "Zero" is a choice of
    /// its own.
    REFRESH_TOKEN_LIFETIME_ZERO = "refresh-token-lifetime-zero", Error, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let policy = cx.policies().and_then(|policies| policies.refresh_token);
    if let Some(
        RefreshTokenPolicy::ExpireAfter { value: 0, .. }
        | RefreshTokenPolicy::ExpireIfUnused { value: 0, .. },
    ) = policy
    {
        found.error(
            "/policies/refreshToken/value",
            "refresh tokens are to live for 0 hours, days or months".into(),
            "Such a token has ended before the vendor can use it.",
            "Write how long it shall live, or \"expire-immediately\" if it shall not.",
        );
    }
}
