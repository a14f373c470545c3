//! The rounds of a fill: look, plan, apply, look again, until nothing is left or nothing moves.
//!
//! A run is plain data, so it survives the popup: the surface stores it before each round and hands
//! it back with the next look at the page. The page side only carries out [`Command`]s.

mod advance;

pub use advance::{fill, undo};

use crate::catalogue::FormKind;
use crate::form::Mode;
use crate::plan::{Confirmed, Plan, Refusal, Step};
use crate::snapshot::State;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A fill or an undo, as far as it has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// What it is for.
    pub goal: Goal,
    /// The document it is bound to; another document is another page.
    pub document_id: String,
    /// The path of that document: a Lightning page becomes another page without becoming another document.
    pub path: String,
    /// Which form it fills.
    pub form: FormKind,
    /// Whether that form makes something new or changes it.
    pub mode: Mode,
    /// Rounds applied so far.
    pub round: u32,
    /// Whether it came to its end.
    pub finished: bool,
    /// Waits for the page that brought nothing.
    pub fruitless: u32,
    /// The page has been quiet since the last write.
    pub settled: bool,
    /// A box was ticked or unticked, so the page may still be rebuilding parts.
    pub ticked: bool,
    /// How often each field was tried.
    pub tries: Vec<Tries>,
    /// Each known field as it stood when it was first seen: what undo goes back to.
    pub before: Vec<Remembered>,
    /// Each known field as the run left it: what undo expects to find.
    pub after: Vec<Remembered>,
    /// Writes that did not hold.
    pub failures: Vec<Failure>,
    /// The agent's answers to the last round.
    pub results: Vec<StepResult>,
    /// Paths that were written.
    pub written: Vec<String>,
}

/// How often a field was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Tries {
    /// JSON pointer of the setting.
    pub path: String,
    /// What it should come to hold, in words: another wish is tried anew.
    pub to: String,
    /// Times.
    pub count: u32,
}

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// Make the page say what the config says.
    Fill,
    /// Put back what stood there before a fill.
    Undo,
}

/// A field's state at some moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Remembered {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's label as the page showed it.
    pub field: String,
    /// How it stood.
    pub state: State,
}

/// A write that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's label.
    pub field: String,
    /// Why.
    pub reason: FailureReason,
    /// The same in a sentence, with what to do.
    pub message: String,
}

/// Why a write did not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum FailureReason {
    /// The page was read again since this step was planned.
    StaleSnapshot,
    /// The control has left the page.
    Gone,
    /// The control is not what it was when the step was planned.
    Changed,
    /// It cannot be written now: hidden, greyed out or read-only.
    NotFillable,
    /// The list does not offer exactly one such line.
    OptionMissing,
    /// The page did not take the value.
    RejectedByPage,
    /// The tab went to another page.
    PageLeft,
}

/// What the agent says about one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StepResult {
    /// The step's path.
    pub path: String,
    /// The step's control.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Absent when the value was written and read back from the control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub failed: Option<FailureReason>,
}

/// What happened since the last turn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// Answers to the steps of an `apply`.
    #[serde(default)]
    pub results: Vec<StepResult>,
    /// After a `wait`: whether what was waited for came.
    #[serde(default)]
    pub came: bool,
}

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Turn {
    /// The run, to be stored before the command is carried out.
    pub run: Run,
    /// What the page looks like against the config now.
    pub plan: Plan,
    /// What to do next.
    pub command: Command,
}

/// What the page side does next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Command {
    /// Apply these steps in order, then look again.
    Apply {
        /// The steps.
        steps: Vec<Step>,
    },
    /// Wait until the page changes, at most this long, then look again.
    AwaitChange {
        /// The document to watch.
        #[serde(rename = "documentId")]
        document_id: String,
        /// Milliseconds.
        milliseconds: u32,
    },
    /// Wait until the page has been quiet this long, then look again.
    AwaitQuiet {
        /// The document to watch.
        #[serde(rename = "documentId")]
        document_id: String,
        /// Milliseconds.
        milliseconds: u32,
    },
    /// Show the proof; go on watching this long, and take another turn if the page changes.
    Finish {
        /// What was reached.
        proof: Proof,
        /// Milliseconds to go on watching.
        #[serde(rename = "watchMilliseconds")]
        watch_milliseconds: u32,
    },
}

/// What a run reached, read back from the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// Read back from the control after the page settled.
    pub confirmed: Vec<Confirmed>,
    /// Only a name could be read.
    pub shown: Vec<Confirmed>,
    /// Not filled, each with why.
    pub refused: Vec<Refusal>,
    /// Written, but it did not hold.
    pub failed: Vec<Failure>,
    /// Nothing had to be written.
    pub already: bool,
    /// What the admin does next, e.g. "Filled, not saved. Check it, then press Create."
    pub next: String,
}
