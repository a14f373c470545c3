//! Lists and settings of Setup on the way: what they have to do with a journey, and where in a list its app stands.
//! A row is shown to the admin and never pressed.

use serde::Serialize;
use tsify::Tsify;

use super::Journey;
use crate::catalogue::is_label;
use crate::config::{AppKind, Config};
use crate::form::looks_like_form;
use crate::page::PageKind;
use crate::snapshot::{FrameSnapshot, Row, State, one_line};

/// The row of a list that can be shown to the admin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Pointer {
    /// The document the list is in.
    pub document_id: String,
    /// The agent's name for the list.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What its cells say: by them it is found again.
    pub cells: Vec<String>,
}

/// What a page says about a journey's app without being a page of the app.
#[derive(Debug, Default)]
pub(super) struct OnTheWay {
    pub(super) hint: Option<String>,
    pub(super) row: Option<Pointer>,
}

/// What a list or a page of settings has to do with a journey.
pub(super) fn on_the_way(
    journey: &Journey,
    config: &Config,
    page: PageKind,
    frame: &FrameSnapshot,
) -> OnTheWay {
    let name = config.app.as_ref().and_then(|app| app.name.as_deref());
    let name = name.unwrap_or("the app");
    let external = journey.app == AppKind::ExternalClientApp;
    let made = journey.app_id.is_some();
    let hint = match page {
        PageKind::AppManager if !external && made => format!(
            "Find “{name}” with the App Type Connected; a Lightning app may have the same name. The menu ▾ of its row has View and Manage."
        ),
        PageKind::AppManager if !external => {
            "A connected app is made by “New Connected App”. Where there is no such button, creating connected apps is off: see External Client App Settings.".to_owned()
        }
        PageKind::ConnectedApps if !external && made => {
            format!("Find “{name}” in this list, and press Edit Policies on its page.")
        }
        PageKind::ExternalClientAppManager if external && made => {
            format!("Open “{name}” in this list.")
        }
        PageKind::ExternalClientAppManager if external && !looks_like_form(frame) => {
            "Press New External Client App: the form is filled for you.".to_owned()
        }
        PageKind::ExternalClientAppSettings if !external => {
            "“Allow creation of connected apps” is the org's decision, and since Spring '26 Salesforce Support has to agree. It is never pressed for you. With it off, make an External Client App instead.".to_owned()
        }
        _ => return OnTheWay::default(),
    };
    let rows = match made {
        true => rows_of(journey.app, name, frame),
        false => None,
    };
    let (row, more) = match rows.as_deref() {
        None => (None, None),
        Some([row]) => (Some(row.clone()), None),
        Some([]) => (
            None,
            Some(
                "It is not among the rows that are loaded: scroll down, or search the list."
                    .to_owned(),
            ),
        ),
        Some(several) => (
            None,
            Some(format!(
                "{} rows bear that name: compare the Developer Name.",
                several.len()
            )),
        ),
    };
    let hint = Some(match more {
        Some(more) => format!("{hint} {more}"),
        None => hint,
    });
    OnTheWay { hint, row }
}

/// The rows that bear the app's name, where the page shows one list that has the columns.
fn rows_of(app: AppKind, name: &str, frame: &FrameSnapshot) -> Option<Vec<Pointer>> {
    let mut lists = frame
        .controls
        .iter()
        .filter_map(|control| match &control.state {
            State::Table { columns, rows } if control.visible => Some((control, columns, rows)),
            _ => None,
        });
    let (Some((control, columns, rows)), None) = (lists.next(), lists.next()) else {
        return None;
    };
    let column = |label: &str| columns.iter().position(|column| is_label(label, column));
    let cell = |row: &Row, at: usize| row.cells.get(at).map(|cell| one_line(cell));
    let (names, kinds) = match app {
        AppKind::ConnectedApp => (column("App Name")?, Some(column("App Type")?)),
        AppKind::ExternalClientApp => (column("External Client App Name")?, None),
    };
    // "Connected", "Connected (Managed)"; a Lightning app is another one.
    let is_kind = |row: &Row| {
        kinds.is_none_or(|at| cell(row, at).is_some_and(|kind| kind.starts_with("Connected")))
    };
    let is_named = |row: &Row| cell(row, names).as_deref() == Some(&*one_line(name));
    let own = rows.iter().filter(|row| is_named(row) && is_kind(row));
    let pointer = |row: &Row| Pointer {
        document_id: frame.document_id.clone(),
        reference: control.reference.clone(),
        cells: row.cells.clone(),
    };
    Some(own.map(pointer).collect())
}
