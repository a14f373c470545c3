//! The same guides for connected apps, whose pages are classic ones; the browser is started anew after every step.

use anyhow::{Result, ensure};
use serde_json::Value;

use super::{HERE, KEY, PROVED, panel, paste, permission_set, stands};
use crate::connected_app::{SAVE, press_in_form};
use crate::ground::{SOON, says};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::{ConnectedAppPolicies, NewConnectedApp, SetupHome};
use crate::stage::surface::Surface;

/// The first app that is made, beside the one that is there from the start.
const APP: &str = "06P000000000002AAA";
const EXISTING: &str = "06P000000000001AAA";
const CLASSIC: &str = "https://acme--uat.sandbox.my.salesforce.com";

/// The browser started anew on a page, with the panel at the steps.
async fn restarted(stage: Stage, address: &str) -> Result<(Stage, Surface)> {
    let stage = stage.restarted().await?;
    stage.browser.open(address).await?;
    let panel = panel(&stage).await?;
    Ok((stage, panel))
}

/// Begins at a Setup page without a form.
async fn begin(stage: &Stage, vendor: &str) -> Result<Surface> {
    let home = stage.practice.url(SetupHome, "");
    stage.browser.open(&home).await?;
    let panel = panel(stage).await?;
    panel.select("combobox", "Vendor", vendor).await?;
    panel
        .select("combobox", "Kind of app", "Connected app")
        .await?;
    panel.press("button", "Begin").await?;
    panel.press("button", "Done: Before you start").await?;
    stands(&panel, "prepare", "done, as you say").await?;
    Ok(panel)
}

/// The frame of a classic page, once it shows this path.
async fn frame(stage: &Stage, path: &str) -> Result<()> {
    let address = format!("{CLASSIC}{path}");
    stage.browser.target("iframe", &address, SOON).await?;
    Ok(())
}

/// Pastes into the step that asks for the vendor's certificate.
async fn give_certificate(panel: &Surface, text: &str) -> Result<()> {
    let () = panel
        .evaluate("void (document.querySelector('[data-step=certificate]').open = true)")
        .await?;
    let name = "Certificate from the vendor’s e-mail, as text";
    panel.enter("textbox", name, text).await?;
    panel.press("button", "Use this certificate").await
}

/// Fills the form of the app, saves it, goes on to its own page; what is shown there proves the step.
async fn create(stage: &Stage, panel: &Surface, answers: &Answers) -> Result<()> {
    let address = stage.practice.url(NewConnectedApp, "");
    stage.browser.open(&address).await?;
    stands(panel, "create-app", HERE).await?;
    panel.press("button", "Preview and fill").await?;
    panel
        .enter("textbox", "Contact email", answers.email)
        .await?;
    if let Some(certificate) = &answers.certificate {
        panel.enter("textbox", "Certificate", certificate).await?;
    }
    let shown = filling::fill(panel).await?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    press_in_form(stage, SAVE).await?;
    frame(stage, "/app/mgmt/forceconnectedapps/forceAppEdit.apexp").await?;
    panel.press("button", "Steps").await?;
    // The page between says nothing about what was saved.
    stands(panel, "create-app", "to do").await?;
    press_in_form(stage, "input[value='Continue']").await?;
    frame(stage, "/app/mgmt/forceconnectedapps/forceAppDetail.apexp").await?;
    stands(panel, "create-app", PROVED).await?;
    says(
        panel,
        "Read back: Connected App Name, API Name, Contact Email",
    )
    .await
}

/// The address of the app's policies; the practice org's question may be asked only in a frame of the tab's own.
fn policies(stage: &Stage) -> String {
    let address = stage.practice.url(ConnectedAppPolicies, "same-origin");
    address.replace(EXISTING, APP)
}

async fn hand_over(panel: &Surface, steps: u32) -> Result<()> {
    paste(panel, KEY).await?;
    says(panel, "3MVG9…").await?;
    panel.press("button", "Done: Hand over").await?;
    says(panel, &format!("{steps} of {steps} steps done.")).await?;
    let kept: Value = panel.evaluate("chrome.storage.local.get(null)").await?;
    ensure!(!kept.to_string().contains("3MVG9"), "{kept}");
    Ok(())
}

