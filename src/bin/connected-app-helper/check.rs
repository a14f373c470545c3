//! `check`: the rules, for a pipeline or for a person without a browser at hand.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use connected_app_helper::config::{AppKind, MAX_CONFIG_BYTES};
use connected_app_helper::context::{Context, Stage};
use connected_app_helper::diagnostic::{Report, Severity};
use connected_app_helper::org::OrgKind;
use connected_app_helper::report::{self, Checked};
use connected_app_helper::rules;

use crate::input::{self, now};
use crate::output::{self, Failure};

pub(crate) const EXAMPLES: &str = "\
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

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
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
pub(crate) enum Kind {
    /// External Client App
    ExternalClientApp,
    /// Connected app
    ConnectedApp,
}

impl Kind {
    pub(crate) fn app(self) -> AppKind {
        match self {
            Self::ExternalClientApp => AppKind::ExternalClientApp,
            Self::ConnectedApp => AppKind::ConnectedApp,
        }
    }
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

/// Checks, writes the findings, and gives whether nothing was found that fails the check.
pub(crate) fn check(asked: &Check) -> Result<bool, Failure> {
    let name = input::name(&asked.file);
    let text = input::text(&asked.file, MAX_CONFIG_BYTES)?;
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
    match asked.format {
        Format::Text => output::shown(&document)?,
        _ => output::passed_on(document.as_bytes())?,
    }
    let denied = matches!(asked.deny, Some(Deny::Warnings));
    Ok(report.errors == 0 && !(denied && report.warnings > 0))
}

fn context(asked: &Check) -> Context {
    Context {
        form: None,
        app: asked.kind.map(Kind::app),
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
