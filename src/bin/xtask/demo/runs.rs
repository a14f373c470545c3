//! The demo without a screen: every page, variant and preset through the real popup.

use anyhow::{Context, Result};
use serde::Serialize;

use crate::project::path;
use crate::stage::browser::Browser;
use crate::stage::popup::{self, Answers, Proof};
use crate::stage::practice::{Practice, PracticePage};

/// The contact the demo gives; the domain is reserved for examples.
const EMAIL: &str = "admin@acme.example";
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
        "japanese",
        "canvas",
        "same-origin",
    ],
};

/// A preset: its id, its name in the list, and whether it asks for a certificate.
const PRESETS: [(&str, &str, bool); 2] = [
    ("outsystems", "OutSystems Integration Builder", true),
    ("resmo", "Resmo", false),
];

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
pub(super) async fn all(practice: &Practice, json: bool) -> Result<bool> {
    let certificate = path("tests/keys/rsa2048-certificate.pem");
    let certificate = std::fs::read_to_string(&certificate)
        .with_context(|| format!("cannot read {}", certificate.display()))?;
    let browser = Browser::start(super::start(practice)).await?;
    let mut proved = pages(&browser, practice, &CLIENT_APP, &certificate, json).await?;
    // The classic form lies in a frame of another origin, for which the browser asks the admin; a
    // prompt cannot be answered without a screen, so the answer is written where it is kept.
    let extension = browser.extension().to_owned();
    let profile = browser.stop().await?;
    profile.grant(&extension, &hosts(practice)?)?;
    let mut start = super::start(practice);
    start.profile = Some(profile);
    let browser = Browser::start(start).await?;
    allow(&browser, practice).await?;
    proved &= pages(&browser, practice, &CONNECTED_APP, &certificate, json).await?;
    browser.stop().await?;
    Ok(proved)
}

/// Presses "Allow access", which the browser grants at once for the answer it remembers.
async fn allow(browser: &Browser, practice: &Practice) -> Result<()> {
    let address = practice.url(CONNECTED_APP.page, "");
    browser.open(&address).await?;
    let popup = browser.popup().await?;
    popup.press("button", "Allow access").await?;
    popup.find("combobox", "Preset").await?;
    popup.close().await
}

/// The org's hosts as the browser keeps them.
fn hosts(practice: &Practice) -> Result<Vec<String>> {
    [
        PracticePage::NewConnectedApp,
        PracticePage::NewConnectedAppAlone,
    ]
    .map(|page| {
        let address = url::Url::parse(&practice.url(page, ""))?;
        Ok(format!("{}/*", address.origin().ascii_serialization()))
    })
    .into_iter()
    .collect()
}

async fn pages(
    browser: &Browser,
    practice: &Practice,
    page: &Page,
    certificate: &str,
    json: bool,
) -> Result<bool> {
    let mut proved = true;
    for variant in page.variants {
        for (id, vendor, wants_certificate) in PRESETS {
            let answers = Answers {
                preset: vendor,
                email: EMAIL,
                certificate: wants_certificate.then_some(certificate),
            };
            let picture = format!("{SCREENSHOTS}/{}-{variant}-{id}", page.name);
            let address = practice.url(page.page, variant);
            let proof = fill(browser, &address, answers, &picture)
                .await
                .with_context(|| format!("{} {variant} {id}", page.name))?;
            proved &= proof.confirmed > 0 && proof.refused + proof.failed == 0;
            let line = Line {
                page: page.name,
                variant,
                preset: id,
                confirmed: proof.confirmed,
                shown: proof.shown,
                refused: proof.refused,
                failed: proof.failed,
                milliseconds: proof.milliseconds.round() as u64,
            };
            print(&line, json)?;
        }
    }
    Ok(proved)
}

async fn fill(
    browser: &Browser,
    address: &str,
    answers: Answers<'_>,
    picture: &str,
) -> Result<Proof> {
    browser.open(address).await?;
    let popup = browser.popup().await?;
    popup::choose(&popup, answers).await?;
    let proof = popup::fill(&popup).await?;
    popup
        .screenshot(&path(&format!("{picture}-popup.png")))
        .await?;
    let page = browser.page_surface().await?;
    page.screenshot(&path(&format!("{picture}-page.png")))
        .await?;
    popup.close().await?;
    Ok(proof)
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
