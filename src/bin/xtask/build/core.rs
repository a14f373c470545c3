//! The core: compiled for WebAssembly and bound to JavaScript by the library whose version Cargo
//! pins to that of `wasm-bindgen`, so the two cannot differ.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::Files;
use crate::install;
use crate::project::{cargo, path, run};

/// The bound module, its glue and its TypeScript types; `tsc` reads the types here too.
const BOUND: &str = "target/core";

/// Adds `core/core.js` and `core/core_bg.wasm`, built if need be.
pub(crate) fn add(files: &mut Files) -> Result<()> {
    let bound = bound()?;
    for name in ["core.js", "core_bg.wasm"] {
        files.add_from(&format!("core/{name}"), &bound.join(name))?;
    }
    Ok(())
}

/// The folder of the bound module, made anew if the core has changed.
pub(crate) fn bound() -> Result<PathBuf> {
    install::wasm_target()?;
    let compiled = compile()?;
    let bound = path(BOUND);
    if !is_newer(&bound.join("core_bg.wasm"), &compiled) {
        bind(&compiled, &bound)?;
    }
    Ok(bound)
}

fn compile() -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    run(cargo().args([
        "build",
        "--quiet",
        "--lib",
        "--profile",
        "wasm",
        "--target",
        target,
    ]))?;
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| path("target"), |folder| path("").join(folder));
    let compiled = folder.join(target).join("wasm/connected_app_helper.wasm");
    if !compiled.exists() {
        bail!("Cargo made no {}", compiled.display());
    }
    Ok(compiled)
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("core")
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("cannot bind {}", compiled.display()))
}

fn is_newer(made: &Path, source: &Path) -> bool {
    let time = |file: &Path| file.metadata().and_then(|data| data.modified());
    match (time(made), time(source)) {
        (Ok(made), Ok(source)) => made >= source,
        _ => false,
    }
}
