//! Every section of the side panel, and every state a section has of its own.

use anyhow::Result;

use super::Frame::Page;
use super::{check, check_under, doubtful};
use crate::ground::{SOON, panel_of, says};
use crate::stage::filling::Stage;
use crate::stage::surface::Surface;
use crate::workshop::{claims, paste};

#[tokio::test]
async fn nothing_in_the_panel_is_out_of_reach_for_anyone() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel_of(&stage).await?;
    check_under(&panel, Page, "Preview", "this page").await?;
    panel.press("button", "Configs").await?;
    check_under(&panel, Page, "Saved configs", "no configs").await?;
    configs(&panel).await?;
    workshop(&panel).await?;
    journey(&panel).await?;
    panel.press("button", "This page").await?;
    saved(&stage, &panel).await?;
    stage.browser.open("about:blank").await?;
    check_under(&panel, Page, "This tab cannot be looked at", "out of sight").await?;
    stage.stop().await
}

async fn saved(stage: &Stage, panel: &Surface) -> Result<()> {
    let address = stage.practice.keep_external_client_app(
        crate::other_forms::settings(serde_json::json!({})),
        serde_json::json!({}),
        "",
    );
    stage.browser.open(&address).await?;
    says(panel, "This page only shows the app").await?;
    panel
        .select("combobox", "Preset", "OutSystems Integration Builder")
        .await?;
    check_under(panel, Page, "This page and the config", "a comparison").await
}

async fn journey(panel: &Surface) -> Result<()> {
    panel.press("button", "Steps").await?;
    check_under(panel, Page, "Begin a journey", "no journey").await?;
    panel.press("button", "Begin").await?;
    says(panel, "of 7 steps done.").await?;
    panel.press("button", "Done: Before you start").await?;
    let () = panel
        .evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        .await?;
    check(panel, Page, "a journey").await?;
    panel
        .press(
            "button",
            "Delete OutSystems Integration Builder in acme--uat.sandbox",
        )
        .await?;
    panel
        .find("button", "Bring back OutSystems Integration Builder")
        .await?;
    check(panel, Page, "a deleted journey").await
}

async fn configs(panel: &Surface) -> Result<()> {
    panel.select("combobox", "Start from", "Resmo").await?;
    says(panel, "Asked for when it is filled in").await?;
    check(panel, Page, "a preset in the editor").await?;
    panel.press("button", "Save config").await?;
    says(panel, "Saved as Resmo").await?;
    check(panel, Page, "a saved config").await?;
    panel.enter("textbox", "Config", &doubtful()).await?;
    says(panel, "errors in the config").await?;
    let () = panel
        .evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        .await?;
    check(panel, Page, "findings").await?;
    panel.enter("textbox", "Config", "{ oops").await?;
    says(panel, "1 error in the config").await?;
    check(panel, Page, "no JSON").await?;
    panel.press("button", "Delete Resmo").await?;
    panel.find("button", "Bring back Resmo").await?;
    check(panel, Page, "a deleted config").await
}

/// The workshop in each of its states: web page and panel are alike, but for what is kept and tried.
pub(super) async fn workshop(surface: &Surface) -> Result<()> {
    surface.press("button", "Keys").await?;
    check_under(surface, Page, "Make a key and its certificate", "no key").await?;
    for (name, words, state) in [
        (
            "rsa2048-pkcs8-encrypted.pem",
            "under a password",
            "a password is asked for",
        ),
        ("openssh-rsa2048.pem", "OpenSSH", "a key that is not taken"),
        (
            "ec-p256-certificate.pem",
            "not for an RSA key",
            "a certificate that Salesforce refuses",
        ),
        ("rsa2048-pkcs8.pem", "In memory until this closes", "a key"),
        (
            "rsa2048-certificate-valid.pem",
            "the signature holds",
            "a key and its certificate",
        ),
    ] {
        paste(surface, name).await?;
        says(surface, words).await?;
        check(surface, Page, state).await?;
    }
    surface.enter("textbox", "Name", "Acme").await?;
    surface.press("radio", "To take along").await?;
    surface.press("button", "Make").await?;
    says(surface, "Take the private key along").await?;
    check(surface, Page, "a key to take along").await?;
    surface.press("button", "Forget it: key Acme").await?;

    claims(surface, "3MVG9.key_1", "admin@acme.example").await?;
    surface
        .enter("textbox", "Audience", "https://acme.my.salesforce.com")
        .await?;
    check_under(surface, Page, "Sign a JWT", "nothing signed").await?;
    surface.press("button", "Sign").await?;
    check_under(surface, Page, "Signed JWT", "signed").await?;
    surface
        .wait_for("document.activeElement.matches('h2')", SOON)
        .await?;
    surface
        .enter(
            "textbox",
            "Token",
            "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIiwiZXhwIjoxfQ.x",
        )
        .await?;
    surface.press("button", "Inspect").await?;
    says(surface, "the algorithm is HS256")
        .await
        .or(says(surface, "The algorithm is HS256").await)?;
    check(surface, Page, "an inspected token").await?;

    surface.press("button", "Errors").await?;
    surface
        .enter(
            "textbox",
            "Error",
            "invalid_grant: user hasn't approved this consumer",
        )
        .await?;
    surface.press("button", "Explain").await?;
    check_under(surface, Page, "What it means", "an explained error").await
}
