//! From a config and a look at the page to the steps that make the page say what the config says.
//!
//! A plan is data: it is shown before anything is written, and it only ever contains steps whose
//! control was found without doubt. Everything else is a [`Refusal`] with its reason.

mod build;
mod change;
mod compare;
mod find;
mod left_alone;
mod names;
mod places;
mod read;
mod rows;
mod scopes;
mod settings;
mod undo;
mod wish;
pub(crate) mod words;

pub use build::plan;
pub use compare::{Compared, Verdict, compare};
pub use read::read;
pub use settings::{PageSettings, settings};
pub use undo::{remember, undo};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tsify::Tsify;

/// The setting about which Salesforce asks a question when it is changed.
pub(crate) const PERMITTED_USERS: &str = "/policies/permittedUsers";
/// Name of the file that carries the certificate to the page.
pub const CERTIFICATE_FILE: &str = "connected-app-helper.crt";

pub(crate) fn checked_words(checked: bool) -> &'static str {
    if checked { "ticked" } else { "not ticked" }
}

fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What to do on a page, and what not.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Steps that can be done now, in the order they are done.
    pub steps: Vec<Step>,
    /// Wanted fields that appear only after a step of this plan.
    pub pending: Vec<Pending>,
    /// Wanted fields that are not filled, each with its reason.
    pub refusals: Vec<Refusal>,
    /// Fields that already hold what the config wants, read from the control.
    pub confirmed: Vec<Confirmed>,
    /// Settings the config leaves alone that decide whether the vendor can connect, as they are now.
    pub left_alone: Vec<LeftAlone>,
    /// Settings of the config that live on another page.
    pub elsewhere: Vec<Elsewhere>,
    /// What follows from the page's language, where little is known of its labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub language: Option<String>,
    /// A question that Salesforce is going to ask, which the admin answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub asks: Option<String>,
}

/// One write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// JSON pointer of the setting in the config.
    pub path: String,
    /// The field's label as the page shows it.
    pub field: String,
    /// The document the control is in.
    pub document_id: String,
    /// The snapshot this step was planned on.
    pub snapshot_id: String,
    /// The agent's name for the control.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the control was when it was planned.
    pub fingerprint: String,
    /// What it holds now, in words.
    pub from: String,
    /// What it will hold, in words.
    pub to: String,
    /// What the agent does.
    pub action: Action,
}

/// What the agent does to one control.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Action {
    /// Opens a closed section.
    OpenSection,
    /// Ticks or unticks by a click.
    SetChecked {
        /// The state wanted.
        checked: bool,
    },
    /// Writes a text.
    SetText {
        /// The whole new text; line ends are `\n`.
        text: String,
    },
    /// Chooses a line of a drop-down or a radio button.
    Choose {
        /// Its place in the list.
        index: u32,
        /// Its text, compared before it is chosen.
        text: String,
    },
    /// Opens a combobox and picks the one line whose text is among these.
    Pick {
        /// Texts that mean the same line, compared without regard to case and blanks.
        texts: Vec<String>,
    },
    /// Moves lines between the lists of a dual list.
    Move {
        /// Texts of lines to add, as the page shows them.
        add: Vec<String>,
        /// Texts of lines to remove.
        remove: Vec<String>,
    },
    /// Ticks or unticks rows of a table.
    TickRows {
        /// Which rows.
        rows: Vec<RowAt>,
        /// The state wanted.
        ticked: bool,
    },
    /// Puts a file into a file chooser.
    AttachFile {
        /// File name.
        name: String,
        /// Its text, which is what a certificate file holds.
        text: String,
        /// SHA-256 of the bytes in lower-case hexadecimal.
        sha256: String,
    },
    /// Takes the file out of a file chooser.
    ClearFile,
}

/// A row of a table, so that it is found again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RowAt {
    /// Its place in the table.
    pub index: u32,
    /// What its cells say, compared before it is ticked.
    pub cells: Vec<String>,
}

/// A field that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Pending {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's usual label.
    pub field: String,
    /// What it will hold.
    pub to: String,
    /// Label of the field it waits for.
    pub after: String,
    /// The field it waits for is set already: the page still has to bring it.
    pub due: bool,
}

/// A field that is not filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's usual label.
    pub field: String,
    /// What it should have held.
    pub to: String,
    /// Why not.
    pub reason: Reason,
    /// The same in a sentence, with what to do.
    pub message: String,
    /// What was found instead, as label and section.
    pub candidates: Vec<String>,
}

/// Why a field is not filled.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Tsify,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// No such field on this page.
    NotFound,
    /// Two fields could be meant, or what is known of one field disagrees.
    Ambiguous,
    /// It is on the page but not shown.
    Hidden,
    /// It is greyed out.
    Disabled,
    /// It is shown for reading only.
    ReadOnly,
    /// The list does not offer the line.
    OptionMissing,
    /// A field of that name is of another kind.
    WrongControl,
    /// It is in a frame of another site that we cannot reach or must not.
    OtherOrigin,
    /// Undo only: it no longer holds what the fill left there.
    ChangedSince,
}

/// A field that holds what the config wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Confirmed {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's label as the page shows it.
    pub field: String,
    /// What it holds, in words.
    pub value: String,
    /// What was compared.
    pub by: Evidence,
}

/// What a proof rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The control's own value.
    Value,
    /// The SHA-256 of the bytes it holds.
    Bytes,
    /// Only a name could be read: shown, never counted as confirmed.
    Name,
}

/// A setting the config does not touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LeftAlone {
    /// JSON pointer the setting would have.
    pub path: String,
    /// The field's label as the page shows it.
    pub field: String,
    /// How it stands, in words.
    pub value: String,
    /// What that means for the vendor, in one sentence.
    pub note: String,
}

/// A setting that lives on another page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    /// JSON pointer of the setting.
    pub path: String,
    /// The field's usual label.
    pub field: String,
    /// Where it is set.
    pub place: String,
}
