//! From the press on the icon until the popup can be used, beside the popup of an extension that
//! does nothing, in the same browser.

use anyhow::{Context, Result};
use serde::Serialize;

use super::{best, clock, folder};
use crate::files::Files;
use crate::stage::browser::Browser;
use crate::stage::filling;
use crate::stage::practice::{Practice, PracticePage};
use crate::stage::start::Start;
use crate::{build, stage};

/// Popups take a few milliseconds, so there are more of them than of filled pages.
const OPENINGS_PER_ROUND: u32 = 4;

/// Notes the moment at which there is something to use; both extensions carry it.
const WATCH: &str = r#"
const look = () => {
  const found = document.querySelector("select#preset, p#empty");
  if (!found || found.disabled) return;
  observer.disconnect();
  globalThis.usableAt = performance.timeOrigin + performance.now();
};
const observer = new MutationObserver(look);
observer.observe(document, { subtree: true, childList: true, attributes: true });
"#;

const HEAD: &str = r#"<meta charset="utf-8" />"#;
const WATCHED: &str = r#"<meta charset="utf-8" /><script src="watch.js"></script>"#;

const EMPTY_MANIFEST: &str = r#"{
  "manifest_version": 3,
  "name": "Empty",
  "version": "1",
  "action": { "default_popup": "popup.html" }
}
"#;

const EMPTY_POPUP: &str = r#"<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><script src="watch.js"></script><title>Empty</title></head>
  <body><p id="empty">Nothing</p></body>
</html>
"#;

/// Milliseconds, best round of each.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figure {
    pub(super) milliseconds: f64,
    pub(super) empty_milliseconds: f64,
    pub(super) difference_milliseconds: f64,
    /// One check of a completed preset in the popup, with its answer turned into objects.
    pub(super) check_milliseconds: f64,
}

/// Checks a preset over and over in the popup that is open; the time of one, in milliseconds.
const CHECKS: &str = r#"(async () => {
  const core = await import(chrome.runtime.getURL("core/core.js"));
  const preset = core.presetConfig("outsystems", "external-client-app");
  const config = core.complete(preset, { contactEmail: "admin@acme.example" });
  const context = { app: "external-client-app", stage: "new", org: "sandbox", now: 1795219200 };
  const many = 300;
  for (let each = 0; each < many; each++) core.check(config, context);
  const start = performance.now();
  for (let each = 0; each < many; each++) core.check(config, context);
  return (performance.now() - start) / many;
})()"#;

/// Opens both popups in turn.
pub(super) async fn measure(extension: &Files, rounds: u32) -> Result<Figure> {
    let ours = folder("watched", &watched(extension)?)?;
    let empty = folder("empty", &empty()?)?;
    let practice = Practice::start("www/practice".as_ref(), build::PRACTICE.as_ref()).await?;
    let browser = Browser::start(Start {
        extension: ours,
        other: Some(empty),
        ..filling::start(&practice)
    })
    .await?;
    browser
        .open(&practice.url(PracticePage::NewExternalClientApp, ""))
        .await?;
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    let other = browser.other().context("there is no other extension")?;
    for _ in 0..rounds * OPENINGS_PER_ROUND {
        ours.push(open(&browser, browser.extension()).await?);
        empty.push(open(&browser, other).await?);
    }
    let check_milliseconds = check(&browser).await?;
    browser.stop().await?;
    practice.stop().await?;
    let (milliseconds, empty_milliseconds) = (best(&ours), best(&empty));
    Ok(Figure {
        milliseconds,
        empty_milliseconds,
        difference_milliseconds: milliseconds - empty_milliseconds,
        check_milliseconds,
    })
}

async fn check(browser: &Browser) -> Result<f64> {
    let tab = browser.active_tab().await?;
    browser.trigger(browser.extension(), &tab).await?;
    let popup = browser
        .surface_of(browser.extension(), "popup.html")
        .await?;
    popup
        .wait_for(
            "globalThis.usableAt !== undefined",
            stage::surface::PATIENCE,
        )
        .await?;
    let milliseconds = popup.evaluate(CHECKS).await?;
    popup.close().await?;
    Ok(milliseconds)
}

async fn open(browser: &Browser, extension: &str) -> Result<f64> {
    let tab = browser.active_tab().await?;
    let pressed = clock::epoch()?;
    browser.trigger(extension, &tab).await?;
    let popup = browser.surface_of(extension, "popup.html").await?;
    popup
        .wait_for(
            "globalThis.usableAt !== undefined",
            stage::surface::PATIENCE,
        )
        .await?;
    let usable: f64 = popup.evaluate("globalThis.usableAt").await?;
    popup.close().await?;
    Ok(usable - pressed)
}

/// The extension as it ships, with the watch in its popup.
fn watched(extension: &Files) -> Result<Files> {
    let mut files = Files::default();
    for (path, content) in extension.iter() {
        if path == "popup.html" {
            let text = str::from_utf8(content)?;
            let (before, after) = text
                .split_once(HEAD)
                .context("popup.html begins otherwise than the bench knows")?;
            files.add(path, format!("{before}{WATCHED}{after}").into_bytes())?;
        } else {
            files.add(path, content.to_vec())?;
        }
    }
    files.add("watch.js", WATCH.into())?;
    Ok(files)
}

fn empty() -> Result<Files> {
    let mut files = Files::default();
    files.add("manifest.json", EMPTY_MANIFEST.into())?;
    files.add("popup.html", EMPTY_POPUP.into())?;
    files.add("watch.js", WATCH.into())?;
    Ok(files)
}
