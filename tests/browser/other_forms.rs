//! The forms beside those that make an app: the Policies tab of an External Client App, a new permission set.
#![expect(
    clippy::indexing_slicing,
    reason = "a state without its key is a failed test"
)]

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::ground::{SOON, press_on_page, says};
use crate::stage::filling::{self, Shown, Stage};
use crate::stage::practice::PracticePage::{ConnectedAppPolicies, NewPermissionSet};
use crate::stage::practice::record::PostBody;
use crate::stage::practice::untouched;
use crate::stage::surface::Surface;

const PRESET: &str = "OutSystems Integration Builder";
const LABEL: &str = "OutSystems Integration Builder";

/// Where the saved permission set is shown.
pub(crate) const SAVED: &str = "https://acme--uat.sandbox.my.salesforce.com/0PS000000000001AAA";

/// The dialog is gone; until then it keeps the focus, and gives it back by scrolling.
pub(crate) const ANSWERED: &str = "document.querySelector('lightning-overlay-container').shadowRoot.querySelector('[role=alertdialog]') === null";

/// An app that was created, on its own page.
pub(crate) fn settings(changes: Value) -> Value {
    let mut settings = untouched();
    settings["name"] = PRESET.into();
    settings["enableOauth"] = true.into();
    settings["jwtBearer"] = true.into();
    if let Value::Object(changes) = changes {
        for (key, value) in changes {
            settings[key] = value;
        }
    }
    settings
}

/// The Policies tab of an app, being edited.
async fn policies(stage: &Stage, changes: Value, variant: &str) -> Result<Surface> {
    let address = stage
        .practice
        .keep_external_client_app(settings(changes), json!({}), variant);
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "Edit").await?;
    page.find("button", "Save").await?;
    Ok(page)
}

async fn state(page: &Surface) -> Result<Value> {
    page.evaluate("window.__practicePolicies").await
}

/// Keeps a config of one's own, as the section Configs does.
pub(crate) async fn keep_config(surface: &Surface, name: &str, config: &Value) -> Result<()> {
    let configs = json!([{ "name": name, "text": config.to_string() }]);
    let _: Value = surface
        .evaluate(&format!(
            "chrome.storage.local.set({{ configs: {configs} }}).then(() => null)"
        ))
        .await?;
    Ok(())
}

/// The preset in the popup, filled.
async fn fill(stage: &Stage) -> Result<(Surface, Shown)> {
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", PRESET).await?;
    let before = stage.practice.requests().len();
    let shown = filling::fill(&popup).await?;
    assert_eq!(stage.practice.requests().split_off(before), []);
    Ok((popup, shown))
}

#[tokio::test]
async fn policies_are_filled_confirmed_saved_and_read_back() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.practice.keep_permission_set(LABEL);
    for variant in ["synthetic", "native", "late-parts", "native,late-parts"] {
        let page = policies(&stage, json!({}), variant).await?;
        let mut wanted = state(&page).await?;
        wanted["permittedUsers"] = "Admin approved users are pre-authorized".into();
        wanted["permissionSets"] = json!([LABEL]);
        let (popup, shown) = fill(&stage).await?;
        let confirmed: Vec<_> = shown.confirmed.iter().map(|(field, _)| field).collect();
        assert_eq!(
            confirmed,
            ["Permitted Users", "Select Permission Sets"],
            "{variant}: {shown:?}"
        );
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{shown:?}"
        );
        assert!(
            shown.next.contains("you answer") && shown.next.ends_with("then press Save."),
            "{}",
            shown.next
        );
        assert_eq!(state(&page).await?, wanted, "{variant}");
        assert_eq!(stage.practice.posts(), [], "{variant}");
        // Salesforce's question is answered by the admin, then the tab is saved.
        press_on_page(&stage, &popup, "OK").await?;
        page.wait_for(ANSWERED, SOON).await?;
        page.press("button", "Save").await?;
        page.find("button", "Edit").await?;
        let posts = stage.practice.posts();
        let last = posts.last().map(|post| &post.body);
        assert_eq!(last, Some(&PostBody::Json(wanted.clone())), "{variant}");
        assert_eq!(state(&page).await?, wanted, "{variant}");
        // Shown for reading now, and already right when it is edited again.
        let popup = stage.browser.popup().await?;
        says(&popup, "This page only shows the app").await?;
        popup.close().await?;
        page.press("button", "Edit").await?;
        page.find("button", "Save").await?;
        let (popup, again) = fill(&stage).await?;
        assert!(again.next.starts_with("Already configured"), "{again:?}");
        popup.close().await?;
        stage.practice.forget_posts();
    }
    stage.stop().await
}

