use std::path::PathBuf;

use connected_app_helper::config::parse;
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::rules::{ALL, MAX_FINDINGS, check, check_config};
use proptest::prelude::*;

use crate::golden::{folder, golden, name, repository, text};

/// The fixtures of a rule whose file names begin with `bad-` or `good-`.
pub(crate) fn fixtures(code: &str, prefix: &str) -> Vec<PathBuf> {
    let mut files = folder(&repository("tests/rules").join(code));
    files.retain(|path| name(path).starts_with(prefix) && name(path).ends_with(".json"));
    files
}

#[test]
fn every_bad_config_is_found_out_in_these_words() {
    for rule in ALL {
        let mut worst = Severity::Info;
        for path in fixtures(rule.code, "bad-") {
            let report = check(&text(&path));
            let mine: Vec<_> = report
                .diagnostics
                .iter()
                .filter(|d| d.code == rule.code)
                .collect();
            assert!(
                !mine.is_empty(),
                "{} finds nothing in {}",
                rule.code,
                path.display()
            );
            for found in mine {
                worst = worst.min(found.severity);
                assert!(found.line.is_some() && found.column.is_some());
                assert!(
                    found.why.ends_with('.') && found.help.ends_with('.'),
                    "{}",
                    found.to_text()
                );
                assert!(!found.message.is_empty() && !found.message.ends_with('.'));
            }
            golden(&path.with_extension("txt"), &report.to_text());
        }
        assert_eq!(
            worst, rule.severity,
            "{}: declared and found severity",
            rule.code
        );
    }
}

#[test]
fn good_configs_are_silent() {
    for rule in ALL {
        for path in fixtures(rule.code, "good-") {
            let report = check(&text(&path));
            let other = ["contact-email-missing", "name-missing"];
            let found: Vec<_> = report
                .diagnostics
                .iter()
                .filter(|d| d.code == rule.code || !other.contains(&d.code))
                .collect();
            assert!(found.is_empty(), "{}: {found:#?}", path.display());
        }
    }
}

#[test]
fn a_finding_points_at_its_value() {
    let report = check(
        "{ \"formatVersion\": 1,\n  \"oauth\": { \"callbackUrls\": [\"https://a.example/cb\",\n    \"http://b.example/cb\"] } }",
    );
    let found = report
        .diagnostics
        .iter()
        .find(|d| d.code == "callback-url-scheme")
        .unwrap();
    assert_eq!(
        (found.path.as_str(), found.line, found.column),
        ("/oauth/callbackUrls/1", Some(3), Some(5))
    );
    assert_eq!(
        (report.errors, report.warnings),
        (4, 0),
        "{}",
        report.to_text()
    );
}

#[test]
fn a_value_of_the_wrong_form_is_not_missing_as_well() {
    let report = check(
        r#"{ "formatVersion": 1, "app": { "name": 1, "contactEmail": "a@b.example" }, "oauth": { "callbackUrls": "x", "scopes": ["api", "refresh_token"] } }"#,
    );
    let codes: Vec<_> = report
        .diagnostics
        .iter()
        .map(|d| (d.code, d.path.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("config-wrong-value", "/app/name"),
            ("config-wrong-value", "/oauth/callbackUrls"),
        ]
    );
}

#[test]
fn a_private_key_never_reaches_a_message() {
    let key = crate::key::file("rsa2048-pkcs8.pem");
    let body = key.lines().nth(5).unwrap();
    for text in [key.clone(), key.replace("-----END", "----END")] {
        let config = serde_json::json!({ "formatVersion": 1, "oauth": { "certificate": text } });
        let report = check(&config.to_string()).to_text();
        assert!(report.contains("this is a private key"), "{report}");
        assert!(!report.contains(body), "{report}");
    }
}

#[test]
fn a_config_full_of_mistakes_is_answered_at_once_and_says_that_there_are_more() {
    let scopes = vec!["everything else"; 20_000];
    let config = serde_json::json!({ "formatVersion": 1, "oauth": { "callbackUrls": scopes, "scopes": scopes } });
    let report = check(&config.to_string());
    assert_eq!(report.diagnostics.len(), MAX_FINDINGS + 1);
    assert_eq!(
        report.diagnostics.last().unwrap().code,
        "config-more-findings"
    );
}

#[test]
fn a_long_value_is_cut_and_a_control_character_is_shown() {
    let url = format!("http://a.example/\u{7}{}", "x".repeat(10_000));
    let config = serde_json::json!({ "formatVersion": 1, "oauth": { "callbackUrls": [url] } });
    let report = check(&config.to_string()).to_text();
    assert!(report.len() < 3_000, "{report}");
    assert!(
        report.contains("\\u{7}") && report.contains('…'),
        "{report}"
    );
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        r"(https?|acme|ftp)?:?/{0,3}[a-z<>{}\[\]$*._ :@-]{0,30}",
        "(-----BEGIN |-----END |CERTIFICATE|PRIVATE KEY|-----|[A-Za-z0-9+/=]{1,8}|\n){0,12}",
        "(api|full|refresh_token|Api|YOUR_DOMAIN|_|[a-z]){0,5}",
    ]
}

proptest! {
    #[test]
    fn no_value_makes_a_rule_panic(
        name in any_text(), email in any_text(), certificate in any_text(),
        urls in proptest::collection::vec(any_text(), 0..4), scopes in proptest::collection::vec(any_text(), 0..4),
        flow in any::<Option<bool>>(),
    ) {
        let text = serde_json::json!({
            "formatVersion": 1,
            "app": { "name": name, "apiName": name, "contactEmail": email },
            "oauth": { "callbackUrls": urls, "scopes": scopes, "certificate": certificate, "flows": { "jwtBearer": flow } },
        }).to_string();
        let report = check(&text);
        for found in &report.diagnostics {
            let (line, column) = (found.line.unwrap(), found.column.unwrap());
            prop_assert!(line == 1 && (column as usize) <= text.chars().count());
        }
        let config = parse(&text).config.unwrap();
        prop_assert_eq!(check_config(&config).len(), report.diagnostics.len());
    }

    #[test]
    fn the_order_of_keys_changes_nothing_but_places(urls in proptest::collection::vec(any_text(), 0..3), email in any_text()) {
        let (urls, email) = (serde_json::to_string(&urls).unwrap(), serde_json::to_string(&email).unwrap());
        let one = check(&format!(r#"{{"formatVersion":1,"app":{{"name":"A","contactEmail":{email}}},"oauth":{{"callbackUrls":{urls},"scopes":["api"]}}}}"#));
        let other = check(&format!(r#"{{"oauth":{{"scopes":["api"],"callbackUrls":{urls}}},"app":{{"contactEmail":{email},"name":"A"}},"formatVersion":1}}"#));
        let words = |report: &connected_app_helper::diagnostic::Report| {
            report.diagnostics.iter().map(|d| (d.code, d.path.clone(), d.message.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(words(&one), words(&other));
    }
}
