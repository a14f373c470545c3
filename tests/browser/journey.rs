//! The journey through every page of a guide, from an empty practice org to the hand-over.

mod connected_app;
mod external_client_app;
mod walk;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::ground::{SOON, arrived, says};
use crate::other_forms::keep_config;
use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage::{
    NewConnectedApp, NewExternalClientApp, NewPermissionSet, SetupHome, ViewConnectedApp,
};
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP};
use crate::stage::surface::Surface;
use walk::Interruption::{BrowserRestarted, PageReloaded, PanelClosed, WorkerStopped};
use walk::Walk;

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

/// The panel at the steps of a journey that begins on the page at `address`.
pub(crate) async fn begin(
    stage: &Stage,
    address: &str,
    vendor: &str,
    app: &str,
) -> Result<Surface> {
    stage.browser.open(address).await?;
    let panel = panel(stage).await?;
    panel.select("combobox", "Vendor", vendor).await?;
    panel.select("combobox", "Kind of app", app).await?;
    panel.press("button", "Begin").await?;
    Ok(panel)
}

pub(crate) const OUTSYSTEMS: &str = "OutSystems Integration Builder";
pub(crate) const EXTERNAL_CLIENT_APP: &str = "External Client App";
pub(crate) const CONNECTED_APP: &str = "Connected app";

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

pub(crate) const PROVED: &str = "read back";

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

/// The users of the permission set.
pub(crate) const ASSIGNMENTS: &str =
    "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/PermSets/0PS000000000001AAA";

/// The vendor's user in the practice org.
pub(crate) const USER: &str = "integration@acme.example.uat";

/// Fills the users to choose from.
pub(crate) async fn fill_user(panel: &Surface, user: &str) -> Result<Shown> {
    panel.press("button", "Preview and fill").await?;
    panel
        .enter("textbox", "User name of the vendor’s user", user)
        .await?;
    filling::fill(panel).await
}

/// The permission set, on its own page, and then its user.
async fn permission_set(walk: Walk) -> Result<Walk> {
    walk.open(&walk.stage.practice.url(NewPermissionSet, ""))
        .await?;
    walk.stands("permission-set", HERE).await?;
    let walk = walk.interrupted().await?;
    let fill = async |walk: &Walk, _: bool| walk.fill().await;
    let walk = walk.filled("permission-set", fill).await?;
    walk.press_in_frame("input[name$=':save']").await?;
    walk.stage
        .browser
        .target("iframe", crate::other_forms::SAVED, SOON)
        .await?;
    walk.stands("permission-set", PROVED).await?;
    walk.stands("assign-user", HERE).await?;
    walk.press_in_frame("input[name$=':button_manage_assignments']")
        .await?;
    arrived(&walk.stage, ASSIGNMENTS).await?;
    walk.stands("assign-user", HERE).await?;
    let walk = walk.interrupted().await?;
    let fill = async |walk: &Walk, first: bool| {
        let page = walk.stage.browser.page_surface().await?;
        page.press("button", "Add Assignment").await?;
        page.find("heading", "Select Users to Assign").await?;
        let shown = match first {
            true => fill_user(&walk.panel, USER).await?,
            false => walk.fill().await?,
        };
        ensure!(
            shown.next.ends_with("press Next, and then Assign."),
            "{}",
            shown.next
        );
        let chosen: Value = page.evaluate("window.__practiceChosen").await?;
        assert_eq!(chosen, json!([USER]));
        Ok(shown)
    };
    let walk = walk.filled("assign-user", fill).await?;
    let page = walk.stage.browser.page_surface().await?;
    page.press("button", "Next").await?;
    page.press("button", "Assign").await?;
    page.find("heading", "Current Assignments").await?;
    walk.stands("assign-user", PROVED).await?;
    walk.interrupted().await
}

/// Each guide as each kind of app, interrupted again and again by each of what interrupts people.
macro_rules! goes_from_an_empty_org_to_the_hand_over {
    ($($name:ident: $journey:expr, $by:expr;)*) => { $(
        #[tokio::test]
        async fn $name() -> Result<()> {
            $journey($by).await
        }
    )* };
}

goes_from_an_empty_org_to_the_hand_over! {
    outsystems_external_client_app_with_the_panel_closed: external_client_app::outsystems, PanelClosed;
    outsystems_external_client_app_with_the_page_reloaded: external_client_app::outsystems, PageReloaded;
    outsystems_external_client_app_with_the_worker_stopped: external_client_app::outsystems, WorkerStopped;
    outsystems_external_client_app_with_the_browser_restarted: external_client_app::outsystems, BrowserRestarted;
    resmo_external_client_app_with_the_panel_closed: external_client_app::resmo, PanelClosed;
    resmo_external_client_app_with_the_page_reloaded: external_client_app::resmo, PageReloaded;
    resmo_external_client_app_with_the_worker_stopped: external_client_app::resmo, WorkerStopped;
    resmo_external_client_app_with_the_browser_restarted: external_client_app::resmo, BrowserRestarted;
    outsystems_connected_app_with_the_panel_closed: connected_app::outsystems, PanelClosed;
    outsystems_connected_app_with_the_page_reloaded: connected_app::outsystems, PageReloaded;
    outsystems_connected_app_with_the_worker_stopped: connected_app::outsystems, WorkerStopped;
    outsystems_connected_app_with_the_browser_restarted: connected_app::outsystems, BrowserRestarted;
    resmo_connected_app_with_the_panel_closed: connected_app::resmo, PanelClosed;
    resmo_connected_app_with_the_page_reloaded: connected_app::resmo, PageReloaded;
    resmo_connected_app_with_the_worker_stopped: connected_app::resmo, WorkerStopped;
    resmo_connected_app_with_the_browser_restarted: connected_app::resmo, BrowserRestarted;
}

