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

/// The two modules: their names, and what Cargo is told to make each of them.
pub(crate) const MODULES: [Module; 2] = [
    Module {
        name: "core",
        profile: "wasm",
        features: &[],
    },
    Module {
        name: "workshop",
        profile: "workshop",
        features: &["--features", "workshop"],
    },
];

/// A module made of this crate.
pub(crate) struct Module {
    pub(crate) name: &'static str,
    profile: &'static str,
    features: &'static [&'static str],
}

/// Adds both modules with their glue, built if need be.
pub(crate) fn add(files: &mut Files) -> Result<()> {
    let bound = bound()?;
    for Module { name: module, .. } in MODULES {
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
    for module in MODULES {
        let compiled = compile(&module)?;
        if !is_newer(&bound.join(format!("{}_bg.wasm", module.name)), &compiled) {
            bind(&compiled, &bound, module.name)?;
        }
    }
    Ok(bound)
}

fn compile(module: &Module) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut build = cargo();
    build.args(["build", "--quiet", "--lib", "--profile", module.profile]);
    run(build.args(["--target", target]).args(module.features))?;
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| path("target"), |folder| path("").join(folder));
    let compiled = folder
        .join(target)
        .join(module.profile)
        .join("connected_app_helper.wasm");
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
