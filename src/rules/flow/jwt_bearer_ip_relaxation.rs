use crate::config::{IpRelaxation, Need};
use crate::rules::prelude::*;

rule! {
    /// IP relaxation does nothing for the JWT bearer flow.
    ///
    /// ## Why
    /// In this flow Salesforce always enforces the login IP ranges of the user's profile, whatever the app's policy
    /// says. A relaxed policy opens nothing for the vendor, and a vendor that calls from addresses nobody
    /// can list is refused if the profile has ranges.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "ipRelaxation": "relax" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "ipRelaxation": "enforce" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, continuous IP enforcement of connected apps: SAML bearer assertion and JWT bearer flows
    /// "always enforce IP restrictions regardless of the connected app policy".
    JWT_BEARER_IP_RELAXATION = "jwt-bearer-ip-relaxation", Info, Documented, [IpRelaxation], check
}

const WHY: &str = "Salesforce enforces the login IP ranges of the user's profile in this flow, whatever the app's policy says.";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if !cx.jwt_bearer() {
        return;
    }
    let relaxed = cx
        .policies()
        .and_then(|policies| policies.ip_relaxation)
        .filter(|relaxation| *relaxation != IpRelaxation::Enforce);
    if relaxed.is_some() {
        found.info(
            "/policies/ipRelaxation",
            "IP restrictions are relaxed, which does nothing for the JWT bearer flow".into(),
            WHY,
            "Enforce IP restrictions, unless people also log in through the vendor; if the user's profile has login \
             IP ranges, add the vendor's addresses to them.",
        );
        // Users who log in through the vendor may need it.
        if !cx.has_real_callback() {
            found.fix(Fix::needs_decision(
                "Enforce IP restrictions",
                Edit::set("/policies/ipRelaxation", "enforce"),
            ));
        }
    } else if let Some(index) = cx.needs().iter().position(|need| *need == Need::AnyIp) {
        found.info(
            format!("/needs/{index}"),
            "the vendor calls from any address, but the JWT bearer flow cannot be relaxed for that"
                .into(),
            WHY,
            "Give the vendor a user whose profile has no login IP ranges, or ask for addresses that stay.",
        );
    }
}
