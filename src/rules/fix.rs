//! Fixes: what a rule would change in the config, as edits at JSON pointers.

pub use crate::config::Edit;

use serde::Serialize;
use tsify::Tsify;

/// A change that settles a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What it does, as the words of a button: "Take the blanks out".
    pub title: String,
    /// Whether it may be made without asking.
    pub applicability: Applicability,
    /// The edits, made together or not at all.
    pub edits: Vec<Edit>,
}

/// How sure it is that a fix does what the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// The vendor gets exactly what it got before, or less and nothing it could use.
    Safe,
    /// Probably what is wanted; a person decides.
    NeedsDecision,
}

impl Fix {
    /// A fix that may be made without asking.
    pub(super) fn safe(title: impl Into<String>, edit: Edit) -> Self {
        Self::new(title, Applicability::Safe, edit)
    }

    /// A fix that a person has to choose.
    pub(super) fn needs_decision(title: impl Into<String>, edit: Edit) -> Self {
        Self::new(title, Applicability::NeedsDecision, edit)
    }

    fn new(title: impl Into<String>, applicability: Applicability, edit: Edit) -> Self {
        Self {
            title: title.into(),
            applicability,
            edits: vec![edit],
        }
    }

    /// The same with one edit more.
    pub(super) fn and(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }
}
