//! Configs that come with the product, written from the vendors' own guides.
//!
//! A preset leaves out what only the admin knows: the contact e-mail and, where one is needed, the
//! certificate.

use crate::config::AppKind;
use serde::Serialize;
use tsify::Tsify;

/// A vendor's connection that comes with the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Preset {
    /// Its name in kebab-case.
    pub id: &'static str,
    /// Who asks for the connection.
    pub vendor: &'static str,
    /// What it sets up, in one sentence.
    pub summary: &'static str,
    /// The kinds of app it is written for, the one to prefer first.
    pub kinds: &'static [AppKind],
}

/// External Client App first: new connected apps are switched off in most orgs.
const BOTH: &[AppKind] = &[AppKind::ExternalClientApp, AppKind::ConnectedApp];

static ALL: &[Preset] = &[
    Preset {
        id: "outsystems",
        vendor: "OutSystems Integration Builder",
        summary: "Lets OutSystems Integration Builder read and change data as one dedicated user, by JWT and certificate.",
        kinds: BOTH,
    },
    Preset {
        id: "resmo",
        vendor: "Resmo",
        summary: "Lets Resmo collect users, permissions and settings in the name of the admin who connects it.",
        kinds: BOTH,
    },
];

/// Every preset, by name.
pub fn all() -> &'static [Preset] {
    ALL
}

/// The config text of a preset for one kind of app; `None` when there is none.
///
/// ```
/// use connected_app_helper::{config::AppKind, preset};
/// assert!(preset::config("resmo", AppKind::ConnectedApp).is_some_and(|text| text.contains("Client Secret")));
/// ```
pub fn config(id: &str, kind: AppKind) -> Option<&'static str> {
    match (id, kind) {
        ("outsystems", AppKind::ExternalClientApp) => {
            Some(include_str!("preset/outsystems.external-client-app.json"))
        }
        ("outsystems", AppKind::ConnectedApp) => {
            Some(include_str!("preset/outsystems.connected-app.json"))
        }
        ("resmo", AppKind::ExternalClientApp) => {
            Some(include_str!("preset/resmo.external-client-app.json"))
        }
        ("resmo", AppKind::ConnectedApp) => Some(include_str!("preset/resmo.connected-app.json")),
        _ => None,
    }
}
