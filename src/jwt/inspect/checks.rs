//! Everything for which Salesforce would refuse an assertion, and what is only worth knowing. Sources:
//! RFC 7519 and RFC 7523; Salesforce help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration";
//! what Salesforce's own command line sends and gets taken.

use serde_json::Value;

use super::members::{Members, cut, is_milliseconds, seconds, span};
use super::{Purpose, SignatureState};
use crate::config::AppKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::jwt::audience::{self, Audience};
use crate::jwt::paste::Token;
use crate::org::{self, OrgKind};

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
    use Severity::{Error, Info};
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
            Error,
            "",
            "the token has blanks, line ends or quotation marks in it",
            "Salesforce takes it only in one piece.",
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
        issuer(claims, purpose, &mut found);
        subject(claims, purpose, &mut found);
        audience(claims, purpose, &mut found);
        others(claims, &mut found);
    }
    found
}

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
        None => add(
            "jwt-exp-past",
            Error,
            format!("it expired {} ago", span(now - time)),
            "Salesforce answers invalid_grant “expired authorization code”.",
            "Sign a new one. If it was just made, the clock of the machine is wrong.",
        ),
        Some(left) if left < 30 => add(
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

fn issuer(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
    let mut add = |code, severity, message: String, why, help: &str| {
        found.push(finding(code, severity, "/claims/iss", message, why, help));
    };
    let Some(issuer) = claims.text("iss").filter(|issuer| !issuer.is_empty()) else {
        return add(
            "jwt-iss-missing",
            Severity::Error,
            "the claim iss is missing or no text".to_owned(),
            "It names the app.",
            "Write the app's consumer key.",
        );
    };
    if let Some(expected) = &purpose.consumer_key
        && expected != issuer
    {
        add(
            "jwt-iss-other",
            Severity::Error,
            "the claim iss is not the consumer key of the app".to_owned(),
            "Salesforce answers invalid_client_id “client identifier invalid”.",
            "Compare both, character by character; blanks at the ends count.",
        );
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "._+/=-".contains(c);
    if issuer.contains("://") {
        add(
            "jwt-iss-address",
            Severity::Error,
            "the claim iss is an address".to_owned(),
            "Salesforce wants the consumer key there; an address belongs into aud.",
            "Write the app's consumer key.",
        );
    } else if !issuer.chars().all(plain) || !(8..=256).contains(&issuer.len()) {
        add(
            "jwt-iss-form",
            Severity::Warning,
            "the claim iss does not look like a consumer key".to_owned(),
            "Consumer keys have 8 to 256 letters, digits, dots and underscores.",
            "Copy it again, with the button beside Consumer Key.",
        );
    } else if !issuer.starts_with("3MVG9") {
        add(
            "jwt-iss-beginning",
            Severity::Info,
            "the claim iss does not begin with 3MVG9".to_owned(),
            "Keys that Salesforce makes begin so; one that was set with the Metadata API need not.",
            "Check that it is the consumer key and not the secret.",
        );
    }
}

fn subject(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
    let mut add = |code, severity, path: &str, message: String, why, help: &str| {
        found.push(finding(code, severity, path, message, why, help));
    };
    let (sub, prn) = (claims.text("sub"), claims.text("prn"));
    if sub.is_some() && prn.is_some() {
        add(
            "jwt-sub-and-prn",
            Severity::Error,
            "/claims/prn",
            "both sub and prn name a user".to_owned(),
            "prn is the old name of sub and is reported to win, so the other user signs in.",
            "Keep sub, leave prn out.",
        );
    }
    let Some(user) = prn.or(sub).filter(|user| !user.is_empty()) else {
        return add(
            "jwt-sub-missing",
            Severity::Error,
            "/claims/sub",
            "the claim sub is missing or no text".to_owned(),
            "It names the user who signs in.",
            "Write the username as it stands on the user in Setup.",
        );
    };
    if !user.contains('@') {
        return add(
            "jwt-sub-form",
            Severity::Error,
            "/claims/sub",
            "the claim sub is not a username".to_owned(),
            "Usernames have the form of an e-mail address; an id or a name is not taken.",
            "Write the username as it stands on the user in Setup.",
        );
    }
    let org = purpose.org.as_deref().and_then(org::org);
    if let Some(org) = org.filter(|org| org.kind == OrgKind::Sandbox)
        && let Some((_, sandbox)) = org.my_domain.rsplit_once("--")
        && !user.to_ascii_lowercase().ends_with(&format!(".{sandbox}"))
    {
        add(
            "jwt-sub-sandbox",
            Severity::Warning,
            "/claims/sub",
            format!("the username does not end in .{sandbox}"),
            "Salesforce adds the name of the sandbox to usernames when it copies production.",
            "Look the username up in the sandbox.",
        );
    }
}

fn audience(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
    let mut add = |code, severity, message: String, why, help: String| {
        found.push(finding(code, severity, "/claims/aud", message, why, help));
    };
    let aud = match claims.get("aud") {
        None => {
            return add(
                "jwt-aud-missing",
                Severity::Error,
                "the claim aud is missing".to_owned(),
                "It says for whom the assertion is.",
                "Write the org's My Domain address: https://…my.salesforce.com.".to_owned(),
            );
        }
        Some(Value::String(aud)) => aud,
        Some(Value::Array(_)) => {
            return add(
                "jwt-aud-array",
                Severity::Error,
                "the claim aud is a list".to_owned(),
                "Salesforce takes one text; a list is answered with invalid_grant “audience is invalid”.",
                "Write one address as a text.".to_owned(),
            );
        }
        Some(_) => {
            return add(
                "jwt-aud-no-text",
                Severity::Error,
                "the claim aud is no text".to_owned(),
                "It is an address.",
                "Write the org's My Domain address.".to_owned(),
            );
        }
    };
    let org = purpose.org.as_deref().and_then(org::org);
    match audience::read(aud) {
        Audience::Login { sandbox } => {
            let other = org
                .as_ref()
                .is_some_and(|org| audience::is_test(org.kind) != sandbox);
            if other {
                add(
                    "jwt-aud-kind",
                    Severity::Error,
                    format!("the audience {} is not for this kind of org", cut(aud)),
                    "login.salesforce.com is production, test.salesforce.com sandboxes and scratch orgs.",
                    org.map_or_else(String::new, |org| {
                        format!("Write {}.", org::my_domain_origin(&org))
                    }),
                );
            } else if purpose.app == Some(AppKind::ExternalClientApp) {
                add(
                    "jwt-aud-login",
                    Severity::Info,
                    format!("the audience is {}", cut(aud)),
                    "An External Client App is reached only at its own org's address; as audience the login address is reported to work and to fail.",
                    "Write the org's My Domain address, and send the request there.".to_owned(),
                );
            }
        }
        Audience::MyDomain(named) => {
            if org.is_some_and(|org| !org::same_org(&org, &named)) {
                add(
                    "jwt-aud-org",
                    Severity::Error,
                    "the audience is another org".to_owned(),
                    "Salesforce answers invalid_grant “audience is invalid”.",
                    "Write the address of the org that the app is in.".to_owned(),
                );
            }
        }
        Audience::NotBare { instead } => add(
            "jwt-aud-not-bare",
            Severity::Error,
            format!("the audience {} has more than the address", cut(aud)),
            "A slash, a path or a port at its end makes it another audience.",
            format!("Write {instead}."),
        ),
        Audience::OtherHost { instead } => add(
            "jwt-aud-host",
            Severity::Error,
            format!("the audience {} is not the org's own address", cut(aud)),
            "Lightning and Setup addresses are no audience.",
            format!("Write {instead}."),
        ),
        Audience::Unknown => add(
            "jwt-aud-unknown",
            Severity::Warning,
            format!("the audience {} is none that is known here", cut(aud)),
            "Salesforce takes My Domain addresses, its login addresses, and addresses of Experience Cloud sites for their users.",
            "Unless it is a site's address, write the org's My Domain address.".to_owned(),
        ),
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
