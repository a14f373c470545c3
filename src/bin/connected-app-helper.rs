//! The rules on the command line: for a pipeline, or for a person without a browser at hand.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::builder::styling::{AnsiColor, Style};
use clap::{Parser, Subcommand, ValueEnum};
use connected_app_helper::config::{AppKind, MAX_CONFIG_BYTES};
use connected_app_helper::context::{Context, Stage};
use connected_app_helper::diagnostic::{Report, Severity};
use connected_app_helper::org::OrgKind;
use connected_app_helper::report::{self, Checked};
use connected_app_helper::rules;

const EXAMPLES: &str = "\
Examples:
  Check a config for a new app in an org that may be production:
      connected-app-helper check acme.json
  Check it for an app that is there already, in a sandbox:
      connected-app-helper check acme.json --for connected-app --existing --org sandbox
  Let a pipeline fail on warnings too, and keep the findings for code scanning:
      connected-app-helper check acme.json --deny warnings --format sarif > acme.sarif
  Check what another program writes:
      generate-config | connected-app-helper check -

Exit status:
  0  no errors were found (with --deny warnings: no warnings either)
  1  something was found
  2  the check could not be made: no such file, more than 5 MB, not UTF-8, unknown option";

#[derive(Debug, Parser)]
#[command(
    name = "connected-app-helper",
    version,
    about = "Checks configs of Salesforce connected apps and External Client Apps",
    long_about = "Checks what a vendor asks for in a Salesforce connected app or External Client App:\n\
                  what Salesforce would refuse, what would surprise, and what is more open than\n\
                  it has to be. It works offline and changes nothing.\n\
                  Not affiliated with Salesforce."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a config and say what is wrong, why, and what to do
    #[command(after_help = EXAMPLES)]
    Check(Check),
}

#[derive(Debug, clap::Args)]
struct Check {
    /// The config, a JSON file; - reads it from the standard input
    file: PathBuf,
    /// The kind of app it is for [default: the kind the config names]
    #[arg(long = "for", value_name = "KIND")]
    kind: Option<Kind>,
    /// The app is there already and is changed; without this it is still to be made
    #[arg(long)]
    existing: bool,
    /// The org it is for [default: any; it may be production]
    #[arg(long)]
    org: Option<Org>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What fails the check besides errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// External Client App
    ExternalClientApp,
    /// Connected app
    ConnectedApp,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Org {
    /// Live data, or a trial
    Production,
    /// A sandbox
    Sandbox,
    /// A scratch org
    Scratch,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading here
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// For a ticket or a review
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings fail the check too
    Warnings,
}

/// Why there are no findings to write; the message is for a person.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("cannot read {name}: {source}")]
    Read { name: String, source: io::Error },
    #[error("{0} is larger than 5 MB, which no config is")]
    TooLarge(String),
    #[error("{0} is not UTF-8 text")]
    NotText(String),
    #[error("cannot write the findings: {0}")]
    Write(#[from] io::Error),
    #[error("cannot write the findings: {0}")]
    Document(#[from] serde_json::Error),
}

fn main() -> ExitCode {
    let Command::Check(asked) = Arguments::parse().command;
    match check(&asked) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            let message = report::printable(&failure.to_string());
            // If even this cannot be written, the exit status still says it.
            let _ = writeln!(anstream::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

/// Checks, writes the findings, and gives whether nothing was found that fails the check.
fn check(asked: &Check) -> Result<bool, Failure> {
    let name = name(&asked.file);
    let text = read(&asked.file, &name)?;
    let context = context(asked);
    let report = rules::check(&text, &context);
    let checked = Checked {
        name: &name,
        context: &context,
        report: &report,
    };
    let document = match asked.format {
        Format::Text => plain(&checked),
        Format::Json => report::write(&checked, report::Format::Json)?,
        Format::Sarif => report::write(&checked, report::Format::Sarif)?,
        Format::Markdown => report::write(&checked, report::Format::Markdown)?,
    };
    let written = match asked.format {
        Format::Text => anstream::stdout().write_all(document.as_bytes()),
        // A document is passed on byte for byte.
        _ => io::stdout().write_all(document.as_bytes()),
    };
    match written {
        // Whoever read it had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    let denied = matches!(asked.deny, Some(Deny::Warnings));
    Ok(report.errors == 0 && !(denied && report.warnings > 0))
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

/// What the findings call the config.
fn name(file: &Path) -> String {
    if is_standard_input(file) {
        "stdin".into()
    } else {
        file.to_string_lossy().into_owned()
    }
}

/// The config's text; of a larger file no more than shows that it is too large.
fn read(file: &Path, name: &str) -> Result<String, Failure> {
    let failed = |source| Failure::Read {
        name: name.to_owned(),
        source,
    };
    let mut source: Box<dyn Read> = if is_standard_input(file) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(file).map_err(failed)?)
    };
    let mut bytes = Vec::new();
    let most = MAX_CONFIG_BYTES as u64 + 1;
    source
        .by_ref()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() > MAX_CONFIG_BYTES {
        return Err(Failure::TooLarge(name.to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| Failure::NotText(name.to_owned()))
}

fn context(asked: &Check) -> Context {
    Context {
        app: asked.kind.map(|kind| match kind {
            Kind::ExternalClientApp => AppKind::ExternalClientApp,
            Kind::ConnectedApp => AppKind::ConnectedApp,
        }),
        stage: Some(if asked.existing {
            Stage::Existing
        } else {
            Stage::New
        }),
        org: asked.org.map(|org| match org {
            Org::Production => OrgKind::ProductionOrTrial,
            Org::Sandbox => OrgKind::Sandbox,
            Org::Scratch => OrgKind::Scratch,
        }),
        now: now(),
        page: None,
    }
}

/// Seconds since 1970; nothing from a clock that stands before that.
#[expect(
    clippy::disallowed_methods,
    reason = "the core is told the time; here it is read"
)]
fn now() -> Option<u64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(since.as_secs())
}

/// The findings and what they sum up to. The stream it goes to takes the colours out where none are
/// wanted.
fn plain(checked: &Checked<'_>) -> String {
    let mut text = String::new();
    for found in &checked.report.diagnostics {
        let style = style(found.severity);
        let shown = found.to_text();
        let (first, rest) = shown.split_once('\n').unwrap_or((&shown, ""));
        // The severity and its rule in colour, the sentence as it is.
        let (head, sentence) = first.split_once(": ").unwrap_or((first, ""));
        text.push_str(&format!(
            "{style}{head}{style:#}: {}\n",
            report::printable(sentence)
        ));
        for line in rest.lines() {
            text.push_str(&report::printable(line));
            text.push('\n');
        }
        text.push('\n');
    }
    let style = worst(checked.report);
    let counts = report::counts(checked.report);
    let name = report::printable(checked.name);
    text.push_str(&format!("{name}: {style}{counts}{style:#}\n"));
    text
}

fn worst(report: &Report) -> Style {
    match report.diagnostics.iter().map(|found| found.severity).min() {
        Some(severity) => style(severity),
        None => AnsiColor::Green.on_default().bold(),
    }
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
