use connected_app_helper::config::AppKind;
use connected_app_helper::explain::Around;
use connected_app_helper::secret::Secret;
use connected_app_helper::token::{
    Answered, Call, Host, Target, answer, attempts, curl, go_on, request, user_info,
};
use serde_json::Value;

use crate::golden::{repository, text};
use crate::random::Random;

fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

fn host(origin: &str) -> Host {
    Host::read(origin).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn only_login_hosts_and_my_domains_are_spoken_to() {
    for origin in [
        "https://login.salesforce.com",
        "https://test.salesforce.com",
        "https://acme.my.salesforce.com",
        "https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.my.salesforce.mil",
        "https://acme.my.sfcrmproducts.cn",
    ] {
        assert_eq!(host(origin).origin(), origin);
    }
    for origin in [
        "http://login.salesforce.com",
        "https://login.salesforce.com/",
        "https://login.salesforce.com:8443",
        "https://login.salesforce.com.evil.example",
        "https://evil.example/login.salesforce.com",
        "https://login.salesforce.com@evil.example",
        "https://gs1.salesforce.com",
        "https://acme.lightning.force.com",
        "https://acme.my.salesforce-setup.com",
        "https://acme.my.salesforce.com.evil.example",
        "https://my.salesforce.com@evil.example",
        "https://acme.my.site.com",
        "https://login.acme.example",
        "https://acme.my.salesforce.com/services",
        "https://ACME.my.salesforce.com",
        "",
        "acme.my.salesforce.com",
    ] {
        assert!(Host::read(origin).is_err(), "{origin}");
    }
}

#[test]
fn the_secret_is_in_the_body_alone() {
    let own = host("https://acme.my.salesforce.com");
    for (call, path, body) in [
        (
            Call::Token,
            "token",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b%2Bc%26d",
        ),
        (Call::UserInfo, "userinfo", "oauth_token=a.b%2Bc%26d"),
        (Call::Revoke, "revoke", "token=a.b%2Bc%26d"),
    ] {
        let made = request(&own, call, &secret("a.b+c&d"));
        assert_eq!(
            made.url,
            format!("https://acme.my.salesforce.com/services/oauth2/{path}")
        );
        assert_eq!(made.body.expose(), body);
        let sent = url::form_urlencoded::parse(made.body.expose().as_bytes());
        let names: Vec<_> = sent.map(|(name, _)| name.into_owned()).collect();
        assert_eq!(names, call.parameters());
    }
    let command = curl("https://acme.example/o'clock");
    assert!(command.contains("assertion@assertion.txt"));
    assert!(
        command.contains("'https://acme.example/o'\\''clock/services/oauth2/token'"),
        "{command}"
    );
}

#[test]
fn pairs_are_tried_in_order_and_never_mix_production_and_sandbox() {
    let pairs = |org: &str, app| {
        let target = Target {
            org: Some(org.to_owned()),
            app,
        };
        let pairs = attempts(&target).into_iter();
        pairs
            .map(|attempt| format!("{} {}", attempt.host, attempt.audience).replace("https://", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        pairs(
            "https://acme.my.salesforce-setup.com/x",
            Some(AppKind::ConnectedApp)
        ),
        [
            "acme.my.salesforce.com acme.my.salesforce.com",
            "acme.my.salesforce.com login.salesforce.com",
            "login.salesforce.com login.salesforce.com",
            "login.salesforce.com acme.my.salesforce.com",
        ]
    );
    for org in [
        "https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.scratch.lightning.force.com",
    ] {
        for app in [
            None,
            Some(AppKind::ConnectedApp),
            Some(AppKind::ExternalClientApp),
        ] {
            for pair in pairs(org, app) {
                assert!(!pair.contains("login.salesforce.com"), "{org}: {pair}");
                let external = app == Some(AppKind::ExternalClientApp);
                assert!(!external || !pair.starts_with("test."), "{pair}");
                for host in pair.split(' ') {
                    host_of(host);
                }
            }
        }
    }
    assert_eq!(attempts(&Target::default()), []);
    assert_eq!(pairs("https://evil.example", None), [""; 0]);
}

/// Every host of a pair is one that may be spoken to.
fn host_of(name: &str) {
    host(&format!("https://{name}"));
}

const GRANTED: &str = r#"{"access_token":"00D000000000001!secret.of.the.token_1234567890","scope":"api refresh_token evil<b>",
    "instance_url":"https://acme.my.salesforce.com","id":"https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA","token_type":"Bearer"}"#;

#[test]
fn what_a_token_allows_is_told_and_the_token_is_not() {
    let (answer, token) = answer(200, GRANTED, &Around::default());
    let Answered::Granted(granted) = &answer.answered else {
        panic!("{answer:?}");
    };
    assert_eq!(granted.scopes.len(), 3);
    assert_eq!(granted.grants.len(), 2);
    assert_eq!(granted.instance.as_deref(), Some("acme.my.salesforce.com"));
    assert_eq!(granted.user_id.as_deref(), Some("005000000000001AAA"));
    assert_eq!(granted.org_id.as_deref(), Some("00D000000000001EAA"));
    assert!(token.is_some_and(|token| token.expose().contains("secret.of.the.token")));
    let written = serde_json::to_string(&answer).unwrap_or_default();
    assert!(!written.contains("secret.of.the.token"), "{written}");
    assert!(!go_on(&answer, false) && go_on(&answer, true));
}

#[test]
fn a_refusal_is_explained_and_some_end_the_tries() {
    let refused = |error: &str, words: &str| {
        let body = serde_json::json!({ "error": error, "error_description": words }).to_string();
        answer(400, &body, &Around::default()).0
    };
    let known = refused("invalid_grant", "user hasn't approved this consumer");
    assert!(
        known
            .explanation
            .as_ref()
            .is_some_and(|explained| explained.known_by.is_some())
    );
    assert!(go_on(&known, false));
    for (error, words) in [
        ("invalid_grant", "user is locked out"),
        ("rate_limit_exceeded", ""),
        ("invalid_grant", "login rate exceeded"),
    ] {
        assert!(!go_on(&refused(error, words), true), "{error} {words}");
    }
    for (status, body, what) in [
        (
            200,
            "<html><title>Data Not Available</title>",
            "Data Not Available",
        ),
        (502, "<html>", "an error of the server"),
        (200, "<!DOCTYPE html>", "a web page"),
        (204, "", "an empty answer"),
        (200, "[1]", "not one of a token endpoint"),
        // A token with another status is none.
        (201, GRANTED, "not one of a token endpoint"),
    ] {
        let (answer, token) = answer(status, body, &Around::default());
        assert!(
            matches!(&answer.answered, Answered::NotOauth { what: found } if found.contains(what)),
            "{body}: {answer:?}"
        );
        assert!(token.is_none());
    }
}

#[test]
fn no_more_of_a_person_is_told_than_who_it_is() {
    let body = r#"{"preferred_username":"a@b.example","user_id":"005000000000001AAA","organization_id":"00D000000000001EAA","phone_number":"+1 555","address":{"x":1}}"#;
    let info = user_info(200, body);
    assert_eq!(info.username.as_deref(), Some("a@b.example"));
    let written = serde_json::to_string(&info).unwrap_or_default();
    assert!(!written.contains("555") && !written.contains("address"));
    assert_eq!(user_info(403, "Bad_OAuth_Token").username, None);
}

/// The manifest lets the panel ask exactly the hosts that the core knows, and the popup nobody.
#[test]
fn the_manifest_names_exactly_the_hosts_of_token_endpoints() {
    let manifest: Value =
        serde_json::from_str(&text(&repository("extension/manifest.json"))).unwrap_or_default();
    let policy = manifest["content_security_policy"]["extension_pages"]
        .as_str()
        .unwrap_or_default();
    let connect = policy
        .rsplit_once("connect-src ")
        .map(|(_, rest)| rest)
        .unwrap_or_default();
    let mut named: Vec<&str> = connect
        .split(' ')
        .filter(|word| *word != "'self'")
        .collect();
    named.sort_unstable();
    assert_eq!(
        named,
        [
            "https://*.my.salesforce.com",
            "https://*.my.salesforce.mil",
            "https://*.my.sfcrmproducts.cn",
            "https://login.salesforce.com",
            "https://test.salesforce.com",
        ]
    );
    let optional = manifest["optional_host_permissions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    for origin in named {
        host(&origin.replace('*', "acme"));
        assert!(optional.contains(&format!("{origin}/*").into()), "{origin}");
    }
    let popup = text(&repository("extension/popup.html"));
    assert!(popup.contains(r#"content="connect-src 'self'""#));
}

/// Answers of the usual run; `MUTATED_ANSWERS` sets how many.
const SAMPLE: u64 = 3_000;

#[test]
fn no_answer_makes_it_panic() {
    let set = std::env::var("MUTATED_ANSWERS").ok();
    let count = set.and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let mut granted = 0;
    for seed in 0..count {
        let mut random = Random::new(seed);
        let mut body = GRANTED.as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            crate::random::spoil(&mut body, &[GRANTED.as_bytes().to_vec()], &mut random);
        }
        let body = String::from_utf8_lossy(&body);
        let status = [200, 400, 0, 65535][random.below(4)];
        let (answer, token) = answer(status, &body, &Around::default());
        assert_eq!(
            token.is_some(),
            matches!(answer.answered, Answered::Granted(_))
        );
        granted += u64::from(token.is_some());
        let _ = user_info(status, &body);
    }
    println!("{count} spoilt answers, {granted} of them granted");
    assert!(granted > 0);
}
