//! The form as data: every section and row in the order of the real page, with the ids that are
//! publicly known. All other ids are generated (`j_id0:j_idNN`), as Visualforce does for
//! components that were given no name: they say nothing, and nothing may depend on them.

use super::super::variant::{Variant, Variants};
use super::rows;
use super::scope::{Choice, LOCATIONS, SCOPES};

/// What every id on the page begins with.
pub(in super::super) const PREFIX: &str = "appsetup:setupForm:details:";

/// How a row is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Control {
    /// One line; `wide` inputs are twice as long on the page.
    Text { wide: bool },
    /// Several lines.
    Area,
    /// A box, ticked or not on a new app.
    Check { on: bool },
    /// A file.
    File,
    /// A dual list.
    Duel(Duel),
    /// One of a few.
    Select(&'static [&'static str]),
    /// One line with a magnifier.
    Lookup,
}

/// Which of the two dual lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Duel {
    /// The OAuth scopes.
    Scopes,
    /// The places of a canvas app.
    Locations,
}

/// What the page's own script does with a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    /// Nothing.
    None,
    /// Fills the API name when it is left.
    Name,
    /// Is filled from the name while empty.
    ApiName,
    /// Writes a placeholder callback URL when ticked.
    Device,
    /// Receives that placeholder.
    Callback,
    /// Shows the file row; reloads the section in the variant `rerender`.
    Digital,
    /// Asks before it stays ticked.
    ClientCredentials,
}

impl Role {
    /// The word in the page's `data-role`; empty for none.
    pub(in super::super) fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Name => "name",
            Self::ApiName => "api-name",
            Self::Device => "device",
            Self::Callback => "callback",
            Self::Digital => "digital",
            Self::ClientCredentials => "client-credentials",
        }
    }
}

/// One row of the form.
#[derive(Clone, Debug)]
pub(in super::super) struct Row {
    /// The label of the unchanged English page, unique: the row's own key everywhere.
    pub(in super::super) key: &'static str,
    /// The label shown, in English.
    pub(in super::super) label: &'static str,
    /// The id and name (for a dual list, without `_a` and `_s`).
    pub(in super::super) name: String,
    pub(in super::super) control: Control,
    pub(in super::super) role: Role,
    /// Has the red bar.
    pub(in super::super) required: bool,
    /// Has a help icon.
    pub(in super::super) help: bool,
    /// Is disabled.
    pub(in super::super) locked: bool,
    /// Has a line above it.
    pub(in super::super) line: bool,
    /// The key of the box that shows this row.
    pub(in super::super) shown_by: Option<&'static str>,
    /// Words under the control.
    pub(in super::super) below: &'static str,
}

/// One section of the form.
#[derive(Clone, Debug)]
pub(in super::super) struct Section {
    pub(in super::super) heading: &'static str,
    /// Has a triangle.
    pub(in super::super) collapsible: bool,
    /// Its first row is the box that shows all the others.
    pub(in super::super) gated: bool,
    pub(in super::super) rows: Vec<Row>,
}

impl Row {
    pub(super) fn new(label: &'static str, control: Control) -> Self {
        Self {
            key: label,
            label,
            name: String::new(),
            control,
            role: Role::None,
            required: false,
            help: false,
            locked: false,
            line: false,
            shown_by: None,
            below: "",
        }
    }

    /// With an id that is known from public automation of the real page.
    pub(super) fn known(self, place: &str) -> Self {
        Self {
            name: format!("{PREFIX}{place}"),
            ..self
        }
    }

    pub(super) fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    pub(super) fn help(self) -> Self {
        Self { help: true, ..self }
    }

    pub(super) fn locked(self) -> Self {
        Self {
            locked: true,
            ..self
        }
    }

    pub(super) fn line(self) -> Self {
        Self { line: true, ..self }
    }

    pub(super) fn shown_by(self, key: &'static str) -> Self {
        Self {
            shown_by: Some(key),
            ..self
        }
    }

    pub(super) fn below(self, below: &'static str) -> Self {
        Self { below, ..self }
    }
}

/// The whole form in the given variants.
pub(in super::super) fn sections(variants: &Variants) -> Vec<Section> {
    let mut sections = vec![
        section("Basic Information", rows::basic_information()),
        Section {
            gated: true,
            ..section("API (Enable OAuth Settings)", rows::oauth())
        },
        section("Web App Settings", rows::web_app()),
        section("Custom Connected App Handler", rows::handler()),
        section("Mobile App Settings", rows::mobile_app()),
        Section {
            gated: true,
            ..section("Canvas App Settings", rows::canvas())
        },
    ];
    for section in &mut sections {
        section.collapsible = section.heading != "Basic Information";
        for row in &mut section.rows {
            vary(row, variants);
        }
        if variants.has(Variant::DuplicateLabel) {
            repeat(&mut section.rows, "Contact Email", "Contact Email (again)");
        }
        if variants.has(Variant::DuplicateUnknown) {
            repeat(&mut section.rows, "Contact Phone", "Contact Phone (again)");
        }
    }
    // Numbers as Visualforce counts: in the order of the page.
    let unnamed = sections
        .iter_mut()
        .flat_map(|section| &mut section.rows)
        .filter(|row| row.name.is_empty());
    for (count, row) in unnamed.enumerate() {
        let list = match row.control {
            Control::Duel(_) => ":duelingListBox:backingList",
            _ => "",
        };
        row.name = format!("{PREFIX}j_id0:j_id{}{list}", 20 + count);
    }
    sections
}

fn section(heading: &'static str, rows: Vec<Row>) -> Section {
    Section {
        heading,
        collapsible: false,
        gated: false,
        rows,
    }
}

fn vary(row: &mut Row, variants: &Variants) {
    let disabled = ["Contact Email", "Use digital signatures", "Callback URL"];
    let locked = variants.has(Variant::Disabled) && disabled.contains(&row.key);
    if locked || variants.has(Variant::Managed) {
        row.locked = true;
    }
    if row.key == "Callback URL" {
        if variants.has(Variant::RenamedLabel) {
            row.name = String::new();
        }
        if variants.has(Variant::RenamedLabel) || variants.has(Variant::RenamedLabelKnownId) {
            row.label = "Redirect Endpoint";
        }
    }
    if row.key == "Canvas" && variants.has(Variant::Canvas) {
        row.control = Control::Check { on: true };
    }
}

/// Puts a second row with the same label after the first, without a known id and not required.
fn repeat(rows: &mut Vec<Row>, key: &str, again: &'static str) {
    let Some(at) = rows.iter().position(|row| row.key == key) else {
        return;
    };
    if let Some(first) = rows.get(at) {
        let second = Row {
            key: again,
            name: String::new(),
            required: false,
            ..first.clone()
        };
        rows.insert(at + 1, second);
    }
}

/// The options a dual list has in the given variants.
pub(in super::super) fn choices(duel: Duel, variants: &Variants) -> Vec<Choice> {
    match duel {
        Duel::Locations => LOCATIONS.to_vec(),
        Duel::Scopes => SCOPES
            .into_iter()
            .filter(|scope| !variants.has(Variant::MissingScope) || scope.value != "RefreshToken")
            .collect(),
    }
}
