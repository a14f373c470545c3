//! Both guides as connected apps, whose pages are classic ones.

use anyhow::Result;

use super::walk::{Interruption, Walk};
use super::{CONNECTED_APP, HERE, OUTSYSTEMS, PROVED, permission_set};
use crate::connected_app::SAVE;
use crate::ground::SOON;
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::{ConnectedAppPolicies, NewConnectedApp, SetupHome};
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP};

const CLASSIC: &str = "https://acme--uat.sandbox.my.salesforce.com";

impl Walk {
    /// Waits for the frame of a classic page, once it shows this path.
    async fn frame(&self, path: &str) -> Result<()> {
        let address = format!("{CLASSIC}{path}");
        self.stage.browser.target("iframe", &address, SOON).await?;
        Ok(())
    }

    /// Pastes into the step that asks for the vendor's certificate.
    async fn give_certificate(&self, text: &str) -> Result<()> {
        let () = self
            .panel
            .evaluate("void (document.querySelector('[data-step=certificate]').open = true)")
            .await?;
        let name = "Certificate from the vendor’s e-mail, as text";
        self.panel.enter("textbox", name, text).await?;
        self.panel.press("button", "Use this certificate").await
    }

    /// The address of the app's policies; the practice org's question may be asked only in a frame of the tab's own.
    fn policies(&self) -> String {
        let address = self.stage.practice.url(ConnectedAppPolicies, "same-origin");
        address.replace(EXISTING_APP, FIRST_MADE_APP)
    }

    /// The same page as saved.
    fn saved_policies(&self) -> String {
        self.policies().replace("Page%2Fe%3F", "Page%2Fd%3F")
    }
}

/// Fills the form of the app, saves it, goes on to its own page; what is shown there proves the step.
async fn create(walk: Walk, answers: &Answers) -> Result<Walk> {
    walk.open(&walk.stage.practice.url(NewConnectedApp, ""))
        .await?;
    walk.stands("create-app", HERE).await?;
    let walk = walk.interrupted().await?;
    let fill = async |walk: &Walk, first: bool| {
        walk.panel.press("button", "Preview and fill").await?;
        if first {
            walk.panel
                .enter("textbox", "Contact email", answers.email)
                .await?;
        }
        filling::fill(&walk.panel).await
    };
    let mut walk = walk.filled("create-app", fill).await?;
    walk.press_in_frame(SAVE).await?;
    walk.frame("/app/mgmt/forceconnectedapps/forceAppEdit.apexp")
        .await?;
    // The page between says nothing about what was saved. Loaded anew it would be the empty form again.
    walk.stands("create-app", "to do").await?;
    if !walk.by.loads_anew() {
        walk = walk.interrupted().await?;
    }
    walk.press_in_frame("input[value='Continue']").await?;
    walk.frame("/app/mgmt/forceconnectedapps/forceAppDetail.apexp")
        .await?;
    walk.stands("create-app", PROVED).await?;
    walk.says("Read back: Connected App Name, API Name, Contact Email")
        .await?;
    walk.open(&walk.stage.practice.url(SetupHome, "")).await?;
    walk.interrupted().await
}

