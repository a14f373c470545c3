//! The pages in Japanese give the same as in English; where little is known, ids and scope names are gone by.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::connected_app::SAVE;
use crate::external_client_app::wanted;
use crate::ground::{fill_all, owner_holds, posted, prepare, says};
use crate::journey::{ASSIGNMENTS, USER, fill_user};
use crate::other_forms::settings;
use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage::{
    ConnectedAppPolicies, NewConnectedApp, NewExternalClientApp, NewPermissionSet,
};
use crate::stage::practice::record::{FieldValue, PostBody};
use crate::stage::practice::untouched;

const PRESET: &str = "OutSystems Integration Builder";

async fn fill(stage: &Stage, preset: &str) -> Result<Shown> {
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", preset).await?;
    let shown = filling::fill(&popup).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    popup.close().await?;
    Ok(shown)
}

#[tokio::test]
async fn both_presets_fill_a_japanese_external_client_app() -> Result<()> {
    let stage = Stage::fresh().await?;
    for variant in ["japanese", "native,japanese"] {
        for answers in [Answers::outsystems(), Answers::resmo()] {
            let filled = fill_all(&stage, NewExternalClientApp, variant, &answers).await?;
            let page = stage.browser.page_surface().await?;
            owner_holds(&page, &wanted(&untouched(), &answers)?, variant).await?;
            filled.popup.close().await?;
        }
    }
    stage.stop().await
}

#[tokio::test]
async fn japanese_policies_are_filled_with_the_same_lines() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage.practice.keep_permission_set(PRESET);
    for variant in ["japanese", "native,japanese"] {
        let address =
            stage
                .practice
                .keep_external_client_app(settings(json!({})), json!({}), variant);
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        page.press("button", "編集").await?;
        page.find("button", "保存").await?;
        let mut wanted: Value = page.evaluate("window.__practicePolicies").await?;
        if let Some(all) = wanted.as_object_mut() {
            let approved = "Admin approved users are pre-authorized";
            all.insert("permittedUsers".into(), approved.into());
            all.insert("permissionSets".into(), json!([PRESET]));
        }
        fill(&stage, PRESET).await?;
        let now: Value = page.evaluate("window.__practicePolicies").await?;
        assert_eq!(now, wanted, "{variant}");
    }
    // A connected app's: what the select posts is the same in every language.
    let address = stage
        .practice
        .url(ConnectedAppPolicies, "same-origin,japanese");
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    let panel = crate::journey::panel(&stage).await?;
    panel.press("button", "This page").await?;
    panel.select("combobox", "Preset", PRESET).await?;
    panel.find("button", "Fill").await?;
    let (shown, _) = tokio::try_join!(filling::fill(&panel), page.answer_dialog(true))?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    stage.browser.press_in_frame("input[name='save']").await?;
    crate::ground::says(&panel, "This page only shows the app").await?;
    let posts = stage.practice.posts();
    let [post] = posts.as_slice() else {
        anyhow::bail!("{posts:?}");
    };
    let PostBody::Form(fields) = &post.body else {
        anyhow::bail!("{post:?}");
    };
    let users = fields.iter().find(|field| field.name == "userpolicy");
    assert_eq!(
        users.map(|field| &field.value),
        Some(&FieldValue::Text("1".to_owned()))
    );
    stage.stop().await
}

#[tokio::test]
async fn a_japanese_permission_set_and_its_user_are_filled() -> Result<()> {
    let stage = Stage::allowed().await?;
    let address = stage.practice.url(NewPermissionSet, "japanese");
    stage.browser.open(&address).await?;
    fill(&stage, PRESET).await?;
    stage.browser.press_in_frame("input[name$=':save']").await?;
    stage
        .browser
        .target("iframe", crate::other_forms::SAVED, crate::ground::SOON)
        .await?;
    let posts = stage.practice.posts();
    let [post] = posts.as_slice() else {
        anyhow::bail!("{posts:?}");
    };
    assert_eq!(post.text("Label"), Some(PRESET));
    assert_eq!(
        post.text("API Name"),
        Some("OutSystems_Integration_Builder")
    );
    assert_eq!(post.text("License"), Some("--None--"));

    let users = format!("{ASSIGNMENTS}/PermissionSetAssignment/home?practice=japanese");
    let panel = {
        let panel = crate::journey::panel(&stage).await?;
        panel.select("combobox", "Vendor", PRESET).await?;
        panel.press("button", "Begin").await?;
        crate::journey::stands(&panel, "permission-set", crate::journey::PROVED).await?;
        panel
    };
    stage.browser.open(&users).await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "割り当てを追加").await?;
    let shown = fill_user(&panel, USER).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    let chosen: Value = page.evaluate("window.__practiceChosen").await?;
    assert_eq!(chosen, json!([USER]));
    stage.stop().await
}

#[tokio::test]
async fn a_page_whose_labels_are_little_known_is_filled_by_ids_and_scope_names_alone() -> Result<()>
{
    let stage = Stage::allowed().await?;
    let answers = Answers::outsystems();
    let popup = prepare(&stage, NewConnectedApp, "german", &answers).await?;
    says(&popup, "This page is in German").await?;
    let shown = filling::fill(&popup).await?;
    ensure!(shown.failed.is_empty(), "{shown:?}");
    assert_eq!(shown.confirmed.len(), 7, "{shown:?}");
    // The API name is filled by the page itself; whether it is right, no id says.
    let [refused] = shown.refused.as_slice() else {
        panic!("{shown:?}");
    };
    ensure!(refused.contains("API Name"), "{refused}");
    popup.close().await?;
    stage.browser.press_in_frame(SAVE).await?;
    let posts = posted(&stage, 0).await?;
    let [post] = posts.as_slice() else {
        panic!("{posts:?}");
    };
    let PostBody::Form(fields) = &post.body else {
        panic!("{post:?}");
    };
    let callbacks = fields
        .iter()
        .find(|field| field.name.ends_with(":callbackUrl"));
    let text = callbacks.map(|field| format!("{:?}", field.value));
    ensure!(
        text.is_some_and(|text| text.contains("integrationbuilder.outsystems.com")),
        "{fields:?}"
    );
    stage.stop().await
}
