use crate::rules::prelude::*;

rule! {
    /// With the token exchange flow, tokens of another system become tokens of Salesforce.
    ///
    /// ## Why
    /// A handler of your org, written in Apex, decides which foreign tokens it believes and which user they stand
    /// for. A handler that believes too much lets in whoever can get such a token.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "tokenExchange": true } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "tokenExchange": false } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce's hardening article on the token exchange flow: require the app's secret. Metadata API,
    /// OauthTokenExchangeHandler: the handler and the tokens it takes. RFC 8693, section 5.
    TOKEN_EXCHANGE = "token-exchange", Warning, Documented, [TokenExchange], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.flows().token_exchange == Some(true) {
        found.warning(
            "/oauth/flows/tokenExchange",
            "the token exchange flow is switched on".into(),
            "Whoever holds a token that the org's handler believes gets into Salesforce without a login.",
            "Leave it off unless your own identity provider feeds it; then require the secret for it, and have \
             the handler reviewed.",
        );
    }
}
