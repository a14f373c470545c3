//! Keys, certificates and JWTs in the side panel, as a person works with them.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::ground::{SOON, says};
use crate::stage::filling::Stage;
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::surface::Surface;

/// A side panel as people have it.
const PANEL: (u32, u32) = (420, 900);

/// The side panel at one of its sections.
pub(crate) async fn panel(stage: &Stage, section: &str) -> Result<Surface> {
    stage
        .browser
        .open(&stage.practice.url(NewExternalClientApp, ""))
        .await?;
    let popup = stage.browser.popup().await?;
    popup
        .select("combobox", "Preset", "OutSystems Integration Builder")
        .await?;
    popup.press("button", "open the side panel").await?;
    let panel = stage.browser.surface("panel.html").await?;
    panel.resize(PANEL.0, PANEL.1).await?;
    panel.find("combobox", "Preset").await?;
    panel.press("button", section).await?;
    Ok(panel)
}

/// Chooses a file of `tests/keys`, as the file window would hand it over.
pub(crate) async fn choose(panel: &Surface, name: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/keys")
        .join(name);
    panel
        .wait_for("document.querySelector('#key-file') !== null", SOON)
        .await?;
    let document = panel.cdp("DOM.getDocument", json!({})).await?;
    let root = document
        .pointer("/root/nodeId")
        .cloned()
        .context("no root")?;
    let params = json!({ "nodeId": root, "selector": "#key-file" });
    let found = panel.cdp("DOM.querySelector", params).await?;
    let params = json!({ "nodeId": found["nodeId"], "files": [path] });
    panel.cdp("DOM.setFileInputFiles", params).await?;
    Ok(())
}

#[tokio::test]
async fn a_key_under_a_password_is_opened_kept_and_signs_after_a_restart() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Keys").await?;
    choose(&panel, "rsa2048-pkcs8-encrypted-600000.pem").await?;
    says(&panel, "a PKCS#8 private key under a password").await?;
    panel.enter("textbox", "Password", "wrong").await?;
    panel.press("button", "Unlock").await?;
    says(&panel, "The password is wrong, or the file is damaged").await?;
    panel.enter("textbox", "Password", "practice").await?;
    panel.press("button", "Unlock").await?;
    says(&panel, "In memory until this closes").await?;
    choose(&panel, "rsa2048-certificate-valid.pem").await?;
    says(&panel, "Itself; the signature holds").await?;
    panel.screenshot(Path::new("target/shots/keys.png")).await?;
    panel.set_dark(true).await?;
    panel
        .screenshot(Path::new("target/shots/keys-dark.png"))
        .await?;
    panel.set_dark(false).await?;
    stage.stop().await
}
