//! A form as it stands, as a config: the way back from a page to what would fill it.

use serde_json::{Value, json};

use super::change::{Change, change, time_in};
use super::compare::{selected, text_lines};
use super::find::{Found, find};
use super::wish::saved_wishes;
use super::{rows, words};
use crate::catalogue::connected_app_policies as classic;
use crate::catalogue::policies::{REFRESH_TOKEN, UNITS, VALIDITY_PERIOD, VALIDITY_UNIT, unit_line};
use crate::catalogue::{ENABLE_OAUTH, Field, FormKind, Kind, is_label};
use crate::config::{self, Config, TimeUnit};
use crate::diagnostic::Edit;
use crate::form::Form;
use crate::scope::{LabelMatch, in_label};
use crate::snapshot::{Control, State};

/// The values that a drop-down or a group of radio buttons may stand for.
const CHOICES: &[(&str, &[&str])] = &[
    ("/app/distributionState", &["local", "packaged"]),
    (
        "/policies/permittedUsers",
        &["admin-approved", "self-authorize"],
    ),
    (
        "/policies/ipRelaxation",
        &[
            "enforce",
            "enforce-relax-refresh",
            "relax-activated-devices",
            "relax",
        ],
    ),
];
const SESSION_TIMEOUT: &str = "/policies/sessionTimeoutMinutes";
const LICENSE: &str = "/permissionSet/license";
/// Minutes that a drop-down may offer as the time after which a session ends.
const TIMEOUTS: [u32; 8] = [15, 30, 60, 120, 240, 480, 720, 1440];

