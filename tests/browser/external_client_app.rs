//! New External Client App: what the component that owns the form holds after a fill, and what it
//! sends when the admin presses Create.
#![expect(
    clippy::indexing_slicing,
    reason = "a state without its key is a failed test"
)]

use anyhow::Result;
use serde_json::{Value, json};

use crate::ground::{
    SOON, arrived, certificate_file, fill, fill_again, fill_all, owner_holds, owner_state, part,
    preset, press_on_page, says,
};
use crate::stage::filling::{Answers, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::practice::record::PostBody;
use crate::stage::practice::untouched;
use crate::stage::surface::Surface;

/// The owner's record after a fill: what the preset and the answers name, and the untouched rest.
pub(crate) fn wanted(untouched: &Value, answers: &Answers) -> Result<Value> {
    let preset = preset(answers, "external-client-app")?;
    let mut wanted = untouched.clone();
    wanted["name"] = part(&preset, "/app/name")?;
    wanted["apiName"] = part(&preset, "/app/apiName")?;
    wanted["contactEmail"] = answers.email.into();
    wanted["enableOauth"] = true.into();
    let callbacks: Vec<String> = part(&preset, "/oauth/callbackUrls")?;
    wanted["callbackUrl"] = callbacks.join("\n").into();
    wanted["scopes"] = part(&preset, "/oauth/scopes")?;
    if let Some(certificate) = &answers.certificate {
        wanted["jwtBearer"] = true.into();
        wanted["certificate"] = certificate_file(certificate);
    }
    Ok(wanted)
}

async fn both_presets_fill(variants: &[&str]) -> Result<()> {
    let stage = Stage::fresh().await?;
    for variant in variants {
        for answers in [Answers::outsystems(), Answers::resmo()] {
            let place = format!("{variant}, {}", answers.preset);
            let filled = fill_all(&stage, NewExternalClientApp, variant, &answers).await?;
            let page = stage.browser.page_surface().await?;
            owner_holds(&page, &wanted(&untouched(), &answers)?, &place).await?;
            assert_eq!(filled.requests, [], "{place}");
            assert_eq!(stage.practice.posts(), [], "{place}");
            if variant.contains("hidden-copy") {
                let older: Value = page.evaluate("window.__practiceOlderState.name").await?;
                assert_eq!(older, "Older copy", "{place}");
            }

            fill_again(&filled, &place).await?;
            owner_holds(&page, &wanted(&untouched(), &answers)?, &place).await?;
            filled.popup.close().await?;
        }
    }
    stage.stop().await
}

#[tokio::test]
async fn a_fill_in_synthetic_shadow_reaches_the_owner_and_nothing_else() -> Result<()> {
    both_presets_fill(&["synthetic", "late-parts", "rerender", "hidden-copy"]).await
}

#[tokio::test]
async fn a_fill_in_native_shadow_reaches_the_owner_and_nothing_else() -> Result<()> {
    both_presets_fill(&[
        "native",
        "native,late-parts",
        "native,rerender",
        "native,hidden-copy",
    ])
    .await
}

/// The saved app's own page, once the tab is there.
async fn app_page(stage: &Stage) -> Result<Surface> {
    let form = stage.practice.url(NewExternalClientApp, "");
    arrived(stage, &form.replace("/home?practice=", "/0xI")).await
}

#[tokio::test]
async fn what_create_sends_is_what_was_filled_and_the_popup_knows_the_new_page() -> Result<()> {
    let stage = Stage::fresh().await?;
    // The saved page opens on its Policies, where no field holds the app's name, but its title does.
    for (variant, answers, tab) in [
        ("synthetic", Answers::outsystems(), "Policies"),
        ("native", Answers::resmo(), "Settings"),
    ] {
        let filled = fill(&stage, NewExternalClientApp, variant, &answers).await?;
        let page = stage.browser.page_surface().await?;
        let wanted = wanted(&untouched(), &answers)?;
        owner_holds(&page, &wanted, variant).await?;
        let before = stage.practice.posts().len();
        press_on_page(&stage, &filled.popup, "Create").await?;
        let page = app_page(&stage).await?;
        page.wait_for("window.__practiceState !== undefined", SOON)
            .await?;
        let posts = stage.practice.posts().split_off(before);
        let bodies: Vec<&PostBody> = posts.iter().map(|post| &post.body).collect();
        assert_eq!(bodies, [&PostBody::Json(wanted.clone())]);
        assert_eq!(owner_state(&page).await?, wanted);

        page.press("tab", tab).await?;
        let popup = stage.browser.popup().await?;
        says(&popup, "The app is saved").await?;
        let name: String = part(&preset(&answers, "external-client-app")?, "/app/name")?;
        let evidence = format!("This is the page of the External Client App “{name}”.");
        says(&popup, &evidence).await?;
        let title: String = popup
            .evaluate("document.querySelector('h1').innerText")
            .await?;
        assert!(title.starts_with("External Client App"), "{title}");
        popup.close().await?;
    }
    stage.stop().await
}

/// Keeps what a page asks for about an app until the test lets it go.
const HOLD: &str = "{ const ask = fetch; window.held = [];
  window.fetch = (address, ...rest) => String(address).includes('/api/apps/')
    ? new Promise((go) => held.push(() => go(ask(address, ...rest)))) : ask(address, ...rest); }";

#[tokio::test]
async fn a_popup_opened_before_the_saved_app_is_shown_says_it_as_soon_as_it_is() -> Result<()> {
    let stage = Stage::fresh().await?;
    let tab = stage.browser.page_surface().await?;
    tab.cdp("Page.enable", json!({})).await?;
    let hold = json!({ "source": HOLD });
    tab.cdp("Page.addScriptToEvaluateOnNewDocument", hold)
        .await?;
    for variant in ["synthetic", "native"] {
        let filled = fill(&stage, NewExternalClientApp, variant, &Answers::resmo()).await?;
        press_on_page(&stage, &filled.popup, "Create").await?;
        let page = app_page(&stage).await?;
        page.wait_for("globalThis.held?.length === 1", SOON).await?;
        let popup = stage.browser.popup().await?;
        says(&popup, "cannot be told from this page").await?;
        let () = page.evaluate("held.forEach((go) => go())").await?;
        says(&popup, "The app is saved").await?;
        popup.close().await?;
        // Said once: another press on the icon finds a page for reading.
        let popup = stage.browser.popup().await?;
        says(&popup, "This page only shows the app").await?;
        popup.close().await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn an_error_of_the_server_is_shown_beside_its_field_and_nothing_is_lost() -> Result<()> {
    let stage = Stage::fresh().await?;
    let answers = Answers::outsystems();
    let filled = fill(&stage, NewExternalClientApp, "error-on-create", &answers).await?;
    let page = stage.browser.page_surface().await?;
    let wanted = wanted(&untouched(), &answers)?;
    owner_holds(&page, &wanted, "before Create").await?;
    press_on_page(&stage, &filled.popup, "Create").await?;
    says(&page, "The contact email was refused by the server.").await?;
    let popup = stage.browser.popup().await?;
    says(
        &popup,
        "Contact Email: The contact email was refused by the server.",
    )
    .await?;
    owner_holds(&page, &wanted, "after Create").await?;
    popup.close().await?;
    stage.stop().await
}
