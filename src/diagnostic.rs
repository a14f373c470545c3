//! What is wrong with the user's data: every finding, each with what, why and what to do.

mod certainty;
mod control;
mod fix;

pub use certainty::Certainty;
pub use control::{Control, ControlShown};
pub use fix::{Applicability, Edit, Fix};

use crate::scope::Grant;
use serde::Serialize;
use tsify::Tsify;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Salesforce will refuse it, or the connection cannot work.
    Error,
    /// It works but is unsafe or surprising, or a source only reports that it fails.
    Warning,
    /// Worth knowing.
    Info,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Name of the rule, or of the format error.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence that names the value.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub help: String,
    /// JSON pointer of the value, empty for the whole document.
    pub path: String,
    /// Line of the value in the text, from 1; absent when the text is not JSON at that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub line: Option<u32>,
    /// Column of the value in its line, in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub column: Option<u32>,
    /// How sure the rule is; absent for errors of the format, which are certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub certainty: Option<Certainty>,
    /// The security controls it is evidence for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[tsify(optional)]
    pub controls: Vec<ControlShown>,
    /// What would settle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub fix: Option<Fix>,
}

/// All findings of one check, worst first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The vendor the config names, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub vendor: Option<String>,
    /// What the scopes let the vendor do.
    pub grants: Vec<Grant>,
    /// The findings, sorted by severity, path and code.
    pub diagnostics: Vec<Diagnostic>,
    /// How many are errors.
    pub errors: u32,
    /// How many are warnings.
    pub warnings: u32,
}

impl Report {
    /// Sorts and counts.
    pub fn new(
        vendor: Option<String>,
        grants: Vec<Grant>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Self {
        diagnostics
            .sort_by(|a, b| (a.severity, &a.path, a.code).cmp(&(b.severity, &b.path, b.code)));
        let count = |severity| {
            diagnostics
                .iter()
                .filter(|d| d.severity == severity)
                .count() as u32
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            vendor,
            grants,
            diagnostics,
        }
    }

    /// The findings as text, as the command line and the golden files show them.
    pub fn to_text(&self) -> String {
        self.diagnostics
            .iter()
            .map(Diagnostic::to_text)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Diagnostic {
    /// A finding without a place in the text.
    pub(crate) fn new(
        code: &'static str,
        severity: Severity,
        message: String,
        why: impl Into<String>,
        help: impl Into<String>,
        path: String,
    ) -> Self {
        Self {
            code,
            severity,
            message,
            why: why.into(),
            help: help.into(),
            path,
            line: None,
            column: None,
            certainty: None,
            controls: Vec::new(),
            fix: None,
        }
    }

    /// One finding as text.
    pub fn to_text(&self) -> String {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let at = match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{} (line {line}, column {column})", self.path),
            _ => self.path.clone(),
        };
        let mut text = format!(
            "{severity}[{}]: {}\n  at {at}\n  why: {}\n  help: {}\n",
            self.code, self.message, self.why, self.help
        );
        if let Some(fix) = &self.fix {
            let safe = match fix.applicability {
                Applicability::Safe => "safe",
                Applicability::NeedsDecision => "needs your decision",
            };
            text.push_str(&format!("  fix ({safe}): {}\n", fix.title));
        }
        text
    }
}
