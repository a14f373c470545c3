//! Checking a config where a person does it: findings with their fixes, as text and as a form, for a
//! context, in the popup and in the side panel.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::ground::{SOON, panel_of, says, text};
use crate::stage::filling::Stage;
use crate::stage::surface::Surface;

/// A blank at an end and two spellings of scopes: three safe fixes, and a warning that is none.
const CONFIG: &str = r#"{
  "formatVersion": 1,
  "app": { "name": "Acme", "contactEmail": "admin@acme.example" },
  "oauth": { "callbackUrls": ["https://app.acme.example/cb "], "scopes": ["Api", "RefreshToken"] },
  "policies": { "refreshToken": { "kind": "until-revoked" } }
}"#;

/// A side panel as people have it.
const PANEL: (u32, u32) = (420, 800);

/// The panel at its configs, with this text in the editor.
async fn editor(stage: &Stage, config: &str) -> Result<Surface> {
    let panel = panel_of(stage).await?;
    panel.resize(PANEL.0, PANEL.1).await?;
    panel.press("button", "Configs").await?;
    panel.enter("textbox", "Config", config).await?;
    panel.find("button", "Save config").await?;
    Ok(panel)
}

async fn edited(panel: &Surface) -> Result<Value> {
    let text: String = panel
        .evaluate("document.querySelector('#config').value")
        .await?;
    serde_json::from_str(&text).context(text)
}

#[tokio::test]
async fn safe_fixes_are_shown_before_they_are_made_and_can_be_taken_back() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = editor(&stage, CONFIG).await?;
    let before: Value = serde_json::from_str(CONFIG)?;
    panel.find("button", "Make all 3 safe fixes").await?;
    let shown: Vec<String> = panel
        .evaluate("[...document.querySelectorAll('.fix ins')].map((each) => each.textContent)")
        .await?;
    assert!(shown.contains(&"refresh_token".to_owned()), "{shown:?}");
    assert_eq!(
        edited(&panel).await?,
        before,
        "nothing is made by showing it"
    );
    panel.press("button", "Make all 3 safe fixes").await?;
    says(&panel, "Done:").await?;
    let mut mended = before.clone();
    mended["oauth"] = json!({
        "callbackUrls": ["https://app.acme.example/cb"],
        "scopes": ["api", "refresh_token"],
    });
    assert_eq!(edited(&panel).await?, mended);
    // What is too open is the admin's to decide: it stands, and says which reviews ask for it.
    let shown = text(&panel).await?;
    assert!(shown.contains("1 warning"), "{shown}");
    panel.press("button", "Bring back what stood here").await?;
    panel
        .wait_for(
            "document.querySelector('#config').value.includes('Api')",
            SOON,
        )
        .await?;
    assert_eq!(edited(&panel).await?, before);
    stage.stop().await
}

#[tokio::test]
async fn a_form_and_a_text_are_the_same_config() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = editor(&stage, CONFIG).await?;
    panel.press("button", "Form").await?;
    panel.enter("textbox", "App name", "Acme Sync").await?;
    panel
        .press("checkbox", "Manage user data via Web browsers (web)")
        .await?;
    panel
        .select("combobox", "Permitted users", "Leave alone")
        .await?;
    panel.press("button", "Text").await?;
    panel.find("textbox", "Config").await?;
    let config = edited(&panel).await?;
    assert_eq!(config["app"]["name"], "Acme Sync");
    assert_eq!(
        config["oauth"]["scopes"],
        json!(["Api", "RefreshToken", "web"])
    );
    assert_eq!(config["policies"].get("permittedUsers"), None);
    stage.stop().await
}

#[tokio::test]
async fn the_same_config_is_judged_by_what_it_is_for() -> Result<()> {
    let stage = Stage::fresh().await?;
    let config = CONFIG.replace("\"app\": {", "\"app\": { \"kind\": \"connected-app\",");
    let panel = editor(&stage, &config).await?;
    let about = "a[href='rules.html#connected-app-new']";
    panel
        .wait_for(
            &format!("document.querySelector(\"{about}\") !== null"),
            SOON,
        )
        .await?;
    panel.select("combobox", "which is", "existing").await?;
    panel
        .wait_for(
            &format!("document.querySelector(\"{about}\") === null"),
            SOON,
        )
        .await?;
    stage.stop().await
}

#[tokio::test]
async fn a_config_that_holds_a_token_is_not_stored() -> Result<()> {
    let stage = Stage::fresh().await?;
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhY21lIn0.bm90LWEtcmVhbC1zaWduYXR1cmU";
    let config = CONFIG.replace("\"Acme\"", &format!("\"{token}\""));
    let panel = editor(&stage, &config).await?;
    panel.press("button", "Save config").await?;
    says(&panel, "Not saved").await?;
    let kept: Value = panel.evaluate("chrome.storage.local.get()").await?;
    assert!(!kept.to_string().contains(token), "{kept}");
    stage.stop().await
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_where_it_is_seen() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = editor(&stage, CONFIG).await?;
    let fails = "(() => { chrome.storage.local.set = async () => { throw new Error('the disk is full'); }; })()";
    let () = panel.evaluate(fails).await?;
    panel.resize(PANEL.0, 400).await?;
    panel.press("button", "Save config").await?;
    let seen = "(document.querySelector(\"main > [role='alert']\")?.getBoundingClientRect().top ?? -1) >= 0";
    panel.wait_for(seen, SOON).await?;
    says(&panel, "The disk is full.").await?;
    // Nothing is lost: the text stands as it did.
    assert_eq!(
        edited(&panel).await?,
        serde_json::from_str::<Value>(CONFIG)?
    );
    panel.press("button", "Close").await?;
    panel
        .wait_for(
            "document.querySelector('main > [role=alert]') === null",
            SOON,
        )
        .await?;
    stage.stop().await
}
