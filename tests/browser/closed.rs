//! The extension talks to nobody, but for a JWT that the admin tries.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::ground::prepare;
use crate::stage::filling::{self, Answers, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;

/// What an extension page may load and run: itself. It may ask the token endpoints of Salesforce, which takes
/// the admin's yes to the host besides.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                      connect-src 'self' https://login.salesforce.com https://test.salesforce.com \
                      https://*.my.salesforce.com https://*.my.salesforce.mil https://*.my.sfcrmproducts.cn";

#[test]
fn the_shipped_manifest_holds_the_closed_policy() -> Result<()> {
    let text = std::fs::read_to_string("dist/chromium/manifest.json")?;
    let manifest: Value = serde_json::from_str(&text)?;
    let policy = manifest.pointer("/content_security_policy/extension_pages");
    assert_eq!(policy, Some(&json!(POLICY)));
    // Nothing is reached before a person says so.
    assert_eq!(manifest.get("host_permissions"), None);
    assert_eq!(manifest.get("content_scripts"), None);
    Ok(())
}

#[tokio::test]
async fn a_whole_fill_asks_no_server_anything() -> Result<()> {
    // Every name but the practice org's leads nowhere in this browser.
    let stage = Stage::fresh().await?;
    for answers in [Answers::outsystems(), Answers::resmo()] {
        let popup = prepare(&stage, NewExternalClientApp, "native", &answers).await?;
        let before = stage.practice.requests().len();
        let shown = filling::fill(&popup).await?;
        assert_eq!(
            (shown.refused.len(), shown.failed.len()),
            (0, 0),
            "{shown:?}"
        );
        assert_eq!(stage.practice.requests().split_off(before), []);
        // Browsers list every load over the network here, failed ones too; those of the package may be
        // listed or not.
        let loaded: Vec<String> = popup
            .evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
            .await?;
        let own = format!("chrome-extension://{}/", stage.browser.extension());
        for address in &loaded {
            assert!(address.starts_with(&own), "{address}");
        }
        popup.close().await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn its_pages_cannot_ask_a_server_even_if_they_wanted() -> Result<()> {
    let stage = Stage::fresh().await?;
    let org = stage.practice.url(NewExternalClientApp, "");
    stage.browser.open(&org).await?;
    let popup = stage.browser.popup().await?;
    let before = stage.practice.requests().len();
    // The org itself can be reached, so it is the policy that says no.
    let attempts = format!(
        "Promise.all([
           fetch({org}).then(() => 'fetched', () => 'refused'),
           new Promise((resolve) => {{ const image = new Image(); image.onload = () => resolve('loaded'); image.onerror = () => resolve('refused'); image.src = {org}; }}),
           import({org}).then(() => 'imported', () => 'refused'),
         ])",
        org = Value::from(org.as_str())
    );
    let outcomes: Vec<String> = popup.evaluate(&attempts).await.context("the attempts")?;
    assert_eq!(outcomes, ["refused"; 3]);
    assert_eq!(stage.practice.requests().split_off(before), []);
    stage.stop().await
}
