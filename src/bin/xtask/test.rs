//! `cargo xtask test`: every check of the project as one command with one summary.

use std::io::{BufRead, BufReader, IsTerminal};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::project::{cargo, command_line, npm_tool, path, program};
use crate::{build, install, reference};

/// What can be run alone, in the order of a full run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Stage {
    /// rustfmt changes nothing
    Fmt,
    /// clippy has nothing to say: native, with every feature, and as WebAssembly
    Clippy,
    /// cargo test
    Rust,
    /// published test vectors give the published verdicts
    Vectors,
    /// the extension builds
    Build,
    /// tsc finds no type error in the JavaScript
    Types,
    /// biome finds nothing in the JavaScript
    Lint,
    /// the extension works in Chromium
    Browser,
}

/// What a stage's runners reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    /// A stage that is one check.
    fn one(succeeded: bool) -> Self {
        Self {
            passed: succeeded.into(),
            failed: (!succeeded).into(),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// Runs the stages, all of them if none is named, each in spite of what failed before.
///
/// Gives whether everything passed.
pub(crate) fn test(stages: &[Stage]) -> Result<bool> {
    let mut stages = stages.to_vec();
    if stages.is_empty() {
        stages = Stage::value_variants().to_vec();
    }
    stages.sort_unstable();
    stages.dedup();
    let mut results = Vec::new();
    for stage in stages {
        println!("── {}", name(stage));
        let started = now();
        let count = run_stage(stage).unwrap_or_else(|error| {
            println!("{error:#}");
            Count::one(false)
        });
        results.push((stage, count, started.elapsed()));
    }
    println!();
    for (stage, count, time) in &results {
        println!("{}", line(*stage, *count, *time));
    }
    let total = results
        .iter()
        .fold(Count::default(), |sum, (_, count, _)| sum.plus(*count));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

/// Writes the rules' page, runs the tests so that they rewrite what they recorded, and shows what
/// changed.
pub(crate) fn bless() -> Result<bool> {
    reference::write()?;
    let count = cargo_test(
        cargo()
            .env("BLESS", "1")
            .args(["test", "--features", "xtask"]),
    )?;
    let shown = check(&mut [with(program("git"), &["--no-pager", "diff", "--stat"])])?;
    Ok(count.plus(shown).failed == 0)
}

fn run_stage(stage: Stage) -> Result<Count> {
    match stage {
        Stage::Fmt => check(&mut [with(cargo(), &["fmt", "--check"])]),
        Stage::Clippy => {
            install::wasm_target()?;
            check(&mut [
                clippy(&["--all-targets"]),
                clippy(&["--all-targets", "--all-features"]),
                clippy(&["--lib", "--target", "wasm32-unknown-unknown"]),
                clippy(&[
                    "--lib",
                    "--target",
                    "wasm32-unknown-unknown",
                    "--features",
                    "workshop",
                ]),
            ])
        }
        // With the driver's own feature its tests run too, and what is compiled for it is shared.
        Stage::Rust => {
            let arguments = ["test", "--no-fail-fast", "--features", "xtask"];
            cargo_test(&mut with(cargo(), &arguments))
        }
        Stage::Vectors => {
            install::vectors()?;
            let mut tests = with(cargo(), &["test", "--features", "xtask,conformance"]);
            // What was compared is part of the answer.
            tests.args(["--test", "conformance", "--", "--nocapture"]);
            cargo_test(&mut tests)
        }
        Stage::Build => build::build().map(|()| Count::one(true)),
        Stage::Types => {
            build::types()?;
            check(&mut [with(npm_tool("tsc"), &["--project", "www"])])
        }
        Stage::Lint => {
            install::npm_packages()?;
            // Apart, for biome takes a configuration that it also meets in a folder for two.
            let mut www = with(npm_tool("biome"), &["ci", "."]);
            www.current_dir(path("www"));
            let mut extension = with(npm_tool("biome"), &["ci", "--config-path=www", "extension"]);
            if !std::io::stdout().is_terminal() {
                www.arg("--colors=off");
                extension.arg("--colors=off");
            }
            check(&mut [www, extension])
        }
        Stage::Browser => {
            install::browser()?;
            // With the driver's own feature again, for the same reason. The stage's own tests ran
            // with the driver's.
            let mut tests = with(cargo(), &["test", "--features", "xtask,browser"]);
            tests.args(["--test", "browser", "--", "--skip", "stage::"]);
            cargo_test(&mut tests)
        }
    }
}

fn with(mut program: Command, arguments: &[&str]) -> Command {
    program.args(arguments);
    program
}

fn clippy(what: &[&str]) -> Command {
    let mut command = with(cargo(), &["clippy", "--quiet"]);
    command.args(what).args(["--", "-D", "warnings"]);
    command
}

/// Runs programs that are one check together; all of them, for each finds its own.
fn check(programs: &mut [Command]) -> Result<Count> {
    let mut succeeded = true;
    for program in programs {
        let line = command_line(program);
        let status = program
            .status()
            .with_context(|| format!("cannot start {line}"))?;
        succeeded &= status.success();
    }
    Ok(Count::one(succeeded))
}

/// Runs Cargo's tests, shows what they say and sums what they report.
fn cargo_test(command: &mut Command) -> Result<Count> {
    let line = command_line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {line}"))?;
    let output = child.stdout.take().context("the tests have no output")?;
    let mut count = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some(result) = test_result(&line) {
            count = count.plus(result);
        }
    }
    let succeeded = child.wait()?.success();
    if !succeeded && count.failed == 0 {
        // It did not compile, or a test ended the process: nobody reported that.
        count.failed = 1;
    }
    if succeeded && count.passed == 0 {
        bail!("{line} ran no test");
    }
    Ok(count)
}

/// Reads "test result: ok. 12 passed; 0 failed; 1 ignored; …".
fn test_result(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |what: &str| {
        let part = counts.split("; ").find(|part| part.ends_with(what))?;
        part.split(' ').next()?.parse().ok()
    };
    Some(Count {
        passed: number(" passed")?,
        failed: number(" failed")?,
    })
}

fn name(stage: Stage) -> String {
    let value = stage.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn line(stage: Stage, count: Count, time: Duration) -> String {
    let state = if count.failed == 0 { "ok" } else { "FAILED" };
    let seconds = time.as_secs_f64();
    let (name, Count { passed, failed }) = (name(stage), count);
    format!("{name:<8} {state:<6} {passed:>5} passed {failed:>4} failed {seconds:>8.1} s")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the driver says how long a stage took"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_reports() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let count = Count {
            passed: 12,
            failed: 3,
        };
        assert_eq!(test_result(line), Some(count));
        assert_eq!(test_result("test some::name ... ok"), None);
    }

    #[test]
    fn stages_run_in_the_order_of_the_list() {
        let mut stages = [Stage::Browser, Stage::Rust, Stage::Fmt];
        stages.sort_unstable();
        assert_eq!(stages, [Stage::Fmt, Stage::Rust, Stage::Browser]);
    }
}
