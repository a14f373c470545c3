use crate::rules::prelude::*;

rule! {
    /// A user for the client credentials flow does nothing while the flow is off.
    ///
    /// ## Why
    /// The policies show the place for the user only after the flow is switched on. A config that names the user
    /// and not the flow has forgotten one of the two.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": false } }, "policies": { "clientCredentialsRunAs": "acme.integration@yourcompany.example" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "clientCredentials": true } }, "policies": { "clientCredentialsRunAs": "acme.integration@yourcompany.example" } }
    /// ```
    ///
    /// ## Reference
    /// Seen on the policy pages of both kinds of app: "Run As" is there only while the flow is on. Nothing is said
    /// of an app that is there already and whose page was not read.
    RUN_AS_WITHOUT_CLIENT_CREDENTIALS = "run-as-without-client-credentials", Warning, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let run_as = cx
        .policies()
        .and_then(|policies| policies.client_credentials_run_as.as_deref());
    if is_blank(run_as) {
        return;
    }
    let shown = cx
        .context
        .page
        .as_ref()
        .and_then(|page| page.flows.client_credentials);
    let on = cx.flows().client_credentials.or(shown);
    if on == Some(true) || (on.is_none() && cx.is_existing()) {
        return;
    }
    found.warning(
        "/policies/clientCredentialsRunAs",
        format!(
            "the client credentials flow is to run as {}, but it is not switched on",
            quoted(run_as.unwrap_or_default())
        ),
        "The policies have no place for the user while the flow is off.",
        "Take \"clientCredentialsRunAs\" out, or switch the flow on if the vendor needs it.",
    );
    found.fix(Fix::needs_decision(
        "Take the user out",
        Edit::remove("/policies/clientCredentialsRunAs"),
    ));
}
