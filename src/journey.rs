//! The way from a vendor's guide to a connection: which steps there are, where each is done, and what proves
//! that it was. A journey is plain data that its owner keeps; nothing here looks at a page by itself.
//!
//! A step that a page can prove is done by what was read back from what Salesforce saved, and by nothing else.
//! What no page we know can prove is done by the admin's word, and shown as such. Only facts are kept: which
//! field, how it stood, and when; never what a page held.

mod arrive;
mod error;
mod forms;
mod lists;
mod records;
mod settle;
mod shown;
mod steps;
mod take_down;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::answers::{Answers, complete};
use crate::certificate::Certificate;
use crate::config::{AppKind, Config, parse};
use crate::leak::leak;
use crate::plan::Verdict;
use crate::snapshot::LearnedPage;

pub use arrive::{Arrival, Offer, OfferKind, arrive, bind};
pub use error::JourneyError;
pub use lists::Pointer;
pub use shown::{StepShown, shown};
pub use steps::{StepKind, steps};
pub use take_down::{TakeDown, take_down};

/// The version of what is kept.
const VERSION: u32 = 2;
/// The largest config that is kept with a journey, in bytes.
const LARGEST_CONFIG: usize = 64 * 1024;
/// The longest reason for skipping a step, in characters.
const LONGEST_REASON: usize = 200;

/// A journey as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Journey {
    /// The version of this shape.
    pub version: u32,
    /// Its name among others.
    pub id: String,
    /// The org it belongs to: `acme--uat.sandbox`.
    pub org: String,
    /// The vendor, for a title.
    pub vendor: String,
    /// The kind of app.
    pub app: AppKind,
    /// The config, with the admin's answers in it.
    pub config: String,
    /// When it was begun, in seconds since 1970 (UTC).
    pub begun: u64,
    /// The id of the app, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub app_id: Option<String>,
    /// The id of the permission set, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub permission_set_id: Option<String>,
    /// What the app's own page told of addresses that are known nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learned: Vec<LearnedPage>,
    /// Its steps, in order.
    pub steps: Vec<Progress>,
}

/// How far one step is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Progress {
    /// Which step.
    pub step: StepKind,
    /// How it stands.
    pub state: StepState,
    /// Since when, in seconds since 1970 (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub at: Option<u64>,
    /// Why it was skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub reason: Option<String>,
    /// What was read back, the last time its page was seen.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

impl Progress {
    /// Whether the admin's word is enough: nothing that was read is wrong, and no page proves the step, or its page
    /// does not show everything.
    #[must_use]
    pub fn may_be_said(&self) -> bool {
        let has = |is: fn(Verdict) -> bool| self.facts.iter().any(|fact| is(fact.verdict));
        let partly = has(|verdict| verdict == Verdict::Equal);
        !has(Verdict::is_wrong) && (!self.step.is_proved_by_a_page() || partly)
    }
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Still to be done.
    Open,
    /// Read back from what was saved.
    Proved,
    /// The admin says so; no page we know proves it.
    Said,
    /// Left out, with a reason.
    Skipped,
}

/// One field that was read back; never what it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// Its label.
    pub field: String,
    /// How it compared with the config.
    pub verdict: Verdict,
}

/// Begins a journey for a config in an org. `id` is its name among others, `org` the org's key.
///
/// # Errors
/// [`JourneyError::BadConfig`] when the config cannot be read, is too large to keep, or holds a secret.
pub fn begin(
    id: &str,
    text: &str,
    app: AppKind,
    org: &str,
    now: u64,
) -> Result<Journey, JourneyError> {
    let bad = |why| JourneyError::BadConfig { why };
    if text.len() > LARGEST_CONFIG {
        return Err(bad("it is too large to keep"));
    }
    if text.contains("PRIVATE KEY-----") || leak(text).is_some() {
        return Err(bad("it holds a secret, and what is kept must not"));
    }
    let config = parse(text).config.ok_or(bad("it cannot be read"))?;
    let kind = config.app.as_ref().and_then(|app| app.kind);
    if kind.is_some_and(|kind| kind != app) {
        return Err(bad("it is for the other kind of app, so choose that kind"));
    }
    let name = config.app.as_ref().and_then(|app| app.name.clone());
    let vendor = config.vendor.clone().or(name);
    let certificate = has_certificate(&config);
    Ok(Journey {
        version: VERSION,
        id: id.to_owned(),
        org: org.to_owned(),
        vendor: vendor.unwrap_or_else(|| "An app".to_owned()),
        app,
        config: text.to_owned(),
        begun: now,
        app_id: None,
        permission_set_id: None,
        learned: Vec::new(),
        steps: steps(&config, app)
            .into_iter()
            .map(|step| {
                let proved = step == StepKind::Certificate && certificate;
                Progress {
                    step,
                    state: match proved {
                        true => StepState::Proved,
                        false => StepState::Open,
                    },
                    at: proved.then_some(now),
                    reason: None,
                    facts: Vec::new(),
                }
            })
            .collect(),
    })
}