#[tokio::test]
async fn outsystems_as_a_connected_app_goes_on_after_the_browser_was_started_anew_at_every_step()
-> Result<()> {
    let stage = Stage::allowed().await?;
    let home = stage.practice.url(SetupHome, "");
    begin(&stage, "OutSystems Integration Builder").await?;
    let (stage, panel) = restarted(stage, &home).await?;
    stands(&panel, "prepare", "done, as you say").await?;

    give_certificate(&panel, "no certificate").await?;
    says(&panel, "This text holds no certificate that can be read").await?;
    let answers = Answers::outsystems();
    let certificate = answers.certificate.clone().unwrap_or_default();
    give_certificate(&panel, &certificate).await?;
    stands(&panel, "certificate", PROVED).await?;
    permission_set(&stage, panel).await?;
    let (stage, panel) = restarted(stage, &home).await?;
    stands(&panel, "permission-set", PROVED).await?;
    stands(&panel, "assign-user", PROVED).await?;

    // The certificate is in the config by now, and not asked for again.
    let without = Answers {
        certificate: None,
        ..answers
    };
    create(&stage, &panel, &without).await?;
    let (stage, panel) = restarted(stage, &home).await?;
    stands(&panel, "create-app", PROVED).await?;
    stands(&panel, "certificate", PROVED).await?;

    // Permitted users are asked about, answered by the admin, saved, and read from what the page shows as text.
    stage.browser.open(&policies(&stage)).await?;
    stands(&panel, "policies", HERE).await?;
    panel.press("button", "Preview and fill").await?;
    says(&panel, "Salesforce is said to ask for a confirmation").await?;
    let page = stage.browser.page_surface().await?;
    let (shown, _) = tokio::try_join!(filling::fill(&panel), page.answer_dialog(true))?;
    ensure!(
        shown.refused.is_empty() && shown.failed.is_empty(),
        "{shown:?}"
    );
    panel.press("button", "Steps").await?;
    stands(&panel, "policies", "to do").await?;
    press_in_form(&stage, "input[name='save']").await?;
    stands(&panel, "policies", PROVED).await?;
    says(&panel, "Read back: Permitted Users.").await?;
    stands(&panel, "connected-app-access", "to do").await?;
    let saved = policies(&stage).replace("Page%2Fe%3F", "Page%2Fd%3F");
    let (stage, panel) = restarted(stage, &saved).await?;
    stands(&panel, "policies", PROVED).await?;
    stands(&panel, "connected-app-access", "to do").await?;

    // The permission set on the app, ticked by the admin and read back from the list on the app's page.
    press_in_form(&stage, "input[value='Manage Permission Sets']").await?;
    press_in_form(&stage, "input[value='OutSystems Integration Builder']").await?;
    press_in_form(&stage, "input[name='save']").await?;
    stands(&panel, "connected-app-access", PROVED).await?;
    let (stage, panel) = restarted(stage, &home).await?;
    stands(&panel, "connected-app-access", PROVED).await?;
    hand_over(&panel, 8).await?;
    stage.stop().await
}

#[tokio::test]
async fn resmo_as_a_connected_app_goes_from_an_empty_org_to_the_hand_over() -> Result<()> {
    let stage = Stage::allowed().await?;
    let panel = begin(&stage, "Resmo").await?;
    create(&stage, &panel, &Answers::resmo()).await?;
    // What the vendor needs is how a new app stands; its saved page shows it.
    let saved = policies(&stage).replace("Page%2Fe%3F", "Page%2Fd%3F");
    stage.browser.open(&saved).await?;
    stands(&panel, "policies", PROVED).await?;
    says(&panel, "Read back: Refresh Token Policy.").await?;
    hand_over(&panel, 4).await?;
    let posts = stage.practice.posts();
    assert_eq!(posts.len(), 1, "{posts:?}");
    stage.stop().await
}
