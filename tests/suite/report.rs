use connected_app_helper::config::AppKind;
use connected_app_helper::context::{Context, Stage};
use connected_app_helper::diagnostic::Report;
use connected_app_helper::org::OrgKind;
use connected_app_helper::report::{Checked, Format, printable, write};
use connected_app_helper::rules::{all, check};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::golden::{golden, repository, text};
use crate::rules::{NOW, config, fixtures, usual};

const FORMATS: [Format; 3] = [Format::Markdown, Format::Json, Format::Sarif];

fn context() -> Context {
    Context {
        form: None,
        app: Some(AppKind::ExternalClientApp),
        stage: Some(Stage::New),
        org: Some(OrgKind::Sandbox),
        now: Some(NOW),
        page: None,
    }
}

fn written(report: &Report, context: &Context, format: Format) -> String {
    let checked = Checked {
        name: "acme config.json",
        context,
        report,
    };
    write(&checked, format).unwrap_or_else(|error| panic!("{error}"))
}

fn recorded(format: Format) -> String {
    let context = context();
    let report = check(&text(&repository("tests/reports/config.json")), &context);
    written(&report, &context, format)
}

fn sarif(report: &Report) -> Value {
    let log = written(report, &usual(), Format::Sarif);
    serde_json::from_str(&log).unwrap_or_else(|error| panic!("{error}: {log}"))
}

/// A value of a document whose text must be there.
fn word<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} in {value}"))
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    let found = value.pointer(pointer).and_then(Value::as_array);
    found.map_or(&[], Vec::as_slice)
}

#[test]
fn a_check_reads_like_this() {
    golden(
        &repository("tests/reports/report.md"),
        &recorded(Format::Markdown),
    );
    golden(
        &repository("tests/reports/report.json"),
        &recorded(Format::Json),
    );
    // Without what every new rule would change.
    let mut log: Value = serde_json::from_str(&recorded(Format::Sarif)).unwrap();
    let run = log.pointer_mut("/runs/0").unwrap();
    run.pointer_mut("/tool/driver").unwrap()["rules"].take();
    for result in run["results"].as_array_mut().unwrap() {
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    let log = serde_json::to_string_pretty(&log).unwrap() + "\n";
    golden(&repository("tests/reports/report.sarif"), &log);
}

#[test]
fn what_comes_from_outside_makes_no_markup() {
    let markdown = recorded(Format::Markdown);
    assert!(!markdown.contains("**Acme"), "{markdown}");
    assert!(!markdown.contains(" <img"), "{markdown}");
    for line in markdown.lines() {
        // What stands between two ticks is code.
        let outside: String = line.split('`').step_by(2).collect();
        assert!(
            !outside.contains("://") && !outside.contains("__cb") && !outside.contains("www."),
            "{line}"
        );
    }
}

#[test]
fn a_result_names_a_rule_that_is_listed_and_controls_that_are_listed() {
    let mut seen = 0;
    for rule in all() {
        for path in fixtures(rule.code, "bad-") {
            let report = check(&config(&path), &usual());
            let log = sarif(&report);
            let run = &log["runs"][0];
            assert_eq!(list(run, "/results").len(), report.diagnostics.len());
            for (result, found) in list(run, "/results").iter().zip(&report.diagnostics) {
                let index = &result["ruleIndex"];
                let listed = word(run, &format!("/tool/driver/rules/{index}/id"));
                assert_eq!(word(result, "/ruleId"), listed);
                let region = &result["locations"][0]["physicalLocation"]["region"];
                assert_eq!(
                    region.get("startLine"),
                    found.line.map(Value::from).as_ref()
                );
                for taxon in list(result, "/taxa") {
                    let catalogue = format!("/taxonomies/{}", taxon["toolComponent"]["index"]);
                    let id = word(run, &format!("{catalogue}/taxa/{}/id", taxon["index"]));
                    assert_eq!(word(taxon, "/id"), id);
                    assert_eq!(
                        word(taxon, "/toolComponent/name"),
                        word(run, &format!("{catalogue}/name"))
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn every_rule_is_described() {
    let log = sarif(&check("{}", &usual()));
    let rules = list(&log, "/runs/0/tool/driver/rules");
    for (rule, listed) in all().zip(rules) {
        assert_eq!(word(listed, "/id"), rule.code);
        assert!(
            word(listed, "/shortDescription/text").ends_with('.'),
            "{}",
            rule.code
        );
        assert!(
            word(listed, "/fullDescription/text").ends_with('.'),
            "{}",
            rule.code
        );
        assert!(
            word(listed, "/help/markdown").contains("## Reference"),
            "{}",
            rule.code
        );
    }
    // An empty object has no version, which no rule is about.
    let last = rules.last().unwrap();
    assert!(word(last, "/id").starts_with("config-"), "{last}");
}

#[test]
fn a_config_that_cannot_be_read_is_written_down_as_well() {
    let report = check("not JSON", &usual());
    for format in FORMATS {
        let text = written(&report, &usual(), format);
        assert!(text.contains("config-not-json"), "{text}");
    }
}

#[test]
fn no_document_holds_a_key_or_a_value_that_nobody_quotes() {
    let key = crate::key::file("rsa2048-pkcs8.pem");
    let body = key.lines().nth(5).unwrap();
    let text = json!({
        "formatVersion": 1,
        "app": { "name": "A", "description": "nobody-quotes-this" },
        "oauth": { "certificate": key, "callbackUrls": [" https://app.acme.example/cb "] },
        "vendorSteps": { "after": [key] },
    });
    let report = check(&text.to_string(), &usual());
    // A fix is told, and what it would put in its place is not.
    assert!(report.diagnostics.iter().any(|found| found.fix.is_some()));
    for format in FORMATS {
        let text = written(&report, &usual(), format);
        assert!(!text.contains(body), "{text}");
        assert!(!text.contains("nobody-quotes-this"), "{text}");
        assert!(!text.contains("\"edits\""), "{text}");
    }
}

#[test]
fn what_draws_nothing_is_written_out() {
    assert_eq!(
        printable("a\u{1b}[31m\u{202e}b\u{200b}"),
        "a\\u{1b}[31m\\u{202e}b\\u{200b}"
    );
    assert_eq!(printable("Zürich 東京 👍"), "Zürich 東京 👍");
}

proptest! {
    #[test]
    fn any_vendor_and_any_address_stay_text(vendor in r"[\[\]()<>`*_!|\\a-z:/.@# \n]{0,40}", url in r"https?://[\[\]()<>`*!a-z@ ]{0,30}") {
        let text = json!({ "formatVersion": 1, "vendor": vendor, "oauth": { "callbackUrls": [url] } });
        let report = check(&text.to_string(), &usual());
        let markdown = written(&report, &usual(), Format::Markdown);
        let mut markup = Vec::new();
        for event in pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, Tag};
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::HtmlBlock | Tag::Table(_) | Tag::CodeBlock(_))
                | Event::Html(_) | Event::InlineHtml(_) | Event::Rule => markup.push(format!("{event:?}")),
                // Outside of code, which no renderer looks for addresses in.
                Event::Text(text) if text.contains("://") || text.contains('@') => markup.push(text.to_string()),
                _ => {}
            }
        }
        prop_assert!(markup.is_empty(), "{:?}\n{}", markup, markdown);
        prop_assert!(serde_json::from_str::<Value>(&written(&report, &usual(), Format::Sarif)).is_ok());
    }
}
