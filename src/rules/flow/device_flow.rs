use crate::rules::prelude::*;

rule! {
    /// With the device flow, a code read out on the phone is enough to hand over an account.
    ///
    /// ## Why
    /// The flow is for devices without a browser: they show a short code, and a person types it into
    /// Salesforce. In 2025 callers who posed as support staff had employees of many companies type in such a
    /// code; the caller's program then copied the company's data with the employee's rights. Ticking the box
    /// also makes Salesforce write a callback URL of its own over yours.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "device": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "device": false } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's advice to partners (Knowledge 005225370): switch the device flow off; to customers
    /// (Knowledge 005226734): look hard at it. The attacks are the series that Google calls UNC6040. RFC 8628,
    /// section 5.4, names the danger. Salesforce Help: the box sets a placeholder as callback URL.
    DEVICE_FLOW = "device-flow", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().device == Some(true) {
        found.warning(
            "/oauth/flows/device",
            "the device flow is switched on".into(),
            "A stranger on the phone can have a user type in a code, and then works with that user's rights.",
            "Leave it off unless the vendor's product is a device without a browser; then check the callback \
             URL after ticking the box, which overwrites it, and warn your users.",
        );
        found.fix(Fix::needs_decision(
            "Switch the device flow off",
            Edit::set("/oauth/flows/device", false),
        ));
    }
}
