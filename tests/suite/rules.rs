use connected_app_helper::diagnostic::{Applicability, Certainty};
use std::path::{Path, PathBuf};

use connected_app_helper::config::{AppKind, parse};
use connected_app_helper::context::{Context, Stage};
use connected_app_helper::diagnostic::{Diagnostic, Report, Severity};
use connected_app_helper::org::OrgKind;
use connected_app_helper::rules::{MAX_FINDINGS, Wanted, all, check, check_config, mend};
use proptest::prelude::*;

use crate::golden::{folder, golden, name, repository, text};

/// The day every rule is tested on: 21 November 2026.
pub(crate) const NOW: u64 = 1_795_219_200;

/// What a fixture or an example is checked for when it does not say otherwise.
pub(crate) fn usual() -> Context {
    Context {
        now: Some(NOW),
        ..Context::default()
    }
}

/// The fixtures of a rule whose file names begin with `bad-` or `good-`.
pub(crate) fn fixtures(code: &str, prefix: &str) -> Vec<PathBuf> {
    let mut files = folder(&repository("tests/rules").join(code));
    files.retain(|path| {
        let name = name(path);
        name.starts_with(prefix) && name.ends_with(".json") && !name.ends_with(".context.json")
    });
    files
}

/// A fixture's text, in which `"(file NAME)"` stands for a file of `tests/keys`.
pub(crate) fn config(path: &Path) -> String {
    with_files(&text(path))
}

/// A config in which `"(file NAME)"` stands for a file of `tests/keys`.
pub(crate) fn with_files(config: &str) -> String {
    let mut config = config.to_owned();
    while let Some((before, rest)) = config.split_once("\"(file ") {
        let (file, after) = rest
            .split_once(")\"")
            .unwrap_or_else(|| panic!("a file's name has no end: {rest}"));
        let content = serde_json::Value::from(crate::key::file(file));
        config = format!("{before}{content}{after}");
    }
    config
}

/// What a fixture is checked for: `bad-x.context.json` beside `bad-x.json`, else the usual.
pub(crate) fn context(path: &Path) -> Context {
    let beside = path.with_extension("context.json");
    if beside.exists() {
        let mut context: Context = serde_json::from_str(&text(&beside))
            .unwrap_or_else(|error| panic!("{}: {error}", beside.display()));
        context.now = context.now.or(Some(NOW));
        context
    } else {
        usual()
    }
}

/// A rule's own findings in a fixture.
fn found(path: &Path, code: &str) -> (Report, Vec<Diagnostic>) {
    let report = check(&config(path), &context(path));
    let mine = report.diagnostics.iter().filter(|d| d.code == code);
    let mine = mine.cloned().collect();
    (report, mine)
}

