//! One journey under way, and what comes between its steps.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::{KEY, begin, paste, stands};
use crate::ground::{SOON, says};
use crate::stage::filling::{self, Shown, Stage};
use crate::stage::surface::Surface;

/// What interrupts a journey, again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interruption {
    PanelClosed,
    PageReloaded,
    WorkerStopped,
    BrowserRestarted,
}

impl Interruption {
    /// Whether the page comes anew, without what was typed into it.
    pub(super) fn loads_anew(self) -> bool {
        matches!(self, Self::PageReloaded | Self::BrowserRestarted)
    }
}

/// A journey under way, with the panel at its steps.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) stage: Stage,
    pub(super) panel: Surface,
    pub(super) by: Interruption,
}

impl Walk {
    /// Begins on the page at `address` and says that what comes before is done.
    pub(super) async fn begin(
        stage: Stage,
        address: &str,
        vendor: &str,
        app: &str,
        by: Interruption,
    ) -> Result<Self> {
        let panel = begin(&stage, address, vendor, app).await?;
        panel.press("button", "Done: Before you start").await?;
        let walk = Self { stage, panel, by };
        walk.stands("prepare", "done, as you say").await?;
        walk.interrupted().await
    }

    pub(super) async fn open(&self, address: &str) -> Result<()> {
        self.stage.browser.open(address).await
    }

    /// Presses a button of the classic page.
    pub(super) async fn press_in_frame(&self, button: &str) -> Result<()> {
        self.stage.browser.press_in_frame(button).await
    }

    /// Waits until a step's line says so.
    pub(super) async fn stands(&self, step: &str, words: &str) -> Result<()> {
        stands(&self.panel, step, words).await
    }

    /// Waits until the panel says so.
    pub(super) async fn says(&self, words: &str) -> Result<()> {
        says(&self.panel, words).await
    }

    /// Interrupts, after which every step must stand as it did before.
    pub(super) async fn interrupted(self) -> Result<Self> {
        let before: Value = self.panel.evaluate(STANDING).await?;
        let Self { stage, panel, by } = self;
        let (stage, panel) = match by {
            Interruption::PanelClosed => {
                panel.close_itself().await?;
                let panel = super::panel(&stage).await?;
                (stage, panel)
            }
            Interruption::PageReloaded => {
                stage.browser.page().refresh().await?;
                (stage, panel)
            }
            Interruption::WorkerStopped => {
                panel.cdp("ServiceWorker.enable", json!({})).await?;
                panel.cdp("ServiceWorker.stopAllWorkers", json!({})).await?;
                (stage, panel)
            }
            Interruption::BrowserRestarted => {
                let address = stage.browser.page().current_url().await?;
                let stage = stage.restarted().await?;
                stage.browser.open(address.as_str()).await?;
                let panel = super::panel(&stage).await?;
                (stage, panel)
            }
        };
        let same = format!("JSON.stringify({STANDING}) === JSON.stringify({before})");
        if panel.wait_for(&same, SOON).await.is_err() {
            let now: Value = panel.evaluate(STANDING).await?;
            bail!("{by:?} changed {before} to {now}");
        }
        Ok(Self { stage, panel, by })
    }

    /// Fills the page of a step and is interrupted before it is saved; a page that came anew is filled once more.
    /// `fill` is told whether it is the first time: what the admin answered then is not asked again.
    pub(super) async fn filled(
        self,
        step: &str,
        fill: impl AsyncFn(&Self, bool) -> Result<Shown>,
    ) -> Result<Self> {
        let mut walk = self;
        for first in [true, false] {
            let shown = fill(&walk, first).await?;
            ensure!(
                shown.refused.is_empty() && shown.failed.is_empty(),
                "{step}: {shown:?}"
            );
            walk.panel.press("button", "Steps").await?;
            // What was written and not saved proves nothing.
            walk.stands(step, "to do").await?;
            if first {
                walk = walk.interrupted().await?;
            }
            if !walk.by.loads_anew() {
                break;
            }
        }
        Ok(walk)
    }

    /// Opens the preview of the step in front, and fills.
    pub(super) async fn fill(&self) -> Result<Shown> {
        self.panel.press("button", "Preview and fill").await?;
        filling::fill(&self.panel).await
    }

    /// A list of apps shows the app's row and presses nothing.
    pub(super) async fn shows_the_row(&self, list: &str, hint: &str, row: &str) -> Result<()> {
        self.open(list).await?;
        self.says(hint).await?;
        let before = self.stage.practice.requests().len();
        self.panel.press("button", "Show me the row").await?;
        let page = self.stage.browser.page_surface().await?;
        page.wait_for(&format!("{DRAWN}.length === 2"), SOON)
            .await?;
        let shown: Vec<(String, String)> = page
            .evaluate(&format!("{DRAWN}.map(({{ effect }}) => [effect.target.localName, effect.target.closest('tr').innerText.replace(/\\s+/g, ' ').trim()])"))
            .await?;
        let drawn = |element: &str| (element.to_owned(), row.to_owned());
        assert_eq!(shown, [drawn("tr"), drawn("button")]);
        let pressed: bool = page
            .evaluate("'__practicePressed' in globalThis || document.querySelector('[role=menuitem]') !== null")
            .await?;
        assert!(!pressed);
        assert_eq!(self.stage.practice.requests().split_off(before), []);
        Ok(())
    }

    /// Gives the key and ends the last step; the key is nowhere afterwards.
    pub(super) async fn hand_over(self, steps: usize) -> Result<()> {
        let walk = self.interrupted().await?;
        // A secret is not taken for the key.
        let secret = "0123456789abcdef".repeat(4);
        paste(&walk.panel, &secret).await?;
        walk.says("This looks like the consumer secret, not the key.")
            .await?;
        paste(&walk.panel, KEY).await?;
        walk.says("3MVG9…").await?;
        let shown: String = walk.panel.evaluate("document.body.innerText").await?;
        ensure!(!shown.contains(KEY) && !shown.contains(&secret), "{shown}");
        walk.panel.press("button", "Done: Hand over").await?;
        let done = format!("{steps} of {steps} steps done.");
        walk.says(&done).await?;
        let walk = walk.interrupted().await?;
        walk.says(&done).await?;

        let kept: Value = walk
            .panel
            .evaluate(
                "Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)])",
            )
            .await?;
        let kept = kept.to_string();
        ensure!(
            !kept.contains("PRIVATE KEY") && !kept.contains("3MVG9") && !kept.contains(&secret),
            "{kept}"
        );
        walk.stage.stop().await
    }
}

/// What is drawn around parts of the page, beside what the page does itself.
const DRAWN: &str = "document.getAnimations().filter((one) => !(one instanceof CSSTransition || one instanceof CSSAnimation))";

/// Every step with how it stands and what was read back of it.
const STANDING: &str = r#"[...document.querySelectorAll("[data-step]")].map((step) => [
  step.dataset.step,
  ...[...step.querySelectorAll(":scope > summary .tag:not(.here)")].map((tag) => tag.textContent),
  ...[...step.querySelectorAll(":scope > p")].map((line) => line.textContent.trim()).filter((line) => /^(Read back|Not yet|The page did not)/.test(line)),
])"#;
