//! What the agent saw on a page: controls with their labels and states, and the page's headings; never
//! body text, never a secret's value.
//!
//! A snapshot comes from a hostile place (any page may be behind it), so every size is held against its cap before
//! anything else looks at it.

mod control;
mod learned;

pub use control::{Choice, ChosenFile, Control, Line, Row, State};
pub use learned::{AccessList, LearnedPage};

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
/// Most headings that stand above one control.
pub const MAX_SECTIONS: usize = 20;
/// Most messages of its own that are taken from one frame.
const MAX_MESSAGES: usize = 20;
/// Most frames of one tab.
const MAX_FRAMES: usize = 200;
/// Most buttons of lists that are taken from one frame.
const MAX_LIST_BUTTONS: usize = 20;

/// One look at a tab: every frame the agent reached.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PageSnapshot {
    /// The frames that answered.
    pub frames: Vec<FrameSnapshot>,
    /// What journeys have learned of addresses; not from this page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learned: Vec<LearnedPage>,
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
    /// Where the buttons of the lists on a connected app's saved policies lead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list_buttons: Vec<ListButton>,
    /// The page shows a consumer key in a field of its own, and no secret: what it is, is not told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shows_key: bool,
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

/// Frames of which no journey has learned anything.
impl From<Vec<FrameSnapshot>> for PageSnapshot {
    fn from(frames: Vec<FrameSnapshot>) -> Self {
        Self {
            frames,
            learned: Vec::new(),
        }
    }
}

impl PageSnapshot {
    /// Whether every size is below its cap. The agent holds the same caps; a page that answers in its place does not
    /// get past these.
    pub(crate) fn fits(&self) -> bool {
        self.frames.len() <= MAX_FRAMES && self.frames.iter().all(FrameSnapshot::fits)
    }
}

impl FrameSnapshot {
    fn fits(&self) -> bool {
        let places = [
            &self.document_id,
            &self.snapshot_id,
            &self.origin,
            &self.path,
            &self.query,
            &self.name,
            &self.language,
        ];
        let pair = |one: &String, other: &String| is_short(one) && is_short(other);
        places.into_iter().all(is_short)
            && self.controls.len() <= MAX_CONTROLS
            && self.controls.iter().all(Control::fits)
            && self.headings.len() <= MAX_HEADINGS
            && self.headings.iter().all(is_short)
            && self.disclosures.len() <= MAX_CONTROLS
            && self.disclosures.iter().all(Disclosure::fits)
            && self.list_buttons.len() <= MAX_LIST_BUTTONS
            && self
                .list_buttons
                .iter()
                .all(|button| pair(&button.list, &button.address))
            && self.messages.len() <= MAX_MESSAGES
            && self.messages.iter().all(is_short)
            && self.child_frames.len() <= MAX_FRAMES
            && self
                .child_frames
                .iter()
                .all(|child| pair(&child.name, &child.origin))
    }

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

/// Whether a text is no longer than one that is taken from a page.
fn is_short(text: &impl AsRef<str>) -> bool {
    text.as_ref().len() <= MAX_VALUE_BYTES
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

/// A button of a list, by the address it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ListButton {
    /// The heading of the list.
    pub list: String,
    /// Path and query within the same site.
    pub address: String,
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

impl Disclosure {
    fn fits(&self) -> bool {
        let names = [&self.reference, &self.fingerprint, &self.label];
        names.into_iter().all(is_short)
    }
}
