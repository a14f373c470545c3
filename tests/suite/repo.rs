use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use connected_app_helper::rules::{GROUPS, all};

use crate::golden::{folder, name, repository};
use crate::rules::fixtures;

/// Folders that hold what is built or fetched.
const NOT_SOURCES: &[&str] = &[".git", "dist", "node_modules", "target"];

/// Every source file under a folder of the repository; none when the folder is not there.
fn sources(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return Vec::new();
    }
    let mut files = Vec::new();
    for entry in folder(path) {
        if NOT_SOURCES.contains(&name(&entry)) {
            continue;
        }
        if entry.is_dir() {
            files.extend(sources(&entry));
        } else {
            files.push(entry);
        }
    }
    files
}

/// Every text file; pictures and the like are no text.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    sources(&repository(folder))
        .into_iter()
        .filter_map(|path| fs::read_to_string(&path).ok().map(|text| (path, text)))
        .collect()
}

#[test]
fn every_rule_has_its_file_its_documentation_and_its_fixtures() {
    for group in GROUPS {
        let codes: Vec<_> = group.rules.iter().map(|rule| rule.code).collect();
        assert!(codes.is_sorted(), "{} is alphabetical", group.title);
    }
    let codes: Vec<_> = all().map(|rule| rule.code).collect();
    for rule in all() {
        let headings: Vec<_> = rule
            .docs
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("## "))
            .collect();
        assert_eq!(
            headings,
            ["Why", "Bad", "Good", "Reference"],
            "{}",
            rule.code
        );
        for prefix in ["bad-", "good-"] {
            assert!(
                !fixtures(rule.code, prefix).is_empty(),
                "{} has no {prefix}*.json",
                rule.code
            );
        }
    }
    // A folder of src/rules holds the rules of a group and nothing else; one holds what they look at.
    let files: BTreeSet<_> = folder(&repository("src/rules"))
        .iter()
        .filter(|path| path.is_dir() && name(path) != "subject")
        .flat_map(|group| folder(group))
        .map(|path| name(&path).trim_end_matches(".rs").replace('_', "-"))
        .collect();
    let folders: BTreeSet<_> = folder(&repository("tests/rules"))
        .iter()
        .map(|path| name(path).to_owned())
        .collect();
    let codes: BTreeSet<_> = codes.into_iter().map(str::to_owned).collect();
    assert_eq!(files, codes, "one file a rule, named like it");
    assert_eq!(folders, codes, "one folder of fixtures a rule");
}

#[test]
fn every_golden_has_its_input() {
    for path in sources(&repository("tests/rules")) {
        let input = match name(&path).split_once('.') {
            Some((stem, _)) => path.with_file_name(format!("{stem}.json")),
            None => path.clone(),
        };
        assert!(input.exists(), "{} is left over", path.display());
    }
}

#[test]
fn nothing_is_put_on_a_page_as_markup() {
    let word = concat!("inner", "HTML");
    for folder in ["extension", "www/ui"] {
        for (path, text) in texts(folder) {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn the_agent_stands_alone() {
    // What is imported here becomes part of a script in Salesforce's pages: neither the core nor the
    // interface may. Types are imported in comments.
    let modules = texts("extension/agent");
    assert!(modules.iter().any(|(path, _)| name(path) == "index.js"));
    for (path, text) in modules
        .iter()
        .filter(|(path, _)| name(path).ends_with(".js"))
    {
        let lines = text.lines().map(str::trim_start);
        for line in lines.filter(|line| !line.starts_with(['*', '/'])) {
            let from = line.split_once(" from \"").map(|(_, rest)| rest);
            if let Some(from) = from.or_else(|| line.strip_prefix("import \"")) {
                assert!(
                    from.starts_with("./") && !from.contains("../"),
                    "{}: {line}",
                    path.display()
                );
            }
            assert!(!line.contains("import("), "{}: {line}", path.display());
        }
        assert!(
            text.lines().count() < 250,
            "{} does more than one job",
            path.display()
        );
    }
}

#[test]
fn no_file_names_a_machine() {
    let folders = [
        "/home/",
        "/root/",
        "/Users/",
        concat!("/wo", "rk/"),
        concat!("/tm", "p/"),
    ];
    // In front of a path, and not in the middle of an address.
    let begins =
        |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || "/.-_~$}*)".contains(c));
    for (path, text) in texts("") {
        if path.ends_with("tests/suite/repo.rs") {
            continue;
        }
        for folder in folders {
            let named = text
                .match_indices(folder)
                .find(|(at, _)| begins(text.get(..*at).unwrap_or_default()));
            assert_eq!(named, None, "{}", path.display());
        }
    }
}

#[test]
fn packages_come_from_the_public_registries() {
    for (path, text) in texts("") {
        match name(&path) {
            "Cargo.lock" => {
                for line in text.lines().filter(|line| line.starts_with("source = ")) {
                    assert_eq!(
                        line,
                        "source = \"registry+https://github.com/rust-lang/crates.io-index\""
                    );
                }
            }
            "package-lock.json" => {
                let resolved = text
                    .lines()
                    .filter_map(|line| line.trim().strip_prefix("\"resolved\": \""));
                for address in resolved {
                    assert!(
                        address.starts_with("https://registry.npmjs.org/"),
                        "{address}"
                    );
                }
            }
            ".npmrc" => assert!(!text.contains("registry"), "{}", path.display()),
            _ if path.ends_with(".cargo/config.toml") => {
                assert!(
                    !text.contains("[source") && !text.contains("[registr"),
                    "{}",
                    path.display()
                );
            }
            _ => {}
        }
    }
}
