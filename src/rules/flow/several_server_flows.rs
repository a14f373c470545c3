use crate::rules::prelude::*;

rule! {
    /// One flow from server to server is enough.
    ///
    /// ## Why
    /// The JWT bearer flow and the client credentials flow serve the same end. With both on there are two ways in
    /// to watch over, and the weaker one, a secret that travels, decides how safe the app is.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true, "clientCredentials": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true, "clientCredentials": false } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening articles prefer the JWT bearer flow and ask to leave the client credentials flow off,
    /// rated critical.
    SEVERAL_SERVER_FLOWS = "several-server-flows", Warning, Documented, [ClientCredentialsOff, JwtBearerFlow], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().client_credentials == Some(true) && cx.jwt_bearer() {
        found.warning(
            "/oauth/flows/clientCredentials",
            "the client credentials flow is switched on beside the JWT bearer flow".into(),
            "The vendor needs one of them, and each is a way in; with this one key and secret are enough.",
            "Ask the vendor which one it uses; switch the client credentials flow off if it can sign JWTs.",
        );
        found.fix(Fix::needs_decision(
            "Switch the client credentials flow off",
            Edit::set("/oauth/flows/clientCredentials", false),
        ));
    }
}
