use crate::stage::browser::{Browser, Start};
use crate::stage::practice::{Practice, PracticePage};
use std::path::Path;
use std::time::Duration;

#[tokio::test]
async fn fills() {
    let practice = Practice::start(Path::new("www/practice"), Path::new("target/practice")).await.unwrap();
    let mut start = Start::headless("dist/chromium");
    start.host_resolver_rules = practice.host_resolver_rules();
    start.trusted_spki = practice.spki_hash().into();
    let browser = Browser::start(start).await.unwrap();
    let page = if std::env::var("CA").is_ok() { PracticePage::NewConnectedApp } else { PracticePage::NewExternalClientApp };
    browser.open(&practice.url(page, &std::env::var("V").unwrap_or("plain".into()))).await.unwrap();
    browser.page_surface().await.unwrap().screenshot(Path::new("/tmp/setup/page0.png")).await.unwrap();
    let popup = browser.popup().await.unwrap();
    popup.wait_for("document.body.innerText.length > 300", Duration::from_secs(5)).await.ok();
    popup.screenshot(Path::new("/tmp/setup/popup0.png")).await.unwrap();
    eprintln!("{}", crate::stage::tree::describe(&popup.tree().await.unwrap()));
    popup.select("combobox", "Preset", "OutSystems Integration Builder").await.ok();
    popup.enter("textbox", "Contact email", "admin@acme.example").await.unwrap();
    popup.enter("textbox", "Certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----").await.ok();
    popup.wait_for("document.body.innerText.includes('Fill')", Duration::from_secs(5)).await.unwrap();
    popup.screenshot(Path::new("/tmp/setup/popup1.png")).await.unwrap();
    eprintln!("{}", crate::stage::tree::describe(&popup.tree().await.unwrap()));
    popup.press("button", "Fill").await.unwrap();
    popup.wait_for("document.body.innerText.includes('Filled') || document.body.innerText.includes('Nothing') ", Duration::from_secs(12)).await.ok();
    eprintln!("{}", crate::stage::tree::describe(&popup.tree().await.unwrap()));
    popup.screenshot(Path::new("/tmp/setup/popup2.png")).await.unwrap();
    let s: serde_json::Value = browser.page_surface().await.unwrap().evaluate("window.__practiceState ?? null").await.unwrap();
    eprintln!("{s:#}");
    browser.page_surface().await.unwrap().screenshot(Path::new("/tmp/setup/page1.png")).await.unwrap();
}
