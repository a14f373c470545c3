//! What assistive technology and a keyboard meet: axe-core over every state of popup, side panel and
//! web page, in light and dark, narrow and wide, and whole jobs without a mouse.

mod keyboard;
mod panel;
mod popup;
mod web;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::ground::SOON;
use crate::stage::surface::Surface;

/// The widths a state is looked at in: a popup's own, and the widest a popup with a scroll bar may get.
/// The web page's lines are no longer than 720 pixels, so nothing new is to be seen beyond.
const WIDTHS: [u32; 2] = [360, 780];
const HEIGHT: u32 = 600;

/// A rule of axe-core that was broken, with the places.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read by a person, when it is printed")]
struct Violation {
    id: String,
    help: String,
    places: Vec<String>,
}

const RUN: &str = "axe.run(document).then(({ violations }) => violations.map((each) => ({
  id: each.id,
  help: each.help,
  places: each.nodes.map((node) => `${node.html} ${node.failureSummary}`),
})))";

/// What stands over the edge of its surface, as markup.
const SPILL: &str = "[...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 120))";

/// A config in which the rules find something of each kind.
fn doubtful() -> String {
    json!({
        "formatVersion": 1,
        "vendor": "Acme",
        "app": { "name": "Acme", "apiName": "Acme__App", "contactEmail": "admin@acme.example" },
        "oauth": {
            "callbackUrls": ["http://acme.example/callback", "http://acme.example/callback"],
            "scopes": ["full", "apii", "interaction_api"],
        },
    })
    .to_string()
}

/// Whether what is shown is this wide, without a scroll bar beside it.
fn is_wide(width: u32) -> String {
    format!("document.documentElement.clientWidth === {width}")
}

/// How a surface is given its width.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Frame {
    /// The popup's window follows its content; the protocol refuses to lay it out otherwise.
    Popup,
    /// Panel and page take the width of what they are in.
    Page,
}

impl Frame {
    async fn give(self, surface: &Surface, width: u32) -> Result<()> {
        match self {
            Self::Popup => {
                let wish = format!("document.documentElement.style.width = '{width}px'");
                let _: Value = surface.evaluate(&wish).await?;
                surface.wait_for(&is_wide(width), SOON).await
            }
            Self::Page => surface.resize(width, HEIGHT).await,
        }
    }

    /// Gives back its own width: presses go by what is really on the screen.
    async fn take_back(self, surface: &Surface) -> Result<()> {
        match self {
            Self::Popup => {
                let own = "document.documentElement.style.removeProperty('width')";
                let _: Value = surface.evaluate(own).await?;
                surface.wait_for(&is_wide(WIDTHS[0]), SOON).await
            }
            Self::Page => {
                let own = "Emulation.clearDeviceMetricsOverride";
                surface.cdp(own, json!({})).await.map(drop)
            }
        }
    }
}

/// Lets axe-core look at what is shown, in every width and colour scheme; nothing may be wider than the
/// surface.
pub(crate) async fn check(surface: &Surface, frame: Frame, state: &str) -> Result<()> {
    let known: bool = surface.evaluate("typeof axe === 'object'").await?;
    if !known {
        let axe = std::fs::read_to_string("www/node_modules/axe-core/axe.min.js")?;
        let () = surface.evaluate(&format!("{axe}\n;null")).await?;
    }
    for width in WIDTHS {
        frame.give(surface, width).await.context(state.to_owned())?;
        for dark in [false, true] {
            surface.set_dark(dark).await?;
            let violations: Vec<Violation> =
                surface.evaluate(RUN).await.context(state.to_owned())?;
            ensure!(
                violations.is_empty(),
                "{state}, {width} pixels, dark {dark}: {violations:#?}"
            );
        }
        let spill: Vec<String> = surface.evaluate(SPILL).await?;
        ensure!(spill.is_empty(), "{state}, {width} pixels: {spill:#?}");
    }
    frame.take_back(surface).await.context(state.to_owned())
}

/// Waits for a heading, which every state has one of its own of, and checks the state it stands for.
async fn check_under(surface: &Surface, frame: Frame, heading: &str, state: &str) -> Result<()> {
    let wanted = Value::from(heading);
    let shown = format!(
        "[...document.querySelectorAll('h2')].some((each) => each.innerText.trim() === {wanted})"
    );
    surface
        .wait_for(&shown, SOON)
        .await
        .context(state.to_owned())?;
    check(surface, frame, state).await
}
