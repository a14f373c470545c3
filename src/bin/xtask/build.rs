//! `cargo xtask build`: the core as WebAssembly, then the folders a browser loads.

mod agent;
mod core;
mod manifest;
mod practice;
mod vendor;

use anyhow::{Context, Result};

use crate::files::Files;
use crate::install;
use crate::project::{VERSION, path};
use crate::reference;

pub(crate) use practice::COMPILED as PRACTICE;

/// Where the extension for Chromium, Chrome and Edge is made.
pub(crate) const CHROMIUM: &str = "dist/chromium";

/// Makes everything under `dist/`.
pub(crate) fn build() -> Result<()> {
    let extension = extension()?;
    extension.write_to(&path(CHROMIUM))?;
    report(CHROMIUM, &extension);
    if path("www/index.html").exists() {
        let site = site()?;
        site.write_to(&path("dist/www"))?;
        report("dist/www", &site);
    }
    practice::compile()?;
    eprintln!("load {CHROMIUM} in chrome://extensions (Developer mode, Load unpacked)");
    Ok(())
}

/// The extension's files, freshly built.
pub(crate) fn extension() -> Result<Files> {
    let mut files = shared()?;
    let keep =
        |name: &str| ships(name) && name != "manifest.json" && !name.starts_with(agent::MODULES);
    files.add_folder("", &path("extension"), &keep)?;
    agent::add(&mut files)?;
    let source = path("extension/manifest.json");
    let source = std::fs::read_to_string(&source)
        .with_context(|| format!("cannot read {}", source.display()))?;
    files.add(
        "manifest.json",
        manifest::chromium(&source, VERSION)?.into_bytes(),
    )?;
    Ok(files)
}

fn site() -> Result<Files> {
    let mut files = shared()?;
    files.add_from("index.html", &path("www/index.html"))?;
    files.add_from("config.schema.json", &path("www/config.schema.json"))?;
    Ok(files)
}

/// The core's TypeScript types, which the views are checked against.
pub(crate) fn types() -> Result<()> {
    install::npm_packages()?;
    core::bound().map(drop)
}

/// What the extension and the web page have in common: views, their library, the rules and the core.
fn shared() -> Result<Files> {
    install::npm_packages()?;
    let mut files = Files::default();
    files.add_folder("ui/", &path("www/ui"), &ships)?;
    files.add_from("rules.html", &path(reference::PLACE))?;
    vendor::add_lit_html(&mut files)?;
    core::add(&mut files)?;
    Ok(files)
}

/// Type declarations and notes help those who write the code, not the browser.
fn ships(name: &str) -> bool {
    !name.ends_with(".d.ts") && !name.ends_with(".md")
}

fn report(folder: &str, files: &Files) {
    let (count, bytes) = files.iter().fold((0, 0), |(count, bytes), (_, content)| {
        (count + 1, bytes + content.len())
    });
    eprintln!("{folder}: {count} files, {} KB", bytes.div_ceil(1000));
}

#[cfg(test)]
mod tests {
    use super::ships;

    #[test]
    fn leaves_out_what_only_developers_read() {
        assert!(ships("popup.js"));
        assert!(!ships("types.d.ts"));
        assert!(!ships("NOTES.md"));
    }
}
