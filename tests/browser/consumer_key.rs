//! The consumer key on older saved pages: taken when the admin asks, never where a secret stands too.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::ground::{SOON, look, says};
use crate::journey::{CONNECTED_APP, HERE, OUTSYSTEMS, begin, stands};
use crate::stage::filling::Stage;
use crate::stage::practice::PracticePage::ViewConnectedApp;
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP};
use crate::stage::surface::Surface;

/// A part of the key that the practice page shows.
const KEY: &str = "Older_Page";
const TAKE: &str = "[...document.querySelectorAll('[data-step=hand-over] button')].some((button) => button.textContent === 'Take it from this page')";

/// Asks the agent for the key in every frame of the page in front.
async fn asked(panel: &Surface) -> Result<Vec<String>> {
    panel
        .evaluate(
            "Promise.all([chrome.tabs.query({ active: true, currentWindow: true }), import('./tab.js')])
               .then(async ([[tab], { look, consumerKey }]) => {
                 const { frames } = await look(tab.id, []);
                 const ask = ({ documentId }) => consumerKey(tab.id, documentId).catch((error) => error.message);
                 return Promise.all(frames.map(ask));
               })",
        )
        .await
}

#[tokio::test]
async fn the_key_of_an_older_page_is_taken_when_asked_for_and_never_beside_a_secret() -> Result<()>
{
    let stage = Stage::allowed().await?;
    stage.practice.keep_connected_app(OUTSYSTEMS);
    let own = |variant: &str| {
        let address = stage.practice.url(ViewConnectedApp, variant);
        address.replace(EXISTING_APP, FIRST_MADE_APP)
    };
    let panel = begin(&stage, &own("older-view"), OUTSYSTEMS, CONNECTED_APP).await?;
    panel
        .press("button", "It is the app of this journey")
        .await?;
    panel.wait_for(TAKE, SOON).await?;
    // A look tells that there is a key, and not which.
    let seen = look(&panel).await?.to_string();
    ensure!(
        seen.contains("\"showsKey\":true") && !seen.contains(KEY),
        "{seen}"
    );
    let () = panel
        .evaluate("void (document.querySelector('[data-step=hand-over]').open = true)")
        .await?;
    let before = stage.practice.requests().len();
    panel.press("button", "Take it from this page").await?;
    says(&panel, "3MVG9…").await?;
    assert_eq!(stage.practice.requests().split_off(before), []);
    let kept: Value = panel
        .evaluate("Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)])")
        .await?;
    let shown: String = panel.evaluate("document.documentElement.outerHTML").await?;
    ensure!(
        !kept.to_string().contains(KEY) && !shown.contains(KEY),
        "{kept}"
    );

    // A key that is gone meanwhile is said to be.
    panel.press("button", "Forget it").await?;
    panel.wait_for(TAKE, SOON).await?;
    let driver = stage.browser.page();
    driver.enter_frame(0).await?;
    let take_away = "document.querySelector(\"span[id$=':consumerKey']\").id = 'gone'";
    driver.execute(take_away, Vec::new()).await?;
    driver.enter_default_frame().await?;
    panel.press("button", "Take it from this page").await?;
    says(&panel, "The consumer key does not stand here alone").await?;
    stage.browser.open(&own("older-view-with-secret")).await?;
    panel.wait_for(&format!("!({TAKE})"), SOON).await?;
    stands(&panel, "create-app", HERE).await?;
    let seen = look(&panel).await?;
    ensure!(!seen.to_string().contains("showsKey"), "{seen}");
    stage
        .browser
        .press_in_frame("a[onclick*='practice:hidden']")
        .await?;
    let seen = look(&panel).await?;
    ensure!(!seen.to_string().contains("1234567890123456789"), "{seen}");
    for answer in asked(&panel).await? {
        assert_eq!(
            json!(answer),
            "The consumer key does not stand here alone. Copy it by hand."
        );
    }
    stage.stop().await
}
