//! The agent: modules made one classic script, for a tab takes no other kind.

use anyhow::{Context, Result, bail};

use crate::files::Files;
use crate::project::{command_line, npm_tool};

/// The folder of its modules in `extension/`.
pub(super) const MODULES: &str = "agent/";

/// Adds `agent.js`, written for the oldest Chrome that the manifest admits.
pub(super) fn add(files: &mut Files) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.args([
        "extension/agent/index.js",
        "--bundle",
        "--format=iife",
        "--target=chrome127",
        "--charset=utf8",
        "--log-level=warning",
    ]);
    let line = command_line(&esbuild);
    let made = esbuild
        .output()
        .with_context(|| format!("cannot start {line}"))?;
    let said = String::from_utf8_lossy(&made.stderr);
    if !made.status.success() || !said.is_empty() {
        bail!("{line}: {}\n{said}", made.status);
    }
    files.add("agent.js", made.stdout)
}
