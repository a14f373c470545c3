//! What a config is checked for: the kind of app, the org, the day, and what the open page shows.

use crate::catalogue::FormKind;
use crate::config::AppKind;
use crate::form::{Form, Mode};
use crate::org::{self, OrgKind};
use crate::plan;
pub use crate::plan::PageSettings;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// What a config is checked for. What is absent is not known, and no rule guesses it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Context {
    /// The kind of app; absent: the one the config names, if it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub app: Option<AppKind>,
    /// Whether that app is still to be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub stage: Option<Stage>,
    /// The org it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub org: Option<OrgKind>,
    /// The time of the check, in seconds since 1970 (UTC); absent: nothing is said about dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub now: Option<u64>,
    /// The form that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub form: Option<FormKind>,
    /// What the open page shows of the settings that a config may leave alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub page: Option<PageSettings>,
}

/// Whether the app is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is still to be made.
    New,
    /// It is there and is changed.
    Existing,
}

impl Context {
    /// The context of an open form.
    pub fn of_form(form: &Form<'_>, now: Option<u64>) -> Self {
        Self {
            app: form.kind.app(),
            form: Some(form.kind),
            stage: form.kind.app().map(|_| match form.mode {
                Mode::New => Stage::New,
                Mode::Edit | Mode::View => Stage::Existing,
            }),
            org: org::org(&form.frame.origin).map(|org| org.kind),
            now,
            page: Some(plan::settings(form.kind, form.frame)),
        }
    }
}
