use connected_app_helper::rules::{ALL, check};
use serde_json::Value;

/// The JSON examples under one heading of a rule's documentation.
fn examples(docs: &str, heading: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let (mut under, mut inside) = (false, false);
    for line in docs
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
    {
        match line {
            _ if line.starts_with("## ") => under = line == format!("## {heading}"),
            "```json" if under => {
                inside = true;
                examples.push(String::new());
            }
            "```" => inside = false,
            _ if inside => {
                if let Some(example) = examples.last_mut() {
                    example.push_str(line);
                }
            }
            _ => {}
        }
    }
    examples
}

/// An example leaves out the version, and writes `(2000 × x)` for a text nobody wants to read.
fn complete(example: &str) -> String {
    let text = example.replace("(2000 × x)", &"x".repeat(2000));
    let mut document: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {example}"));
    if let Some(members) = document.as_object_mut() {
        members.insert("formatVersion".to_owned(), 1.into());
    }
    document.to_string()
}

#[test]
fn what_the_documentation_of_a_rule_shows_is_true() {
    for rule in ALL {
        for (heading, fires) in [("Bad", true), ("Good", false)] {
            let examples = examples(rule.docs, heading);
            assert!(
                !examples.is_empty(),
                "{} has no example under {heading}",
                rule.code
            );
            for example in examples {
                let report = check(&complete(&example));
                let found = report.diagnostics.iter().any(|d| d.code == rule.code);
                assert_eq!(
                    found,
                    fires,
                    "{} / {heading}: {example}\n{}",
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
