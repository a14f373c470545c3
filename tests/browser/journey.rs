//! The journey through every page of OutSystems' guide, from an empty practice org to the hand-over.

mod connected;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::connected_app::press_in_form;
use crate::ground::{SOON, arrived, says};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::{NewExternalClientApp, NewPermissionSet, SetupHome};
use crate::stage::surface::Surface;

/// A side panel as people have it.
const PANEL: (u32, u32) = (420, 900);

/// The side panel at the journey, opened from the popup of a page that is open.
pub(crate) async fn panel(stage: &Stage) -> Result<Surface> {
    let popup = stage.browser.popup().await?;
    popup
        .press("button", "every page of it, step by step")
        .await?;
    let panel = stage.browser.surface("panel.html").await?;
    panel.resize(PANEL.0, PANEL.1).await?;
    panel.find("button", "Begin").await?;
    Ok(panel)
}

/// Closes the panel, stops the extension's worker, loads the page anew, and opens the panel from the popup.
async fn interrupted(stage: &Stage, before: Surface) -> Result<Surface> {
    before.cdp("ServiceWorker.enable", json!({})).await?;
    before
        .cdp("ServiceWorker.stopAllWorkers", json!({}))
        .await?;
    before.close_itself().await?;
    stage.browser.page().refresh().await?;
    panel(stage).await
}

pub(crate) const HERE: &str = "you are here";

/// Waits until a step's line says how it stands, or that its page is in front.
pub(crate) async fn stands(panel: &Surface, step: &str, words: &str) -> Result<()> {
    panel
        .wait_for(
            &format!(
                "[...document.querySelectorAll('[data-step={step}] > summary .tag')]
                   .some((tag) => tag.innerText === {})",
                Value::from(words)
            ),
            SOON,
        )
        .await
}

/// A key as Salesforce makes them.
const KEY: &str =
    "3MVG9_practice.key_0123456789abcdefghijklmnopqrstuvwxyz_0123456789ABCDEFGHIJKLMNO";

pub(crate) const PROVED: &str = "read back from what was saved";

/// Pastes into the field of the consumer key.
async fn paste(panel: &Surface, text: &str) -> Result<()> {
    panel
        .wait_for("document.querySelector('#consumer-key') !== null", SOON)
        .await?;
    panel
        .evaluate(&format!(
            "(() => {{ const field = document.querySelector('#consumer-key'); field.value = '{text}';
               field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
        ))
        .await
}

/// Opens the preview of the step in front, and fills.
async fn fill(panel: &Surface) -> Result<filling::Shown> {
    panel.press("button", "Preview and fill").await?;
    let shown = filling::fill(panel).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    Ok(shown)
}

/// The users of the permission set.
pub(crate) const ASSIGNMENTS: &str =
    "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/PermSets/0PS000000000001AAA";

/// The vendor's user in the practice org.
pub(crate) const USER: &str = "integration@acme.example.uat";

/// The permission set, on its own page, and then its user.
async fn permission_set(stage: &Stage, panel: Surface) -> Result<Surface> {
    let (practice, browser) = (&stage.practice, &stage.browser);
    browser.open(&practice.url(NewPermissionSet, "")).await?;
    stands(&panel, "permission-set", HERE).await?;
    // The form alone proves nothing.
    fill(&panel).await?;
    press_in_form(stage, "input[name$=':save']").await?;
    browser
        .target("iframe", crate::other_forms::SAVED, SOON)
        .await?;
    panel.press("button", "Steps").await?;
    stands(&panel, "permission-set", PROVED).await?;
    stands(&panel, "assign-user", HERE).await?;
    press_in_form(stage, "input[name$=':button_manage_assignments']").await?;
    let page = arrived(stage, ASSIGNMENTS).await?;
    let panel = interrupted(stage, panel).await?;
    stands(&panel, "permission-set", PROVED).await?;
    stands(&panel, "assign-user", HERE).await?;
    page.press("button", "Add Assignment").await?;
    page.find("heading", "Select Users to Assign").await?;
    panel.find("button", "Preview and fill").await?;
    panel.press("button", "Preview and fill").await?;
    panel
        .enter("textbox", "User name of the vendor’s user", USER)
        .await?;
    let shown = filling::fill(&panel).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    ensure!(
        shown.next.ends_with("press Next, and then Assign."),
        "{}",
        shown.next
    );
    let chosen: Value = page.evaluate("window.__practiceChosen").await?;
    assert_eq!(chosen, json!([USER]));
    panel.press("button", "Steps").await?;
    stands(&panel, "assign-user", "to do").await?;
    page.press("button", "Next").await?;
    page.press("button", "Assign").await?;
    page.find("heading", "Current Assignments").await?;
    stands(&panel, "assign-user", PROVED).await?;
    let panel = interrupted(stage, panel).await?;
    stands(&panel, "assign-user", PROVED).await?;
    Ok(panel)
}

