//! What a person does in the popup: choose a preset, answer, press Fill, read the proof.

use std::time::Duration;

use anyhow::{Result, bail};
use serde::Deserialize;

use super::browser::Browser;
use super::practice::{Practice, PracticePage};
use super::start::Start;
use super::surface::Surface;
use super::tree;

/// The practice org with a browser that can reach nothing else.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) practice: Practice,
    pub(crate) browser: Browser,
}

/// Hosts of the practice org that an admin may allow.
pub(crate) const ORG_HOSTS: [&str; 2] = [
    "https://acme--uat.sandbox.my.salesforce.com/*",
    "https://acme--uat.sandbox.my.salesforce-setup.com/*",
];

impl Stage {
    /// A fresh profile: the extension was never used and may reach no host.
    pub(crate) async fn fresh() -> Result<Self> {
        let practice = Practice::start("www/practice".as_ref(), "target/practice".as_ref()).await?;
        let browser = Browser::start(start(&practice)).await?;
        Ok(Self { practice, browser })
    }

    /// The admin's answer to a question about these hosts is remembered by the browser as yes: the next
    /// question is answered so at once.
    pub(crate) async fn willing(hosts: &[&str]) -> Result<Self> {
        let Self { practice, browser } = Self::fresh().await?;
        let extension = browser.extension().to_owned();
        let profile = browser.stop().await?;
        profile.grant(&extension, hosts)?;
        let browser = Browser::start(Start {
            profile: Some(profile),
            ..start(&practice)
        })
        .await?;
        Ok(Self { practice, browser })
    }

    /// The same browser profile, started again.
    pub(crate) async fn restarted(self) -> Result<Self> {
        let Self { practice, browser } = self;
        let browser = Browser::start(Start {
            profile: Some(browser.stop().await?),
            ..start(&practice)
        })
        .await?;
        Ok(Self { practice, browser })
    }

    /// The admin has allowed the org's hosts.
    pub(crate) async fn allowed() -> Result<Self> {
        let Self { practice, browser } = Self::willing(&ORG_HOSTS).await?;
        // What the browser remembers becomes true when it is asked for: at once, with no prompt.
        browser
            .open(&practice.url(PracticePage::NewConnectedApp, ""))
            .await?;
        let popup = browser.popup().await?;
        popup.press("button", "Allow access").await?;
        popup.find("combobox", "Preset").await?;
        popup.close().await?;
        Ok(Self { practice, browser })
    }

    /// Ends the browser and the server.
    pub(crate) async fn stop(self) -> Result<()> {
        self.browser.stop().await?;
        self.practice.stop().await
    }
}

/// A headless browser that reaches the practice org and nothing else.
pub(crate) fn start(practice: &Practice) -> Start {
    let mut start = Start::headless("dist/chromium");
    start.host_resolver_rules = practice.host_resolver_rules();
    practice.spki_hash().clone_into(&mut start.trusted_spki);
    start
}

/// What a person answers in the popup.
#[derive(Debug, Clone)]
pub(crate) struct Answers {
    pub(crate) preset: &'static str,
    pub(crate) email: &'static str,
    /// PEM text, for presets that want one.
    pub(crate) certificate: Option<String>,
}

impl Answers {
    /// OutSystems, which needs a certificate of an RSA key.
    pub(crate) fn outsystems() -> Self {
        let certificate = include_str!("../../../../tests/keys/rsa2048-certificate.pem");
        Self {
            preset: "OutSystems Integration Builder",
            email: "admin@acme.example",
            certificate: Some(certificate.into()),
        }
    }

    /// Resmo, which needs no certificate.
    pub(crate) fn resmo() -> Self {
        Self {
            preset: "Resmo",
            email: "admin@acme.example",
            certificate: None,
        }
    }
}

/// The proof as the popup shows it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(crate) struct Shown {
    /// The sentence on top.
    pub(crate) next: String,
    /// Fields read back, with what they hold.
    pub(crate) confirmed: Vec<(String, String)>,
    /// Fields of which only a name can be read.
    pub(crate) shown: Vec<String>,
    /// Fields not filled, each with its reason as the popup words it.
    pub(crate) refused: Vec<String>,
    /// Writes that did not hold.
    pub(crate) failed: Vec<String>,
    /// From the press on Fill to the proof, by the popup's own clock; 0 without a press.
    #[serde(default)]
    pub(crate) milliseconds: f64,
}

const READ_PROOF: &str = r#"(() => {
  const rows = (label) => [...document.querySelectorAll(`table[aria-label="${label}"] tbody tr`)];
  const text = (node) => node?.innerText.replace(/\s+/g, " ").trim() ?? "";
  const items = (label) => [...document.querySelectorAll(`ul[aria-label="${label}"] > li`)].map(text);
  return {
    next: text(document.querySelector(".proof-next")),
    confirmed: [...rows("Confirmed"), ...rows("Put back")].map((row) => [text(row.cells[0]), text(row.cells[1])]),
    shown: rows("Shown").map((row) => text(row.cells[0])),
    refused: items("Refused"),
    failed: items("Failed"),
  };
})()"#;

/// A fill may have to wait for a page that owes a part three times a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// Chooses a preset and answers what it asks, until Fill may be pressed or never will be.
pub(crate) async fn answer(popup: &Surface, answers: &Answers) -> Result<()> {
    popup.select("combobox", "Preset", answers.preset).await?;
    popup
        .enter("textbox", "Contact email", answers.email)
        .await?;
    if let Some(certificate) = &answers.certificate {
        popup.enter("textbox", "Certificate", certificate).await?;
    }
    Ok(())
}

/// Tells, in milliseconds of the popup's clock, how long the proof takes from the press on Fill;
/// nothing if it does not come in time. The driver's own work is not counted.
const WATCH: &str = r#"(limit) => new Promise((resolve) => {
  addEventListener("click", (press) => {
    const proved = () => document.querySelector(".proof-next") !== null;
    const end = () => { observer.disconnect(); resolve(proved() ? performance.now() - press.timeStamp : null); };
    const observer = new MutationObserver(() => { if (proved()) end(); });
    observer.observe(document, { subtree: true, childList: true });
    setTimeout(end, limit);
  }, { capture: true, once: true });
})"#;

/// Presses Fill and reads the proof.
///
/// # Errors
/// When Fill cannot be pressed or no proof comes; the message says what the popup shows instead.
pub(crate) async fn fill(popup: &Surface) -> Result<Shown> {
    popup.find("button", "Fill").await?;
    let watch = format!("({WATCH})({})", PATIENCE.as_millis());
    let (milliseconds, ()) = tokio::try_join!(
        popup.evaluate::<Option<f64>>(&watch),
        popup.press("button", "Fill"),
    )?;
    let Some(milliseconds) = milliseconds else {
        let there = tree::describe(&popup.tree().await?);
        bail!("no proof within {PATIENCE:?} after Fill; the popup shows:{there}");
    };
    let shown = popup.evaluate::<Shown>(READ_PROOF).await?;
    Ok(Shown {
        milliseconds,
        ..shown
    })
}

/// Waits for a proof and reads it.
pub(crate) async fn proof(popup: &Surface) -> Result<Shown> {
    popup
        .wait_for("document.querySelector('.proof-next') !== null", PATIENCE)
        .await?;
    popup.evaluate(READ_PROOF).await
}
