//! What a look is told beforehand: pages whose address is known only from a connected app's own page.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A page that lets people into an app, as the app's own page told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LearnedPage {
    /// The list it changes.
    pub list: AccessList,
    /// `location.pathname`.
    pub path: String,
    /// The ids in its query, by which it is told from the same page of another app.
    pub ids: Vec<String>,
}

/// Who is let into a connected app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum AccessList {
    /// Everyone with one of these profiles.
    Profiles,
    /// Everyone with one of these permission sets.
    PermissionSets,
}
