//! The project's driver: `cargo xtask <command>`.
#![expect(clippy::print_stdout, reason = "a command line speaks on its output")]

mod bench;
mod build;
mod demo;
mod files;
mod install;
mod package;
mod project;
mod reference;
#[expect(dead_code, reason = "the browser tests use what the demo does not")]
mod stage;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, tests, shows and packs Connected App Helper"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the extension in dist/chromium, ready to load
    Build,
    /// Try it: the practice org and a browser with the extension
    Demo(demo::Options),
    /// Run every check, or only the stages named
    Test {
        /// Stages to run, in the order of the list
        #[arg(value_enum)]
        stages: Vec<test::Stage>,
    },
    /// Rewrite the recorded results of the tests, then show what changed
    Bless,
    /// Measure: fill and proof against a plain script, popup, size, native rates
    Bench(bench::Options),
    /// Pack the extension for a store: target/connected-app-helper-<version>-chromium.zip
    Package,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<bool> {
    // Wherever it was called from.
    std::env::set_current_dir(project::root())?;
    match command {
        Command::Build => build::build().map(|()| true),
        Command::Demo(options) => demo::demo(options),
        Command::Test { stages } => test::test(&stages),
        Command::Bless => test::bless(),
        Command::Bench(options) => bench::bench(options).map(|()| true),
        Command::Package => package::package().map(|()| true),
    }
}