#[tokio::test]
async fn outsystems_goes_from_an_empty_org_to_the_hand_over() -> Result<()> {
    let stage = Stage::allowed().await?;
    let (practice, browser) = (&stage.practice, &stage.browser);
    browser
        .open(&practice.url(NewExternalClientApp, ""))
        .await?;
    let panel = panel(&stage).await?;
    panel
        .select("combobox", "Vendor", "OutSystems Integration Builder")
        .await?;
    panel.press("button", "Begin").await?;
    says(&panel, "0 of 7 steps done.").await?;
    stands(&panel, "create-app", HERE).await?;
    panel.press("button", "Done: Before you start").await?;
    let panel = interrupted(&stage, panel).await?;
    stands(&panel, "prepare", "done, as you say").await?;

    let panel = permission_set(&stage, panel).await?;

    // The app: what was typed beside the config is kept with the journey.
    let form = practice.url(NewExternalClientApp, "");
    browser.open(&form).await?;
    stands(&panel, "create-app", HERE).await?;
    panel.press("button", "Preview and fill").await?;
    let answers = Answers::outsystems();
    panel
        .enter("textbox", "Contact email", answers.email)
        .await?;
    let certificate = answers.certificate.unwrap_or_default();
    panel.enter("textbox", "Certificate", &certificate).await?;
    filling::fill(&panel).await?;
    let page = browser.page_surface().await?;
    page.press("button", "Create").await?;
    let page = arrived(&stage, &form.replace("/home?practice=", "/0xI")).await?;
    panel.press("button", "Steps").await?;
    stands(&panel, "create-app", PROVED).await?;
    let panel = interrupted(&stage, panel).await?;
    stands(&panel, "create-app", PROVED).await?;
    stands(&panel, "certificate", PROVED).await?;

    // Its policies, saved by the admin and read back.
    page.press("button", "Edit").await?;
    page.find("button", "Save").await?;
    panel.find("button", "Preview and fill").await?;
    fill(&panel).await?;
    page.press("button", "OK").await?;
    page.wait_for(crate::other_forms::ANSWERED, SOON).await?;
    panel.press("button", "Steps").await?;
    stands(&panel, "policies", HERE).await?;
    page.press("button", "Save").await?;
    page.find("button", "Edit").await?;
    says(
        &panel,
        "Read back: Permitted Users, Select Permission Sets.",
    )
    .await?;
    let panel = interrupted(&stage, panel).await?;
    says(
        &panel,
        "Read back: Permitted Users, Select Permission Sets.",
    )
    .await?;
    // The key is taken by paste, a secret is not, and neither is kept.
    let secret = "0123456789abcdef".repeat(4);
    paste(&panel, &secret).await?;
    says(&panel, "This looks like the consumer secret, not the key.").await?;
    paste(&panel, KEY).await?;
    says(&panel, "3MVG9…").await?;
    let shown: String = panel.evaluate("document.body.innerText").await?;
    ensure!(!shown.contains(KEY) && !shown.contains(&secret), "{shown}");
    panel.press("button", "Done: Hand over").await?;
    says(&panel, "7 of 7 steps done.").await?;

    // Nothing that a page held is kept, and no key.
    let kept: Value = panel
        .evaluate("chrome.storage.local.get('journeys')")
        .await?;
    let kept = kept.to_string();
    let session: Value = panel.evaluate("chrome.storage.session.get(null)").await?;
    let kept = format!("{kept}{session}");
    ensure!(
        !kept.contains("PRIVATE KEY") && !kept.contains("3MVG9") && !kept.contains(&secret),
        "{kept}"
    );
    stage.stop().await
}

#[tokio::test]
async fn resmo_goes_from_an_empty_org_to_the_hand_over() -> Result<()> {
    let stage = Stage::allowed().await?;
    let form = stage.practice.url(NewExternalClientApp, "");
    stage.browser.open(&form).await?;
    let panel = panel(&stage).await?;
    panel.select("combobox", "Vendor", "Resmo").await?;
    panel.press("button", "Begin").await?;
    panel.press("button", "Done: Before you start").await?;
    let panel = interrupted(&stage, panel).await?;
    stands(&panel, "prepare", "done, as you say").await?;
    stands(&panel, "create-app", HERE).await?;
    panel.press("button", "Preview and fill").await?;
    panel
        .enter("textbox", "Contact email", Answers::resmo().email)
        .await?;
    let shown = filling::fill(&panel).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    panel.press("button", "Steps").await?;
    stands(&panel, "create-app", "to do").await?;
    let page = stage.browser.page_surface().await?;
    page.press("button", "Create").await?;
    let page = arrived(&stage, &form.replace("/home?practice=", "/0xI")).await?;
    stands(&panel, "create-app", PROVED).await?;
    // What the vendor needs of the policies is how a new app stands, read from its own page.
    says(&panel, "Read back: Refresh Token Policy.").await?;
    let panel = interrupted(&stage, panel).await?;
    stands(&panel, "policies", PROVED).await?;
    page.press("tab", "Settings").await?;
    says(
        &panel,
        "Read back: External Client App Name, API Name, Contact Email",
    )
    .await?;
    paste(&panel, KEY).await?;
    says(&panel, "3MVG9…").await?;
    panel.press("button", "Done: Hand over").await?;
    says(&panel, "4 of 4 steps done.").await?;
    assert_eq!(stage.practice.posts().len(), 1);
    stage.stop().await
}

