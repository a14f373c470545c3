//! One control of a page: what it is called, where it stands, and what it holds.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::{MAX_CELLS, MAX_OPTIONS, MAX_SECTIONS, is_short};

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

impl Control {
    pub(super) fn fits(&self) -> bool {
        let names = [
            &self.reference,
            &self.fingerprint,
            &self.label,
            &self.id,
            &self.name,
        ];
        names.into_iter().all(is_short)
            && self.error.iter().all(is_short)
            && self.sections.len() <= MAX_SECTIONS
            && self.sections.iter().all(is_short)
            && self.state.fits()
    }
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

impl State {
    fn fits(&self) -> bool {
        match self {
            Self::Text { value, input_type } => value.iter().all(is_short) && is_short(input_type),
            Self::Textarea { value } => value.iter().all(is_short),
            Self::RadioGroup { options } | Self::Select { options } => {
                options.len() <= MAX_OPTIONS && options.iter().all(|option| is_short(&option.text))
            }
            Self::DualList {
                available,
                selected,
                available_label,
                selected_label,
            } => {
                let mut lines = available.iter().chain(selected);
                available.len() + selected.len() <= MAX_OPTIONS
                    && lines.all(|line| is_short(&line.text))
                    && is_short(available_label)
                    && is_short(selected_label)
            }
            Self::Combobox { value } => is_short(value),
            Self::Table { columns, rows } => {
                let fits =
                    |cells: &Vec<String>| cells.len() <= MAX_CELLS && cells.iter().all(is_short);
                rows.len() <= MAX_OPTIONS
                    && fits(columns)
                    && rows.iter().all(|row| fits(&row.cells))
            }
            Self::Shown { lines } => lines.len() <= MAX_OPTIONS && lines.iter().all(is_short),
            Self::File { file } => file
                .iter()
                .all(|file| is_short(&file.name) && file.sha256.iter().all(is_short)),
            Self::Checkbox { .. } => true,
        }
    }
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
