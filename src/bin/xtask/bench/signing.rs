//! Signing, verifying, reading and making keys: by the core, by WebCrypto through us, by WebCrypto
//! alone, and by the libraries people use for it, in one page of the extension.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::folder;
use crate::files::Files;
use crate::project::path;
use crate::stage::browser::Browser;
use crate::stage::start::Start;
use crate::stage::surface::PATIENCE;

/// A key under a password whose derivation takes 600,000 rounds, as password managers make them.
const ENCRYPTED: &str = include_str!("../../../../tests/keys/rsa2048-pkcs8-encrypted-600000.pem");

const PAGE: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Signing</title>
    <script src="jsrsasign.js"></script>
    <script src="forge.js"></script>
    <script type="module" src="page.js"></script>
  </head>
  <body></body>
</html>
"#;

/// How often in a second, by who did it; the best round of each.
type Rates = BTreeMap<String, f64>;

/// Everything measured there.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figure {
    pub(super) sign: Rates,
    pub(super) verify: Rates,
    pub(super) import_key: Rates,
    pub(super) generate: Rates,
    /// The longest time for which a page did not answer while its worker opened, signed and made.
    #[serde(default)]
    pub(super) blocked_milliseconds: f64,
}

impl Figure {
    /// WebCrypto through us, of WebCrypto alone.
    fn kept_of_raw(&self) -> f64 {
        self.ratio("kept", &["webCrypto"])
    }

    /// The core, of the faster of the two libraries that compute in JavaScript.
    fn core_of_javascript(&self) -> f64 {
        self.ratio("core", &["jsrsasign", "forge"])
    }

    /// As lines for a person.
    pub(super) fn print(&self) {
        println!("RSA-2048 in one page, times a second, best round");
        for (what, rates) in [
            ("sign", &self.sign),
            ("verify", &self.verify),
            ("read a key", &self.import_key),
            ("make a key", &self.generate),
        ] {
            let rates: Vec<_> = rates
                .iter()
                .map(|(who, rate)| format!("{who} {rate:.0}"))
                .collect();
            println!("  {what:<11} {}", rates.join(", "));
        }
        println!(
            "  a kept key through us / WebCrypto alone {:.2}; the core / the faster of jsrsasign and forge {:.2}",
            self.kept_of_raw(),
            self.core_of_javascript()
        );
        println!(
            "  the page did not answer for {:.0} ms at most, while its worker was at it",
            self.blocked_milliseconds
        );
    }

    fn ratio(&self, one: &str, others: &[&str]) -> f64 {
        let rate = |name: &str| self.sign.get(name).copied().unwrap_or(f64::NAN);
        rate(one) / others.iter().copied().map(rate).fold(0.0, f64::max)
    }
}

/// Opens the page in a copy of the extension and lets it measure.
pub(super) async fn measure(extension: &Files, rounds: u32) -> Result<Figure> {
    let folder = folder("signing", &with_page(extension)?)?;
    let browser = Browser::start(Start::headless(folder)).await?;
    let address = format!("chrome-extension://{}/bench/page.html", browser.extension());
    browser.open(&address).await?;
    let page = browser.page_surface().await?;
    page.wait_for("globalThis.ready === true", PATIENCE).await?;
    // One answer of the browser may take no longer than the driver waits, so each round is a question.
    let mut figure: Option<Figure> = None;
    for _ in 0..rounds {
        let round: Figure = page.evaluate("measure(1)").await?;
        figure = Some(match figure {
            None => round,
            Some(before) => before.best(round),
        });
    }
    let mut figure = figure.context("no round was measured")?;
    let arguments = serde_json::to_string(&[ENCRYPTED, "practice"])?;
    figure.blocked_milliseconds = page.evaluate(&format!("blocked(...{arguments})")).await?;
    browser.stop().await?;
    Ok(figure)
}

impl Figure {
    fn best(mut self, other: Self) -> Self {
        for (mine, theirs) in [
            (&mut self.sign, other.sign),
            (&mut self.verify, other.verify),
            (&mut self.import_key, other.import_key),
            (&mut self.generate, other.generate),
        ] {
            for (name, rate) in theirs {
                let best = mine.entry(name).or_default();
                *best = best.max(rate);
            }
        }
        self
    }
}

/// The extension as it ships, with the page and the libraries it compares with.
fn with_page(extension: &Files) -> Result<Files> {
    let mut files = extension.clone();
    files.add("bench/page.html", PAGE.into())?;
    files.add("bench/page.js", include_str!("signing/page.js").into())?;
    let packages = path("www/node_modules");
    let modules = packages.join("jose/dist/webapi");
    files.add_folder("bench/jose/", &modules, &|name| name.ends_with(".js"))?;
    for (name, source) in [
        ("jsrsasign.js", "jsrsasign/lib/jsrsasign-all-min.js"),
        ("forge.js", "node-forge/dist/forge.min.js"),
    ] {
        files.add_from(&format!("bench/{name}"), &packages.join(source))?;
    }
    Ok(files)
}
