//! Fixes: what a rule would change in the config, as edits at JSON pointers.

use serde::Serialize;
use serde_json::Value;
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
    pub(crate) fn safe(title: impl Into<String>, edit: Edit) -> Self {
        Self::new(title, Applicability::Safe, edit)
    }

    /// A fix that a person has to choose.
    pub(crate) fn needs_decision(title: impl Into<String>, edit: Edit) -> Self {
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
    pub(crate) fn and(mut self, edit: Edit) -> Self {
        self.edits.push(edit);
        self
    }
}

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Edit {
    /// Puts a value at a place, and makes the objects above it that are not there. A place that ends in
    /// `-` is the one after the last of a list, as in RFC 6902.
    Set {
        /// JSON pointer.
        path: String,
        /// The value.
        #[tsify(type = "string | boolean | number")]
        value: Value,
    },
    /// Takes a value out of its object or list.
    Remove {
        /// JSON pointer.
        path: String,
    },
}

impl Edit {
    /// Puts a value at a place.
    pub fn set(path: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Set {
            path: path.into(),
            value: value.into(),
        }
    }

    /// Takes a value out.
    pub fn remove(path: impl Into<String>) -> Self {
        Self::Remove { path: path.into() }
    }

    /// Where it edits.
    pub fn path(&self) -> &str {
        match self {
            Self::Set { path, .. } | Self::Remove { path } => path,
        }
    }

    /// The text it puts there, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Set { value, .. } => value.as_str(),
            Self::Remove { .. } => None,
        }
    }

    pub(crate) fn path_mut(&mut self) -> &mut String {
        match self {
            Self::Set { path, .. } | Self::Remove { path } => path,
        }
    }
}
