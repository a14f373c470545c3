use std::collections::BTreeSet;

use connected_app_helper::coverage::{BEYOND, TOPICS};
use connected_app_helper::rules::all;

/// How many points each topic has: a point that is lost is noticed here.
const POINTS: &[(&str, usize)] = &[
    ("VAL-SCOPE", 4),
    ("LIMIT-CALLBACK", 15),
    ("LIMIT-NAME", 6),
    ("LIMIT-LINK", 8),
    ("LIMIT-CERTIFICATE", 9),
    ("LIMIT-TOKEN", 8),
    ("LIMIT-KEY", 5),
    ("LINT", 38),
    ("JWT", 14),
];

#[test]
fn every_point_is_there_once_and_in_its_place() {
    let topics: Vec<_> = TOPICS
        .iter()
        .map(|topic| (topic.prefix, topic.points.len()))
        .collect();
    assert_eq!(topics, POINTS);
    for topic in TOPICS {
        for (number, point) in (1..).zip(topic.points) {
            assert_eq!(point.id, format!("{}-{number:02}", topic.prefix));
        }
    }
}

#[test]
fn every_point_is_answered_by_rules_that_exist_or_by_a_reason() {
    let codes: BTreeSet<_> = all().map(|rule| rule.code).collect();
    for point in TOPICS.iter().flat_map(|topic| topic.points) {
        assert!(
            !point.rules.is_empty() || !point.note.is_empty(),
            "{} has no answer",
            point.id
        );
        assert!(!point.about.is_empty(), "{}", point.id);
        assert!(
            point.note.is_empty() || point.note.ends_with('.'),
            "{} says no sentence",
            point.id
        );
        let named: BTreeSet<_> = point.rules.iter().copied().collect();
        assert_eq!(named.len(), point.rules.len(), "{}", point.id);
        for code in point.rules {
            assert!(
                codes.contains(code),
                "{} names {code}, which is no rule",
                point.id
            );
        }
    }
}

#[test]
fn every_rule_answers_a_point_or_goes_beyond_them() {
    let points = TOPICS.iter().flat_map(|topic| topic.points);
    let answers: BTreeSet<_> = points.flat_map(|point| point.rules).copied().collect();
    let beyond: BTreeSet<_> = BEYOND.iter().copied().collect();
    assert!(BEYOND.is_sorted());
    assert_eq!(
        answers.intersection(&beyond).next(),
        None,
        "it answers a point"
    );
    let told: BTreeSet<_> = answers.union(&beyond).copied().collect();
    let codes: BTreeSet<_> = all().map(|rule| rule.code).collect();
    assert_eq!(told, codes);
}
