#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on fails where it stands"
)]

mod keys;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use connected_app_helper::config::MAX_CONFIG_BYTES;
use serde_json::Value;

use crate::golden::repository;

const GOOD: &str = "tests/rules/name-missing/good-named.json";
const BAD: &str = "tests/reports/config.json";

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_connected-app-helper"));
    command.current_dir(repository(""));
    for colour in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(colour);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("it starts")
}

/// Runs it with a text on its standard input.
fn run_with(input: &[u8], arguments: &[&str]) -> Output {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped());
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("an input");
    // It reads no more than it needs to know that a text is too large.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A config that no rule has anything to say about but what every config may hear.
fn clean() -> String {
    std::fs::read_to_string(repository(GOOD)).expect("a config")
}

#[test]
fn the_exit_status_says_what_was_found() {
    let errors = run(&["check", BAD]);
    assert_eq!(errors.status.code(), Some(1), "{}", out(&errors));
    assert!(out(&errors).contains("error[callback-url-scheme]: the callback URL"));
    let shown = out(&errors);
    let summary = shown.lines().last().unwrap_or_default();
    assert!(
        summary.starts_with(&format!("{BAD}: 4 errors, ")),
        "{summary}"
    );
    assert!(err(&errors).is_empty());

    let fine = run(&["check", GOOD]);
    assert_eq!(fine.status.code(), Some(0), "{}", out(&fine));
    assert!(
        out(&fine).contains(&format!("{GOOD}: no errors, ")),
        "{}",
        out(&fine)
    );
}

#[test]
fn warnings_fail_only_when_they_are_denied() {
    let text = clean().replace("\"refresh_token\"", "\"full\"");
    let allowed = run_with(text.as_bytes(), &["check", "-"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", out(&allowed));
    assert!(out(&allowed).contains("warning["), "{}", out(&allowed));
    assert!(
        out(&allowed).contains("stdin: no errors, "),
        "{}",
        out(&allowed)
    );
    let denied = run_with(text.as_bytes(), &["check", "-", "--deny", "warnings"]);
    assert_eq!(denied.status.code(), Some(1), "{}", out(&denied));
}

#[test]
fn what_cannot_be_checked_is_another_exit_status() {
    let missing = run(&["check", "tests/no-such-file.json"]);
    let folder = run(&["check", "tests"]);
    let binary = run_with(b"{ \"a\": \"\xff\" }", &["check", "-"]);
    let large = run_with(&vec![b' '; MAX_CONFIG_BYTES + 1], &["check", "-"]);
    let option = run(&["check", BAD, "--for", "another-app"]);
    let nothing = run(&["check"]);
    for (output, words) in [
        (&missing, "cannot read tests/no-such-file.json: "),
        (&folder, "cannot read tests: "),
        (&binary, "stdin is not UTF-8 text"),
        (&large, "stdin is larger than 5 MB"),
        (&option, "external-client-app"),
        (&nothing, "<FILE>"),
    ] {
        assert_eq!(output.status.code(), Some(2), "{}", err(output));
        assert!(err(output).contains(words), "{}", err(output));
        assert!(out(output).is_empty());
    }
}

#[test]
fn the_largest_text_is_still_read() {
    let mut text = clean().into_bytes();
    text.resize(MAX_CONFIG_BYTES, b' ');
    let output = run_with(&text, &["check", "-"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}{}",
        out(&output),
        err(&output)
    );
}

#[test]
fn each_format_is_written_with_what_was_asked_for() {
    let asked = ["--for", "connected-app", "--existing", "--org", "scratch"];
    let run = |format| {
        let mut arguments = vec!["check", BAD, "--format", format];
        arguments.extend(asked);
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        out(&output)
    };
    let markdown = run("markdown");
    for line in [
        "# Check of tests/reports/config.json",
        "- Kind of app: connected app",
        "- New or existing: existing, to be changed",
        "- Org: scratch org",
    ] {
        assert!(
            markdown.lines().any(|written| written == line),
            "{markdown}"
        );
    }
    let json: Value = serde_json::from_str(&run("json")).expect("JSON");
    assert_eq!(json["context"]["app"], "connected-app");
    assert_eq!(json["context"]["stage"], "existing");
    assert_eq!(json["context"]["org"], "scratch");
    assert!(
        json["date"]
            .as_str()
            .is_some_and(|date| date.starts_with("20"))
    );
    let sarif: Value = serde_json::from_str(&run("sarif")).expect("JSON");
    let location = "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri";
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif.pointer(location), Some(&BAD.into()));
}

#[test]
fn colour_is_for_terminals_and_no_value_steers_one() {
    let text = clean()
        .replace("Acme Sync", "A\\u001b[31m")
        .replace("admin@", "admin\\u009b");
    assert!(!out(&run_with(text.as_bytes(), &["check", "-"])).contains(['\u{1b}', '\u{9b}']));
    let forced = program()
        .args(["check", BAD])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("it starts");
    assert!(out(&forced).contains("\u{1b}["));
    let unwanted = program()
        .args(["check", BAD])
        .env("NO_COLOR", "1")
        .output()
        .expect("it starts");
    assert!(!out(&unwanted).contains('\u{1b}'));
}

#[test]
fn the_help_has_examples_that_work() {
    let help = out(&run(&["check", "--help"]));
    assert!(help.contains("Exit status:"), "{help}");
    let examples = help.lines().filter_map(|line| {
        line.trim()
            .strip_prefix("connected-app-helper check acme.json")
    });
    let mut tried = 0;
    for example in examples {
        let options = example.split(" > ").next().unwrap_or_default();
        let mut arguments = vec!["check", GOOD];
        arguments.extend(options.split_whitespace());
        let output = run(&arguments);
        assert_ne!(output.status.code(), Some(2), "{example}: {}", err(&output));
        tried += 1;
    }
    assert_eq!(tried, 3);
}
