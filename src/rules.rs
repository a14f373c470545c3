//! Rules about the content of a config: what Salesforce will refuse, what will surprise, and what is more
//! open than it has to be.
//!
//! One rule a file, one line a rule in its group ([`GROUPS`]). A rule says how sure its source is ([`Certainty`]); what is
//! only reported somewhere is a warning, never an error. A finding may carry a [`Fix`].

mod address;
mod app;
mod callback;
mod certificate;
mod documentation;
mod flow;
mod mend;
mod need;
mod pasted;
mod policy;
mod prelude;
mod scope;
mod security;
mod subject;
mod texts;

pub use mend::{MendError, Mended, Wanted, mend};

use crate::catalogue::FormKind;
use crate::config::{self, Config};
use crate::context::Context;
use crate::diagnostic::Severity::{Error, Info, Warning};
use crate::diagnostic::{Certainty, Control, Diagnostic, Edit, Fix, Report, Severity};
use crate::leak::leak;
use crate::scope::grants;
use subject::Subject;

/// The rules, by what they are about.
pub static GROUPS: &[&Group] = &[
    &app::RULES,
    &callback::RULES,
    &scope::RULES,
    &need::RULES,
    &flow::RULES,
    &security::RULES,
    &policy::RULES,
    &certificate::RULES,
];

/// Rules about one thing.
#[derive(Debug)]
pub struct Group {
    /// Its heading.
    pub title: &'static str,
    /// What it is about, in a sentence.
    pub about: &'static str,
    /// Its rules, in the order of their codes.
    pub rules: &'static [&'static Rule],
}

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules).copied()
}

/// Findings listed of one rule, and of one report: nobody mends more by hand.
pub const MAX_FINDINGS: usize = 50;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab-case, which is the name of its file.
    pub code: &'static str,
    /// The worst it finds.
    pub severity: Severity,
    /// How sure its source is.
    pub certainty: Certainty,
    /// The security controls its findings are evidence for.
    pub controls: &'static [Control],
    /// Its documentation as Markdown, each line after one blank: a sentence, then Why, Bad, Good and
    /// Reference. In the browser the sentence alone: the rest stands in the reference page beside it.
    pub docs: &'static str,
    check: fn(&Subject<'_>, &mut Findings),
}

/// What a rule found, not yet located in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence that names the value.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub help: String,
    /// JSON pointer of the value.
    pub path: String,
    /// What would settle it.
    pub fix: Option<Fix>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// The findings of one rule while it runs.
struct Findings {
    rule: &'static Rule,
    list: Vec<Finding>,
    /// Whether the latest one was listed.
    listed: bool,
}

impl Findings {
    /// Salesforce refuses it, or the connection cannot work.
    fn error(&mut self, path: impl Into<String>, message: String, why: &'static str, help: &str) {
        self.add(Error, path.into(), message, why, help);
    }

    /// It works but surprises or is too open, or a source only reports that it fails.
    fn warning(&mut self, path: impl Into<String>, message: String, why: &'static str, help: &str) {
        self.add(Warning, path.into(), message, why, help);
    }

    /// Worth knowing.
    fn info(&mut self, path: impl Into<String>, message: String, why: &'static str, help: &str) {
        self.add(Info, path.into(), message, why, help);
    }

    /// What would settle the finding just made; a fix that would repeat a secret is not offered.
    fn fix(&mut self, fix: Fix) {
        let repeats = |edit: &Edit| edit.text().is_some_and(prelude::holds_secret);
        if fix.edits.iter().any(repeats) {
            return;
        }
        if let Some(latest) = self.list.last_mut().filter(|_| self.listed) {
            latest.fix = Some(fix);
        }
    }

    fn add(
        &mut self,
        severity: Severity,
        path: String,
        message: String,
        why: &'static str,
        help: &str,
    ) {
        // One more than is listed, so that whoever lists them can say that there are more.
        self.listed = self.list.len() <= MAX_FINDINGS;
        if self.listed {
            self.list.push(Finding {
                rule: self.rule,
                severity,
                message,
                why,
                help: help.to_owned(),
                path,
                fix: None,
            });
        }
    }
}

