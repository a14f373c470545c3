//! A fresh browser profile in a temporary folder, and the one thing tests write into it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A profile folder, removed when dropped.
#[derive(Debug)]
pub(crate) struct Profile(PathBuf);

impl Profile {
    /// Makes an empty profile.
    pub(crate) fn fresh() -> Result<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("connected-app-helper-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        // A process of the same number may have left one behind.
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The address of the DevTools socket, which the browser writes here as it starts.
    pub(crate) fn devtools_address(&self) -> Result<String> {
        let file = self.0.join("DevToolsActivePort");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let (port, path) = text
            .trim()
            .split_once('\n')
            .context("DevToolsActivePort has no second line")?;
        Ok(format!("ws://127.0.0.1:{port}{path}"))
    }

    /// Puts the extension in this folder on the toolbar, where it would else be one menu away.
    /// Only before the first start.
    pub(crate) fn pin(&self, extension: &Path) -> Result<()> {
        let preferences =
            json!({ "extensions": { "pinned_extensions": [unpacked_id(extension)?] } });
        let folder = self.0.join("Default");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("Preferences"), preferences.to_string())?;
        Ok(())
    }

    /// Writes "the admin allowed these hosts" as the browser itself records it
    /// (`https://acme.my.salesforce.com/*`), for the next start with this profile. An open
    /// permission prompt cannot be answered without a screen.
    ///
    /// # Errors
    /// When the profile never ran with the extension.
    pub(crate) fn grant(&self, extension: &str, hosts: &[&str]) -> Result<()> {
        let file = self.0.join("Default/Preferences");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let mut preferences: Value = serde_json::from_str(&text)?;
        let settings = preferences
            .pointer_mut(&format!("/extensions/settings/{extension}"))
            .and_then(Value::as_object_mut)
            .context("this profile does not know the extension")?;
        for key in ["granted_permissions", "runtime_granted_permissions"] {
            let granted = settings.entry(key).or_insert_with(|| json!({}));
            if let Some(granted) = granted.as_object_mut() {
                granted.insert("explicit_host".into(), json!(hosts));
            }
        }
        std::fs::write(&file, preferences.to_string())?;
        Ok(())
    }
}

/// The id Chromium gives an unpacked extension: the first half of the SHA-256 of its path, in hex
/// digits written from `a` to `p`.
fn unpacked_id(folder: &Path) -> Result<String> {
    let folder = folder.canonicalize()?;
    let hash = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Ok(digits
        .take(32)
        .map(|digit| char::from(b'a' + digit))
        .collect())
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary directory harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
