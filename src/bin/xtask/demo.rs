//! `cargo xtask demo`: the practice org and a browser with the extension, to try, or to watch it
//! fill every page by itself.

mod runs;

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::project::path;
use crate::stage::browser::{Browser, Start};
use crate::stage::practice::{Practice, PracticePage};
use crate::stage::profile::Profile;
use crate::{build, install};

/// How the demo runs.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Options {
    /// Fill every practice page without a screen, through the real popup
    #[arg(long)]
    headless: bool,
    /// Print one line of JSON for each page, variant and preset
    #[arg(long, requires = "headless")]
    json: bool,
}

/// Brings what is missing, builds and shows. Gives whether everything that was filled is proved.
pub(crate) fn demo(options: Options) -> Result<bool> {
    if !options.headless && !has_screen() {
        bail!("there is no screen here; `cargo xtask demo --headless` needs none");
    }
    install::browser()?;
    build::build()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let practice = Practice::start(&path("www/practice"), &path(build::PRACTICE)).await?;
        let proved = if options.headless {
            runs::all(&practice, options.json).await?
        } else {
            show(&practice).await?;
            true
        };
        practice.stop().await?;
        Ok(proved)
    })
}

/// Opens a browser for a person and waits until it is closed.
async fn show(practice: &Practice) -> Result<()> {
    let mut start = start(practice);
    start.headless = false;
    let profile = Profile::fresh()?;
    profile.pin(&start.extension)?;
    start.profile = Some(profile);
    let browser = Browser::start(start).await?;
    browser
        .open(&practice.url(PracticePage::SetupHome, ""))
        .await?;
    println!("The practice org is open; it is a replica, nothing real can be reached from here.");
    println!(
        "Open one of its two forms, then press the extension's icon. Close the browser to end."
    );
    tokio::select! {
        () = browser.closed() => {}
        pressed = tokio::signal::ctrl_c() => pressed.context("cannot wait for Ctrl-C")?,
    }
    Ok(())
}

/// A headless browser that reaches the practice org and nothing else.
fn start(practice: &Practice) -> Start {
    let mut start = Start::headless(path(build::CHROMIUM));
    start.host_resolver_rules = practice.host_resolver_rules();
    start.trusted_spki = practice.spki_hash().to_owned();
    start
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
        || Path::new("/System/Library/CoreServices").exists()
}
