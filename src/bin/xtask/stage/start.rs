//! How a browser is started.

use std::path::PathBuf;

use super::profile::Profile;

/// Quiet, offline and the same on every machine.
const FLAGS: [&str; 8] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
];

/// How to start a browser.
#[derive(Debug)]
pub(crate) struct Start {
    /// The built extension.
    pub(crate) extension: PathBuf,
    /// Another extension beside it.
    pub(crate) other: Option<PathBuf>,
    /// No window on the screen.
    pub(crate) headless: bool,
    /// Width and height of the window.
    pub(crate) window: (u32, u32),
    /// `--host-resolver-rules`: which names lead where.
    pub(crate) host_resolver_rules: String,
    /// `--ignore-certificate-errors-spki-list`: the practice org's key, base64 of its SHA-256.
    pub(crate) trusted_spki: String,
    /// An earlier profile; a fresh one if absent.
    pub(crate) profile: Option<Profile>,
}

impl Start {
    /// Headless, with this extension, a fresh profile and no reachable host.
    pub(crate) fn headless(extension: impl Into<PathBuf>) -> Self {
        Self {
            extension: extension.into(),
            other: None,
            headless: true,
            window: (1280, 900),
            host_resolver_rules: "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".into(),
            trusted_spki: String::new(),
            profile: None,
        }
    }

    pub(super) fn flags(&self, profile: &Profile) -> Vec<String> {
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
        let (width, height) = self.window;
        flags.push(format!("--window-size={width},{height}"));
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let mut extensions = self.extension.display().to_string();
        if let Some(other) = &self.other {
            extensions += &format!(",{}", other.display());
        }
        flags.push(format!("--load-extension={extensions}"));
        flags.push(format!(
            "--host-resolver-rules={}",
            self.host_resolver_rules
        ));
        if self.headless {
            flags.push("--headless=new".into());
        }
        if !self.trusted_spki.is_empty() {
            let key = &self.trusted_spki;
            flags.push(format!("--ignore-certificate-errors-spki-list={key}"));
        }
        flags
    }
}
