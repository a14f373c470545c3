//! Two tabs and the one panel beside them; the panel and the popup on one tab.

use anyhow::Result;
use serde_json::{Value, json};

use crate::ground::{SOON, panel_of, says};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::surface::Surface;

/// Keeps every look at another tab than this one waiting. `release` by a click lets those go on that wait by then,
/// `release()` all that come as well.
const HOLD: &str = "(async () => {
  const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
  const inject = chrome.scripting.executeScript.bind(chrome.scripting);
  let open, gate;
  const close = () => { gate = new Promise((opened) => { open = opened; }); };
  globalThis.release = (click) => { open(); if (click) close(); };
  close();
  globalThis.held = 0;
  chrome.scripting.executeScript = async (injection) => {
    if (injection.target.tabId !== front.id) { held += 1; await gate; }
    return inject(injection);
  };
  return front.id;
})()";

/// What the text fields of a tab hold.
async fn texts(panel: &Surface, tab: u64) -> Result<Vec<String>> {
    panel
        .evaluate(&format!(
            "import('./tab.js').then(({{ look }}) => look({tab}, [])).then(({{ frames }}) =>
               frames.flatMap(({{ controls }}) => controls)
                 .filter(({{ state, readOnly }}) => state.kind === 'text' && state.value && !readOnly)
                 .map(({{ state }}) => state.value))"
        ))
        .await
}

#[tokio::test]
async fn a_fill_stays_with_the_tab_it_was_pressed_for() -> Result<()> {
    let stage = Stage::allowed().await?;
    let panel = panel_of(&stage).await?;
    panel.press("checkbox", "Follow me through Setup").await?;
    let follows = "document.querySelector('#follow')?.checked === true";
    panel.wait_for(follows, SOON).await?;
    let answers = Answers::resmo();
    filling::answer(&panel, &answers).await?;
    panel.find("button", "Fill").await?;
    let first: u64 = panel.evaluate(HOLD).await?;
    let address = Value::from(stage.practice.url(NewExternalClientApp, ""));
    let create =
        format!("chrome.tabs.create({{ url: {address}, active: false }}).then(({{ id }}) => id)");
    let second: u64 = panel.evaluate(&create).await?;
    let loaded = format!("chrome.tabs.get({second}).then(({{ status }}) => status === 'complete')");
    panel.wait_for(&loaded, SOON).await?;
    let turn = format!("chrome.tabs.update({second}, {{ active: true }})");
    panel.evaluate::<Value>(&turn).await?;
    // The panel still shows the first tab, and has begun to look at the second.
    panel.wait_for("held > 0", SOON).await?;
    // That look ends while the first tab is filled, and is none of the fill's business.
    let () = panel
        .evaluate("addEventListener('click', release, { capture: true, once: true })")
        .await?;
    let shown = filling::fill(&panel).await?;
    assert_eq!(
        (shown.refused.len(), shown.failed.len()),
        (0, 0),
        "{shown:?}"
    );
    assert!(!shown.confirmed.is_empty(), "{shown:?}");

    panel.evaluate::<Value>("release()").await?;
    // The proof is the first tab's, and leaves with it.
    panel
        .wait_for("document.querySelector('.proof-next') === null", SOON)
        .await?;
    panel.find("combobox", "Preset").await?;
    let email = json!(answers.email);
    assert!(
        texts(&panel, first)
            .await?
            .iter()
            .any(|text| email == *text)
    );
    assert_eq!(texts(&panel, second).await?, Vec::<String>::new());
    stage.stop().await
}

/// Keeps the fill waiting before its first write, until `release()`.
const HOLD_WRITES: &str = "(() => {
  const send = chrome.tabs.sendMessage.bind(chrome.tabs);
  const gate = new Promise((open) => { globalThis.release = open; });
  globalThis.held = 0;
  chrome.tabs.sendMessage = async (tab, order, options) => {
    if (order.kind === 'apply') { held += 1; await gate; }
    return send(tab, order, options);
  };
})()";

#[tokio::test]
async fn a_popup_waits_until_the_panel_has_filled_the_page() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel_of(&stage).await?;
    filling::answer(&panel, &Answers::resmo()).await?;
    panel.find("button", "Fill").await?;
    let () = panel.evaluate(HOLD_WRITES).await?;
    panel.press("button", "Fill").await?;
    panel.wait_for("held > 0", SOON).await?;

    let popup = stage.browser.popup().await?;
    says(&popup, "Looking at this tab").await?;
    panel.evaluate::<Value>("release()").await?;
    for surface in [&panel, &popup] {
        let shown = filling::proof(surface).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{shown:?}"
        );
        assert!(!shown.confirmed.is_empty(), "{shown:?}");
    }
    popup.close().await?;
    stage.stop().await
}
