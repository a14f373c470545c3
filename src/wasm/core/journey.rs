//! The journey through every page.

use super::{Answer, coded, core_error, from_js, to_js};

use crate::config::AppKind;
use crate::consumer_key::{self, KeyLooked};
use crate::error::ErrorCode;
use crate::hand_over::{self, HandOver};
use crate::journey::{self, Arrival, Journey, JourneyError, Offer, StepKind, StepShown, TakeDown};
use crate::run::Run;
use crate::snapshot::PageSnapshot;
use crate::surface;
use tsify::Ts;
use wasm_bindgen::prelude::*;

fn changed(journey: Result<Journey, JourneyError>) -> Answer<Journey> {
    to_js(journey.map_err(coded)?)
}

/// Begins a journey for a config in the org of a tab. `id` is its name among others.
///
/// # Errors
/// A `CoreError` when the tab is no org's, or the config cannot be kept.
#[wasm_bindgen(js_name = beginJourney)]
pub fn begin_journey(
    id: &str,
    config: &str,
    app: Ts<AppKind>,
    url: &str,
    now: f64,
) -> Answer<Journey> {
    let org = surface::tab(url).org;
    let org = org.ok_or_else(|| core_error(ErrorCode::NotSetup, "This tab is not an org."))?;
    changed(journey::begin(
        id,
        config,
        from_js(&app)?,
        &org.key,
        now as u64,
    ))
}

/// Reads a journey that was kept.
///
/// # Errors
/// A `CoreError` when it is of another version, or none.
#[wasm_bindgen(js_name = readJourney)]
pub fn read_journey(text: &str) -> Answer<Journey> {
    changed(journey::read(text))
}

/// What the page in front says about a journey.
///
/// # Errors
/// A `CoreError` when the journey, the snapshot or the run has not its shape.
#[wasm_bindgen(js_name = arriveInJourney)]
pub fn arrive_in_journey(
    journey: Ts<Journey>,
    snapshot: Ts<PageSnapshot>,
    run: Option<Ts<Run>>,
    now: f64,
) -> Answer<Arrival> {
    let run = run.as_ref().map(from_js).transpose()?;
    let (journey, snapshot) = (from_js(&journey)?, from_js(&snapshot)?);
    to_js(journey::arrive(
        &journey,
        &snapshot,
        run.as_ref(),
        now as u64,
    ))
}

/// Takes what the page offers for the journey's.
///
/// # Errors
/// A `CoreError` when the journey or the snapshot has not its shape.
#[wasm_bindgen(js_name = bindJourney)]
pub fn bind_journey(
    journey: Ts<Journey>,
    offer: Ts<Offer>,
    snapshot: Ts<PageSnapshot>,
    now: f64,
) -> Answer<Arrival> {
    let (journey, snapshot) = (from_js(&journey)?, from_js(&snapshot)?);
    let offer = from_js(&offer)?;
    to_js(journey::bind(&journey, &offer, &snapshot, now as u64))
}

/// The steps of a journey as people see them.
///
/// # Errors
/// A `CoreError` when the journey has not its shape.
#[wasm_bindgen(js_name = journeySteps)]
pub fn journey_steps(journey: Ts<Journey>, url: &str) -> Result<Vec<Ts<StepShown>>, JsValue> {
    journey::shown(&from_js(&journey)?, Some(url))
        .into_iter()
        .map(to_js)
        .collect()
}

/// The same journey with what the admin has typed since.
///
/// # Errors
/// A `CoreError` when the config cannot be kept.
#[wasm_bindgen(js_name = journeyWithConfig)]
pub fn journey_with_config(journey: Ts<Journey>, config: &str, now: f64) -> Answer<Journey> {
    let journey: Journey = from_js(&journey)?;
    changed(journey.with_config(config, now as u64))
}

/// The admin says that a step is done.
///
/// # Errors
/// A `CoreError` for a step that its page proves.
#[wasm_bindgen(js_name = sayStep)]
pub fn say_step(journey: Ts<Journey>, step: Ts<StepKind>, now: f64) -> Answer<Journey> {
    let journey: Journey = from_js(&journey)?;
    changed(journey.say(from_js(&step)?, now as u64))
}

/// Leaves a step out.
///
/// # Errors
/// A `CoreError` when it has no such step.
#[wasm_bindgen(js_name = skipStep)]
pub fn skip_step(
    journey: Ts<Journey>,
    step: Ts<StepKind>,
    reason: &str,
    now: f64,
) -> Answer<Journey> {
    let journey: Journey = from_js(&journey)?;
    changed(journey.skip(from_js(&step)?, reason, now as u64))
}

/// Opens a step again.
///
/// # Errors
/// A `CoreError` when it has no such step.
#[wasm_bindgen(js_name = reopenStep)]
pub fn reopen_step(journey: Ts<Journey>, step: Ts<StepKind>, now: f64) -> Answer<Journey> {
    let journey: Journey = from_js(&journey)?;
    changed(journey.reopen(from_js(&step)?, now as u64))
}

/// What the vendor gets back; `url` is any address of the journey's org.
///
/// # Errors
/// A `CoreError` when the journey has not its shape.
#[wasm_bindgen(js_name = handOver)]
pub fn hand_over(journey: Ts<Journey>, url: &str) -> Result<Vec<Ts<HandOver>>, JsValue> {
    let journey: Journey = from_js(&journey)?;
    let org = surface::tab(url).org.filter(|org| org.key == journey.org);
    let config = journey.parsed().unwrap_or_default();
    hand_over::hand_over(
        &config,
        journey.app,
        org.as_ref().map(|org| org.origin.as_str()),
    )
    .into_iter()
    .map(to_js)
    .collect()
}

/// Looks at a pasted consumer key.
///
/// # Errors
/// A `CoreError` when it is none.
#[wasm_bindgen(js_name = lookAtConsumerKey)]
pub fn look_at_consumer_key(text: &str) -> Answer<KeyLooked> {
    to_js(consumer_key::look_at(text).map_err(coded)?)
}

/// Everything the vendor gets back, as text; `key` is the consumer key that was pasted, or empty.
///
/// # Errors
/// A `CoreError` when the journey has not its shape.
#[wasm_bindgen(js_name = handOverText)]
pub fn hand_over_text(journey: Ts<Journey>, url: &str, key: &str) -> Result<String, JsValue> {
    let journey: Journey = from_js(&journey)?;
    let org = surface::tab(url).org.filter(|org| org.key == journey.org);
    let config = journey.parsed().unwrap_or_default();
    let all = hand_over::hand_over(
        &config,
        journey.app,
        org.as_ref().map(|org| org.origin.as_str()),
    );
    Ok(hand_over::as_text(
        &all,
        Some(key).filter(|key| !key.is_empty()),
    ))
}

/// What ends the connection of a journey.
///
/// # Errors
/// A `CoreError` when the journey has not its shape.
#[wasm_bindgen(js_name = takeDown)]
pub fn take_down(journey: Ts<Journey>, url: &str) -> Result<Vec<Ts<TakeDown>>, JsValue> {
    journey::take_down(&from_js(&journey)?, Some(url))
        .into_iter()
        .map(to_js)
        .collect()
}

/// A journey with the vendor's certificate in its config.
///
/// # Errors
/// A `CoreError` when the text is no one certificate.
#[wasm_bindgen(js_name = journeyWithCertificate)]
pub fn journey_with_certificate(journey: Ts<Journey>, pem: &str, now: f64) -> Answer<Journey> {
    let journey: Journey = from_js(&journey)?;
    changed(journey.with_certificate(pem, now as u64))
}
