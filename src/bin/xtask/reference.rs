//! `www/rules.html`: every rule as its own documentation tells it, and what is checked by which.

mod prose;

use anyhow::{Context, Result};
use connected_app_helper::coverage::{BEYOND, Point, TOPICS, Topic};
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::diagnostic::{Certainty, Control};
use connected_app_helper::rules::{GROUPS, Group, Rule};
use minijinja::{Environment, Value, context};

use crate::project::path;
use prose::{inline, section};

const TEMPLATE: &str = include_str!("reference/rules.html");

/// Where it is kept, for readers of the repository and for the builds.
pub(crate) const PLACE: &str = "www/rules.html";

/// Writes the page anew.
pub(crate) fn write() -> Result<()> {
    std::fs::write(path(PLACE), rules_page()?).with_context(|| format!("cannot write {PLACE}"))
}

fn rules_page() -> Result<String> {
    let mut environment = Environment::new();
    environment
        .add_template("rules.html", TEMPLATE)
        .context("the template cannot be read")?;
    let groups = GROUPS
        .iter()
        .filter(|group| !group.rules.is_empty())
        .map(|group| group_of(group))
        .collect::<Result<Vec<_>>>()?;
    let controls: Vec<_> = Control::ALL.iter().map(control).collect();
    let topics: Vec<_> = TOPICS.iter().map(topic).collect();
    let page = environment.get_template("rules.html")?.render(context! {
        groups,
        topics,
        controls,
        severities => SEVERITIES.map(|severity| {
            context! { name => name(severity), meaning => meaning(severity) }
        }),
        certainties => CERTAINTIES.map(Certainty::in_words),
        count => GROUPS.iter().map(|group| group.rules.len()).sum::<usize>(),
        beyond => BEYOND.to_vec(),
    })?;
    Ok(page + "\n")
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

const CERTAINTIES: [Certainty; 6] = [
    Certainty::Documented,
    Certainty::Standard,
    Certainty::Seen,
    Certainty::Consistency,
    Certainty::Reported,
    Certainty::Advice,
];

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Salesforce refuses it, or the connection cannot work.",
        Severity::Warning => {
            "It works but is unsafe or surprising, or it is only reported that it fails."
        }
        Severity::Info => "Worth knowing.",
    }
}

fn group_of(group: &Group) -> Result<Value> {
    let rules = group.rules.iter().map(|rule| rule_of(rule));
    Ok(context! {
        anchor => anchor(group.title),
        title => group.title,
        about => group.about,
        rules => rules.collect::<Result<Vec<_>>>()?,
    })
}

fn rule_of(rule: &Rule) -> Result<Value> {
    let under = |heading: &str| -> Result<Value> {
        let text = rule
            .section(heading)
            .with_context(|| format!("{} says nothing under {heading}", rule.code))?;
        Ok(Value::from_safe_string(section(&text)))
    };
    let controls: Vec<_> = rule.controls.iter().map(control).collect();
    Ok(context! {
        code => rule.code,
        summary => Value::from_safe_string(inline(&rule.summary())),
        severity => name(rule.severity),
        certainty => rule.certainty.in_words(),
        controls,
        why => under("Why")?,
        bad => under("Bad")?,
        good => under("Good")?,
        source => under("Reference")?,
    })
}

fn control(control: &Control) -> Value {
    let shown = control.shown();
    context! { id => shown.id, catalogue => shown.catalogue, asks => shown.asks }
}

fn topic(topic: &Topic) -> Value {
    let points: Vec<_> = topic.points.iter().map(point).collect();
    context! { anchor => anchor(topic.prefix), title => topic.title, points }
}

fn point(point: &Point) -> Value {
    context! {
        id => point.id,
        about => Value::from_safe_string(inline(point.about)),
        rules => point.rules.to_vec(),
        note => Value::from_safe_string(inline(point.note)),
    }
}

/// A heading as the end of an address: "Callback URLs" is at `#callback-urls`.
fn anchor(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PLACE, anchor, rules_page, write};
    use crate::project::path;

    #[test]
    fn the_shipped_page_is_the_one_of_the_rules() {
        if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
            return write().unwrap();
        }
        let shipped = std::fs::read_to_string(path(PLACE)).unwrap_or_default();
        assert!(
            shipped == rules_page().unwrap(),
            "{PLACE} is out of date; `cargo xtask bless` writes it"
        );
    }

    #[test]
    fn every_anchor_is_there_once_and_every_link_has_one() {
        let page = rules_page().unwrap();
        let parts = |before: &str| -> Vec<String> {
            let rest = page.split(before).skip(1);
            rest.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
                .collect()
        };
        let anchors = parts(" id=\"");
        let unique: BTreeSet<_> = anchors.iter().cloned().collect();
        assert_eq!(anchors.len(), unique.len(), "an anchor is there twice");
        for link in parts(" href=\"#") {
            assert!(unique.contains(&link), "nothing is at #{link}");
        }
    }

    #[test]
    fn the_page_runs_nothing_and_loads_only_its_own() {
        let page = rules_page().unwrap();
        for word in [
            "<script",
            " style=\"",
            " src=\"",
            "href=\"javascript",
            "href=\"http",
        ] {
            assert!(!page.contains(word), "{word}");
        }
    }

    #[test]
    fn what_the_page_looks_like_is_there() {
        let page = rules_page().unwrap();
        let links = page.split("href=\"ui/").skip(1);
        let files: Vec<_> = links.filter_map(|rest| rest.split('"').next()).collect();
        assert!(files.contains(&"base.css"));
        for file in files {
            assert!(path("www/ui").join(file).exists(), "{file} is not there");
        }
    }

    #[test]
    fn a_heading_has_an_anchor() {
        assert_eq!(anchor("Callback URLs"), "callback-urls");
        assert_eq!(anchor("Name, contact & links"), "name-contact-links");
    }
}
