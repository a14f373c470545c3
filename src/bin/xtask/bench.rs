//! `cargo xtask bench`: how fast and how large it is, each figure beside what it is compared with,
//! taken in the same run on the same pages. Nothing here passes or fails.

mod clock;
mod other_pages;
mod page;
mod popup;
mod rates;
mod script;
mod signing;

use anyhow::{Context, Result};
use clap::Args;
use serde::Serialize;

use crate::files::Files;
use crate::project::path;
use crate::{build, install, package};

/// Where the bench puts what it makes for itself.
const FOLDER: &str = "target/bench";

/// What is printed.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Options {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Only sign, verify, read and make keys
    #[arg(long)]
    signing: bool,
    /// Only fill pages and open popups
    #[arg(long, conflicts_with = "signing")]
    pages: bool,
    /// Rounds of each comparison; the best one counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
}

/// Every figure of one run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Figures {
    rounds: u32,
    #[serde(flatten)]
    pages: Pages,
    signing: signing::Figure,
    size: Size,
    native: rates::Figure,
}

/// What a person waits for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Pages {
    press_to_proof: Vec<page::Figure>,
    other_pages: Vec<other_pages::Figure>,
    popup: popup::Figure,
}

/// Bytes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Size {
    /// The core as the extension ships it, not compressed.
    core_wasm_bytes: usize,
    /// Its other module, on keys and JWTs.
    workshop_wasm_bytes: usize,
    /// The store package.
    package_bytes: usize,
}

/// Builds, measures and prints.
pub(crate) fn bench(options: Options) -> Result<()> {
    install::browser()?;
    build::build()?;
    let extension = build::extension()?;
    if options.signing {
        let figure = tokio::runtime::Runtime::new()?
            .block_on(signing::measure(&extension, options.rounds))?;
        figure.print();
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let (pages, looks) = runtime.block_on(Pages::measure(&extension, options.rounds))?;
    if options.pages {
        pages.print(options.rounds);
        return Ok(());
    }
    let figures = Figures {
        rounds: options.rounds,
        pages,
        signing: runtime.block_on(signing::measure(&extension, options.rounds))?,
        size: Size::of(&extension)?,
        native: rates::measure(&looks)?,
    };
    if options.json {
        println!("{}", serde_json::to_string(&figures)?);
    } else {
        figures.print();
    }
    Ok(())
}

impl Pages {
    async fn measure(extension: &Files, rounds: u32) -> Result<(Self, Vec<page::Look>)> {
        let (press_to_proof, looks) = page::measure(rounds).await?;
        let pages = Self {
            press_to_proof,
            other_pages: other_pages::measure(rounds).await?,
            popup: popup::measure(extension, rounds).await?,
        };
        Ok((pages, looks))
    }

    fn print(&self, rounds: u32) {
        println!("Press to proof, best of {} rounds", rounds);
        println!(
            "  {:<24} {:<10} {:<11} {:>8} {:>8} {:>6}",
            "page", "variant", "preset", "ours", "script", "ratio"
        );
        for figure in &self.press_to_proof {
            println!(
                "  {:<24} {:<10} {:<11} {:>5.0} ms {:>5.0} ms {:>6.2}",
                figure.page,
                figure.variant,
                figure.preset,
                figure.milliseconds,
                figure.script_milliseconds,
                figure.ratio
            );
        }
        println!("Press to proof of the other pages, which no script fills");
        for figure in &self.other_pages {
            println!(
                "  {:<36} {:<10} {:>2} fields {:>5.0} ms",
                figure.page, figure.variant, figure.fields, figure.milliseconds
            );
        }
        let popup = &self.popup;
        println!("Popup from the press on the icon until it can be used");
        println!(
            "  ours {:.0} ms, an empty popup {:.0} ms: {:.0} ms more",
            popup.milliseconds, popup.empty_milliseconds, popup.difference_milliseconds
        );
        println!(
            "  a check of a preset in the popup: {:.3} ms",
            popup.check_milliseconds
        );
    }
}

impl Size {
    fn of(extension: &Files) -> Result<Self> {
        let bytes = |module: &str| {
            let file = extension.get(&format!("core/{module}_bg.wasm"));
            file.map(<[u8]>::len)
                .with_context(|| format!("the extension has no {module}"))
        };
        Ok(Self {
            core_wasm_bytes: bytes("core")?,
            workshop_wasm_bytes: bytes("workshop")?,
            package_bytes: package::zipped(extension)?.len(),
        })
    }
}

impl Figures {
    fn print(&self) {
        self.pages.print(self.rounds);
        self.signing.print();
        println!("Size");
        println!(
            "  core {} KB, workshop {} KB, package {} KB",
            self.size.core_wasm_bytes.div_ceil(1000),
            self.size.workshop_wasm_bytes.div_ceil(1000),
            self.size.package_bytes.div_ceil(1000)
        );
        println!("Natively, release profile, one thread");
        println!(
            "  {:.0} checks and {:.0} plans per second",
            self.native.checks_per_second, self.native.plans_per_second
        );
        println!(
            "  a config of 5 MB in {:.2} s, of 0.5 MB in {:.3} s: {:.1} times for ten times the size",
            self.native.largest_check_seconds,
            self.native.tenth_check_seconds,
            self.native.largest_check_seconds / self.native.tenth_check_seconds
        );
    }
}

/// Makes a folder of the bench hold exactly these files.
fn folder(name: &str, files: &Files) -> Result<std::path::PathBuf> {
    let folder = path(FOLDER).join(name);
    files.write_to(&folder)?;
    Ok(folder)
}

/// The smallest of some times.
fn best(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}
