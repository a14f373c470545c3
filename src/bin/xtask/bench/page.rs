//! From the press on Fill to the proof, beside a plain `WebDriver` script that fills the same page
//! with the same values and reads them back.

use anyhow::{Result, ensure};
use connected_app_helper::answers::{self, complete};
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::preset;
use serde::Serialize;
use serde_json::Value;

use super::script::{self, Labels};
use super::{best, folder};
use crate::files::Files;
use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage;
use crate::stage::surface::Surface;

/// The file a person would choose for the certificate.
const CERTIFICATE: &str = "certificate.crt";

/// The pages to fill, each with the labels a script looks for.
const PAGES: [(&str, PracticePage, AppKind, &str, &Labels); 3] = [
    (
        "new-external-client-app",
        PracticePage::NewExternalClientApp,
        AppKind::ExternalClientApp,
        "synthetic",
        &script::CLIENT_APP,
    ),
    (
        "new-external-client-app",
        PracticePage::NewExternalClientApp,
        AppKind::ExternalClientApp,
        "native",
        &script::CLIENT_APP_NATIVE,
    ),
    (
        "new-connected-app",
        PracticePage::NewConnectedApp,
        AppKind::ConnectedApp,
        "plain",
        &script::CONNECTED_APP,
    ),
];

/// One page and preset.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figure {
    pub(super) page: &'static str,
    pub(super) variant: &'static str,
    pub(super) preset: &'static str,
    /// Fields that both wrote and read back.
    fields: usize,
    /// Press to proof, best round.
    pub(super) milliseconds: f64,
    /// The script, best round.
    pub(super) script_milliseconds: f64,
    /// Ours divided by the script's.
    pub(super) ratio: f64,
}

/// What a page looked like to the agent, with the kind of app it is for and a config to plan on it.
#[derive(Debug, Serialize)]
pub(super) struct Look {
    kind: AppKind,
    config: String,
    /// `snapshot::PageSnapshot`, as the agent gave it.
    snapshot: Value,
}

/// Measures every page with both presets; also gives what each page looked like.
pub(super) async fn measure(rounds: u32) -> Result<(Vec<Figure>, Vec<Look>)> {
    let stage = Stage::allowed().await?;
    // The form's foot sticks to the window's bottom and would take a script's clicks: in a window
    // as tall as the form, it covers nothing and the script need not scroll.
    let page = stage.browser.page();
    page.set_window_rect(0, 0, 1280, 3200).await?;
    let presets = [
        ("outsystems", Answers::outsystems()),
        ("resmo", Answers::resmo()),
    ];
    let (mut figures, mut looks) = (Vec::new(), Vec::new());
    for (page, address, kind, variant, labels) in PAGES {
        let address = stage.practice.url(address, variant);
        for (preset, answers) in &presets {
            let text = wanted(preset, kind, answers)?;
            let config = parse(&text).config.unwrap_or_default();
            let certificate = certificate(answers)?;
            let (mut ours, mut theirs, mut fields) = (Vec::new(), Vec::new(), 0);
            for _ in 0..rounds {
                let (shown, snapshot) = fill(&stage, &address, answers).await?;
                ours.push(shown.milliseconds);
                let script = run(&stage, &address, labels, &config, certificate.as_deref()).await?;
                theirs.push(script.milliseconds);
                fields = script.fields;
                let proved = shown.confirmed.len();
                ensure!(
                    proved == fields && shown.refused.is_empty() && shown.failed.is_empty(),
                    "{page} {variant} {preset}: proved {proved} fields, the script wrote {fields}: {shown:?}"
                );
                if looks.len() == figures.len() {
                    let config = text.clone();
                    looks.push(Look {
                        kind,
                        config,
                        snapshot,
                    });
                }
            }
            let (milliseconds, script_milliseconds) = (best(&ours), best(&theirs));
            figures.push(Figure {
                page,
                variant,
                preset,
                fields,
                milliseconds,
                script_milliseconds,
                ratio: milliseconds / script_milliseconds,
            });
        }
    }
    stage.stop().await?;
    Ok((figures, looks))
}

/// A preset with a person's answers, as the popup completes it.
fn wanted(preset: &str, kind: AppKind, answers: &Answers) -> Result<String> {
    let text = preset::config(preset, kind).unwrap_or_default();
    let answers = answers::Answers {
        contact_email: Some(answers.email.into()),
        certificate: answers.certificate.clone(),
        ..answers::Answers::default()
    };
    Ok(complete(text, &answers)?)
}

fn certificate(answers: &Answers) -> Result<Option<String>> {
    let Some(pem) = &answers.certificate else {
        return Ok(None);
    };
    let mut files = Files::default();
    files.add(CERTIFICATE, pem.clone().into_bytes())?;
    let file = folder("upload", &files)?.join(CERTIFICATE);
    Ok(Some(file.display().to_string()))
}

async fn fill(stage: &Stage, address: &str, answers: &Answers) -> Result<(Shown, Value)> {
    stage.browser.open(address).await?;
    let popup = stage.browser.popup().await?;
    filling::answer(&popup, answers).await?;
    let snapshot = look(&popup).await?;
    let shown = filling::fill(&popup).await?;
    popup.close().await?;
    Ok((shown, snapshot))
}

/// What the agent sees, taken by the popup's own code.
async fn look(popup: &Surface) -> Result<Value> {
    popup
        .evaluate(
            "(async () => {
               const { look } = await import('/tab.js');
               const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
               return look(tab.id, []);
             })()",
        )
        .await
}

async fn run(
    stage: &Stage,
    address: &str,
    labels: &Labels,
    config: &Config,
    certificate: Option<&str>,
) -> Result<script::Done> {
    stage.browser.open(address).await?;
    script::fill(stage.browser.page(), labels, config, certificate).await
}
