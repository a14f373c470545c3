//! What popup, panel and page need from the start: configs, their check, the fill.

pub mod journey;

use super::{Answer, coded, core_error, from_js, to_js};

use crate::aftermath::{self, Aftermath};
use crate::answers::{self, Answers};
use crate::certificate;
use crate::config::{self, AppKind, Config, FormSection};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Edit, Report};
use crate::error::ErrorCode;
use crate::plan::{self, Compared, Plan};
use crate::preset::{self, Preset};
use crate::report::{self, Checked, Format};
use crate::rules::{Mended, Wanted};
use crate::run::{self, Happened, Run, Turn};
use crate::scope::{self, Scope};
use crate::snapshot::PageSnapshot;
use crate::surface::{self, Page, Tab};
use crate::{form, preflight, rules};
use tsify::Ts;
use wasm_bindgen::prelude::*;

fn read_config(text: &str) -> Result<Config, JsValue> {
    config::parse(text)
        .config
        .ok_or_else(|| core_error(ErrorCode::BadConfig, "The config cannot be read."))
}

/// The configs that come with the program.
///
/// # Errors
/// A `CoreError` when the browser cannot hold the answer.
#[wasm_bindgen]
pub fn presets() -> Result<Vec<Ts<Preset>>, JsValue> {
    preset::all()
        .iter()
        .map(|preset| to_js(preset.clone()))
        .collect()
}

/// The text of a preset for one kind of app.
///
/// # Errors
/// A `CoreError` when there is no such preset.
#[wasm_bindgen(js_name = presetConfig)]
pub fn preset_config(id: &str, kind: Ts<AppKind>) -> Result<String, JsValue> {
    preset::config(id, from_js(&kind)?)
        .map(str::to_owned)
        .ok_or_else(|| core_error(ErrorCode::BadRequest, "There is no such preset."))
}

/// A config with what the admin typed put in.
///
/// # Errors
/// A `CoreError` when the config cannot take the answers.
#[wasm_bindgen]
pub fn complete(config: &str, answers: Ts<Answers>) -> Result<String, JsValue> {
    answers::complete(config, &from_js(&answers)?).map_err(coded)
}

/// What stands in a config for a file that is given as the certificate.
///
/// # Errors
/// A `CoreError` when it holds a private key, or is no certificate and no text.
#[wasm_bindgen(js_name = certificateOfFile)]
pub fn certificate_of_file(bytes: &[u8]) -> Result<String, JsValue> {
    certificate::text_of_file(bytes).map_err(coded)
}

/// Whether a text is nothing but certificates, and may be stored.
#[wasm_bindgen(js_name = isCertificates)]
#[must_use]
pub fn is_certificates(text: &str) -> bool {
    certificate::is_certificates(text)
}

/// What a config is checked for on the page in front of it; `now` in seconds since 1970. An empty
/// context but for the time when the page has no form.
///
/// # Errors
/// A `CoreError` when the snapshot has not its shape.
#[wasm_bindgen]
pub fn context(snapshot: Ts<PageSnapshot>, now: f64) -> Answer<Context> {
    let now = (now >= 0.0).then_some(now as u64);
    let snapshot = from_js(&snapshot)?;
    to_js(match form::readable(&snapshot) {
        Ok(form) => Context::of_form(&form, now),
        Err(_) => Context {
            now,
            ..Context::default()
        },
    })
}

/// Everything that is wrong with a config in a context.
///
/// # Errors
/// A `CoreError` when the context has not its shape.
#[wasm_bindgen]
pub fn check(config: &str, context: Ts<Context>) -> Answer<Report> {
    to_js(rules::check(config, &from_js(&context)?))
}

/// The findings of a config that are about the open form.
///
/// # Errors
/// A `CoreError` when the context has not its shape.
#[wasm_bindgen(js_name = findingsOfForm)]
pub fn findings_of_form(
    config: &str,
    context: Ts<Context>,
) -> Result<Vec<Ts<Diagnostic>>, JsValue> {
    let context = from_js(&context)?;
    rules::of_form(&rules::check(config, &context), &context)
        .into_iter()
        .map(to_js)
        .collect()
}

/// A config's text with a value put at a JSON pointer, or taken out when there is none.
///
/// # Errors
/// A `CoreError` when the config cannot be edited there.
#[wasm_bindgen]
pub fn edit(config: &str, path: String, value: JsValue) -> Result<String, JsValue> {
    let edit = if value.is_undefined() || value.is_null() {
        Edit::Remove { path }
    } else {
        let value = serde_wasm_bindgen::from_value(value)
            .map_err(|error| core_error(ErrorCode::BadRequest, &error.to_string()))?;
        Edit::Set { path, value }
    };
    config::edit(config, &[edit]).map_err(coded)
}

/// The config as a form.
///
/// # Errors
/// A `CoreError` when the browser cannot hold the answer.
#[wasm_bindgen]
pub fn outline() -> Result<Vec<Ts<FormSection>>, JsValue> {
    config::outline()
        .iter()
        .map(|section| to_js(*section))
        .collect()
}