#[test]
fn every_bad_config_is_found_out_in_these_words() {
    for rule in all() {
        let mut worst = Severity::Info;
        for path in fixtures(rule.code, "bad-") {
            let (_, mine) = found(&path, rule.code);
            assert!(!mine.is_empty(), "nothing is found in {}", path.display());
            for found in &mine {
                worst = worst.min(found.severity);
                assert!(found.line.is_some() && found.column.is_some());
                assert!(
                    found.why.ends_with('.') && found.help.ends_with('.'),
                    "{}",
                    found.to_text()
                );
                assert!(!found.message.is_empty() && !found.message.ends_with('.'));
            }
            let words: Vec<_> = mine.iter().map(Diagnostic::to_text).collect();
            golden(&path.with_extension("txt"), &words.join("\n"));
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
    for rule in all() {
        for path in fixtures(rule.code, "good-") {
            let (report, mine) = found(&path, rule.code);
            assert!(mine.is_empty(), "{}: {mine:#?}", path.display());
            let format = report
                .diagnostics
                .iter()
                .find(|d| d.code.starts_with("config-"));
            assert!(format.is_none(), "{}: {format:#?}", path.display());
        }
    }
}

#[test]
fn what_nobody_documents_is_no_error() {
    for rule in all() {
        let unsure = matches!(rule.certainty, Certainty::Reported | Certainty::Advice);
        assert!(!unsure || rule.severity != Severity::Error, "{}", rule.code);
    }
}

#[test]
fn a_fix_settles_its_finding_and_safe_fixes_come_to_an_end() {
    for rule in all() {
        for path in fixtures(rule.code, "bad-") {
            let (text, context) = (config(&path), context(&path));
            let (_, mine) = found(&path, rule.code);
            for found in mine.iter().filter(|found| found.fix.is_some()) {
                let one = Wanted::One {
                    code: found.code.into(),
                    path: found.path.clone(),
                };
                let mended = mend(&text, &context, &one).unwrap();
                let still = check(&mended.text, &context);
                assert!(
                    !still.diagnostics.contains(found),
                    "{}: {}",
                    path.display(),
                    mended.text
                );
                let broken = still
                    .diagnostics
                    .iter()
                    .find(|d| d.code.starts_with("config-"));
                assert!(broken.is_none(), "{}: {broken:#?}", path.display());
            }
            let mended = mend(&text, &context, &Wanted::AllSafe).unwrap();
            let left = check(&mended.text, &context);
            let safe = |d: &&Diagnostic| {
                d.fix
                    .as_ref()
                    .is_some_and(|fix| fix.applicability == Applicability::Safe)
            };
            assert_eq!(
                left.diagnostics.iter().find(safe),
                None,
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn a_finding_points_at_its_value() {
    let report = check_usual(
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
    let report = check_usual(
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
        let report = check_usual(&config.to_string()).to_text();
        assert!(report.contains("this is a private key"), "{report}");
        assert!(!report.contains(body), "{report}");
    }
}

#[test]
fn a_secret_in_any_text_never_reaches_a_report() {
    let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhY21lIn0.bm90LWEtcmVhbC1zaWduYXR1cmU";
    let url = format!(" http://Acme.example?token={jwt}");
    let with_password = "https://sync:bm90LWEtcmVhbC1zaWduYXR1cmU@Acme.example:443";
    let config = serde_json::json!({
        "formatVersion": 1,
        "vendor": jwt,
        "guide": { "title": jwt, "url": url },
        "app": { "kind": jwt, "distributionState": { "x": jwt }, "name": jwt, "apiName": jwt, "contactEmail": jwt, "infoUrl": url, "iconUrl": url, "logoUrl": url },
        "oauth": { "callbackUrls": [jwt, url, with_password, with_password], "scopes": [jwt], "certificate": jwt },
        "policies": { "startUrl": url, "profiles": [jwt], "permissionSets": [jwt] },
        "permissionSet": { "label": jwt, "apiName": jwt, "license": jwt },
    });
    let report = check_usual(&config.to_string());
    let found = serde_json::to_string(&report).unwrap();
    assert!(found.contains("secret-in-config"), "{found}");
    assert!(!found.contains("bm90LWEtcmVhbC"), "{found}");
}

#[test]
fn a_config_full_of_mistakes_is_answered_at_once_and_says_that_there_are_more() {
    let scopes = vec!["everything else"; 20_000];
    let config = serde_json::json!({ "formatVersion": 1, "oauth": { "callbackUrls": scopes, "scopes": scopes } });
    let report = check_usual(&config.to_string());
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
    let report = check_usual(&config.to_string()).to_text();
    assert!(report.len() < 3_000, "{report}");
    assert!(
        report.contains("\\u{7}") && report.contains('…'),
        "{report}"
    );
}

/// Checks for what a fixture is checked for.
pub(crate) fn check_usual(text: &str) -> Report {
    check(text, &usual())
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
        let report = check_usual(&text);
        for found in &report.diagnostics {
            let (line, column) = (found.line.unwrap(), found.column.unwrap());
            prop_assert!(line == 1 && (column as usize) <= text.chars().count());
        }
        let config = parse(&text).config.unwrap();
        prop_assert_eq!(check_config(&config, &usual()).len(), report.diagnostics.len());
    }

    #[test]
    fn the_order_of_keys_changes_nothing_but_places(urls in proptest::collection::vec(any_text(), 0..3), email in any_text()) {
        let (urls, email) = (serde_json::to_string(&urls).unwrap(), serde_json::to_string(&email).unwrap());
        let one = check_usual(&format!(r#"{{"formatVersion":1,"app":{{"name":"A","contactEmail":{email}}},"oauth":{{"callbackUrls":{urls},"scopes":["api"]}}}}"#));
        let other = check_usual(&format!(r#"{{"oauth":{{"scopes":["api"],"callbackUrls":{urls}}},"app":{{"contactEmail":{email},"name":"A"}},"formatVersion":1}}"#));
        let words = |report: &connected_app_helper::diagnostic::Report| {
            report.diagnostics.iter().map(|d| (d.code, d.path.clone(), d.message.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(words(&one), words(&other));
    }
}

#[test]
fn what_a_config_is_for_decides_what_is_said_of_it() {
    let config = r#"{ "formatVersion": 1,
      "app": { "name": "Acme", "contactEmail": "admin@acme.example", "distributionState": "local" },
      "oauth": { "callbackUrls": ["http://localhost:1717/cb", "https://app.acme.example/cb"], "scopes": ["api", "mcp_api", "refresh_token"] } }"#;
    let codes = |app, stage, org| {
        let context = Context {
            app: Some(app),
            stage: Some(stage),
            org: Some(org),
            ..usual()
        };
        let found = check(config, &context).diagnostics;
        found.iter().map(|d| d.code).collect::<Vec<_>>()
    };
    assert_eq!(
        codes(AppKind::ExternalClientApp, Stage::New, OrgKind::Sandbox),
        ["scope-hosted-mcp", "pkce-and-older-guide", "scope-recent"]
    );
    assert_eq!(
        codes(
            AppKind::ConnectedApp,
            Stage::Existing,
            OrgKind::ProductionOrTrial
        ),
        [
            "callback-url-localhost",
            "scope-hosted-mcp",
            "distribution-state-connected-app",
            "scope-recent"
        ]
    );
}

#[test]
fn the_order_of_the_rules_changes_nothing() {
    for rule in all() {
        for path in fixtures(rule.code, "bad-") {
            let report = check(&config(&path), &context(&path));
            let mut turned = report.diagnostics.clone();
            turned.reverse();
            // One rule's findings at one place stay in the order in which the rule tells them.
            turned.sort_by_key(|d| std::cmp::Reverse(d.code));
            let again = Report::new(report.vendor.clone(), report.grants.clone(), turned);
            let told = |report: &Report| {
                let told = report.diagnostics.iter();
                told.map(|d| (d.severity, d.path.clone(), d.code))
                    .collect::<Vec<_>>()
            };
            assert_eq!(told(&again), told(&report), "{}", path.display());
        }
    }
}