#[tokio::test]
async fn a_journey_belongs_to_its_org_and_can_be_deleted() -> Result<()> {
    let stage = Stage::allowed().await?;
    let form = stage.practice.url(NewExternalClientApp, "");
    let panel = begin(&stage, &form, OUTSYSTEMS, EXTERNAL_CLIENT_APP).await?;
    panel.press("button", "Done: Before you start").await?;
    // The button is gone, and the keyboard stands where it was.
    let at_its_step = "document.activeElement.matches('[data-step=prepare] > summary')";
    panel.wait_for(at_its_step, SOON).await?;
    says(&panel, "1 of 7 steps done.").await?;
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
    let at_a_title = "document.activeElement.matches('h2')";
    panel.wait_for(at_a_title, SOON).await?;
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
async fn a_config_of_ones_own_becomes_a_journey() -> Result<()> {
    let stage = Stage::allowed().await?;
    let home = stage.practice.url(SetupHome, "");
    stage.browser.open(&home).await?;
    let steps = panel(&stage).await?;
    let own = json!({
        "formatVersion": 1,
        "app": { "kind": "connected-app", "name": "Own App" },
        "oauth": { "callbackUrls": ["https://own.example/cb"], "scopes": ["api"] },
        "policies": { "refreshToken": { "kind": "expire-after", "value": 30, "unit": "days" } },
    });
    keep_config(&steps, "Own vendor", &own).await?;
    steps.close_itself().await?;
    let steps = begin(&stage, &home, "Own vendor", EXTERNAL_CLIENT_APP).await?;
    let wrong = "it is for the other kind of app";
    says(&steps, wrong).await?;
    steps
        .select("combobox", "Kind of app", CONNECTED_APP)
        .await?;
    steps.press("button", "Begin").await?;
    says(&steps, "Own App, connected app").await?;
    let text: String = steps.evaluate("document.body.innerText").await?;
    ensure!(!text.contains(wrong), "{text}");
    says(&steps, "0 of 2 steps done.").await?;
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
    let form = practice.url(NewExternalClientApp, "");
    let panel = begin(&stage, &form, "Resmo", EXTERNAL_CLIENT_APP).await?;
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

/// An app that was there before is not taken for the one that was to be made: the fill ended with its form.
#[tokio::test]
async fn a_cancelled_fill_makes_no_app_of_the_same_name_the_journeys() -> Result<()> {
    const NOT_SEEN: &str = "it was not seen being created here";
    let stage = Stage::allowed().await?;
    let (practice, browser) = (&stage.practice, &stage.browser);
    let mut settings = crate::stage::practice::untouched();
    if let Some(all) = settings.as_object_mut() {
        all.insert("name".to_owned(), "Resmo".into());
    }
    let external = practice.keep_external_client_app(settings, json!({}), "");
    practice.keep_connected_app("Resmo");
    let fill = async |panel: &Surface| {
        stands(panel, "create-app", HERE).await?;
        panel.press("button", "Preview and fill").await?;
        panel
            .enter("textbox", "Contact email", Answers::resmo().email)
            .await?;
        let shown = filling::fill(panel).await?;
        ensure!(
            shown.failed.is_empty() && shown.refused.is_empty(),
            "{shown:?}"
        );
        panel.press("button", "Steps").await
    };

    let form = practice.url(NewExternalClientApp, "");
    let panel = begin(&stage, &form, "Resmo", EXTERNAL_CLIENT_APP).await?;
    fill(&panel).await?;
    browser
        .page_surface()
        .await?
        .press("button", "Cancel")
        .await?;
    says(&panel, "Press New External Client App").await?;
    panel.wait_for(FORGOTTEN, SOON).await?;
    let page = browser.page_surface().await?;
    page.press("link", "Resmo").await?;
    arrived(&stage, external.split('?').next().unwrap_or_default()).await?;
    says(&panel, NOT_SEEN).await?;
    stands(&panel, "create-app", "to do").await?;

    browser.open(&practice.url(NewConnectedApp, "")).await?;
    panel.select("combobox", "Vendor", "Resmo").await?;
    panel
        .select("combobox", "Kind of app", CONNECTED_APP)
        .await?;
    panel.press("button", "Begin").await?;
    fill(&panel).await?;
    stage
        .browser
        .press_in_frame("input[name$=':cancel']")
        .await?;
    panel.wait_for(FORGOTTEN, SOON).await?;
    let own = practice.url(ViewConnectedApp, "");
    browser
        .open(&own.replace(EXISTING_APP, FIRST_MADE_APP))
        .await?;
    says(&panel, NOT_SEEN).await?;
    stands(&panel, "create-app", "to do").await?;
    assert_eq!(practice.posts().len(), 1, "Cancel posts the classic form");
    stage.stop().await
}

/// No fill is kept for any tab.
const FORGOTTEN: &str = "chrome.storage.session.get(null)
  .then((kept) => Object.values(kept).every((each) => !each?.started))";

/// The switch for connected apps is explained and left alone.
#[tokio::test]
async fn the_switch_for_connected_apps_is_the_orgs_decision() -> Result<()> {
    let stage = Stage::allowed().await?;
    let home = stage.practice.url(SetupHome, "");
    let panel = begin(&stage, &home, "Resmo", CONNECTED_APP).await?;
    let settings = "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/ExternalClientApplicationSettings/home";
    stage.browser.open(settings).await?;
    says(&panel, "It is never pressed for you.").await?;
    let page = stage.browser.page_surface().await?;
    page.find("switch", "Allow creation of connected apps Inactive")
        .await?;
    let pressed: bool = page.evaluate("'__practicePressed' in globalThis").await?;
    ensure!(!pressed, "the switch was pressed");
    stage.stop().await
}