/// Every rule's findings, rule by rule; at most one more of a rule than [`MAX_FINDINGS`].
pub fn check_config(config: &Config, context: &Context) -> Vec<Finding> {
    let subject = Subject::new(config, context);
    all()
        .flat_map(|rule| {
            let mut findings = Findings {
                rule,
                list: Vec::new(),
                listed: false,
            };
            (rule.check)(&subject, &mut findings);
            findings.list
        })
        .collect()
}

/// Checks a config's text for a context: its format and, as far as it can be read, its content.
///
/// ```
/// use connected_app_helper::context::Context;
/// use connected_app_helper::rules::check;
/// let text = r#"{ "formatVersion": 1, "oauth": { "scopes": ["apis"] } }"#;
/// let report = check(text, &Context::default());
/// assert!(report.diagnostics.iter().any(|d| d.code == "scope-unknown" && d.line == Some(1)));
/// ```
pub fn check(text: &str, context: &Context) -> Report {
    let parsed = config::parse(text);
    let mut diagnostics = parsed.diagnostics.clone();
    let Some(config) = &parsed.config else {
        return Report::new(None, Vec::new(), diagnostics);
    };
    let mut findings = check_config(config, context);
    for finding in &mut findings {
        finding.path = parsed.written(&finding.path);
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            *edit.path_mut() = parsed.written(edit.path());
        }
    }
    // A value that was left out for its form is not missing as well.
    findings.retain(|finding| !diagnostics.iter().any(|d| left_out(d, &finding.path)));
    findings.sort_by(|a, b| {
        (a.severity, &a.path, a.rule.code).cmp(&(b.severity, &b.path, b.rule.code))
    });
    let more = findings.len() > MAX_FINDINGS;
    findings.truncate(MAX_FINDINGS);
    diagnostics.extend(located(text, findings));
    if more {
        diagnostics.push(many());
    }
    // It becomes a title: what looks like a secret is not repeated there.
    let vendor = config
        .vendor
        .clone()
        .filter(|vendor| leak(vendor).is_none());
    Report::new(vendor, grants(config), diagnostics)
}

fn left_out(diagnostic: &Diagnostic, path: &str) -> bool {
    diagnostic.code == "config-wrong-value"
        && path
            .strip_prefix(&diagnostic.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The findings of a report that are about the open form: on a form that makes an app all of them, on others
/// those of the settings they show. An error among them stands against filling it.
#[must_use]
pub fn of_form(report: &Report, context: &Context) -> Vec<Diagnostic> {
    let shown = |finding: &&Diagnostic| match context.form {
        None | Some(FormKind::ExternalClientApp | FormKind::ConnectedApp) => true,
        Some(form) => finding.path.is_empty() || form.sets(&finding.path),
    };
    report.diagnostics.iter().filter(shown).cloned().collect()
}

/// The findings with their places in the text.
fn located(text: &str, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let pointers: Vec<_> = findings
        .iter()
        .map(|finding| finding.path.as_str())
        .collect();
    let places = config::places(text, &pointers);
    let findings = findings.into_iter().zip(places);
    findings
        .map(|(finding, place)| Diagnostic {
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            certainty: Some(finding.rule.certainty),
            controls: finding.rule.controls.iter().map(|c| c.shown()).collect(),
            fix: finding.fix,
            ..Diagnostic::new(
                finding.rule.code,
                finding.severity,
                finding.message,
                finding.why,
                finding.help,
                finding.path,
            )
        })
        .collect()
}

fn many() -> Diagnostic {
    Diagnostic::new(
        "config-more-findings",
        Info,
        format!("there are more findings than the {MAX_FINDINGS} listed"),
        "A config with so many is usually another file, or one mistake repeated.",
        "Mend these and check again.",
        String::new(),
    )
}
