//! Steps that a journey must not take: another's user, another's app, a line that is not offered.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::ground::{SOON, says};
use crate::journey::{
    ASSIGNMENTS, EXTERNAL_CLIENT_APP, HERE, OUTSYSTEMS, USER, begin, fill_user, panel, stands,
};
use crate::other_forms::settings;
use crate::stage::filling::{self, Stage};
use crate::stage::practice::PracticePage::{
    ConnectedAppPolicies, EditConnectedApp, NewConnectedApp, SetupHome,
};
use crate::stage::surface::Surface;

/// The users to choose from, with the panel at the step; the practice org's permission set is known to the journey.
async fn users(stage: &Stage, variant: &str) -> Result<(Surface, Surface)> {
    let address = format!("{ASSIGNMENTS}/PermissionSetAssignment/home?practice={variant}");
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "Add Assignment").await?;
    page.find("heading", "Select Users to Assign").await?;
    let panel = panel(stage).await?;
    Ok((page, panel))
}

async fn chosen(page: &Surface) -> Result<Value> {
    page.evaluate("window.__practiceChosen ?? []").await
}

#[tokio::test]
async fn only_the_one_row_of_the_very_user_name_is_ticked() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage
        .practice
        .keep_permission_set("OutSystems Integration Builder");
    stage.practice.keep_permission_set("Another");
    let home = stage.practice.url(SetupHome, "");
    let steps = begin(&stage, &home, OUTSYSTEMS, EXTERNAL_CLIENT_APP).await?;
    steps.close_itself().await?;

    // Nobody knows yet which permission set this page is about.
    let (page, steps) = users(&stage, "").await?;
    says(&steps, "Open the permission set itself once").await?;
    stands(&steps, "assign-user", "to do").await?;
    let fills: bool = steps
        .evaluate("[...document.querySelectorAll('button')].some((one) => one.innerText === 'Preview and fill')")
        .await?;
    ensure!(
        !fills,
        "the users of an unknown permission set could be filled"
    );
    steps.press("button", "This page").await?;
    steps
        .select("combobox", "Preset", "OutSystems Integration Builder")
        .await?;
    says(
        &steps,
        "Only a journey knows whether this is the right permission set",
    )
    .await?;
    assert_eq!(chosen(&page).await?, json!([]));
    steps.press("button", "Steps").await?;

    // The permission set is seen, and with it its id.
    let overview = format!(
        "{}/page?address=%2F0PS000000000001AAA",
        ASSIGNMENTS.replace("/0PS000000000001AAA", "")
    );
    stage.browser.open(&overview).await?;
    stands(&steps, "assign-user", HERE).await?;
    let other = ASSIGNMENTS.replace("000001AAA", "000002AAA");
    stage
        .browser
        .open(&format!("{other}/PermissionSetAssignment/home"))
        .await?;
    says(&steps, "This page belongs to another permission set").await?;
    steps.close_itself().await?;

    // A second permission set of the label takes the first one's place only when the admin says so.
    stage
        .practice
        .keep_permission_set("OutSystems Integration Builder");
    let second = overview.replace("000001AAA", "000003AAA");
    for address in [&second, &overview] {
        stage.browser.open(address).await?;
        let steps = panel(&stage).await?;
        says(&steps, "This is another permission set of that label").await?;
        steps
            .press("button", "Go on with this permission set")
            .await?;
        stands(&steps, "assign-user", HERE).await?;
        steps.close_itself().await?;
    }

    // Two users are called Integration User, and one's user name begins with the other's.
    for variant in ["", "native"] {
        let (page, steps) = users(&stage, variant).await?;
        let shown = fill_user(&steps, &USER.to_uppercase()).await?;
        ensure!(
            shown.refused.is_empty() && shown.failed.is_empty(),
            "{variant}: {shown:?}"
        );
        assert_eq!(chosen(&page).await?, json!([USER]), "{variant}");
        steps.press("button", "Undo").await?;
        steps.press("button", "Put it back").await?;
        says(&steps, "Everything the fill changed is back as it was").await?;
        assert_eq!(chosen(&page).await?, json!([]), "{variant}");
        steps.close_itself().await?;
    }

    // Somebody whose full name is the user name is not meant.
    let (page, steps) = users(&stage, "namesakes").await?;
    let shown = fill_user(&steps, USER).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    assert_eq!(chosen(&page).await?, json!([USER]));
    steps.close_itself().await?;
    // A row that somebody ticked before.
    let (page, steps) = users(&stage, "").await?;
    page.press("checkbox", "Select Item 2 Choose a Row").await?;
    let shown = fill_user(&steps, "ada@acme.example.uat").await?;
    let [refused] = shown.refused.as_slice() else {
        anyhow::bail!("{shown:?}");
    };
    ensure!(
        refused.contains("Another row is ticked: Bo Builder"),
        "{refused}"
    );
    assert_eq!(chosen(&page).await?, json!(["bo@acme.example.uat"]));
    steps.close_itself().await?;
    let (page, steps) = users(&stage, "").await?;
    let shown = fill_user(&steps, "integration@acme.example").await?;
    let [refused] = shown.refused.as_slice() else {
        anyhow::bail!("{shown:?}");
    };
    ensure!(
        refused.contains("did not appear after \"Search this list...\""),
        "{refused}"
    );
    assert_eq!(chosen(&page).await?, json!([]));
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_policy_that_the_page_does_not_offer_is_refused() -> Result<()> {
    let stage = Stage::fresh().await?;
    for variant in ["", "native"] {
        // Seen in July 2026: with the limit on idle tokens, "until revoked" is missing.
        let limited = settings(json!({ "limitIdleRefreshTokenTtl": true }));
        let address = stage
            .practice
            .keep_external_client_app(limited, json!({}), variant);
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        page.press("button", "Edit").await?;
        page.find("button", "Save").await?;
        let before: Value = page.evaluate("window.__practicePolicies").await?;
        let popup = stage.browser.popup().await?;
        popup.select("combobox", "Preset", "Resmo").await?;
        let shown = filling::fill(&popup).await?;
        let [refused] = shown.refused.as_slice() else {
            anyhow::bail!("{variant}: {shown:?}");
        };
        ensure!(
            refused.starts_with("Refresh Token Policy not in the list"),
            "{refused}"
        );
        let now: Value = page.evaluate("window.__practicePolicies").await?;
        assert_eq!(now, before, "{variant}");
        popup.close().await?;
    }
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn an_app_that_a_package_brought_is_not_filled_and_the_page_says_why() -> Result<()> {
    let stage = Stage::allowed().await?;
    for page in [EditConnectedApp, NewConnectedApp] {
        stage
            .browser
            .open(&stage.practice.url(page, "managed"))
            .await?;
        let popup = stage.browser.popup().await?;
        says(
            &popup,
            "Every field of this form is greyed out: the app belongs to a package",
        )
        .await?;
        popup.close().await?;
    }
    let installed =
        stage
            .practice
            .keep_external_client_app(settings(json!({})), json!({}), "installed");
    stage.browser.open(&installed).await?;
    let page = stage.browser.page_surface().await?;
    page.press("tab", "Settings").await?;
    page.find("button", "OAuth Settings").await?;
    let popup = stage.browser.popup().await?;
    says(
        &popup,
        "Without such a button it belongs to a package, or you may not change it",
    )
    .await?;
    popup.close().await?;
    // Its policies are the org's own.
    page.press("tab", "Policies").await?;
    page.press("button", "Edit").await?;
    page.find("button", "Save").await?;
    let popup = stage.browser.popup().await?;
    popup.find("combobox", "Preset").await?;
    popup.close().await?;
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_page_that_only_shows_an_app_is_compared_and_read_into_a_config() -> Result<()> {
    let stage = Stage::allowed().await?;
    let address = stage
        .practice
        .url(ConnectedAppPolicies, "")
        .replace("Page%2Fe%3F", "Page%2Fd%3F");
    stage.browser.open(&address).await?;
    let panel = panel(&stage).await?;
    panel.press("button", "This page").await?;
    says(&panel, "This page only shows the app").await?;
    panel
        .select("combobox", "Preset", "OutSystems Integration Builder")
        .await?;
    let rows: Vec<String> = panel
        .evaluate("[...document.querySelectorAll('.comparison tbody tr')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim())")
        .await?;
    assert_eq!(
        rows,
        [
            "Permission Sets missing OutSystems Integration Builder nothing",
            "Permitted Users differs Admin approved users are pre-authorized All users may self-authorize",
        ]
    );
    panel.press("button", "Read this page").await?;
    says(&panel, "Read from the page").await?;
    let text: String = panel
        .evaluate("document.querySelector('textarea').value")
        .await?;
    let read: Value = serde_json::from_str(&text)?;
    assert_eq!(
        read,
        json!({
            "formatVersion": 1,
            "app": { "kind": "connected-app" },
            "policies": {
                "permittedUsers": "self-authorize", "ipRelaxation": "enforce",
                "refreshToken": { "kind": "until-revoked" }, "profiles": [], "permissionSets": [],
            },
        })
    );
    stage
        .browser
        .press_in_frame("input[value='Edit Policies']")
        .await?;
    panel.press("button", "This page").await?;
    panel
        .wait_for("document.querySelector('.comparison') === null", SOON)
        .await?;
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}
