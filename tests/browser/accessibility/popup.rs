//! Every state of the popup.

use anyhow::{Context, Result};
use serde_json::json;

use super::Frame::{Page, Popup};
use super::{check, check_under, doubtful};
use crate::ground::{SOON, arrived, press_on_page, says};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::{
    self, NewConnectedApp, NewExternalClientApp, SetupHome,
};
use crate::stage::surface::Surface;

/// The core never comes, so nothing can follow the first screen.
const NO_CORE: &str = "WebAssembly.instantiateStreaming = () => new Promise(() => {})";

/// Keeps the popup from writing until the test lets it.
const HOLD_WRITES: &str = "(() => {
  const { sendMessage } = chrome.tabs;
  globalThis.held = [];
  chrome.tabs.sendMessage = (tab, message, ...rest) => {
    const send = () => sendMessage.call(chrome.tabs, tab, message, ...rest);
    return message.kind === 'apply' ? new Promise((go) => held.push(() => go(send()))) : send();
  };
})()";

async fn popup_at(stage: &Stage, page: PracticePage, variant: &str) -> Result<Surface> {
    stage
        .browser
        .open(&stage.practice.url(page, variant))
        .await?;
    stage.browser.popup().await
}

#[tokio::test]
async fn nothing_in_the_popup_is_out_of_reach_for_anyone() -> Result<()> {
    let stage = Stage::fresh().await?;
    nothing_to_fill(&stage).await?;
    findings(&stage).await?;
    a_fill(&stage).await?;
    after_create(&stage).await?;
    loading(&stage).await?;
    stage.stop().await
}

async fn nothing_to_fill(stage: &Stage) -> Result<()> {
    stage.browser.open("about:blank").await?;
    let popup = stage.browser.popup().await?;
    check_under(&popup, Popup, "This tab is not a Salesforce org", "no org").await?;
    popup.close().await?;

    let popup = popup_at(stage, SetupHome, "").await?;
    check_under(&popup, Popup, "Nothing to fill on this page", "no page").await?;
    popup.press("button", "Got it").await?;
    popup.close().await?;

    let popup = popup_at(stage, NewExternalClientApp, "view-mode").await?;
    check_under(&popup, Popup, "This page only shows the app", "view mode").await?;
    popup.close().await?;

    let popup = popup_at(stage, NewConnectedApp, "").await?;
    check_under(&popup, Popup, "The form is out of reach", "out of reach").await?;
    popup.press("button", "Not now").await?;
    says(&popup, "This connected app form stays untouched").await?;
    check(&popup, Popup, "out of reach, and no").await?;
    popup.close().await
}

async fn findings(stage: &Stage) -> Result<()> {
    let popup = popup_at(stage, NewExternalClientApp, "").await?;
    let configs = json!({ "configs": [{ "name": "A doubtful one", "text": doubtful() }] });
    let () = popup
        .evaluate(&format!("chrome.storage.local.set({configs})"))
        .await?;
    popup.close().await?;
    let popup = stage.browser.popup().await?;
    popup.find("combobox", "Preset").await?;
    check(&popup, Popup, "ready").await?;
    popup.select("combobox", "Preset", "A doubtful one").await?;
    popup.enter("textbox", "Contact email", "nobody").await?;
    says(&popup, "things to put right first").await?;
    let () = popup
        .evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        .await?;
    check(&popup, Popup, "findings").await?;
    popup.close().await
}

async fn a_fill(stage: &Stage) -> Result<()> {
    let popup = popup_at(stage, NewExternalClientApp, "").await?;
    filling::answer(&popup, &Answers::outsystems()).await?;
    popup.find("button", "Fill").await?;
    check_under(&popup, Popup, "Preview", "plan").await?;
    let () = popup.evaluate(HOLD_WRITES).await?;
    popup.press("button", "Fill").await?;
    popup.wait_for("held.length === 1", SOON).await?;
    check_under(&popup, Popup, "Filling", "running").await?;
    popup.close().await?;

    let popup = stage.browser.popup().await?;
    popup.find("button", "Go on").await?;
    check(&popup, Popup, "stopped").await?;
    popup.press("button", "Go on").await?;
    filling::proof(&popup).await?;
    check_under(&popup, Popup, "Proof", "proof").await?;
    popup.press("button", "Undo").await?;
    check_under(&popup, Popup, "Undo", "way back").await?;
    popup.press("button", "Put it back").await?;
    says(&popup, "Put back").await?;
    check_under(&popup, Popup, "Proof", "put back").await?;
    popup.close().await
}

async fn after_create(stage: &Stage) -> Result<()> {
    for (variant, heading) in [
        ("error-on-create", "The page reports"),
        ("synthetic", "The app is saved"),
    ] {
        let popup = popup_at(stage, NewExternalClientApp, variant).await?;
        filling::answer(&popup, &Answers::resmo()).await?;
        filling::fill(&popup).await?;
        press_on_page(stage, &popup, "Create").await?;
        if variant == "error-on-create" {
            let page = stage.browser.page_surface().await?;
            says(&page, "was refused by the server").await?;
        } else {
            let form = stage.practice.url(NewExternalClientApp, "");
            arrived(stage, &form.replace("/home?practice=", "/0xI")).await?;
        }
        let popup = stage.browser.popup().await?;
        check_under(&popup, Popup, heading, heading)
            .await
            .context(variant)?;
        popup.close().await?;
    }
    Ok(())
}

/// The first screen is gone within milliseconds, so its page is opened in a tab without a core.
async fn loading(stage: &Stage) -> Result<()> {
    let page = stage.browser.page_surface().await?;
    page.cdp("Page.enable", json!({})).await?;
    let source = json!({ "source": NO_CORE });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", source)
        .await?;
    let address = format!(
        "chrome-extension://{}/popup.html",
        stage.browser.extension()
    );
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    says(&page, "Looking at this tab").await?;
    check(&page, Page, "loading").await
}
