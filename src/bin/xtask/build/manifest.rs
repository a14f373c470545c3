//! The one manifest in `extension/`, made fit for a browser.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// The manifest for Chromium: the source with the package's version.
///
/// # Errors
/// When the source is no JSON object, or holds a version itself: it would be a second truth.
pub(crate) fn chromium(source: &str, version: &str) -> Result<String> {
    let mut manifest: Map<String, Value> =
        serde_json::from_str(source).context("extension/manifest.json")?;
    let shape = version.split('.').all(|part| part.parse::<u16>().is_ok());
    if !shape {
        // https://developer.chrome.com/docs/extensions/reference/manifest/version
        bail!("version {version} is not made of numbers and dots, as a manifest wants it");
    }
    if manifest.insert("version".into(), version.into()).is_some() {
        bail!("extension/manifest.json holds a version; it is taken from Cargo.toml");
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_the_version_of_the_package() {
        let made = chromium(r#"{ "manifest_version": 3, "name": "x" }"#, "1.20.3").unwrap();
        let made: Value = serde_json::from_str(&made).unwrap();
        assert_eq!(made["version"], "1.20.3");
        assert_eq!(made["manifest_version"], 3);
    }

    #[test]
    fn refuses_a_second_truth_about_the_version() {
        assert!(chromium(r#"{ "version": "0.0.0" }"#, "1.0.0").is_err());
    }

    #[test]
    fn refuses_a_version_a_browser_would_not_load() {
        assert!(chromium("{}", "1.0.0-rc.1").is_err());
        assert!(chromium("{}", "1.0.70000").is_err());
    }
}
