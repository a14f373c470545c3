//! Every section of the side panel, and every state a section has of its own.

use anyhow::Result;

use super::Frame::Page;
use super::{check, check_under, doubtful};
use crate::ground::{SOON, says};
use crate::stage::filling::{Answers, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::surface::Surface;

/// The panel as the popup opens it, beside the form that the popup was opened on.
pub(super) async fn panel_of(stage: &Stage) -> Result<Surface> {
    let address = stage.practice.url(NewExternalClientApp, "");
    stage.browser.open(&address).await?;
    let popup = stage.browser.popup().await?;
    let preset = Answers::outsystems().preset;
    popup.select("combobox", "Preset", preset).await?;
    popup.press("button", "open the side panel").await?;
    let panel = stage.browser.surface("panel.html").await?;
    panel.find("combobox", "Preset").await?;
    Ok(panel)
}

#[tokio::test]
async fn nothing_in_the_panel_is_out_of_reach_for_anyone() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel_of(&stage).await?;
    check_under(&panel, Page, "Preview", "this page").await?;
    panel.press("button", "Configs").await?;
    check_under(&panel, Page, "Saved configs", "no configs").await?;
    configs(&panel).await?;
    panel.press("button", "Sign a JWT").await?;
    sign(&panel).await?;
    panel.press("button", "This page").await?;
    stage.browser.open("about:blank").await?;
    check_under(&panel, Page, "This tab cannot be looked at", "out of sight").await?;
    stage.stop().await
}

async fn configs(panel: &Surface) -> Result<()> {
    panel.select("combobox", "Start from", "Resmo").await?;
    says(panel, "Asked for when it is filled in").await?;
    check(panel, Page, "a preset in the editor").await?;
    panel.press("button", "Save config").await?;
    says(panel, "Saved as Resmo").await?;
    check(panel, Page, "a saved config").await?;
    panel.enter("textbox", "Config", &doubtful()).await?;
    says(panel, "errors in the config").await?;
    let () = panel
        .evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        .await?;
    check(panel, Page, "findings").await?;
    panel.enter("textbox", "Config", "{ oops").await?;
    says(panel, "1 error in the config").await?;
    check(panel, Page, "no JSON").await?;
    panel.press("button", "Delete Resmo").await?;
    panel.find("button", "Bring back Resmo").await?;
    check(panel, Page, "a deleted config").await
}

/// Signs with a certificate, which is no key, and then with a key; web page and panel do it alike.
pub(super) async fn sign(surface: &Surface) -> Result<()> {
    check_under(surface, Page, "Sign a JWT", "nothing signed").await?;
    surface
        .enter("textbox", "Consumer key", "3MVG9.key_1")
        .await?;
    surface
        .enter("textbox", "Username", "admin@acme.example")
        .await?;
    for (key, heading) in [
        ("rsa2048-certificate", "Not signed"),
        ("rsa2048-pkcs8", "Signed JWT"),
    ] {
        let pem = std::fs::read_to_string(format!("tests/keys/{key}.pem"))?;
        surface.enter("textbox", "Private key", &pem).await?;
        surface.press("button", "Sign").await?;
        check_under(surface, Page, heading, heading).await?;
    }
    surface
        .wait_for("document.activeElement.matches('h2')", SOON)
        .await
}