/// The text of a config that says what a form says. What the form does not show, or not without doubt, and what
/// no config can say, stays absent: so does a certificate, which no page gives back.
#[must_use]
pub fn read(form: &Form<'_>) -> String {
    let mut edits = Vec::new();
    if let Some(app) = form.kind.app() {
        edits.push(Edit::set("/app/kind", json!(app)));
    }
    let found = find(form.kind.fields(), &form.frame.controls);
    let shown: Vec<(&Field, &Control)> = found
        .iter()
        .filter_map(|(field, found)| match found {
            Found::One(hit) => Some((*field, hit.control)),
            _ => None,
        })
        .collect();
    for (field, control) in &shown {
        let value = match field.path {
            REFRESH_TOKEN => refresh_token(form.kind, control, &shown),
            path if !path.starts_with('/') || path.starts_with("/policies/refreshToken/") => None,
            _ => value(form.kind, field, &control.state),
        };
        // Scopes that are not known keep their names, so that a reader sees them.
        let is_meant = |value: &Value| {
            field.kind == Kind::Scopes || stands_for(form.kind, field, &control.state, value)
        };
        edits.extend(
            value
                .filter(is_meant)
                .map(|value| Edit::set(field.path, value)),
        );
    }
    // What stands below says that OAuth is on; the empty object would take its place.
    if edits.iter().any(|edit| edit.path().starts_with("/oauth/")) {
        edits.retain(|edit| edit.path() != ENABLE_OAUTH);
    }
    let text = config::edit(r#"{ "formatVersion": 1 }"#, &edits);
    text.unwrap_or_else(|_| r#"{ "formatVersion": 1 }"#.to_owned())
}

fn value(form: FormKind, field: &Field, state: &State) -> Option<Value> {
    let lines = || text_lines(state).filter(|lines| !lines.is_empty());
    match (field.kind, state) {
        (Kind::Checkbox, State::Checkbox { checked }) => match field.path {
            // No config says "no OAuth": what is absent is not touched.
            ENABLE_OAUTH | "/oauth/idToken" => checked.then(|| json!({})),
            _ => Some(json!(checked)),
        },
        (Kind::Text, _) if field.path == "/oauth/callbackUrls" => Some(json!(lines()?)),
        (Kind::Text, _) if field.path == SESSION_TIMEOUT => {
            let minutes: u32 = lines()?.first()?.parse().ok()?;
            Some(json!(minutes))
        }
        (Kind::Text, _) => Some(words::state(state))
            .filter(|text| !text.is_empty())
            .map(|text| json!(text)),
        (Kind::Scopes, _) => {
            let scopes: Vec<_> = selected(state)?
                .iter()
                .filter_map(|line| scope(line))
                .collect();
            Some(json!(scopes))
        }
        (Kind::Names, _) => Some(json!(selected(state)?)),
        // The users of a permission set are people, and read into no config.
        (Kind::Rows, State::Table { rows, .. }) if form.app().is_some() => {
            Some(json!(rows::names(rows)))
        }
        (Kind::Choice, _) if field.path == LICENSE => match words::state(state).as_str() {
            "" => None,
            "--None--" => Some(json!("none")),
            named => Some(json!(named)),
        },
        (Kind::Choice, _) => {
            let timeouts = || TIMEOUTS.map(|minutes| json!(minutes)).to_vec();
            let of_field = |(path, _): &&(&str, _)| *path == field.path;
            let values = match CHOICES.iter().find(of_field) {
                Some((_, values)) => values.iter().map(|value| json!(value)).collect(),
                None if field.path == SESSION_TIMEOUT => timeouts(),
                None => Vec::new(),
            };
            let meant = |value: &Value| stands_for(form, field, state, value);
            values.into_iter().find(meant)
        }
        _ => None,
    }
}

/// The name of the scope on a line; what is not known for sure keeps the name it bears.
pub(super) fn scope(line: &str) -> Option<String> {
    match in_label(line) {
        LabelMatch::Known(scope) => Some(scope.name.to_owned()),
        LabelMatch::Unknown(tokens) => tokens.into_iter().next(),
        LabelMatch::None => None,
    }
}

/// Its kind, and for two of them the number and the unit, which stand in fields of their own or in the same line.
fn refresh_token(form: FormKind, control: &Control, shown: &[(&Field, &Control)]) -> Option<Value> {
    let words_of = |path: &str| {
        let (_, control) = shown.iter().find(|(field, _)| field.path == path)?;
        Some(words::state(&control.state))
    };
    let beside = |[period, unit]: [&str; 2]| {
        let (value, unit) = (words_of(period)?, words_of(unit)?);
        let known = UNITS
            .into_iter()
            .find(|known| is_label(unit_line(*known), &unit));
        Some((value.parse().ok()?, known?))
    };
    let in_line = |line: &str| time_in(line, &words::state(&control.state)).flatten();
    let external = || beside([VALIDITY_PERIOD, VALIDITY_UNIT]);
    let if_unused = external()
        .or_else(|| beside(classic::IF_UNUSED_FIELDS))
        .or_else(|| in_line(classic::IF_UNUSED));
    let after_time = external()
        .or_else(|| beside(classic::AFTER_TIME_FIELDS))
        .or_else(|| in_line(classic::AFTER_TIME));
    let field = form
        .fields()
        .iter()
        .find(|field| field.path == REFRESH_TOKEN)?;
    let timed = |kind: &str, time: Option<(u32, TimeUnit)>| {
        let (value, unit) = time?;
        Some(json!({ "kind": kind, "value": value, "unit": unit }))
    };
    let policies = [
        Some(json!({ "kind": "until-revoked" })),
        Some(json!({ "kind": "expire-immediately" })),
        timed("expire-if-unused", if_unused),
        timed("expire-after", after_time),
    ];
    let meant = |policy: &Value| stands_for(form, field, &control.state, policy);
    policies.into_iter().flatten().find(meant)
}

/// Whether a control holds what a config with this value would want of it: the inverse of a wish, by the wish.
fn stands_for(form: FormKind, field: &Field, state: &State, value: &Value) -> bool {
    let text = config::edit(
        r#"{ "formatVersion": 1 }"#,
        &[Edit::set(field.path, value.clone())],
    );
    let config: Option<Config> = text.ok().and_then(|text| config::parse(&text).config);
    let wishes = config.map(|config| saved_wishes(&config, form));
    let wish = wishes
        .into_iter()
        .flatten()
        .find(|(path, _)| *path == field.path);
    wish.is_some_and(|(_, want)| matches!(change(&want, state), Ok(Change::None(_))))
}
