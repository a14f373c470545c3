//! Keys, certificates and JWTs in the side panel, as a person works with them.

pub(crate) mod errors;
pub(crate) mod keys;
pub(crate) mod marks;
pub(crate) mod token;

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::ground::{SOON, panel_of};
use crate::stage::filling::Stage;
use crate::stage::surface::Surface;

/// A side panel as people have it.
const PANEL: (u32, u32) = (420, 900);

/// The side panel at one of its sections, beside an External Client App that is being made.
pub(crate) async fn panel(stage: &Stage, section: &str) -> Result<Surface> {
    let panel = panel_of(stage).await?;
    panel.resize(PANEL.0, PANEL.1).await?;
    panel.press("button", section).await?;
    Ok(panel)
}

/// Chooses a file of `tests/keys`, as the file window would hand it over.
pub(crate) async fn choose(panel: &Surface, name: &str) -> Result<()> {
    choose_in(panel, "#key-file", name).await
}

/// Chooses a file of `tests/keys` in the field of a selector.
pub(crate) async fn choose_in(panel: &Surface, field: &str, name: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/keys")
        .join(name);
    let there = format!("document.querySelector({}) !== null", json!(field));
    panel.wait_for(&there, SOON).await?;
    let document = panel.cdp("DOM.getDocument", json!({})).await?;
    let root = document.get("root").and_then(|root| root.get("nodeId"));
    let params = json!({ "nodeId": root, "selector": field });
    let found = panel.cdp("DOM.querySelector", params).await?;
    let node = found.get("nodeId").cloned().context("no field")?;
    let params = json!({ "nodeId": node, "files": [path] });
    panel.cdp("DOM.setFileInputFiles", params).await?;
    Ok(())
}

/// Pastes the text of a file of `tests/keys`.
pub(crate) async fn paste(panel: &Surface, name: &str) -> Result<()> {
    let text = std::fs::read_to_string(format!("tests/keys/{name}"))?;
    panel.enter("textbox", "Text", &text).await?;
    panel.press("button", "Open").await
}

/// What a JWT needs besides its key.
pub(crate) async fn claims(panel: &Surface, consumer_key: &str, username: &str) -> Result<()> {
    panel.press("button", "JWT").await?;
    panel.enter("textbox", "Consumer key", consumer_key).await?;
    panel.enter("textbox", "Username", username).await
}
