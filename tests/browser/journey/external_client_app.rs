//! Both guides as External Client Apps.

use anyhow::Result;

use super::walk::{Interruption, Walk};
use super::{EXTERNAL_CLIENT_APP, HERE, OUTSYSTEMS, PROVED, permission_set};
use crate::ground::{SOON, arrived};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;

/// From the list of apps, or the form at once, to the page of a new one.
async fn create(walk: Walk, from: &str, answers: &Answers) -> Result<Walk> {
    let (manager, query) = from.split_once('?').unwrap_or((from, ""));
    // The form stands in the place of the list, which comes back when the page loads anew.
    let reach = async |walk: &Walk| {
        if query.is_empty() {
            walk.says("Press New External Client App: the form is filled for you.")
                .await?;
            let page = walk.stage.browser.page_surface().await?;
            page.press("button", "New External Client App").await?;
        }
        walk.stands("create-app", HERE).await
    };
    walk.open(from).await?;
    reach(&walk).await?;
    let walk = walk.interrupted().await?;
    let fill = async |walk: &Walk, first: bool| {
        if walk.by.loads_anew() {
            reach(walk).await?;
        }
        let panel = &walk.panel;
        panel.press("button", "Preview and fill").await?;
        // What was typed beside the config is kept with the journey.
        if first {
            panel
                .enter("textbox", "Contact email", answers.email)
                .await?;
            if let Some(certificate) = &answers.certificate {
                panel.enter("textbox", "Certificate", certificate).await?;
            }
        }
        filling::fill(panel).await
    };
    let walk = walk.filled("create-app", fill).await?;
    let page = walk.stage.browser.page_surface().await?;
    page.press("button", "Create").await?;
    arrived(&walk.stage, &manager.replace("/home", "/0xI")).await?;
    walk.stands("create-app", PROVED).await?;
    walk.interrupted().await
}

pub(super) async fn outsystems(by: Interruption) -> Result<()> {
    let stage = Stage::allowed().await?;
    let form = stage.practice.url(NewExternalClientApp, "");
    let manager = form.trim_end_matches("?practice=");
    let walk = Walk::begin(stage, manager, OUTSYSTEMS, EXTERNAL_CLIENT_APP, by).await?;
    let walk = permission_set(walk).await?;
    let walk = create(walk, manager, &Answers::outsystems()).await?;
    walk.stands("certificate", PROVED).await?;

    // Its policies, saved by the admin and read back.
    let fill = async |walk: &Walk, _: bool| {
        let page = walk.stage.browser.page_surface().await?;
        page.press("button", "Edit").await?;
        page.find("button", "Save").await?;
        walk.stands("policies", HERE).await?;
        let shown = walk.fill().await?;
        page.press("button", "OK").await?;
        page.wait_for(crate::other_forms::ANSWERED, SOON).await?;
        Ok(shown)
    };
    let walk = walk.filled("policies", fill).await?;
    walk.stands("policies", HERE).await?;
    let page = walk.stage.browser.page_surface().await?;
    page.press("button", "Save").await?;
    page.find("button", "Edit").await?;
    walk.stands("policies", PROVED).await?;
    walk.says("Read back: Permitted Users, Select Permission Sets.")
        .await?;
    let row = "OutSystems Integration Builder admin@acme.example Admin approved users are pre-authorized Local Enabled Show actions";
    walk.shows_the_row(
        manager,
        "Open “OutSystems Integration Builder” in this list.",
        row,
    )
    .await?;
    walk.open(&format!(
        "{}0xI000000000001/detail",
        manager.trim_end_matches("home")
    ))
    .await?;
    walk.hand_over(7).await
}

pub(super) async fn resmo(by: Interruption) -> Result<()> {
    let stage = Stage::allowed().await?;
    let form = stage.practice.url(NewExternalClientApp, "");
    let walk = Walk::begin(stage, &form, "Resmo", EXTERNAL_CLIENT_APP, by).await?;
    let walk = create(walk, &form, &Answers::resmo()).await?;
    // What the vendor needs of the policies is how a new app stands, read from its own page.
    walk.stands("policies", PROVED).await?;
    walk.says("Read back: Refresh Token Policy.").await?;
    let page = walk.stage.browser.page_surface().await?;
    page.press("tab", "Settings").await?;
    walk.says("Read back: External Client App Name, API Name, Contact Email")
        .await?;
    assert_eq!(walk.stage.practice.posts().len(), 1);
    walk.hand_over(4).await
}
