//! The profiles of a connected app, ticked on the page that its own page led to, taken back, saved and read back.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::ground::says;
use crate::journey::{CONNECTED_APP, HERE, PROVED, begin, panel, stands};
use crate::other_forms::keep_config;
use crate::stage::filling::{self, Stage};
use crate::stage::practice::PracticePage::{ConnectedAppPolicies, SetupHome, ViewConnectedApp};
use crate::stage::practice::record::{FieldValue, PostBody};
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP};

/// The profiles that are ticked in the frame.
async fn ticked(stage: &Stage) -> Result<Vec<String>> {
    let driver = stage.browser.page();
    driver.enter_frame(0).await?;
    let script =
        "return [...document.querySelectorAll('[name=assign]:checked')].map((box) => box.value)";
    let answer = driver.execute(script, Vec::new()).await?;
    driver.enter_default_frame().await?;
    Ok(answer.convert()?)
}

#[tokio::test]
async fn profiles_are_ticked_together_taken_back_and_read_from_the_apps_page() -> Result<()> {
    const WANTED: [&str; 2] = ["Standard User", "System Administrator"];
    let stage = Stage::allowed().await?;
    stage.practice.keep_connected_app("Own App");
    let home = stage.practice.url(SetupHome, "");
    stage.browser.open(&home).await?;
    let first = panel(&stage).await?;
    let own = json!({
        "formatVersion": 1,
        "app": { "kind": "connected-app", "name": "Own App" },
        "policies": { "profiles": WANTED },
    });
    keep_config(&first, "Own vendor", &own).await?;
    first.close_itself().await?;
    let address = |page| {
        let address = stage.practice.url(page, "");
        address.replace(EXISTING_APP, FIRST_MADE_APP)
    };
    let view = address(ViewConnectedApp);
    let panel = begin(&stage, &view, "Own vendor", CONNECTED_APP).await?;
    // The form of the policies has nothing to set.
    says(&panel, "0 of 2 steps done.").await?;
    panel
        .press("button", "It is the app of this journey")
        .await?;
    let saved = address(ConnectedAppPolicies).replace("Page%2Fe%3F", "Page%2Fd%3F");
    stage.browser.open(&saved).await?;
    says(
        &panel,
        "Next: press Manage Profiles; what is missing is filled there.",
    )
    .await?;

    stage
        .browser
        .press_in_frame("input[name='assignprofiles']")
        .await?;
    stands(&panel, "connected-app-access", HERE).await?;
    panel.press("button", "Preview and fill").await?;
    let before = stage.practice.requests().len();
    let shown = filling::fill(&panel).await?;
    ensure!(
        shown.confirmed.len() == 1 && shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    assert_eq!(ticked(&stage).await?, WANTED);
    panel.press("button", "Undo").await?;
    panel.press("button", "Put it back").await?;
    says(&panel, "Everything the fill changed is back as it was.").await?;
    assert_eq!(ticked(&stage).await?, [] as [&str; 0]);
    assert_eq!(stage.practice.requests().split_off(before), []);

    panel.press("button", "Steps").await?;
    panel.press("button", "Preview and fill").await?;
    filling::fill(&panel).await?;
    panel.press("button", "Steps").await?;
    stage.browser.press_in_frame("input[name='save']").await?;
    stands(&panel, "connected-app-access", PROVED).await?;
    let posts = stage.practice.posts();
    let [post] = posts.as_slice() else {
        panic!("{posts:?}");
    };
    let PostBody::Form(fields) = &post.body else {
        panic!("{post:?}");
    };
    let assigned: Vec<_> = fields
        .iter()
        .filter(|field| field.name == "assign")
        .collect();
    let values: Vec<_> = assigned.iter().map(|field| &field.value).collect();
    let wanted = WANTED.map(|name| FieldValue::Text(name.to_owned()));
    assert_eq!(values, wanted.iter().collect::<Vec<_>>());
    stage.stop().await
}
