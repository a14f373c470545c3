//! Everything for which Salesforce would refuse an assertion, and what is only worth knowing. Sources:
//! RFC 7519 and RFC 7523; Salesforce help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration";
//! what Salesforce's own command line sends and gets taken.

mod parties;

use super::members::{Members, cut, is_milliseconds, seconds, span};
use super::{Purpose, SignatureState};
use crate::diagnostic::{Diagnostic, Severity};
use crate::jwt::paste::Token;

/// A finding; `path` is `/header` or `/claims` and a name.
fn finding(
    code: &'static str,
    severity: Severity,
    path: &str,
    message: impl Into<String>,
    why: &'static str,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::new(code, severity, message.into(), why, help, path.to_owned())
}

/// What is wrong with the token as such.
pub(super) fn form(
    token: &Token,
    header: &Members,
    claims: &Members,
    signature: SignatureState,
) -> Vec<Diagnostic> {
    use Severity::{Error, Info, Warning};
    let mut found = Vec::new();
    if !claims.readable {
        found.push(finding(
            "jwt-claims-unreadable",
            Error,
            "/claims",
            "the claims are not a JSON object in base64url",
            "Nobody can read what the token asks for.",
            "Make the token anew; it was cut off or encoded in another way.",
        ));
    }
    if token.broken {
        found.push(finding(
            "jwt-broken",
            Warning,
            "",
            "the token has blanks, line ends or quotation marks in it",
            "Salesforce takes it only in one piece. If they come from copying it here, nothing is wrong.",
            "Send it without them; they were left out here.",
        ));
    }
    let parts = token.parts();
    if parts.iter().any(|part| part.contains('=')) {
        found.push(finding("jwt-padding", Error, "",
            "a part of the token ends in =",
            "A JWT is base64url without padding (RFC 7515, section 2); with it the signature does not fit.",
            "Leave the = out before signing."));
    }
    if parts.iter().any(|part| part.contains(['+', '/'])) {
        found.push(finding(
            "jwt-alphabet",
            Error,
            "",
            "the token holds + or /",
            "That is ordinary base64; a JWT has - and _ in their place (RFC 7515, section 2).",
            "Encode with base64url.",
        ));
    }
    if token.signature.expose().is_empty() {
        found.push(finding(
            "jwt-not-signed",
            Error,
            "",
            "the token is not signed",
            "Salesforce knows the app by the signature.",
            "Sign it with the private key of the app's certificate.",
        ));
    }
    match header.text("alg") {
        Some("RS256") => {}
        alg => found.push(finding(
            "jwt-algorithm",
            Error,
            "/header/alg",
            format!(
                "the algorithm is {}, not RS256",
                alg.map_or_else(|| "not named".to_owned(), cut)
            ),
            "Salesforce verifies RSA with SHA-256 only.",
            "Sign with RS256 and the header {\"alg\":\"RS256\"}.",
        )),
    }
    if let Some(typ) = header.get("typ").filter(|typ| typ.as_str() != Some("JWT")) {
        found.push(finding(
            "jwt-type",
            Info,
            "/header/typ",
            format!("the header says typ {}", cut(&typ.to_string())),
            "JWT or nothing is usual; whether Salesforce looks at it is not documented.",
            "Leave it out or write JWT.",
        ));
    }
    if let Some(name) = header.repeated().or(claims.repeated()) {
        found.push(finding("jwt-repeated-member", Error, "",
            format!("{} stands there twice", cut(name)),
            "Which one counts is not laid down, so it may be refused or mean something else (RFC 7519, section 4).",
            "Write each member once."));
    }
    if signature == SignatureState::NotVerified {
        found.push(finding("jwt-signature", Error, "",
            "this key did not sign the token",
            "With the certificate of another key on the app, Salesforce answers invalid_grant “invalid assertion”, for an External Client App invalid_client.",
            "Sign with the key that belongs to the app's certificate, or put the other certificate on the app. A token that was changed after signing looks the same."));
    }
    found
}

/// What is wrong with the claims of an assertion.
pub(super) fn claims(claims: &Members, purpose: &Purpose) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if claims.readable {
        expiry(claims, purpose.now, &mut found);
        earlier(claims, purpose.now, &mut found);
        parties::issuer(claims, purpose, &mut found);
        parties::subject(claims, purpose, &mut found);
        parties::audience(claims, purpose, &mut found);
        others(claims, &mut found);
    }
    found
}

/// Clocks that differ by so many seconds are not called wrong.
const CLOCKS: u64 = 30;

