//! What is refused, and that whatever is refused is left as it was.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::connected_app::save;
use crate::external_client_app::wanted;
use crate::ground::{fill, look, owner_holds, prepare, says, text};
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::{
    ConsumerDetails, NewConnectedApp, NewExternalClientApp, ViewConnectedApp,
};
use crate::stage::practice::untouched;
use crate::stage::surface::PATIENCE;

/// The refusal of the field for this reason.
fn refusal<'a>(refused: &'a [String], field: &str, reason: &str) -> Result<&'a str> {
    let beginning = format!("{field} {reason}");
    let found = refused.iter().find(|one| one.starts_with(&beginning));
    Ok(found.with_context(|| format!("{beginning}: {refused:?}"))?)
}

/// A variant, what is refused in it and why, and what its page holds afterwards.
type Case = (&'static str, &'static [(&'static str, &'static str)], Value);

#[tokio::test]
async fn a_doubtful_field_of_an_external_client_app_stays_untouched_and_the_rest_is_filled()
-> Result<()> {
    let stage = Stage::fresh().await?;
    let answers = Answers::outsystems();
    let cases: [Case; 5] = [
        (
            "duplicate-label",
            &[("Contact Email", "ambiguous")],
            json!({ "contactEmail": "", "secondContactEmail": "" }),
        ),
        (
            "native,duplicate-label",
            &[("Contact Email", "ambiguous")],
            json!({ "contactEmail": "", "secondContactEmail": "" }),
        ),
        (
            "renamed-label",
            &[("Callback URL", "not on this page")],
            json!({ "callbackUrl": "" }),
        ),
        (
            "disabled",
            &[
                ("Contact Email", "disabled"),
                ("Enable JWT Bearer Flow", "disabled"),
                ("Callback URL", "disabled"),
            ],
            json!({ "contactEmail": "", "jwtBearer": false, "callbackUrl": "", "certificate": null }),
        ),
        (
            "missing-scope",
            &[("OAuth Scopes", "not in the list")],
            json!({ "scopes": [] }),
        ),
    ];
    for (variant, refusals, left) in cases {
        let filled = fill(&stage, NewExternalClientApp, variant, &answers)
            .await
            .context(variant)?;
        let shown = &filled.shown;
        for (field, reason) in refusals {
            refusal(&shown.refused, field, reason).context(variant)?;
        }
        assert_eq!(shown.failed, [""; 0], "{variant}");
        let mut state = wanted(&untouched(), &answers)?;
        for (field, value) in left.as_object().context("an object")? {
            state[field] = value.clone();
        }
        let page = stage.browser.page_surface().await?;
        owner_holds(&page, &state, variant).await?;
        if variant.ends_with("duplicate-label") {
            // Both that could be meant are named.
            let why = refusal(&shown.refused, "Contact Email", "ambiguous")?;
            assert_eq!(
                why.matches("Contact Email (under Basic Information)")
                    .count(),
                2,
                "{why}"
            );
        }
        filled.popup.close().await?;
    }
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_doubtful_field_of_a_connected_app_stays_untouched_and_the_rest_is_filled() -> Result<()>
{
    let stage = Stage::allowed().await?;
    let answers = Answers::outsystems();
    let cases: [(&str, &[(&str, &str)]); 3] = [
        ("renamed-label", &[("Callback URL", "not on this page")]),
        (
            "disabled",
            &[
                ("Contact Email", "disabled"),
                ("Callback URL", "disabled"),
                ("Use digital signatures", "disabled"),
            ],
        ),
        (
            "missing-scope",
            &[("Selected OAuth Scopes", "not in the list")],
        ),
    ];
    for (variant, refusals) in cases {
        let filled = fill(&stage, NewConnectedApp, variant, &answers)
            .await
            .context(variant)?;
        for (field, reason) in refusals {
            refusal(&filled.shown.refused, field, reason).context(variant)?;
        }
        assert_eq!(filled.shown.failed, [""; 0], "{variant}");
        let post = save(&stage, filled).await?;
        assert_eq!(
            post.text("Connected App Name"),
            Some("OutSystems Integration Builder")
        );
        for (field, _) in refusals {
            // A disabled field is not posted at all.
            assert_eq!(
                post.text(field).unwrap_or_default(),
                "",
                "{variant}: {field}"
            );
        }
    }
    stage.stop().await
}

#[tokio::test]
async fn two_rows_of_one_label_without_a_known_id_are_both_left() -> Result<()> {
    let stage = Stage::allowed().await?;
    let answers = Answers::resmo();
    let address = stage
        .practice
        .url(NewConnectedApp, "duplicate-label-unknown-id");
    stage.browser.open(&address).await?;
    // A preset names no phone: the admin's own config does.
    let mut config = crate::ground::preset(&answers, "connected-app")?;
    config["app"]["contactPhone"] = "+1 555 0100".into();
    let configs = json!({ "configs": [{ "name": "With a phone", "text": config.to_string() }] });
    let popup = stage.browser.popup().await?;
    let () = popup
        .evaluate(&format!("chrome.storage.local.set({configs})"))
        .await?;
    popup.close().await?;
    let popup = stage.browser.popup().await?;
    popup.select("combobox", "Preset", "With a phone").await?;
    popup
        .enter("textbox", "Contact email", answers.email)
        .await?;
    let shown = filling::fill(&popup).await?;
    let why = refusal(&shown.refused, "Contact Phone", "ambiguous")?;
    assert_eq!(
        why.matches("Contact Phone (under Basic Information)")
            .count(),
        2,
        "{why}"
    );
    let filled = crate::ground::Filled {
        popup,
        shown,
        requests: Vec::new(),
    };
    let post = save(&stage, filled).await?;
    assert_eq!(post.text("Contact Phone"), Some(""));
    assert_eq!(post.text("Contact Phone (again)"), Some(""));
    assert_eq!(post.text("Contact Email"), Some(answers.email));
    stage.stop().await
}

#[tokio::test]
async fn a_page_for_reading_asks_to_press_edit() -> Result<()> {
    let stage = Stage::allowed().await?;
    for (page, variant) in [(NewExternalClientApp, "view-mode"), (ViewConnectedApp, "")] {
        stage
            .browser
            .open(&stage.practice.url(page, variant))
            .await?;
        let popup = stage.browser.popup().await?;
        says(&popup, "press Edit on the page first").await?;
        popup.close().await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn a_form_out_of_reach_names_the_host_and_no_is_an_answer() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage
        .browser
        .open(&stage.practice.url(NewConnectedApp, ""))
        .await?;
    let popup = stage.browser.popup().await?;
    popup.find("button", "Allow access").await?;
    let hosts: Vec<String> = popup
        .evaluate("[...document.querySelectorAll('.hosts li')].map((one) => one.innerText.trim())")
        .await?;
    assert_eq!(hosts, ["acme--uat.sandbox.my.salesforce.com"]);
    popup.press("button", "Not now").await?;
    says(&popup, "New External Client App pages are filled as always").await?;
    says(&popup, "This connected app form stays untouched").await?;
    popup.close().await?;
    let filled = fill(&stage, NewExternalClientApp, "synthetic", &Answers::resmo()).await?;
    assert_eq!(
        (filled.shown.refused.len(), filled.shown.failed.len()),
        (0, 0)
    );
    stage.stop().await
}

#[tokio::test]
async fn access_that_was_withdrawn_is_told_from_access_that_never_was() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage
        .browser
        .open(&stage.practice.url(NewConnectedApp, ""))
        .await?;
    let popup = stage.browser.popup().await?;
    popup.find("combobox", "Preset").await?;
    let written = "chrome.storage.local.get('granted').then((kept) => kept.granted !== undefined)";
    popup.wait_for(written, PATIENCE).await?;
    let removed: bool = popup
        .evaluate("chrome.permissions.remove({ origins: ['https://acme--uat.sandbox.my.salesforce.com/*'] })")
        .await?;
    assert!(removed);
    popup.close().await?;
    stage
        .browser
        .open(&stage.practice.url(NewConnectedApp, ""))
        .await?;
    let popup = stage.browser.popup().await?;
    says(&popup, "Access was withdrawn").await?;
    says(&popup, "acme--uat.sandbox.my.salesforce.com").await?;
    stage.stop().await
}

#[tokio::test]
async fn consumer_details_are_never_collected() -> Result<()> {
    const MARKER: &str = "PRACTICE-SECRET-DO-NOT-READ";
    let stage = Stage::allowed().await?;
    stage
        .browser
        .open(&stage.practice.url(ConsumerDetails, ""))
        .await?;
    let page = stage.browser.page_surface().await?;
    assert!(text(&page).await?.contains(MARKER));
    let popup = stage.browser.popup().await?;
    says(&popup, "shows secrets").await?;
    // What the agent answers is all that ever leaves the page.
    let seen = look(&popup).await?;
    assert_eq!(seen["frames"][0]["refused"], "secrets-page", "{seen}");
    assert_eq!(seen["frames"][0]["controls"], json!([]));
    let kept: Value = popup
        .evaluate("Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null)])")
        .await?;
    let shown: String = popup.evaluate("document.documentElement.outerHTML").await?;
    for (place, held) in [
        ("answer", seen.to_string()),
        ("storage", kept.to_string()),
        ("popup", shown),
    ] {
        assert!(!held.contains(MARKER), "{place}: {held}");
    }
    stage.stop().await
}

/// Runs a script in the form's frame, in the page's own world.
async fn in_form(stage: &Stage, script: &str) -> Result<Value> {
    let driver = stage.browser.page();
    driver.enter_frame(0).await?;
    let answer = driver.execute(script, Vec::new()).await?;
    driver.enter_default_frame().await?;
    Ok(answer.json().clone())
}

#[tokio::test]
async fn an_element_replaced_after_the_preview_or_between_two_writes_is_never_written() -> Result<()>
{
    const EMAIL: &str = "appsetup:setupForm:details:appsection:emailSection:contactEmail";
    const NAME: &str = "appsetup:setupForm:details:appsection:nameSection:name";
    let replace = format!(
        "const replace = () => {{ window.stale = document.getElementById('{EMAIL}'); stale.replaceWith(stale.cloneNode()); }};"
    );
    let stage = Stage::allowed().await?;
    let answers = Answers::resmo();
    for when in [
        "replace();".to_owned(),
        // In the middle of the round that writes the e-mail too.
        format!(
            "document.getElementById('{NAME}').addEventListener('input', replace, {{ once: true }});"
        ),
    ] {
        let popup = prepare(&stage, NewConnectedApp, "", &answers).await?;
        popup.find("button", "Fill").await?;
        in_form(&stage, &format!("{replace} {when}")).await?;
        let shown = filling::fill(&popup).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{when}: {shown:?}"
        );
        assert_eq!(
            in_form(&stage, "return window.stale.value").await?,
            "",
            "{when}"
        );
        let filled = crate::ground::Filled {
            popup,
            shown,
            requests: Vec::new(),
        };
        let post = save(&stage, filled).await?;
        assert_eq!(post.text("Contact Email"), Some(answers.email), "{when}");
    }
    stage.stop().await
}

