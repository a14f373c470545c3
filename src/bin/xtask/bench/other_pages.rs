//! From the press on Fill to the proof on the pages beside the two that make an app. Nothing to compare with: no
//! script fills these pages.

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use super::best;
use crate::stage::filling::{self, Shown, Stage};
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP, PracticePage, untouched};
use crate::stage::surface::{PATIENCE, Surface};

/// The panel has seen whose users these are.
const HERE: &str = "document.querySelector('[data-step=assign-user] .here') !== null";
/// The panel has seen where the app's own page leads to.
const LEARNED: &str = "document.querySelector('[data-step=policies] .here') !== null";
const PRESET: &str = "OutSystems Integration Builder";
/// A user far down the list, who has to be searched for.
const USER: &str = "integration@acme.example.uat";
const SETS: &str = "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/PermSets";
const SET: &str = "0PS000000000001AAA";

/// One page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figure {
    pub(super) page: &'static str,
    pub(super) variant: &'static str,
    pub(super) fields: usize,
    /// Press to proof, best round.
    pub(super) milliseconds: f64,
}

/// Measures every page with the preset that has all of them.
pub(super) async fn measure(rounds: u32) -> Result<Vec<Figure>> {
    let stage = Stage::allowed().await?;
    stage.practice.keep_permission_set(PRESET);
    let mut figures = Vec::new();
    for variant in ["synthetic", "native"] {
        let fill = async || policies(&stage, variant).await;
        figures.push(repeated("external-client-app-policies", variant, rounds, fill).await?);
    }
    let form = stage.practice.url(PracticePage::NewPermissionSet, "");
    let fill = async || popup_fill(&stage, &form).await;
    figures.push(repeated("new-permission-set", "plain", rounds, fill).await?);
    // The panel makes the page narrower, so what it is needed for comes last.
    let panel = begin(&stage).await?;
    for variant in ["synthetic", "native"] {
        let fill = async || users(&stage, &panel, variant).await;
        figures.push(repeated("permission-set-users", variant, rounds, fill).await?);
    }
    let fill = async || connected_policies(&stage, &panel).await;
    figures.push(repeated("connected-app-policies", "answered", rounds, fill).await?);
    stage.practice.keep_connected_app(PRESET);
    panel.press("button", "Steps").await?;
    panel
        .select("combobox", "Kind of app", "Connected app")
        .await?;
    panel.press("button", "Begin").await?;
    let own = |page| {
        let address = stage.practice.url(page, "");
        address.replace(EXISTING_APP, FIRST_MADE_APP)
    };
    let view = own(PracticePage::ViewConnectedApp);
    stage.browser.open(&view).await?;
    panel
        .press("button", "It is the app of this journey")
        .await?;
    let fill = async || assigned_apps(&stage, &panel).await;
    figures.push(repeated("assigned-connected-apps", "plain", rounds, fill).await?);
    let saved = own(PracticePage::ConnectedAppPolicies).replace("Page%2Fe%3F", "Page%2Fd%3F");
    let fill = async || permission_sets_of_app(&stage, &panel, &saved).await;
    figures.push(repeated("app-permission-sets", "plain", rounds, fill).await?);
    stage.stop().await?;
    Ok(figures)
}

async fn repeated(
    page: &'static str,
    variant: &'static str,
    rounds: u32,
    fill: impl AsyncFn() -> Result<Shown>,
) -> Result<Figure> {
    let (mut times, mut fields) = (Vec::new(), 0);
    for _ in 0..rounds {
        let shown = fill().await?;
        ensure!(
            !shown.confirmed.is_empty() && shown.refused.is_empty() && shown.failed.is_empty(),
            "{page} {variant}: {shown:?}"
        );
        times.push(shown.milliseconds);
        fields = shown.confirmed.len();
    }
    Ok(Figure {
        page,
        variant,
        fields,
        milliseconds: best(&times),
    })
}

async fn popup_fill(stage: &Stage, address: &str) -> Result<Shown> {
    stage.browser.open(address).await?;
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", PRESET).await?;
    let shown = filling::fill(&popup).await?;
    popup.close().await?;
    Ok(shown)
}

async fn policies(stage: &Stage, variant: &str) -> Result<Shown> {
    let mut settings = untouched();
    if let Some(all) = settings.as_object_mut() {
        all.insert("name".to_owned(), PRESET.into());
    }
    let address = stage
        .practice
        .keep_external_client_app(settings, json!({}), variant);
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "Edit").await?;
    page.find("button", "Save").await?;
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", PRESET).await?;
    let shown = filling::fill(&popup).await?;
    popup.close().await?;
    Ok(shown)
}

/// A journey that knows the permission set, and the panel that shows it.
async fn begin(stage: &Stage) -> Result<Surface> {
    let address = format!("{SETS}/page?address=%2F{SET}");
    stage.browser.open(&address).await?;
    let popup = stage.browser.popup().await?;
    popup
        .press("button", "every page of it, step by step")
        .await?;
    let panel = stage.browser.surface("panel.html").await?;
    panel.select("combobox", "Vendor", PRESET).await?;
    panel.press("button", "Begin").await?;
    Ok(panel)
}

async fn users(stage: &Stage, panel: &Surface, variant: &str) -> Result<Shown> {
    let address = format!("{SETS}/{SET}/PermissionSetAssignment/home?practice={variant}");
    panel.press("button", "Steps").await?;
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "Add Assignment").await?;
    page.find("heading", "Select Users to Assign").await?;
    panel.press("button", "Preview and fill").await?;
    panel
        .enter("textbox", "User name of the vendor’s user", USER)
        .await?;
    let shown = filling::fill(panel).await?;
    let chosen: Value = page.evaluate("window.__practiceChosen").await?;
    ensure!(chosen == json!([USER]), "{chosen}");
    Ok(shown)
}

/// The time includes the page's question, answered by the driver as soon as it is asked.
async fn connected_policies(stage: &Stage, panel: &Surface) -> Result<Shown> {
    let address = stage
        .practice
        .url(PracticePage::ConnectedAppPolicies, "same-origin");
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    panel.press("button", "This page").await?;
    panel.select("combobox", "Preset", PRESET).await?;
    panel.find("button", "Fill").await?;
    let (shown, _) = tokio::try_join!(filling::fill(panel), page.answer_dialog(true))?;
    Ok(shown)
}

/// The permission set is seen first: only a journey that knows it fills its apps.
async fn assigned_apps(stage: &Stage, panel: &Surface) -> Result<Shown> {
    let overview = format!("{SETS}/page?address=%2F{SET}");
    panel.press("button", "Steps").await?;
    stage.browser.open(&overview).await?;
    panel.wait_for(HERE, PATIENCE).await?;
    let edit = format!("{overview}%2Fe%3Fs%3DConnectedAppSettings");
    stage.browser.open(&edit).await?;
    panel.press("button", "Preview and fill").await?;
    filling::fill(panel).await
}

/// The page that the button on the app's own page leads to.
async fn permission_sets_of_app(stage: &Stage, panel: &Surface, saved: &str) -> Result<Shown> {
    panel.press("button", "Steps").await?;
    stage.browser.open(saved).await?;
    panel.wait_for(LEARNED, PATIENCE).await?;
    let button = "input[value='Manage Permission Sets']";
    stage.browser.press_in_frame(button).await?;
    panel.press("button", "Preview and fill").await?;
    filling::fill(panel).await
}
