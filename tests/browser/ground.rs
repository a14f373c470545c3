//! What every test that fills does: open a page, press through the popup, ask the page's owner.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage;
use crate::stage::practice::record::{Post, Request};
use crate::stage::surface::Surface;

/// Longer than the page takes for anything it does by itself.
pub(crate) const SOON: Duration = Duration::from_secs(20);

/// A form after Fill was pressed, with the popup still open.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) popup: Surface,
    pub(crate) shown: Shown,
    /// What the servers were asked between the press on Fill and the proof.
    pub(crate) requests: Vec<Request>,
}

/// Opens a page and the popup on it, and answers what the preset asks.
pub(crate) async fn prepare(
    stage: &Stage,
    page: PracticePage,
    variant: &str,
    answers: &Answers,
) -> Result<Surface> {
    let address = stage.practice.url(page, variant);
    stage.browser.open(&address).await?;
    let popup = stage.browser.popup().await?;
    filling::answer(&popup, answers).await?;
    Ok(popup)
}

/// The panel as the popup opens it, beside the form that the popup was opened on.
pub(crate) async fn panel_of(stage: &Stage) -> Result<Surface> {
    let address = stage.practice.url(PracticePage::NewExternalClientApp, "");
    stage.browser.open(&address).await?;
    let popup = stage.browser.popup().await?;
    let preset = Answers::outsystems().preset;
    popup.select("combobox", "Preset", preset).await?;
    popup.press("button", "open the side panel").await?;
    let panel = stage.browser.surface("panel.html").await?;
    // It opens where the popup asked for, once the core is there.
    panel.find("combobox", "Preset").await?;
    Ok(panel)
}

/// Opens a page and fills it.
pub(crate) async fn fill(
    stage: &Stage,
    page: PracticePage,
    variant: &str,
    answers: &Answers,
) -> Result<Filled> {
    let popup = prepare(stage, page, variant, answers).await?;
    let before = stage.practice.requests().len();
    let shown = filling::fill(&popup).await?;
    let requests = stage.practice.requests().split_off(before);
    Ok(Filled {
        popup,
        shown,
        requests,
    })
}

/// Opens a page and fills it; every field of the preset must be confirmed, and the button that saves is
/// left to the admin.
pub(crate) async fn fill_all(
    stage: &Stage,
    page: PracticePage,
    variant: &str,
    answers: &Answers,
) -> Result<Filled> {
    let place = format!("{variant}, {}", answers.preset);
    let filled = fill(stage, page, variant, answers)
        .await
        .with_context(|| place.clone())?;
    let button = match page {
        PracticePage::NewExternalClientApp => "Create",
        _ => "Save",
    };
    let Shown {
        next,
        shown,
        refused,
        failed,
        ..
    } = &filled.shown;
    let wanted = format!("Filled, not saved. Check it, then press {button}.");
    assert_eq!(next, &wanted, "{place}");
    assert_eq!(
        (shown, refused, failed),
        (&vec![], &vec![], &vec![]),
        "{place}"
    );
    Ok(filled)
}

/// Fills the open form once more, where nothing is left to write.
pub(crate) async fn fill_again(filled: &Filled, place: &str) -> Result<()> {
    let Filled { popup, shown, .. } = filled;
    popup.press("button", "Back to the config").await?;
    let promise = format!("Nothing to write: {} already right.", shown.confirmed.len());
    says(popup, &promise).await.context(place.to_owned())?;
    let again = filling::fill(popup).await.context(place.to_owned())?;
    assert!(
        again.next.starts_with("Already configured"),
        "{place}: {again:?}"
    );
    assert_eq!(again.confirmed, shown.confirmed, "{place}");
    Ok(())
}

/// Presses a button of the page as the admin does. The popup loses the focus to it and is gone.
pub(crate) async fn press_on_page(stage: &Stage, popup: &Surface, name: &str) -> Result<()> {
    let page = stage.browser.page_surface().await?;
    page.press("button", name).await?;
    popup.closed().await
}

/// The page of the active tab once its address begins so.
pub(crate) async fn arrived(stage: &Stage, address: &str) -> Result<Surface> {
    stage.browser.target("page", address, SOON).await?;
    stage.browser.page_surface().await
}

/// All text of a popup or a page.
pub(crate) async fn text(surface: &Surface) -> Result<String> {
    surface.evaluate("document.body.innerText").await
}

/// Waits until a popup or a page says so.
pub(crate) async fn says(surface: &Surface, words: &str) -> Result<()> {
    let words = Value::from(words);
    let condition = format!("document.body?.innerText.includes({words})");
    if surface.wait_for(&condition, SOON).await.is_err() {
        bail!("nobody says {words} here: {}", text(surface).await?);
    }
    Ok(())
}

/// What the component that owns the Lightning form holds.
pub(crate) async fn owner_state(page: &Surface) -> Result<Value> {
    page.evaluate("window.__practiceState").await
}

/// Waits until the owner of the Lightning form holds exactly this. A file it was given takes the page
/// a moment to read; everything else is there at once.
pub(crate) async fn owner_holds(page: &Surface, wanted: &Value, place: &str) -> Result<()> {
    let condition = format!(
        "JSON.stringify(window.__practiceState) === JSON.stringify({})",
        wanted
    );
    if page.wait_for(&condition, SOON).await.is_err() {
        assert_eq!(&owner_state(page).await?, wanted, "{place}");
    }
    Ok(())
}

/// The preset's own file for a kind of app, `external-client-app` or `connected-app`.
pub(crate) fn preset(answers: &Answers, kind: &str) -> Result<Value> {
    let vendor = if answers.preset == "Resmo" {
        "resmo"
    } else {
        "outsystems"
    };
    let file = format!("src/preset/{vendor}.{kind}.json");
    let text = std::fs::read_to_string(&file).with_context(|| file)?;
    Ok(serde_json::from_str(&text)?)
}

/// A value of a preset that must be there.
pub(crate) fn part<T: DeserializeOwned>(preset: &Value, path: &str) -> Result<T> {
    let value = preset.pointer(path).with_context(|| path.to_owned())?;
    Ok(serde_json::from_value(value.clone())?)
}

/// The certificate as a file: what a server or a component must receive.
pub(crate) fn certificate_file(text: &str) -> Value {
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "name": "connected-app-helper.crt", "size": text.len(), "sha256": hex, "text": text })
}

/// What the agent sees in the active tab, as the popup gets it.
pub(crate) async fn look(popup: &Surface) -> Result<Value> {
    popup
        .evaluate(
            "Promise.all([
               chrome.tabs.query({ active: true, currentWindow: true }), import('./tab.js'),
               chrome.storage.local.get('journeys'),
             ]).then(([[tab], { look }, { journeys = {} }]) =>
               look(tab.id, Object.values(journeys).flatMap((text) => JSON.parse(text).learned ?? [])))",
        )
        .await
}

/// What was posted after the first `before` posts, once something was.
pub(crate) async fn posted(stage: &Stage, before: usize) -> Result<Vec<Post>> {
    let mut look = tokio::time::interval(Duration::from_millis(10));
    let wait = async {
        while stage.practice.posts().len() <= before {
            look.tick().await;
        }
    };
    tokio::time::timeout(SOON, wait)
        .await
        .context("nothing was posted")?;
    Ok(stage.practice.posts().split_off(before))
}
