//! New Connected App: the form post that the server receives after a fill and the admin's own Save.

use anyhow::{Context, Result};

use crate::ground::{Filled, SOON, fill, fill_again, fill_all, part, posted, preset, says};
use crate::stage::filling::{Answers, Stage};
use crate::stage::practice::PracticePage::NewConnectedApp;
use crate::stage::practice::record::{Field, FieldValue, Post, PostBody};

/// Boxes that a new form has ticked.
const TICKED: [&str; 4] = [
    "Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows",
    "Require Secret for Web Server Flow",
    "Require Secret for Refresh Token Flow",
    "Require Secret for Token Exchange Flow",
];

/// What each row must post after a fill: what the preset and the answers name, or the default. None
/// for a box that must stay off.
fn wanted(label: &str, answers: &Answers, variant: &str) -> Result<Option<String>> {
    let preset = preset(answers, "connected-app")?;
    let ticked = Some("1".to_owned());
    Ok(match label {
        "Connected App Name" => Some(part(&preset, "/app/name")?),
        "API Name" => Some(part(&preset, "/app/apiName")?),
        "Contact Email" => Some(answers.email.into()),
        "Enable OAuth Settings" => ticked,
        "Callback URL" => Some(part::<Vec<String>>(&preset, "/oauth/callbackUrls")?.join("\r\n")),
        // The words this page posts for api and refresh_token.
        "Selected OAuth Scopes" => Some("Api,RefreshToken".into()),
        "Use digital signatures" if answers.certificate.is_some() => ticked,
        "Canvas" if variant == "canvas" => ticked,
        "Access Method" => Some("Signed Request (POST)".into()),
        label if TICKED.contains(&label) => ticked,
        _ => Some(String::new()),
    })
}

/// Holds a post against the config, row by row.
fn compare(post: &Post, answers: &Answers, variant: &str) -> Result<()> {
    let PostBody::Form(fields) = &post.body else {
        anyhow::bail!("{variant}: no form was posted");
    };
    let rows: Vec<&Field> = fields
        .iter()
        .filter(|field| !field.label.is_empty())
        .collect();
    assert!(rows.len() > 20, "{variant}: {rows:?}");
    for Field { label, value, .. } in &rows {
        let place = format!("{variant}, {}, {label}", answers.preset);
        match value {
            FieldValue::Text(text) => {
                assert_eq!(
                    Some(text),
                    wanted(label, answers, variant)?.as_ref(),
                    "{place}"
                );
            }
            FieldValue::File(file) => {
                let text = answers.certificate.as_deref().unwrap_or_default();
                assert_eq!(file.text, text, "{place}");
                assert_eq!(file.size, text.len(), "{place}");
            }
        }
    }
    let named = [
        "Connected App Name",
        "API Name",
        "Contact Email",
        "Enable OAuth Settings",
        "Callback URL",
        "Selected OAuth Scopes",
    ];
    for label in named.iter().chain(&TICKED) {
        assert!(
            post.text(label).is_some(),
            "{variant}: {label} was not posted"
        );
    }
    let signed = answers.certificate.is_some();
    assert_eq!(
        post.text("Use digital signatures").is_some(),
        signed,
        "{variant}"
    );
    assert_eq!(post.file("Certificate").is_some(), signed, "{variant}");
    // Whatever else was posted is how the lists were highlighted, and the button.
    for field in fields.iter().filter(|field| field.label.is_empty()) {
        let by_page = ["_a", "_s", ":save"]
            .iter()
            .any(|end| field.name.ends_with(end));
        assert!(by_page, "{variant}: {field:?}");
    }
    Ok(())
}

/// Where a saved app is shown.
const VIEW: &str =
    "https://acme--uat.sandbox.my.salesforce.com/app/mgmt/forceconnectedapps/forceAppDetail.apexp";

/// The button Save above the form.
pub(crate) const SAVE: &str = "input[id$='j_id0:save']";

/// Closes the popup, presses Save and gives what the server received.
pub(crate) async fn save(stage: &Stage, filled: Filled) -> Result<Post> {
    filled.popup.close().await?;
    let before = stage.practice.posts().len();
    stage.browser.press_in_frame(SAVE).await?;
    let posts = posted(stage, before).await?;
    assert_eq!(posts.len(), 1);
    posts.into_iter().next().context("nothing was posted")
}

async fn both_presets_fill_and_save(variants: &[&str]) -> Result<()> {
    let stage = Stage::allowed().await?;
    for &variant in variants {
        for answers in [Answers::outsystems(), Answers::resmo()] {
            let place = format!("{variant}, {}", answers.preset);
            let filled = fill_all(&stage, NewConnectedApp, variant, &answers).await?;
            let asked: Vec<&str> = filled
                .requests
                .iter()
                .map(|one| one.path.as_str())
                .collect();
            if variant == "rerender" && answers.certificate.is_some() {
                assert!(
                    asked.iter().all(|path| path.contains("part=oauth")),
                    "{place}: {asked:?}"
                );
                assert_eq!(asked.len(), 1, "{place}: {asked:?}");
            } else {
                assert_eq!(asked, [""; 0], "{place}");
            }
            fill_again(&filled, &place).await?;
            compare(
                &save(&stage, filled).await.with_context(|| place)?,
                &answers,
                variant,
            )?;
        }
    }
    stage.stop().await
}

#[tokio::test]
async fn the_server_receives_what_was_filled_and_nothing_else() -> Result<()> {
    both_presets_fill_and_save(&["", "same-origin", "hidden-copy", "canvas"]).await
}

#[tokio::test]
async fn a_page_that_changes_under_the_fill_posts_the_same() -> Result<()> {
    both_presets_fill_and_save(&[
        "late-parts",
        "rerender",
        "duplicate-label",
        "renamed-label-known-id",
        "japanese",
    ])
    .await
}

#[tokio::test]
async fn after_a_refused_save_the_certificate_must_be_filled_again() -> Result<()> {
    let stage = Stage::allowed().await?;
    let answers = Answers::outsystems();
    let filled = fill(&stage, NewConnectedApp, "error-on-save", &answers).await?;
    compare(&save(&stage, filled).await?, &answers, "error-on-save")?;
    let popup = stage.browser.popup().await?;
    says(&popup, "Contact email needs to be in a valid email format").await?;
    says(
        &popup,
        "The certificate is no longer in the form: it has to be filled again.",
    )
    .await?;
    says(&popup, "1 field to write").await?;
    let shown = crate::stage::filling::fill(&popup).await?;
    assert_eq!(
        (shown.refused.len(), shown.failed.len()),
        (0, 0),
        "{shown:?}"
    );
    let filled = Filled {
        popup,
        shown,
        requests: Vec::new(),
    };
    compare(&save(&stage, filled).await?, &answers, "error-on-save")?;
    // The page between Save and the app says nothing of either.
    stage.browser.press_in_frame(".alone input").await?;
    stage.browser.target("iframe", VIEW, SOON).await?;
    let popup = stage.browser.popup().await?;
    says(&popup, "The app is saved").await?;
    let evidence = "This is the page of the connected app “OutSystems Integration Builder”.";
    says(&popup, evidence).await?;
    stage.stop().await
}
