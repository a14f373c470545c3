use crate::config::{IpRelaxation, Need};
use crate::rules::prelude::*;

rule! {
    /// IP restrictions of profiles and of the org hold for the app as well.
    ///
    /// ## Why
    /// With "Relax IP restrictions" a stolen token works from everywhere, also in an org that lets its
    /// people in from the office only.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "ipRelaxation": "relax" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "ipRelaxation": "enforce" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, security hardening, IP relaxation of a connected app: enforce. Metadata API,
    /// `ipRelaxation` and `ipRelaxationPolicyType`. A vendor that says it has no fixed addresses may need
    /// it; then it is only said what it means.
    IP_RELAXATION = "ip-relaxation", Warning, Documented, [IpRelaxation], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(relaxation) = cx.policies().and_then(|policies| policies.ip_relaxation) else {
        return;
    };
    let path = "/policies/ipRelaxation";
    match relaxation {
        IpRelaxation::Enforce => return,
        // More than the stated needs ask for, which is another rule's.
        _ if cx.lacks_need(Need::AnyIp) && !cx.only_servers() => return,
        // JWT logins ignore it, which is another rule's.
        _ if cx.jwt_bearer() && cx.only_servers() && cx.flows().client_credentials != Some(true) => return,
        // It is what the vendor says it needs, so there is nothing to fix.
        IpRelaxation::Relax if cx.has_need(Need::AnyIp) => {
            return found.info(
                path,
                "IP restrictions are lifted for the app, as the vendor has no fixed addresses".into(),
                "A stolen token works from everywhere.",
                "Ask the vendor whether it can name fixed addresses after all; then enforce them.",
            );
        }
        IpRelaxation::Relax => found.warning(
            path,
            "IP restrictions are lifted for the app".into(),
            "A stolen token works from everywhere, whatever the user's profile and the org allow.",
            "Enforce them, and add the vendor's addresses to the ranges of the integration user's profile.",
        ),
        IpRelaxation::RelaxActivatedDevices => found.info(
            path,
            "IP restrictions are lifted for devices that were activated once".into(),
            "From such a device, or after a second factor, a login works from everywhere.",
            "Enforce them if the vendor calls from fixed addresses.",
        ),
        IpRelaxation::EnforceRelaxRefresh => found.info(
            path,
            "IP restrictions are lifted for refresh tokens".into(),
            "A stolen refresh token works from everywhere; only the first login is restricted.",
            "Enforce them if the vendor calls from fixed addresses.",
        ),
    }
    found.fix(Fix::needs_decision(
        "Enforce IP restrictions",
        Edit::set(path, "enforce"),
    ));
}
