//! How sure a rule is of what it says.

use serde::Serialize;
use tsify::Tsify;

/// How sure the source of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Salesforce's own documents, schemas or programs say so.
    Documented,
    /// A standard says so (an RFC); what Salesforce makes of it may differ.
    Standard,
    /// The pages show it.
    Seen,
    /// People report it, Salesforce does not say it: never an error.
    Reported,
    /// It follows from the config alone: two of its values contradict each other, or one is said twice.
    Consistency,
    /// No source: caution of ours, never an error.
    Advice,
}

impl Certainty {
    /// The end of "How sure: …".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Documented => "documented by Salesforce",
            Self::Standard => "laid down in a standard",
            Self::Seen => "seen on the pages",
            Self::Reported => "reported by users, not documented by Salesforce",
            Self::Consistency => "follows from the config itself",
            Self::Advice => "advice; no source decides it",
        }
    }
}