#[tokio::test]
async fn a_confirmation_that_is_declined_is_shown_and_nothing_is_pressed_again() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.practice.keep_permission_set(LABEL);
    let page = policies(&stage, json!({}), "").await?;
    let before = state(&page).await?;
    let (popup, _) = fill(&stage).await?;
    press_on_page(&stage, &popup, "Cancel").await?;
    page.wait_for(
        "window.__practicePolicies.permittedUsers === 'All users can self-authorize'",
        SOON,
    )
    .await?;
    let popup = stage.browser.popup().await?;
    says(&popup, "You declined, or the page did not keep it").await?;
    popup.close().await?;
    let mut now = state(&page).await?;
    // What was moved into the list that is gone again is not sent as long as the users are not approved.
    now["permissionSets"] = before["permissionSets"].clone();
    assert_eq!(now, before);
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_permission_set_the_org_lacks_is_refused_and_says_what_comes_first() -> Result<()> {
    let stage = Stage::fresh().await?;
    let page = policies(&stage, json!({}), "").await?;
    let (popup, shown) = fill(&stage).await?;
    let [refused] = shown.refused.as_slice() else {
        anyhow::bail!("{shown:?}");
    };
    ensure!(refused.contains("Create it first"), "{refused}");
    assert_eq!(state(&page).await?["permissionSets"], json!([]));
    popup.close().await?;
    stage.stop().await
}

#[tokio::test]
async fn a_new_permission_set_is_filled_saved_and_offered_to_the_app() -> Result<()> {
    let stage = Stage::allowed().await?;
    let address = stage.practice.url(NewPermissionSet, "");
    stage.browser.open(&address).await?;
    let (popup, shown) = fill(&stage).await?;
    let confirmed: Vec<_> = shown
        .confirmed
        .iter()
        .map(|(field, value)| format!("{field}: {value}"))
        .collect();
    assert_eq!(
        confirmed,
        [
            "Label: OutSystems Integration Builder",
            "API Name: OutSystems_Integration_Builder",
            "License: --None--"
        ],
        "{shown:?}"
    );
    assert_eq!(shown.next, "Filled, not saved. Check it, then press Save.");
    assert_eq!(stage.practice.posts(), []);
    popup.close().await?;
    stage.browser.press_in_frame("input[name$=':save']").await?;
    stage.browser.target("iframe", SAVED, SOON).await?;
    let popup = stage.browser.popup().await?;
    says(&popup, "This is the page of the permission set").await?;
    popup.close().await?;
    let page = policies(&stage, json!({}), "").await?;
    let (popup, shown) = fill(&stage).await?;
    assert!(shown.refused.is_empty(), "{shown:?}");
    assert_eq!(state(&page).await?["permissionSets"], json!([LABEL]));
    popup.close().await?;
    stage.stop().await
}

