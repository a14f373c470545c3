use connected_app_helper::config::AppKind;
use connected_app_helper::context::{Context, Stage};
use connected_app_helper::org::OrgKind;
use connected_app_helper::rules::{all, check};
use serde_json::Value;

use crate::rules::{usual, with_files};

/// A JSON example of a rule's documentation and the words after "json": what it is checked for.
struct Example {
    words: String,
    text: String,
}

/// The JSON examples under one heading of a rule's documentation.
fn examples(docs: &str, heading: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let (mut under, mut inside) = (false, false);
    for line in docs
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
    {
        if line.starts_with("## ") {
            under = line == format!("## {heading}");
        } else if line == "```" {
            inside = false;
        } else if let Some(words) = line.strip_prefix("```json").filter(|_| under) {
            inside = true;
            examples.push(Example {
                words: words.trim().to_owned(),
                text: String::new(),
            });
        } else if inside && let Some(example) = examples.last_mut() {
            example.text.push_str(line);
        }
    }
    examples
}

/// "```json existing connected-app sandbox": what an example is checked for.
fn context(words: &str) -> Context {
    let mut context = usual();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        match word {
            "external-client-app" => context.app = Some(AppKind::ExternalClientApp),
            "connected-app" => context.app = Some(AppKind::ConnectedApp),
            "new" => context.stage = Some(Stage::New),
            "existing" => context.stage = Some(Stage::Existing),
            "with-full" => {
                let scopes = ["api", "full"].map(str::to_owned).to_vec();
                let page = context.page.get_or_insert_default();
                page.scopes = Some(scopes);
            }
            "production" => context.org = Some(OrgKind::ProductionOrTrial),
            "sandbox" => context.org = Some(OrgKind::Sandbox),
            "scratch" => context.org = Some(OrgKind::Scratch),
            other => panic!("{other} is no word for a context"),
        }
    }
    context
}

/// An example leaves out the version, writes `(2000 × x)` for a text nobody wants to read, and
/// `(file NAME)` for a file of the tests' keys.
fn complete(example: &str) -> String {
    let text = with_files(example).replace("(2000 × x)", &"x".repeat(2000));
    let mut document: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {example}"));
    if let Some(members) = document.as_object_mut() {
        members.insert("formatVersion".to_owned(), 1.into());
    }
    document.to_string()
}

#[test]
fn what_the_documentation_of_a_rule_shows_is_true() {
    for rule in all() {
        for (heading, fires) in [("Bad", true), ("Good", false)] {
            let examples = examples(rule.docs, heading);
            assert!(
                !examples.is_empty(),
                "{} has no example under {heading}",
                rule.code
            );
            for Example { words, text } in examples {
                let report = check(&complete(&text), &context(&words));
                let found = report.diagnostics.iter().any(|d| d.code == rule.code);
                assert_eq!(
                    found,
                    fires,
                    "{} / {heading}: {text}\n{}",
                    rule.code,
                    report.to_text()
                );
                let format = report
                    .diagnostics
                    .iter()
                    .any(|d| d.code.starts_with("config-"));
                assert!(!format, "{} / {heading}: {}", rule.code, report.to_text());
            }
        }
    }
}
