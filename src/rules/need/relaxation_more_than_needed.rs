use crate::config::{IpRelaxation, Need, RefreshTokenPolicy};
use crate::rules::prelude::*;
use crate::scope::is_needed;

rule! {
    /// A policy is relaxed although no stated need asks for it.
    ///
    /// ## Why
    /// Relaxed IP restrictions are for vendors that call from addresses nobody can list (`any-ip`), and refresh
    /// tokens without an end are for vendors that work while nobody is logged in (`offline`). A vendor that
    /// states neither gets by with the strict setting, and a stolen token is then worth less.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "ipRelaxation": "relax" }, "needs": ["records", "offline"] }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "ipRelaxation": "relax" }, "needs": ["records", "offline", "any-ip"] }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on the IP relaxation of an app: enforce IP restrictions. That a policy is
    /// more than needed follows from the needs the config states.
    RELAXATION_MORE_THAN_NEEDED = "relaxation-more-than-needed", Warning, Consistency, [EcaReview, IpRelaxation], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // For a server that logs in by itself these policies count for nothing, which is said elsewhere.
    let Some(policies) = cx
        .policies()
        .filter(|_| !cx.needs().is_empty() && !cx.only_servers())
    else {
        return;
    };
    if let Some(relaxation) = policies.ip_relaxation
        && relaxation != IpRelaxation::Enforce
        && cx.lacks_need(Need::AnyIp)
    {
        found.warning(
            "/policies/ipRelaxation",
            "IP restrictions are relaxed, but the stated needs do not include \"any-ip\"".into(),
            "A token stolen from this vendor could be used from addresses that the org would refuse.",
            "Enforce IP restrictions and allow the vendor's addresses, or have the vendor state the need.",
        );
        found.fix(Fix::needs_decision(
            "Enforce IP restrictions",
            Edit::set("/policies/ipRelaxation", "enforce"),
        ));
    }
    if policies.refresh_token == Some(RefreshTokenPolicy::UntilRevoked {})
        && cx.lacks_need(Need::Offline)
        && gets_refresh_tokens(cx)
    {
        found.warning(
            "/policies/refreshToken",
            "refresh tokens are valid until revoked, but the stated needs do not include \"offline\""
                .into(),
            "A vendor that works only while somebody is logged in has no use for tokens without an end.",
            "Let refresh tokens end, or have the vendor state that it works while nobody is logged in.",
        );
        found.fix(Fix::needs_decision(
            "Let refresh tokens end at once",
            Edit::set("/policies/refreshToken/kind", "expire-immediately"),
        ));
    }
}

/// Whether the vendor has use for refresh tokens as far as the scopes go: a scope that is not needed, or
/// that is not there, has rules of its own.
fn gets_refresh_tokens(cx: &Subject<'_>) -> bool {
    let line = cx
        .lines()
        .iter()
        .find(|(_, scope)| scope.name == "refresh_token");
    match line {
        Some((_, scope)) => is_needed(cx.config, scope) != Some(false),
        None => !cx.knows_scopes(),
    }
}
