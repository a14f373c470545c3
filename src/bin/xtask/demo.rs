//! `cargo xtask demo`: the practice org and a browser with the extension, to try, or to watch it
//! fill every page by itself.

mod runs;

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::stage::browser::Browser;
use crate::stage::filling;
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
        if options.headless {
            runs::all(options.json).await
        } else {
            show().await.map(|()| true)
        }
    })
}

/// Opens a browser for a person and waits until it is closed.
async fn show() -> Result<()> {
    let practice = Practice::start("www/practice".as_ref(), build::PRACTICE.as_ref()).await?;
    let mut start = filling::start(&practice);
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
    drop(browser);
    practice.stop().await
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
        || Path::new("/System/Library/CoreServices").exists()
}
