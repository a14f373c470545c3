//! Who asks (iss), for whom (sub), and of whom (aud).

use serde_json::Value;

use super::finding;
use crate::config::AppKind;
use crate::consumer_key;
use crate::diagnostic::{Diagnostic, Severity};
use crate::jwt::audience::{self, Audience};
use crate::jwt::inspect::Purpose;
use crate::jwt::inspect::members::{Members, cut};
use crate::org::{self, OrgKind};

pub(super) fn issuer(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
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
    if issuer.contains("://") {
        add(
            "jwt-iss-address",
            Severity::Error,
            "the claim iss is an address".to_owned(),
            "Salesforce wants the consumer key there; an address belongs into aud.",
            "Write the app's consumer key.",
        );
    } else if !consumer_key::has_form(issuer) {
        add(
            "jwt-iss-form",
            Severity::Warning,
            "the claim iss does not look like a consumer key".to_owned(),
            "Consumer keys have 8 to 256 letters, digits, dots and underscores.",
            "Copy it again, with the button beside Consumer Key.",
        );
    } else if !consumer_key::begins_as_made(issuer) {
        add(
            "jwt-iss-beginning",
            Severity::Info,
            "the claim iss does not begin with 3MVG9".to_owned(),
            "Keys that Salesforce makes begin so; one that was set with the Metadata API need not.",
            "Check that it is the consumer key and not the secret.",
        );
    }
}

pub(super) fn subject(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
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

pub(super) fn audience(claims: &Members, purpose: &Purpose, found: &mut Vec<Diagnostic>) {
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
        Audience::NotBare {
            instead,
            slash: true,
        } => add(
            "jwt-aud-slash",
            Severity::Warning,
            format!("the audience {} ends in a slash", cut(aud)),
            "It is reported to be taken for another audience; Salesforce writes it without.",
            format!("Write {instead}."),
        ),
        Audience::NotBare { instead, .. } => add(
            "jwt-aud-not-bare",
            Severity::Error,
            format!("the audience {} has more than the address", cut(aud)),
            "A path or a port at its end makes it another audience.",
            format!("Write {instead}."),
        ),
        Audience::OtherHost { instead } => add(
            "jwt-aud-host",
            Severity::Error,
            format!("the audience {} is not the org's own address", cut(aud)),
            "Lightning and Setup addresses are no audience.",
            format!("Write {instead}."),
        ),
        Audience::Site => add(
            "jwt-aud-site",
            Severity::Info,
            format!("the audience {} is a site", cut(aud)),
            "Only users of that Experience Cloud site can be signed in with it.",
            "For everybody else write the org's My Domain address.".to_owned(),
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
