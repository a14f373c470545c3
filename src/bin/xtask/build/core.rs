//! The core: compiled for WebAssembly, once for each of its two modules, and bound to JavaScript by
//! the library whose version Cargo pins to that of `wasm-bindgen`, so the two cannot differ.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::Files;
use crate::install;
use crate::project::{cargo, path, run};

/// The bound modules, their glue and their TypeScript types; `tsc` reads the types here too.
const BOUND: &str = "target/core";

/// The two modules: their names, and the features that make them.
pub(crate) const MODULES: [(&str, &[&str]); 2] =
    [("core", &[]), ("workshop", &["--features", "workshop"])];

/// Adds both modules with their glue, built if need be.
pub(crate) fn add(files: &mut Files) -> Result<()> {
    let bound = bound()?;
    for (module, _) in MODULES {
        for name in [format!("{module}.js"), format!("{module}_bg.wasm")] {
            files.add_from(&format!("core/{name}"), &bound.join(name))?;
        }
    }
    Ok(())
}

/// The folder of the bound modules, made anew if they have changed.
pub(crate) fn bound() -> Result<PathBuf> {
    install::wasm_target()?;
    let bound = path(BOUND);
    for (module, features) in MODULES {
        // Both have one name when compiled, so each is bound before the next is made.
        let compiled = compile(features)?;
        if !is_newer(&bound.join(format!("{module}_bg.wasm")), &compiled) {
            bind(&compiled, &bound, module)?;
        }
    }
    Ok(bound)
}

fn compile(features: &[&str]) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut build = cargo();
    build.args(["build", "--quiet", "--lib", "--profile", "wasm"]);
    run(build.args(["--target", target]).args(features))?;
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| path("target"), |folder| path("").join(folder));
    let compiled = folder.join(target).join("wasm/connected_app_helper.wasm");
    if !compiled.exists() {
        bail!("Cargo made no {}", compiled.display());
    }
    Ok(compiled)
}

fn bind(compiled: &Path, folder: &Path, module: &str) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(module)
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
