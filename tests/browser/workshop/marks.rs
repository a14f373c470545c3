//! Secrets with marks in them are worked with in every way the panel knows; then everything that outlives a
//! moment is searched for the marks.

use anyhow::Result;
use serde_json::{Value, json};

use super::token::app;
use super::{choose, claims, panel};
use crate::ground::{SOON, says, text};
use crate::stage::filling::{ORG_HOSTS, Stage};
use crate::stage::practice::oauth::ACCESS_TOKEN_MARK;

const PASSWORD: &str = "practice";

#[tokio::test]
async fn no_secret_is_left_anywhere() -> Result<()> {
    let stage = Stage::willing(&ORG_HOSTS).await?;
    stage.practice.register(app()?);
    let panel = panel(&stage, "Keys").await?;
    // Whatever the page is told, and whatever is written to the console, is written down.
    panel.cdp("Runtime.enable", json!({})).await?;
    panel.cdp("Log.enable", json!({})).await?;
    let mut events = stage.browser.listen();
    panel
        .evaluate::<Value>(
            "(() => {
               globalThis.told = [];
               const listen = (object, name) => {
                 const own = object[name].bind(object);
                 object[name] = (...values) => { told.push(JSON.stringify(values)); return own(...values); };
               };
               listen(chrome.tabs, 'sendMessage');
               listen(chrome.runtime, 'sendMessage');
               listen(chrome.scripting, 'executeScript');
             })()",
        )
        .await?;
    let key = std::fs::read_to_string("tests/keys/rsa2048-pkcs8.pem")?;
    // A line of the key, from its middle.
    let mark = key.lines().nth(12).unwrap_or_default().to_owned();
    assert_eq!(mark.len(), 64);

    choose(&panel, "rsa2048-pkcs8-encrypted.pem").await?;
    says(&panel, "under a password").await?;
    panel
        .enter("textbox", "Password", "not-the-PASSWORD-mark")
        .await?;
    panel.press("button", "Unlock").await?;
    says(&panel, "The password is wrong").await?;
    panel.enter("textbox", "Password", PASSWORD).await?;
    panel.press("button", "Unlock").await?;
    says(&panel, "In memory until this closes").await?;
    panel.enter("textbox", "Text", &key).await?;
    panel.press("button", "Open").await?;
    says(&panel, "an RSA private key of 2048 bits (PKCS#8)").await?;

    claims(
        &panel,
        "3MVG9practice.key_1",
        "integration@acme.example.uat",
    )
    .await?;
    panel.press("button", "Sign").await?;
    says(&panel, "Signed JWT").await?;
    panel
        .press("checkbox", "Ask who it signs in as, before it is ended")
        .await?;
    panel.press("button", "Try it").await?;
    says(&panel, "The token was ended.").await?;
    // A token in a log line, inspected and explained; and a key where a certificate belongs.
    let token = std::fs::read_to_string("tests/vectors/jwt-rsa2048.txt")?;
    let line = format!("POST body: assertion={} failed", token.trim());
    panel.enter("textbox", "Token", &line).await?;
    panel.press("button", "Inspect").await?;
    says(&panel, "This is an assertion for the JWT bearer flow").await?;
    panel.press("button", "Errors").await?;
    let error = format!("invalid_grant: invalid assertion {}", token.trim());
    panel.enter("textbox", "Error", &error).await?;
    panel.press("button", "Explain").await?;
    says(&panel, "The text held a token").await?;
    panel.press("button", "This page").await?;
    panel.enter("textbox", "Certificate", &key).await?;
    panel
        .enter("textbox", "Contact email", "admin@acme.example")
        .await?;
    panel.find("textbox", "App name").await?;
    panel.press("button", "Keys").await?;
    panel
        .wait_for("document.querySelector('.held') !== null", SOON)
        .await?;

    let signature = token
        .trim()
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_owned();
    let marks = [
        mark.as_str(),
        "not-the-PASSWORD-mark",
        ACCESS_TOKEN_MARK,
        signature.as_str(),
    ];
    let stored: Value = panel
        .evaluate(
            "(async () => {
               const databases = [];
               for (const { name } of await indexedDB.databases()) databases.push(name);
               return {
                 local: await chrome.storage.local.get(),
                 session: await chrome.storage.session.get(),
                 databases,
                 web: { ...localStorage, ...sessionStorage },
                 caches: await caches.keys(),
                 address: location.href,
                 told,
               };
             })()",
        )
        .await?;
    let page = text(&panel).await?;
    let mut said = String::new();
    while let Ok(words) = events.waiting(|event| {
        let of_console = [
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Log.entryAdded",
        ];
        of_console
            .contains(&event.method.as_str())
            .then(|| event.params.to_string())
    }) {
        said.push_str(&words);
    }
    for (place, text) in [
        ("storage", stored.to_string()),
        ("the page", page),
        ("the console", said),
    ] {
        for mark in marks {
            assert!(!text.contains(mark), "{place} holds a secret");
        }
    }
    let messages = stored
        .pointer("/told")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    assert!(messages > 0, "messages to the page were seen");
    stage.stop().await
}