#[tokio::test]
async fn a_page_that_goes_away_during_a_fill_ends_the_fill() -> Result<()> {
    let stage = Stage::fresh().await?;
    let popup = prepare(&stage, NewExternalClientApp, "synthetic", &Answers::resmo()).await?;
    popup.find("button", "Fill").await?;
    let page = stage.browser.page_surface().await?;
    let home = stage
        .practice
        .url(crate::stage::practice::PracticePage::SetupHome, "");
    let leave = format!(
        "addEventListener('input', () => location.assign({}), {{ once: true, capture: true }})",
        Value::from(home)
    );
    let () = page.evaluate(&leave).await?;
    popup.press("button", "Fill").await?;
    let shown = filling::proof(&popup).await?;
    assert_eq!(shown.next, "Nothing was filled.", "{shown:?}");
    assert_eq!(shown.confirmed.len(), 0, "{shown:?}");
    assert_eq!(shown.failed.len(), 1, "{shown:?}");
    assert!(
        shown.failed[0].contains("The tab went to another page"),
        "{shown:?}"
    );
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_popup_closed_between_two_rounds_goes_on_where_it_stood() -> Result<()> {
    let stage = Stage::fresh().await?;
    let answers = Answers::outsystems();
    for variant in ["late-parts", "native,late-parts"] {
        let popup = prepare(&stage, NewExternalClientApp, variant, &answers).await?;
        popup.find("button", "Fill").await?;
        let page = stage.browser.page_surface().await?;
        // The cards come when the test says so, not after their 400 milliseconds.
        let () = page
            .evaluate(
                "(() => { const real = setTimeout; window.held = [];
                   window.setTimeout = (run, wait, ...rest) => wait === 400 ? held.push(run) : real(run, wait, ...rest); })()",
            )
            .await?;
        popup.press("button", "Fill").await?;
        page.wait_for("held.length === 1", crate::ground::SOON)
            .await?;
        popup.close().await?;
        let () = page.evaluate("held.forEach((run) => run())").await?;
        let popup = stage.browser.popup().await?;
        says(&popup, "Stopped after ").await?;
        popup.press("button", "Go on").await?;
        let shown = filling::proof(&popup).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{variant}: {shown:?}"
        );
        assert_eq!(shown.confirmed.len(), 8, "{variant}: {shown:?}");
        owner_holds(&page, &wanted(&untouched(), &answers)?, variant).await?;
        popup.close().await?;
    }
    stage.stop().await
}