#[tokio::test]
async fn the_question_of_a_connected_apps_policies_is_answered_by_the_admin_both_ways() -> Result<()>
{
    let stage = Stage::allowed().await?;
    // A frame of another origin may not ask at all: browsers stopped that.
    let address = stage.practice.url(ConnectedAppPolicies, "same-origin");
    stage.browser.open(&address).await?;
    // A popup closes when a dialog takes the focus; the panel waits as long as it stands.
    let panel = crate::journey::panel(&stage).await?;
    panel.press("button", "This page").await?;
    for (accept, holds) in [(false, "0"), (true, "1")] {
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        panel.select("combobox", "Preset", PRESET).await?;
        says(&panel, "Salesforce is said to ask for a confirmation").await?;
        let (shown, question) =
            tokio::try_join!(filling::fill(&panel), page.answer_dialog(accept))?;
        ensure!(question.starts_with("Enabling this option"), "{question}");
        let held: String = page
            .evaluate("[...document.querySelectorAll('iframe')].at(-1).contentDocument.querySelector('#userpolicy').value")
            .await?;
        assert_eq!(held, holds);
        match accept {
            true => assert_eq!(
                shown.confirmed,
                [(
                    "Permitted Users".to_owned(),
                    "Admin approved users are pre-authorized".to_owned()
                )]
            ),
            false => {
                assert_eq!(shown.confirmed, []);
                let [failed] = shown.failed.as_slice() else {
                    anyhow::bail!("{shown:?}");
                };
                ensure!(failed.contains("You declined"), "{failed}");
            }
        }
        assert_eq!(stage.practice.posts(), []);
    }
    stage.stop().await
}

#[tokio::test]
async fn a_popup_that_the_question_closed_tells_the_outcome_when_it_is_opened_again() -> Result<()>
{
    let stage = Stage::allowed().await?;
    let address = stage.practice.url(ConnectedAppPolicies, "same-origin");
    stage.browser.open(&address).await?;
    let page = stage.browser.page_surface().await?;
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", PRESET).await?;
    says(&popup, "Salesforce is said to ask for a confirmation").await?;
    tokio::try_join!(popup.press("button", "Fill"), page.answer_dialog(true))?;
    popup.closed().await?;
    let popup = stage.browser.popup().await?;
    popup.press("button", "Go on").await?;
    let shown = filling::proof(&popup).await?;
    assert_eq!(
        shown.confirmed,
        [(
            "Permitted Users".to_owned(),
            "Admin approved users are pre-authorized".to_owned()
        )]
    );
    assert_eq!(stage.practice.posts(), []);
    popup.close().await?;
    stage.stop().await
}

#[tokio::test]
async fn the_life_of_a_connected_apps_refresh_token_is_filled_saved_and_read_back() -> Result<()> {
    let stage = Stage::allowed().await?;
    let address = stage.practice.url(ConnectedAppPolicies, "");
    stage.browser.open(&address).await?;
    let own = json!({
        "formatVersion": 1,
        "app": { "kind": "connected-app" },
        "policies": { "refreshToken": { "kind": "expire-if-unused", "value": 12, "unit": "hours" } },
    });
    let popup = stage.browser.popup().await?;
    keep_config(&popup, "Own", &own).await?;
    popup.close().await?;
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", "Own").await?;
    let shown = filling::fill(&popup).await?;
    let line = "Expire refresh token if not used for";
    let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
    assert_eq!(
        shown.confirmed,
        [
            pair("Refresh Token Policy:", line),
            pair(line, "12"),
            pair(line, "Hour(s)"),
        ],
        "{shown:?}"
    );
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    popup.close().await?;
    stage.browser.press_in_frame("input[name='save']").await?;
    let saved = address.replace("Page%2Fe%3F", "Page%2Fd%3F");
    stage.browser.open(&saved).await?;
    let posts = stage.practice.posts();
    let [post] = posts.as_slice() else {
        anyhow::bail!("{posts:?}");
    };
    let posted = |name| post.text(name).map(str::to_owned);
    assert_eq!(posted("refreshToken").as_deref(), Some(line));
    assert_eq!(
        ["period3", "unit3", "period4"].map(posted),
        [Some("12"), Some("Hour(s)"), Some("")].map(|one| one.map(str::to_owned))
    );
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", "Own").await?;
    says(&popup, "Expire refresh token if not used for 12 Hour(s)").await?;
    let verdicts: Vec<String> = popup
        .evaluate("[...document.querySelectorAll('.comparison tbody tr')].map((row) => row.querySelector('.verdict').innerText.trim())")
        .await?;
    assert_eq!(verdicts, ["as wanted"]);
    popup.close().await?;
    stage.stop().await
}
