use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage;
use std::path::Path;

#[tokio::test]
async fn matrix() {
    let stage = Stage::allowed().await.unwrap();
    let only = std::env::var("V").ok();
    let eca = [
        "plain",
        "native",
        "late-parts",
        "rerender",
        "native,rerender",
        "hidden-copy",
        "duplicate-label",
        "renamed-label",
        "japanese",
        "disabled",
        "missing-scope",
        "view-mode",
    ];
    let ca = [
        "plain",
        "late-parts",
        "rerender",
        "hidden-copy",
        "duplicate-label",
        "duplicate-label-unknown-id",
        "renamed-label",
        "renamed-label-known-id",
        "japanese",
        "disabled",
        "missing-scope",
        "canvas",
        "same-origin",
    ];
    for (page, name, variants) in [
        (PracticePage::NewExternalClientApp, "eca", &eca[..]),
        (PracticePage::NewConnectedApp, "ca", &ca[..]),
    ] {
        for variant in variants {
            if only
                .as_ref()
                .is_some_and(|o| o != &format!("{name}/{variant}"))
            {
                continue;
            }
            for answers in [Answers::outsystems().unwrap(), Answers::resmo()] {
                stage
                    .browser
                    .open(&stage.practice.url(page, variant))
                    .await
                    .unwrap();
                let popup = stage.browser.popup().await.unwrap();
                let outcome = async {
                    filling::answer(&popup, &answers).await?;
                    filling::fill(&popup).await
                }
                .await;
                match outcome {
                    Ok(shown) => eprintln!(
                        "{name}/{variant} {}: {} confirmed {} shown {} refused {} failed {} ms; {} {:?} {:?}",
                        answers.preset,
                        shown.confirmed.len(),
                        shown.shown.len(),
                        shown.refused.len(),
                        shown.failed.len(),
                        shown.milliseconds,
                        shown.next,
                        shown.refused,
                        shown.failed
                    ),
                    Err(e) => eprintln!("{name}/{variant} {}: {e:#}", answers.preset),
                }
                popup
                    .screenshot(Path::new(&format!(
                        "target/shots/{name}-{variant}-{}.png",
                        answers.preset
                    )))
                    .await
                    .unwrap();
                popup.close().await.unwrap();
            }
        }
    }
    stage.stop().await.unwrap();
}