#[tokio::test]
async fn a_journey_goes_on_after_a_restart_belongs_to_its_org_and_can_be_deleted() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage
        .browser
        .open(&stage.practice.url(NewExternalClientApp, ""))
        .await?;
    let before = panel(&stage).await?;
    before
        .select("combobox", "Vendor", "OutSystems Integration Builder")
        .await?;
    before.press("button", "Begin").await?;
    before.press("button", "Done: Before you start").await?;
    says(&before, "1 of 7 steps done.").await?;

    let stage = stage.restarted().await?;
    stage
        .browser
        .open(&stage.practice.url(NewExternalClientApp, ""))
        .await?;
    let panel = panel(&stage).await?;
    says(&panel, "1 of 7 steps done.").await?;
    stands(&panel, "prepare", "done, as you say").await?;
    // The same page in another org is not this journey's.
    let other = stage
        .practice
        .url(SetupHome, "")
        .replacen("acme--uat", "acme--dev", 1);
    stage.browser.open(&other).await?;
    says(&panel, "press it once, then look again").await?;
    let popup = stage.browser.popup().await?;
    popup.close().await?;
    panel.press("button", "Steps").await?;
    says(&panel, "this journey belongs to acme--uat.sandbox").await?;
    panel
        .press(
            "button",
            "Delete OutSystems Integration Builder in acme--uat.sandbox",
        )
        .await?;
    panel
        .wait_for("document.querySelector('.journey') === null", SOON)
        .await?;
    let kept: Value = panel
        .evaluate("chrome.storage.local.get('journeys')")
        .await?;
    assert_eq!(kept, json!({ "journeys": {} }));
    panel
        .press("button", "Bring back OutSystems Integration Builder")
        .await?;
    says(&panel, "1 of 7 steps done.").await?;
    stage.stop().await
}

#[tokio::test]
async fn resmo_is_done_and_an_app_of_the_same_name_counts_only_when_the_admin_says_so() -> Result<()>
{
    let stage = Stage::allowed().await?;
    let (practice, browser) = (&stage.practice, &stage.browser);
    let named = |name: &str| {
        let mut settings = crate::stage::practice::untouched();
        if let Some(all) = settings.as_object_mut() {
            all.insert("name".to_owned(), name.into());
        }
        practice.keep_external_client_app(settings, json!({}), "")
    };
    let (other, own) = (named("Another app"), named("Resmo"));
    browser
        .open(&practice.url(NewExternalClientApp, ""))
        .await?;
    let panel = panel(&stage).await?;
    panel.select("combobox", "Vendor", "Resmo").await?;
    panel.press("button", "Begin").await?;
    says(&panel, "0 of 4 steps done.").await?;

    // Nobody saw this app being made here.
    browser.open(&own).await?;
    says(&panel, "it was not seen being created here").await?;
    stands(&panel, "create-app", "to do").await?;
    stands(&panel, "policies", "to do").await?;
    panel
        .press("button", "It is the app of this journey")
        .await?;
    stands(&panel, "create-app", PROVED).await?;
    // What the vendor needs is how a new app stands, and it is read back from the saved page.
    says(&panel, "Read back: Refresh Token Policy.").await?;
    // On the tab Settings the saved app says something else than the config: no OAuth at all.
    let page = browser.page_surface().await?;
    page.press("tab", "Settings").await?;
    says(&panel, "Not yet as the config wants it").await?;

    browser.open(&other).await?;
    let another = "This is another app than the one of this journey";
    says(&panel, another).await?;
    // Not even when it is chosen by hand on that app's own form.
    let page = browser.page_surface().await?;
    page.press("button", "Edit").await?;
    page.find("button", "Save").await?;
    panel.press("button", "This page").await?;
    let popup = browser.popup().await?;
    popup.select("combobox", "Preset", "Resmo, journey").await?;
    says(&popup, another).await?;
    let stopped: bool = popup
        .evaluate("document.querySelector('footer .primary').disabled")
        .await?;
    ensure!(stopped, "another app could be filled");
    popup.close().await?;
    assert_eq!(practice.posts(), []);
    stage.stop().await
}
