//! Undo: what stood there before the fill stands there again, and nothing of the admin's is touched.

use anyhow::Result;
use serde_json::json;

use crate::connected_app::save;
use crate::external_client_app::wanted;
use crate::ground::{Filled, fill, owner_holds, says};
use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage::{NewConnectedApp, NewExternalClientApp};
use crate::stage::practice::record::{FieldValue, PostBody};
use crate::stage::practice::untouched;
use crate::stage::surface::Surface;

/// Presses Undo, looks at what it would do, puts it back and gives the proof.
async fn undo(popup: &Surface) -> Result<Shown> {
    popup.press("button", "Undo").await?;
    says(popup, "This puts back what stood here before the fill").await?;
    popup.press("button", "Put it back").await?;
    popup
        .wait_for(
            "document.querySelector('.proof-next')?.innerText.includes('back')",
            crate::ground::SOON,
        )
        .await?;
    filling::proof(popup).await
}

#[tokio::test]
async fn the_external_client_app_form_is_as_before_but_for_the_list_that_goes_with_its_box()
-> Result<()> {
    let stage = Stage::fresh().await?;
    for (variant, answers) in [
        ("synthetic", Answers::outsystems()),
        ("native", Answers::outsystems()),
        ("native,late-parts", Answers::resmo()),
    ] {
        let filled = fill(&stage, NewExternalClientApp, variant, &answers).await?;
        let shown = undo(&filled.popup).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{variant}: {shown:?}"
        );
        let page = stage.browser.page_surface().await?;
        let mut state = untouched();
        // The component refuses to empty a required list; it is hidden and not sent without its box.
        state["scopes"] = json!(["api", "refresh_token"]);
        owner_holds(&page, &state, variant).await?;
        filled.popup.close().await?;
    }
    assert_eq!(stage.practice.posts(), []);
    stage.stop().await
}

#[tokio::test]
async fn a_field_the_admin_changed_since_is_left_and_named() -> Result<()> {
    let stage = Stage::fresh().await?;
    let answers = Answers::resmo();
    let filled = fill(&stage, NewExternalClientApp, "synthetic", &answers).await?;
    filled.popup.close().await?;
    let page = stage.browser.page_surface().await?;
    page.enter("textbox", "Contact Email", "somebody.else@acme.example")
        .await?;
    let mut state = wanted(&untouched(), &answers)?;
    state["contactEmail"] = "somebody.else@acme.example".into();
    owner_holds(&page, &state, "typed").await?;

    let popup = stage.browser.popup().await?;
    let shown = undo(&popup).await?;
    assert_eq!(shown.failed, [""; 0], "{shown:?}");
    assert_eq!(shown.refused.len(), 1, "{shown:?}");
    assert!(
        shown.refused[0].starts_with("Contact Email changed since"),
        "{shown:?}"
    );
    let mut left = untouched();
    left["contactEmail"] = "somebody.else@acme.example".into();
    left["scopes"] = json!(["api", "refresh_token"]);
    owner_holds(&page, &left, "undone").await?;
    stage.stop().await
}

#[tokio::test]
async fn the_connected_app_form_posts_what_an_untouched_one_posts() -> Result<()> {
    let stage = Stage::allowed().await?;
    let untouched = |filled: Filled| async {
        let PostBody::Form(fields) = save(&stage, filled).await?.body else {
            anyhow::bail!("no form was posted");
        };
        // Which lines of a list are highlighted is no value of the form.
        let rows = fields.into_iter().filter(|field| !field.label.is_empty());
        Ok(rows
            .map(|field| (field.label, field.value))
            .collect::<Vec<_>>())
    };
    stage
        .browser
        .open(&stage.practice.url(NewConnectedApp, ""))
        .await?;
    let popup = stage.browser.popup().await?;
    let before: Vec<(String, FieldValue)> = untouched(Filled {
        popup,
        shown: Shown::default(),
        requests: Vec::new(),
    })
    .await?;
    for (variant, answers) in [("", Answers::outsystems()), ("", Answers::resmo())] {
        let filled = fill(&stage, NewConnectedApp, variant, &answers).await?;
        // The page itself derived the API name; it goes too.
        let shown = undo(&filled.popup).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{shown:?}"
        );
        assert_eq!(untouched(filled).await?, before, "{}", answers.preset);
    }
    stage.stop().await
}
