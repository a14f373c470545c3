//! What the agent saw on a page: controls with their labels and states, and the page's headings; never
//! body text, never a secret's value.
//!
//! A snapshot comes from a hostile place (any page may be behind it), so [`check`] holds every size
//! against its cap before anything else looks at it.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Most controls a page may have before we refuse to read it.
pub const MAX_CONTROLS: usize = 5_000;
/// Longest value, in bytes, that is taken from one control.
pub const MAX_VALUE_BYTES: usize = 64 * 1024;
/// Most lines of one list.
pub const MAX_OPTIONS: usize = 2_000;
/// Most cells of one row.
pub const MAX_CELLS: usize = 20;
/// Most headings that are taken from one frame.
pub const MAX_HEADINGS: usize = 100;

/// One look at a tab: every frame the agent reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PageSnapshot {
    /// The frames that answered.
    pub frames: Vec<FrameSnapshot>,
}

/// One frame of the tab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FrameSnapshot {
    /// The browser's id of this document; it dies with the document.
    pub document_id: String,
    /// Number of this snapshot within the document; steps of an older one are refused.
    pub snapshot_id: String,
    /// `location.origin`.
    pub origin: String,
    /// `location.pathname`.
    pub path: String,
    /// `location.search`, needed only to tell a new form from an edited app.
    #[serde(default)]
    pub query: String,
    /// The top frame of the tab.
    pub top: bool,
    /// `window.name`, by which the parent's [`ChildFrame`] is found.
    #[serde(default)]
    pub name: String,
    /// Whether the frame has a size: an old frame may stay hidden in the shell.
    pub visible: bool,
    /// A person typed or chose something in this frame since the agent last wrote.
    #[serde(default)]
    pub person_acted: bool,
    /// `lang` of the document, empty when absent.
    #[serde(default)]
    pub language: String,
    /// The titles that can be seen, in reading order: headings of the first two levels and the title
    /// of a Lightning page header. The page of one app bears its name there.
    #[serde(default)]
    pub headings: Vec<String>,
    /// The controls in reading order.
    #[serde(default)]
    pub controls: Vec<Control>,
    /// Headings that open and close a section.
    #[serde(default)]
    pub disclosures: Vec<Disclosure>,
    /// The page's own error messages that belong to no single control.
    #[serde(default)]
    pub messages: Vec<String>,
    /// Iframes seen in this document.
    #[serde(default)]
    pub child_frames: Vec<ChildFrame>,
    /// A reason why nothing was collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub refused: Option<CollectRefusal>,
}

impl FrameSnapshot {
    /// Whether the page bears a name as one of its titles, however it breaks its lines.
    pub(crate) fn is_titled(&self, name: &str) -> bool {
        let name = one_line(name);
        !name.is_empty()
            && self
                .headings
                .iter()
                .any(|heading| one_line(heading) == name)
    }
}

/// A text as a page shows it: any run of blanks is one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why the agent collected nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum CollectRefusal {
    /// The document shows consumer details; it is never read.
    SecretsPage,
    /// More than [`MAX_CONTROLS`] controls.
    TooManyControls,
    /// A value longer than [`MAX_VALUE_BYTES`].
    ValueTooLong,
}

/// An iframe as its parent sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ChildFrame {
    /// Its `name`, empty when absent.
    #[serde(default)]
    pub name: String,
    /// Origin of its `src`, empty when it has none.
    pub origin: String,
    /// Whether it is rendered.
    pub visible: bool,
}

/// A heading button that opens or closes the section under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Disclosure {
    /// The agent's name for the element.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the element is; compared again when it is pressed.
    pub fingerprint: String,
    /// The heading's text.
    pub label: String,
    /// Whether its section is open.
    pub open: bool,
    /// Whether it can be seen and pressed.
    pub visible: bool,
}

/// One control of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// The agent's name for the element, valid for one document.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the element is (tag, type, id, name, label, section); compared again at each write.
    pub fingerprint: String,
    /// The label a person reads, without required marks and help texts.
    pub label: String,
    /// Headings above it, outermost first.
    #[serde(default)]
    pub sections: Vec<String>,
    /// The element's `id`, empty when absent.
    #[serde(default)]
    pub id: String,
    /// The element's `name`, empty when absent.
    #[serde(default)]
    pub name: String,
    /// Marked as required by attribute or by the page's own mark.
    #[serde(default)]
    pub required: bool,
    /// Can be used: neither it nor a fieldset around it is disabled.
    pub enabled: bool,
    /// Shown but not to be changed.
    #[serde(default)]
    pub read_only: bool,
    /// Rendered: not `display: none`, not in a closed section.
    pub visible: bool,
    /// The page's own error message beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub error: Option<String>,
    /// What kind of control it is and how it stands.
    pub state: State,
}

/// A control's kind and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum State {
    /// One line of text. `value` is absent for hidden controls and for anything that may hold a secret.
    #[serde(rename_all = "camelCase")]
    Text {
        /// What it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(optional)]
        value: Option<String>,
        /// The `type` attribute: `text`, `email`, `tel`, `url`, …
        #[serde(default)]
        input_type: String,
    },
    /// Several lines of text; line ends are `\n`.
    Textarea {
        /// What it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(optional)]
        value: Option<String>,
    },
    /// A check box or a toggle.
    Checkbox {
        /// Ticked or not.
        checked: bool,
    },
    /// A group of radio buttons.
    RadioGroup {
        /// The buttons in order.
        options: Vec<Choice>,
    },
    /// A native drop-down.
    Select {
        /// The lines in order.
        options: Vec<Choice>,
    },
    /// A button that opens a list; the lines are not known before it is opened.
    Combobox {
        /// The text it shows.
        value: String,
    },
    /// Two lists between which lines are moved.
    DualList {
        /// Lines that can be added.
        available: Vec<Line>,
        /// Lines that are chosen.
        selected: Vec<Line>,
        /// Heading of the left list.
        #[serde(default, rename = "availableLabel")]
        available_label: String,
        /// Heading of the right list.
        #[serde(default, rename = "selectedLabel")]
        selected_label: String,
    },
    /// A value that a saved page shows as text, where its form has a control.
    Shown {
        /// What it says, line by line; none where the page shows nothing or it may be a secret.
        lines: Vec<String>,
    },
    /// A table whose rows may be ticked.
    Table {
        /// What its columns are called.
        columns: Vec<String>,
        /// Its rows in order.
        rows: Vec<Row>,
    },
    /// A file chooser.
    File {
        /// The file it holds, by content.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(optional)]
        file: Option<ChosenFile>,
    },
}

/// One line of a drop-down or one radio button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What a person reads.
    pub text: String,
    /// Chosen now.
    #[serde(default)]
    pub selected: bool,
    /// Cannot be chosen.
    #[serde(default)]
    pub disabled: bool,
}

/// One line of a dual list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// What a person reads.
    pub text: String,
    /// Cannot be moved.
    #[serde(default)]
    pub locked: bool,
}

impl Line {
    /// A line that nothing keeps from being moved.
    #[must_use]
    pub fn unlocked(text: String) -> Self {
        Self {
            text,
            locked: false,
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// What its cells say, one for each column.
    pub cells: Vec<String>,
    /// Whether it is ticked; absent where it has no box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub ticked: Option<bool>,
}

/// A file that a file chooser holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of its bytes in lower-case hexadecimal; absent when the bytes could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub sha256: Option<String>,
}
