//! The demo without a screen: every page, variant and preset through the real popup.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::stage::filling::{self, Answers, Shown, Stage};
use crate::stage::practice::PracticePage;

/// Where the pictures go.
const SCREENSHOTS: &str = "target/demo";

/// A page, by its name in the output, and the variants of it that can be filled.
struct Page {
    name: &'static str,
    page: PracticePage,
    variants: &'static [&'static str],
}

const CLIENT_APP: Page = Page {
    name: "new-external-client-app",
    page: PracticePage::NewExternalClientApp,
    variants: &[
        "synthetic",
        "native",
        "late-parts",
        "rerender",
        "hidden-copy",
        "client-credentials-on",
    ],
};

const CONNECTED_APP: Page = Page {
    name: "new-connected-app",
    page: PracticePage::NewConnectedApp,
    variants: &[
        "plain",
        "hidden-copy",
        "late-parts",
        "rerender",
        "duplicate-label",
        "renamed-label-known-id",
        "canvas",
        "same-origin",
    ],
};

/// One line of the output.
#[derive(Debug, Serialize)]
struct Line<'a> {
    page: &'a str,
    variant: &'a str,
    preset: &'a str,
    confirmed: usize,
    shown: usize,
    refused: usize,
    failed: usize,
    milliseconds: u64,
}

/// Fills them all and prints a line for each. Gives whether every wanted field was proved.
pub(super) async fn all(json: bool) -> Result<bool> {
    let stage = Stage::fresh().await?;
    let mut proved = pages(&stage, &CLIENT_APP, json).await?;
    stage.stop().await?;
    // The classic form lies in a frame of another origin: only there is access asked for.
    let stage = Stage::allowed().await?;
    proved &= pages(&stage, &CONNECTED_APP, json).await?;
    stage.stop().await?;
    Ok(proved)
}

async fn pages(stage: &Stage, page: &Page, json: bool) -> Result<bool> {
    let presets = [
        ("outsystems", Answers::outsystems()),
        ("resmo", Answers::resmo()),
    ];
    let mut proved = true;
    for variant in page.variants {
        for (preset, answers) in &presets {
            let name = format!("{}-{variant}-{preset}", page.name);
            let address = stage.practice.url(page.page, variant);
            let shown = fill(stage, &address, answers, &name)
                .await
                .with_context(|| name)?;
            let line = Line {
                page: page.name,
                variant,
                preset,
                confirmed: shown.confirmed.len(),
                shown: shown.shown.len(),
                refused: shown.refused.len(),
                failed: shown.failed.len(),
                milliseconds: shown.milliseconds.round() as u64,
            };
            proved &= line.confirmed > 0 && line.refused + line.failed == 0;
            print(&line, json)?;
        }
    }
    Ok(proved)
}

async fn fill(stage: &Stage, address: &str, answers: &Answers, name: &str) -> Result<Shown> {
    let browser = &stage.browser;
    browser.open(address).await?;
    let popup = browser.popup().await?;
    filling::answer(&popup, answers).await?;
    let shown = filling::fill(&popup).await?;
    let picture = |what| Path::new(SCREENSHOTS).join(format!("{name}-{what}.png"));
    popup.screenshot(&picture("popup")).await?;
    let page = browser.page_surface().await?;
    page.screenshot(&picture("page")).await?;
    popup.close().await?;
    Ok(shown)
}

fn print(line: &Line<'_>, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string(line)?);
    } else {
        println!(
            "{:<24} {:<23} {:<11} {:>3} confirmed {:>2} shown {:>2} refused {:>2} failed {:>6} ms",
            line.page,
            line.variant,
            line.preset,
            line.confirmed,
            line.shown,
            line.refused,
            line.failed,
            line.milliseconds
        );
    }
    Ok(())
}
