use crate::config::{Need, RefreshTokenPolicy};
use crate::rules::prelude::*;

rule! {
    /// Refresh tokens have an end.
    ///
    /// ## Why
    /// "Valid until revoked" means that a stolen refresh token works until somebody finds out and
    /// revokes it. Newer orgs are reported not to offer this choice any more.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "until-revoked" } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "expire-if-unused", "value": 30, "unit": "days" } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce DX guide: let refresh tokens expire after 90 days or less. Salesforce Help, idle refresh
    /// tokens: the choice is going away; from which release on is reported differently.
    REFRESH_TOKEN_UNTIL_REVOKED = "refresh-token-until-revoked", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let policy = cx.policies().and_then(|policies| policies.refresh_token);
    // Beyond the stated needs it is another rule's.
    let beyond_needs = cx.lacks_need(Need::Offline) && !cx.only_servers();
    if policy != Some(RefreshTokenPolicy::UntilRevoked {})
        || !cx.may_get_refresh_tokens()
        || beyond_needs
    {
        return;
    }
    let path = "/policies/refreshToken";
    found.warning(
        path,
        "refresh tokens are valid until somebody revokes them".into(),
        "A stolen one works for years; and newer orgs may not offer this choice, so the vendor's guide \
         may not fit yours.",
        "Ask the vendor whether it can do with tokens that end after some weeks without use: a vendor \
         that syncs every day never notices.",
    );
    found.fix(
        Fix::needs_decision(
            "End refresh tokens after 30 days without use",
            Edit::set(format!("{path}/kind"), "expire-if-unused"),
        )
        .and(Edit::set(format!("{path}/value"), 30))
        .and(Edit::set(format!("{path}/unit"), "days")),
    );
}