pub(super) async fn outsystems(by: Interruption) -> Result<()> {
    let stage = Stage::allowed().await?;
    let home = stage.practice.url(SetupHome, "");
    let walk = Walk::begin(stage, &home, OUTSYSTEMS, CONNECTED_APP, by).await?;

    walk.give_certificate("no certificate").await?;
    walk.says("This text holds no certificate that can be read")
        .await?;
    let answers = Answers::outsystems();
    let certificate = answers.certificate.clone().unwrap_or_default();
    walk.give_certificate(&certificate).await?;
    walk.stands("certificate", PROVED).await?;
    let walk = walk.interrupted().await?;
    let walk = permission_set(walk).await?;
    // The certificate is in the config by now, and not asked for again.
    let walk = create(walk, &answers).await?;
    walk.stands("certificate", PROVED).await?;
    // Not the row of the Lightning app of the same name.
    let manager =
        "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/NavigationMenus/home";
    let row =
        "OutSystems Integration Builder OutSystems_Integration_Builder Connected Show actions";
    walk.shows_the_row(manager, "with the App Type Connected", row)
        .await?;

    // Permitted users are asked about, answered by the admin, saved, and read from what the page shows as text.
    walk.open(&walk.policies()).await?;
    walk.stands("policies", HERE).await?;
    let walk = walk.interrupted().await?;
    let fill = async |walk: &Walk, _: bool| {
        walk.panel.press("button", "Preview and fill").await?;
        walk.says("Salesforce is said to ask for a confirmation")
            .await?;
        let page = walk.stage.browser.page_surface().await?;
        let (shown, _) = tokio::try_join!(filling::fill(&walk.panel), page.answer_dialog(true))?;
        Ok(shown)
    };
    let walk = walk.filled("policies", fill).await?;
    walk.press_in_frame("input[name='save']").await?;
    walk.stands("policies", PROVED).await?;
    walk.says("Read back: Permitted Users.").await?;
    walk.open(&walk.saved_policies()).await?;
    walk.stands("connected-app-access", "to do").await?;
    let walk = walk.interrupted().await?;
    let walk = match by {
        Interruption::PanelClosed | Interruption::PageReloaded => assigned(walk).await?,
        Interruption::WorkerStopped | Interruption::BrowserRestarted => let_in(walk).await?,
    };
    walk.hand_over(8).await
}

/// The app put on the permission set: filled there, saved, and read back from the list on the app's page.
async fn assigned(walk: Walk) -> Result<Walk> {
    let overview = "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/PermSets/page?address=%2F0PS000000000001AAA";
    walk.open(overview).await?;
    walk.says("press Assigned Connected Apps and then Edit")
        .await?;
    // Also when it is filled again: the frame is back at the overview once the page around it came anew.
    let fill = async |walk: &Walk, _: bool| {
        walk.press_in_frame("a[href*='ConnectedAppSettings']")
            .await?;
        walk.press_in_frame("input[name='edit']").await?;
        walk.stands("connected-app-access", HERE).await?;
        walk.fill().await
    };
    let walk = walk.filled("connected-app-access", fill).await?;
    walk.press_in_frame("input[id$=':button_pc_save']").await?;
    walk.frame("/0PS000000000001AAA?s=ConnectedAppSettings")
        .await?;
    walk.stands("connected-app-access", "to do").await?;
    walk.open(&walk.saved_policies()).await?;
    walk.stands("connected-app-access", PROVED).await?;
    Ok(walk)
}

/// The permission set ticked on the page that the app's own page led to, saved, and read back from the list there.
async fn let_in(walk: Walk) -> Result<Walk> {
    walk.says("Next: press Manage Permission Sets; what is missing is filled there.")
        .await?;
    // Also when it is filled again: the page around the frame brings the app's own page back.
    let fill = async |walk: &Walk, _: bool| {
        walk.press_in_frame("input[value='Manage Permission Sets']")
            .await?;
        walk.stands("connected-app-access", HERE).await?;
        walk.fill().await
    };
    let walk = walk.filled("connected-app-access", fill).await?;
    walk.press_in_frame("input[name='save']").await?;
    walk.stands("connected-app-access", PROVED).await?;
    Ok(walk)
}

pub(super) async fn resmo(by: Interruption) -> Result<()> {
    let stage = Stage::allowed().await?;
    let home = stage.practice.url(SetupHome, "");
    let walk = Walk::begin(stage, &home, "Resmo", CONNECTED_APP, by).await?;
    let walk = create(walk, &Answers::resmo()).await?;
    // What the vendor needs is how a new app stands; its saved page shows it.
    walk.open(&walk.saved_policies()).await?;
    walk.stands("policies", PROVED).await?;
    walk.says("Read back: Refresh Token Policy.").await?;
    let posts = walk.stage.practice.posts();
    assert_eq!(posts.len(), 1, "{posts:?}");
    walk.hand_over(4).await
}