/// Every scope, for a form.
///
/// # Errors
/// A `CoreError` when the browser cannot hold the answer.
#[wasm_bindgen]
pub fn scopes() -> Result<Vec<Ts<Scope>>, JsValue> {
    scope::ALL.iter().map(|scope| to_js(*scope)).collect()
}

/// A check of a config written down: Markdown, JSON or SARIF. `name` is what a reader calls the config.
///
/// # Errors
/// A `CoreError` when the context or the format has not its shape.
#[wasm_bindgen(js_name = exportReport)]
pub fn export_report(
    config: &str,
    context: Ts<Context>,
    format: Ts<Format>,
    name: &str,
) -> Result<String, JsValue> {
    let context = from_js(&context)?;
    let checked = Checked {
        name,
        context: &context,
        report: &rules::check(config, &context),
    };
    report::write(&checked, from_js(&format)?)
        .map_err(|error| core_error(ErrorCode::BadRequest, &error.to_string()))
}

/// A config's text with fixes made.
///
/// # Errors
/// A `CoreError` when the config cannot be changed, or has changed since.
#[wasm_bindgen]
pub fn mend(config: &str, context: Ts<Context>, wanted: Ts<Wanted>) -> Answer<Mended> {
    to_js(rules::mend(config, &from_js(&context)?, &from_js(&wanted)?).map_err(coded)?)
}

/// The org a tab's address belongs to, with its links.
///
/// # Errors
/// A `CoreError` when the browser cannot hold the answer.
#[wasm_bindgen]
pub fn tab(url: &str) -> Answer<Tab> {
    to_js(surface::tab(url))
}

/// What the tab shows.
///
/// # Errors
/// A `CoreError` when the snapshot has not its shape.
#[wasm_bindgen]
pub fn page(url: &str, snapshot: Ts<PageSnapshot>) -> Answer<Page> {
    to_js(surface::page(url, &from_js(&snapshot)?))
}

/// What became of a filled form whose page is gone.
///
/// # Errors
/// A `CoreError` when the config cannot be read or the run or the snapshot has not its shape.
#[wasm_bindgen]
pub fn aftermath(config: &str, run: Ts<Run>, snapshot: Ts<PageSnapshot>) -> Answer<Aftermath> {
    let config = read_config(config)?;
    to_js(aftermath::aftermath(
        &config,
        &from_js(&run)?,
        &from_js(&snapshot)?,
    ))
}

/// What a fill would do.
///
/// # Errors
/// A `CoreError` when the config cannot be read or the page has no form to fill.
#[wasm_bindgen]
pub fn preview(config: &str, snapshot: Ts<PageSnapshot>) -> Answer<Plan> {
    let config = read_config(config)?;
    let snapshot = from_js(&snapshot)?;
    let form = form::form(&snapshot).map_err(coded)?;
    to_js(plan::plan(&config, form.kind, form.frame))
}

/// What the form of a page holds, also one that is only shown, against what a config wants.
///
/// # Errors
/// A `CoreError` when the config cannot be read or the page has no form.
#[wasm_bindgen]
pub fn compare(config: &str, snapshot: Ts<PageSnapshot>) -> Result<Vec<Ts<Compared>>, JsValue> {
    let config = read_config(config)?;
    let snapshot = from_js(&snapshot)?;
    let form = form::readable(&snapshot).map_err(coded)?;
    plan::compare(&config, &form)
        .into_iter()
        .map(to_js)
        .collect()
}

/// The text of a config that says what the form of a page says, also of one that is only shown.
///
/// # Errors
/// A `CoreError` when the page has no form.
#[wasm_bindgen(js_name = readForm)]
pub fn read_form(snapshot: Ts<PageSnapshot>) -> Result<String, JsValue> {
    let snapshot = from_js(&snapshot)?;
    let form = form::readable(&snapshot).map_err(coded)?;
    Ok(plan::read(&form))
}

/// The next turn of a fill.
///
/// # Errors
/// A `CoreError` when the config cannot be read or the page has no form to fill.
#[wasm_bindgen]
pub fn fill(
    config: &str,
    run: Option<Ts<Run>>,
    snapshot: Ts<PageSnapshot>,
    happened: Ts<Happened>,
) -> Answer<Turn> {
    let config = read_config(config)?;
    let run = run.as_ref().map(from_js).transpose()?;
    to_js(run::fill(&config, run, &from_js(&snapshot)?, &from_js(&happened)?).map_err(coded)?)
}

/// The next turn of an undo.
///
/// # Errors
/// A `CoreError` when the page has no form to fill.
#[wasm_bindgen]
pub fn undo(run: Ts<Run>, snapshot: Ts<PageSnapshot>, happened: Ts<Happened>) -> Answer<Turn> {
    to_js(run::undo(from_js(&run)?, &from_js(&snapshot)?, &from_js(&happened)?).map_err(coded)?)
}

/// Why a JWT would fail, point by point.
///
/// # Errors
/// A `CoreError` when the request has not its shape.
#[wasm_bindgen]
pub fn preflight(
    request: Ts<preflight::PreflightRequest>,
) -> Result<Vec<Ts<preflight::Point>>, JsValue> {
    preflight::preflight(&from_js(&request)?)
        .into_iter()
        .map(to_js)
        .collect()
}