/// Whether a config holds one certificate that can be read.
fn has_certificate(config: &Config) -> bool {
    let oauth = config.oauth.as_ref();
    let text = oauth.and_then(|oauth| oauth.certificate.as_deref());
    text.and_then(Certificate::from_pem).is_some()
}

/// Reads a journey that was kept.
///
/// # Errors
/// [`JourneyError::OtherVersion`] for one of another version, [`JourneyError::Unreadable`] for anything else
/// that is none.
pub fn read(text: &str) -> Result<Journey, JourneyError> {
    let unreadable = |error: serde_json::Error| JourneyError::Unreadable {
        why: error.to_string(),
    };
    let value: serde_json::Value = serde_json::from_str(text).map_err(unreadable)?;
    let version = value.get("version").and_then(serde_json::Value::as_u64);
    match version {
        Some(version) if version != u64::from(VERSION) => {
            Err(JourneyError::OtherVersion { version })
        }
        _ => serde_json::from_value(value).map_err(unreadable),
    }
}

impl Journey {
    /// The config, as far as it can still be read.
    pub(crate) fn parsed(&self) -> Option<Config> {
        parse(&self.config).config
    }

    fn change(
        &self,
        step: StepKind,
        now: u64,
        state: StepState,
        reason: Option<String>,
    ) -> Result<Self, JourneyError> {
        let mut changed = self.clone();
        let progress = changed.steps.iter_mut().find(|each| each.step == step);
        let progress = progress.ok_or(JourneyError::NoStep)?;
        progress.state = state;
        progress.at = Some(now);
        progress.reason = reason;
        Ok(changed)
    }

    /// The admin says that a step is done which no page proves.
    ///
    /// # Errors
    /// [`JourneyError::NeedsProof`] for a step that its page proves.
    pub fn say(&self, step: StepKind, now: u64) -> Result<Self, JourneyError> {
        let progress = self.steps.iter().find(|each| each.step == step);
        match progress.ok_or(JourneyError::NoStep)?.may_be_said() {
            true => self.change(step, now, StepState::Said, None),
            false => Err(JourneyError::NeedsProof),
        }
    }

    /// Leaves a step out.
    ///
    /// # Errors
    /// [`JourneyError::NoStep`] when it has no such step.
    pub fn skip(&self, step: StepKind, reason: &str, now: u64) -> Result<Self, JourneyError> {
        let reason = reason.chars().filter(|c| !c.is_control());
        let reason: String = reason.take(LONGEST_REASON).collect();
        let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        self.change(step, now, StepState::Skipped, reason)
    }

    /// Opens a step again.
    ///
    /// # Errors
    /// [`JourneyError::NoStep`] when it has no such step.
    pub fn reopen(&self, step: StepKind, now: u64) -> Result<Self, JourneyError> {
        self.change(step, now, StepState::Open, None)
    }

    /// The same journey with what the admin has typed since.
    ///
    /// # Errors
    /// As [`begin`].
    pub fn with_config(&self, text: &str, now: u64) -> Result<Self, JourneyError> {
        let begun = begin(&self.id, text, self.app, &self.org, self.begun)?;
        let mut changed = self.clone();
        changed.config = begun.config;
        let certificate = begun
            .steps
            .iter()
            .any(|one| one.step == StepKind::Certificate && one.state == StepState::Proved);
        for progress in &mut changed.steps {
            if progress.step == StepKind::Certificate && certificate {
                progress.state = StepState::Proved;
                progress.at = progress.at.or(Some(now));
            }
        }
        Ok(changed)
    }

    /// The same journey with the vendor's certificate in its config.
    ///
    /// # Errors
    /// [`JourneyError::NoCertificate`] when the text is no one certificate, else as [`begin`].
    pub fn with_certificate(&self, pem: &str, now: u64) -> Result<Self, JourneyError> {
        let answers = Answers {
            certificate: Some(pem.to_owned()),
            ..Answers::default()
        };
        let config = complete(&self.config, &answers).map_err(|_| JourneyError::BadConfig {
            why: "it cannot be read",
        })?;
        let given = self.with_config(&config, now)?;
        match given.parsed().as_ref().is_some_and(has_certificate) {
            true => Ok(given),
            false => Err(JourneyError::NoCertificate),
        }
    }

    /// The first step that is still open.
    #[must_use]
    pub fn next(&self) -> Option<StepKind> {
        let open = self.steps.iter().find(|step| step.state == StepState::Open);
        open.map(|step| step.step)
    }
}
