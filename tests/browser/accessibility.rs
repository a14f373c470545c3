//! What assistive technology and a keyboard meet: axe-core over every state, in light and dark, and
//! a whole fill without a mouse.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::time::Duration;

use serde::Deserialize;

use crate::stage::browser::Browser;
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage;
use crate::stage::surface::Surface;

const SOON: Duration = Duration::from_secs(5);
/// A fill waits for the page, too.
const FILLED: Duration = Duration::from_secs(20);
/// A side panel as people have it.
const PANEL: (u32, u32) = (420, 800);
/// Far more presses of one key than the popup has places to go.
const MANY: usize = 60;

/// A rule of axe-core that was broken, with the places.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read by a person, when it is printed")]
struct Violation {
    id: String,
    help: String,
    places: Vec<String>,
}

const RUN: &str = "axe.run(document).then(({ violations }) => violations.map((each) => ({
  id: each.id,
  help: each.help,
  places: each.nodes.map((node) => `${node.html} ${node.failureSummary}`),
})))";

/// Lets axe-core look at what is shown, in light and in dark; nothing may be wider than the surface.
pub(crate) async fn check(surface: &Surface, state: &str) {
    let known: bool = surface.evaluate("typeof axe === 'object'").await.unwrap();
    if !known {
        let axe = std::fs::read_to_string("www/node_modules/axe-core/axe.min.js").unwrap();
        let () = surface.evaluate(&format!("{axe}\n;null")).await.unwrap();
    }
    for dark in [false, true] {
        surface.set_dark(dark).await.unwrap();
        let violations: Vec<Violation> = surface.evaluate(RUN).await.unwrap();
        assert!(
            violations.is_empty(),
            "{state}, dark {dark}: {violations:#?}"
        );
    }
    let spill: i64 = surface
        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await
        .unwrap();
    assert_eq!(spill, 0, "{state} scrolls sideways");
}

async fn popup_at(browser: &Browser, address: &str) -> Surface {
    browser.open(address).await.unwrap();
    browser.popup().await.unwrap()
}

#[tokio::test]
async fn nothing_in_the_popup_is_out_of_reach_for_anyone() {
    let stage = Stage::fresh().await.unwrap();
    let browser = &stage.browser;

    let popup = popup_at(browser, "about:blank").await;
    popup
        .wait_for("document.querySelector('h2')", SOON)
        .await
        .unwrap();
    check(&popup, "no org").await;
    popup.close().await.unwrap();

    for (page, state) in [
        (PracticePage::SetupHome, "no page"),
        (PracticePage::NewConnectedApp, "out of reach"),
    ] {
        let popup = popup_at(browser, &stage.practice.url(page, "")).await;
        popup
            .wait_for("document.querySelector('main h2')", SOON)
            .await
            .unwrap();
        check(&popup, state).await;
        popup.close().await.unwrap();
    }

    let address = stage.practice.url(PracticePage::NewExternalClientApp, "");
    let popup = popup_at(browser, &address).await;
    popup.find("combobox", "Preset").await.unwrap();
    check(&popup, "ready").await;
    filling::answer(&popup, &Answers::outsystems().unwrap())
        .await
        .unwrap();
    popup.find("button", "Fill").await.unwrap();
    check(&popup, "plan").await;
    filling::fill(&popup).await.unwrap();
    check(&popup, "proof").await;
    popup.press("button", "Undo").await.unwrap();
    popup.find("button", "Put it back").await.unwrap();
    check(&popup, "way back").await;
    popup.close().await.unwrap();
    stage.stop().await.unwrap();
}

#[tokio::test]
async fn nothing_in_the_panel_is_out_of_reach_for_anyone() {
    let stage = Stage::fresh().await.unwrap();
    let address = stage.practice.url(PracticePage::NewExternalClientApp, "");
    let popup = popup_at(&stage.browser, &address).await;
    let preset = Answers::outsystems().unwrap().preset;
    popup.select("combobox", "Preset", preset).await.unwrap();
    popup.press("button", "open the side panel").await.unwrap();
    let panel = stage.browser.surface("panel.html").await.unwrap();
    panel.resize(PANEL.0, PANEL.1).await.unwrap();
    panel.find("combobox", "Preset").await.unwrap();
    check(&panel, "panel, this page").await;
    for section in ["Configs", "Sign a JWT"] {
        panel.press("button", section).await.unwrap();
        panel
            .wait_for(
                "document.querySelector('nav [aria-current=page]') !== null",
                SOON,
            )
            .await
            .unwrap();
        check(&panel, section).await;
    }
    stage.stop().await.unwrap();
}

/// Presses one key until the focus is where it should be.
async fn go(popup: &Surface, key: &str, condition: &str) {
    for _ in 0..MANY {
        let there =
            format!("(() => {{ const at = document.activeElement; return {condition}; }})()");
        if popup.evaluate::<bool>(&there).await.unwrap() {
            return;
        }
        popup.key(key).await.unwrap();
    }
    let at: String = popup
        .evaluate("document.activeElement.outerHTML.slice(0, 200)")
        .await
        .unwrap();
    panic!("{key} never came to {condition}; the focus is at {at}");
}

#[tokio::test]
async fn the_keyboard_alone_fills_and_comes_to_undo() {
    let stage = Stage::fresh().await.unwrap();
    let address = stage.practice.url(PracticePage::NewExternalClientApp, "");
    let popup = popup_at(&stage.browser, &address).await;
    popup.find("combobox", "Preset").await.unwrap();
    go(&popup, "Tab", "at.matches('select')").await;
    go(
        &popup,
        "ArrowDown",
        "at.selectedOptions[0]?.label.trim() === 'Resmo'",
    )
    .await;
    popup.find("textbox", "Contact email").await.unwrap();
    go(
        &popup,
        "Tab",
        "at.matches('input') && at.labels[0]?.innerText.startsWith('Contact email')",
    )
    .await;
    popup
        .cdp(
            "Input.insertText",
            serde_json::json!({ "text": "admin@acme.example" }),
        )
        .await
        .unwrap();
    popup.find("button", "Fill").await.unwrap();
    go(
        &popup,
        "Tab",
        "at.matches('button') && at.innerText.trim() === 'Fill'",
    )
    .await;
    popup.key("Enter").await.unwrap();
    popup
        .wait_for("document.querySelector('.proof-next') !== null", FILLED)
        .await
        .unwrap();
    popup.find("button", "Undo").await.unwrap();
    go(
        &popup,
        "Tab",
        "at.matches('button') && at.innerText.trim() === 'Undo'",
    )
    .await;
    popup.close().await.unwrap();
    stage.stop().await.unwrap();
}
