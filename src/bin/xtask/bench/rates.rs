//! Checks and plans per second, without a browser: `benches/rates.rs`, compiled as a release.

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::folder;
use super::page::Look;
use crate::files::Files;
use crate::project::{cargo, command_line};

/// Per second, on one thread, compiled as the command line is (`profile.release`).
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figure {
    /// Completed presets checked by every rule, from text to findings.
    pub(super) checks_per_second: f64,
    /// Configs planned onto the pages of this run.
    pub(super) plans_per_second: f64,
    /// One check of a config as large as there may be.
    pub(super) largest_check_seconds: f64,
    /// One check of a config a tenth of that.
    pub(super) tenth_check_seconds: f64,
}

/// Compiles and runs the native bench on what the pages of this run looked like.
pub(super) fn measure(looks: &[Look]) -> Result<Figure> {
    let mut files = Files::default();
    files.add("looks.json", serde_json::to_vec(looks)?)?;
    let file = folder("looks", &files)?.join("looks.json");
    let mut command = cargo();
    command.args(["bench", "--quiet", "--bench", "rates", "--"]);
    command.arg(file).stderr(std::process::Stdio::inherit());
    let line = command_line(&command);
    let output = command
        .output()
        .with_context(|| format!("cannot start {line}"))?;
    if !output.status.success() {
        bail!("{line}: {}", output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("{line} gave no figures"))
}