fn expiry(claims: &Members, now: Option<u64>, found: &mut Vec<Diagnostic>) {
    use Severity::{Error, Info, Warning};
    let mut add = |code, severity, message: String, why, help: &str| {
        found.push(finding(code, severity, "/claims/exp", message, why, help));
    };
    let Some(value) = claims.get("exp") else {
        return add(
            "jwt-exp-missing",
            Error,
            "the claim exp is missing".to_owned(),
            "Salesforce takes no assertion that never expires.",
            "Add exp: now plus two minutes, in seconds since 1970.",
        );
    };
    let Some(time) = seconds(value) else {
        return add(
            "jwt-exp-no-time",
            Error,
            format!(
                "the claim exp is {}, which is no time",
                cut(&value.to_string())
            ),
            "It is the number of seconds since 1970 (RFC 7519, section 2).",
            "Write a number, now plus two minutes.",
        );
    };
    if value.is_string() {
        add(
            "jwt-exp-string",
            Info,
            "the claim exp is a text, not a number".to_owned(),
            "Salesforce's own example writes it so and it is taken; other servers refuse it (RFC 7519, section 2).",
            "Write it without quotation marks.",
        );
    }
    let number = value
        .as_f64()
        .or_else(|| value.as_str()?.trim().parse().ok());
    if number.is_some_and(is_milliseconds) {
        return add(
            "jwt-exp-milliseconds",
            Warning,
            "the claim exp is in milliseconds".to_owned(),
            "Read as seconds it is tens of thousands of years away. Salesforce's own command line sends it so and is let in; the documentation allows three minutes.",
            "Divide by 1000: seconds since 1970.",
        );
    }
    let Some(now) = now else { return };
    match time.checked_sub(now) {
        None if now - time <= CLOCKS => add(
            "jwt-exp-past",
            Warning,
            format!("it expired {} ago", span(now - time)),
            "Clocks differ, and how much difference Salesforce allows is not documented: one program signs for this very second and is let in.",
            "Sign for two minutes.",
        ),
        None => add(
            "jwt-exp-past",
            Error,
            format!("it expired {} ago", span(now - time)),
            "Salesforce answers invalid_grant “expired authorization code”.",
            "Sign a new one. If it was just made, the clock of the machine is wrong.",
        ),
        Some(left) if left < CLOCKS => add(
            "jwt-exp-near",
            Warning,
            format!("it expires in {}", span(left)),
            "Clocks differ and requests take time; how much difference Salesforce allows is not documented.",
            "Sign for two minutes.",
        ),
        Some(left) if left > 300 => add(
            "jwt-exp-far",
            Warning,
            format!("it expires in {}, more than five minutes", span(left)),
            "The documentation allows three minutes, older copies five. Longer ones are reported to be taken, and whoever finds one can use it all that time.",
            "Sign for two minutes.",
        ),
        Some(left) if left > 180 => add(
            "jwt-exp-far",
            Warning,
            format!("it expires in {}, more than three minutes", span(left)),
            "The documentation allows three minutes, older copies five.",
            "Sign for two minutes.",
        ),
        Some(_) => {}
    }
}

fn earlier(claims: &Members, now: Option<u64>, found: &mut Vec<Diagnostic>) {
    for (name, code) in [("iat", "jwt-iat-future"), ("nbf", "jwt-nbf-future")] {
        let time = claims.get(name).and_then(seconds);
        if let (Some(time), Some(now)) = (time, now)
            && time > now.saturating_add(1)
        {
            found.push(finding(
                code,
                Severity::Warning,
                &format!("/claims/{name}"),
                format!("the claim {name} is {} in the future", span(time - now)),
                "The clock of the machine that signed runs fast, and exp is as wrong as this.",
                "Set the clock by a time server.",
            ));
        }
    }
    if claims.has("nbf") {
        found.push(finding(
            "jwt-nbf",
            Severity::Info,
            "/claims/nbf",
            "the claim nbf is not needed",
            "Salesforce does not document what it does with it.",
            "Leave it out.",
        ));
    }
}

fn others(claims: &Members, found: &mut Vec<Diagnostic>) {
    if claims.has("alg") {
        found.push(finding(
            "jwt-alg-claim",
            Severity::Info,
            "/claims/alg",
            "alg stands among the claims",
            "It belongs into the header; among the claims it is ignored.",
            "Leave it out.",
        ));
    }
    if claims.has("jti") {
        found.push(finding("jwt-jti", Severity::Info, "/claims/jti",
            "the claim jti makes it usable once",
            "Salesforce is reported to refuse a jti that it has seen, so trying the same token again fails.",
            "Sign a new one for each try."));
    }
}
