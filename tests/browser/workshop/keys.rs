//! Opening, making, keeping and taking along.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{choose, claims, panel, paste};
use crate::ground::{SOON, says, text};
use crate::stage::filling::Stage;
use crate::stage::surface::Surface;

/// What the extension's own database holds: names, and whether a key could be copied out.
async fn kept(panel: &Surface) -> Result<Value> {
    panel
        .evaluate(
            "new Promise((resolve, reject) => {
               const opening = indexedDB.open('keys', 1);
               opening.onerror = () => reject(opening.error);
               opening.onupgradeneeded = () => opening.result.createObjectStore('keys', { keyPath: 'name' });
               opening.onsuccess = () => {
                 const all = opening.result.transaction('keys').objectStore('keys').getAll();
                 all.onsuccess = async () => {
                   const list = [];
                   for (const each of all.result) {
                     const copied = await crypto.subtle.exportKey('pkcs8', each.signingKey).then(() => true, () => false);
                     list.push({ name: each.name, extractable: each.signingKey.extractable, copied });
                   }
                   opening.result.close();
                   resolve(list);
                 };
               };
             })",
        )
        .await
}

#[tokio::test]
async fn a_key_under_a_password_is_opened_kept_and_signs_after_a_restart() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel_before = panel(&stage, "Keys").await?;
    choose(&panel_before, "rsa2048-pkcs8-encrypted-600000.pem").await?;
    says(&panel_before, "a PKCS#8 private key under a password").await?;
    panel_before.enter("textbox", "Password", "wrong").await?;
    panel_before.press("button", "Unlock").await?;
    says(
        &panel_before,
        "The password is wrong, or the file is damaged",
    )
    .await?;
    panel_before
        .enter("textbox", "Password", "practice")
        .await?;
    panel_before.press("button", "Unlock").await?;
    says(&panel_before, "In memory until this closes").await?;
    choose(&panel_before, "rsa2048-certificate-valid.pem").await?;
    says(&panel_before, "Itself; the signature holds").await?;
    assert_eq!(
        kept(&panel_before).await?,
        json!([]),
        "nothing is kept before it is asked for"
    );

    panel_before
        .evaluate::<Value>("document.querySelector('.held details').open = true")
        .await?;
    panel_before.enter("textbox", "Keep as", "Acme").await?;
    panel_before.press("button", "Keep").await?;
    says(
        &panel_before,
        "Kept in this browser, in a form that nobody can copy out",
    )
    .await?;
    let expected = json!([{ "name": "Acme", "extractable": false, "copied": false }]);
    assert_eq!(kept(&panel_before).await?, expected);

    let stage = stage.restarted().await?;
    let panel = panel(&stage, "JWT").await?;
    // The only key there is, with the certificate that was kept with it.
    claims(&panel, "3MVG9.key_1", "admin@acme.example").await?;
    says(&panel, "Why would it fail?").await?;
    panel.press("button", "Sign").await?;
    says(&panel, "Signed JWT").await?;
    panel.press("button", "Keys").await?;
    panel
        .press("button", "Remove from this browser: key Acme")
        .await?;
    panel
        .wait_for("document.querySelector('.held') === null", SOON)
        .await?;
    assert_eq!(kept(&panel).await?, json!([]));
    stage.stop().await
}

#[tokio::test]
async fn a_made_key_stays_in_the_browser_and_its_certificate_goes_into_the_fill() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Keys").await?;
    panel.enter("textbox", "Name", "Acme Integration").await?;
    panel.press("radio", "Kept in this browser").await?;
    panel.press("button", "Make").await?;
    says(
        &panel,
        "Kept in this browser, in a form that nobody can copy out",
    )
    .await?;
    let expected = json!([{ "name": "Acme Integration", "extractable": false, "copied": false }]);
    assert_eq!(kept(&panel).await?, expected);
    panel
        .press("button", "Use it in the fill: certificate Acme Integration")
        .await?;
    says(&panel, "It is filled in with the next app.").await?;
    panel.press("button", "This page").await?;
    panel
        .enter("textbox", "Contact email", "admin@acme.example")
        .await?;
    panel.press("button", "Fill").await?;
    says(&panel, "Filled, not saved.").await?;
    let shown = text(&panel).await?;
    assert!(shown.contains("Certificate"), "{shown}");
    stage.stop().await
}

/// Where the browser puts downloads, and the one file that is in it after a press.
async fn download(
    stage: &Stage,
    panel: &Surface,
    folder: &Path,
    name: &str,
    button: &str,
) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join(name);
    if file.exists() {
        std::fs::remove_file(&file)?;
    }
    let params = json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": true });
    stage
        .browser
        .cdp("Browser.setDownloadBehavior", params)
        .await?;
    let mut events = stage.browser.listen();
    panel.press("button", button).await?;
    events
        .pick("the end of the download", SOON, |event| {
            let done = event.method == "Browser.downloadProgress"
                && event.params.get("state").and_then(Value::as_str) == Some("completed");
            done.then_some(())
        })
        .await?;
    ensure!(file.exists(), "{} was not written", file.display());
    Ok(file)
}

/// Runs openssl, and gives what it says.
fn openssl(arguments: &[&str]) -> Result<String> {
    let output = Command::new("openssl")
        .args(arguments)
        .output()
        .context("openssl")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "openssl {arguments:?}: {said}");
    Ok(text)
}

#[tokio::test]
async fn a_key_to_take_along_is_downloaded_and_openssl_takes_every_file() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Keys").await?;
    panel.enter("textbox", "Name", "Acme").await?;
    panel.press("radio", "To take along").await?;
    panel.press("button", "Make").await?;
    says(&panel, "Take the private key along").await?;
    let folder = std::env::current_dir()?.join("target/downloads");
    let key = download(&stage, &panel, &folder, "Acme.key", "Download key (PEM)").await?;
    panel.enter("textbox", "Password", "practice").await?;
    let pkcs12 = download(&stage, &panel, &folder, "Acme.p12", "Download .p12").await?;
    let name = "Download .crt: certificate Acme";
    let certificate = download(&stage, &panel, &folder, "Acme.crt", name).await?;
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let (key, pkcs12, certificate) = (path(&key), path(&pkcs12), path(&certificate));
    match openssl(&["version"]) {
        Err(_) => println!("openssl is not installed: nothing was compared"),
        Ok(_) => {
            let of_key = openssl(&["pkey", "-in", &key, "-pubout"])?;
            let of_certificate = openssl(&["x509", "-in", &certificate, "-noout", "-pubkey"])?;
            assert_eq!(of_key, of_certificate);
            openssl(&["verify", "-CAfile", &certificate, &certificate])?;
            let text = openssl(&["x509", "-in", &certificate, "-noout", "-text"])?;
            assert!(
                text.contains("Digital Signature") && text.contains("CN = Acme"),
                "{text}"
            );
            let opened = [
                "pkcs12",
                "-in",
                &pkcs12,
                "-passin",
                "pass:practice",
                "-nodes",
            ];
            let all = openssl(&opened)?;
            assert!(all.contains("BEGIN PRIVATE KEY") && all.contains("BEGIN CERTIFICATE"));
        }
    }
    panel.press("button", "Forget it: key Acme").await?;
    panel
        .wait_for("document.querySelector('.held') === null", SOON)
        .await?;
    stage.stop().await
}

#[tokio::test]
async fn whatever_is_dropped_is_told_what_it_is() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Keys").await?;
    for (name, words) in [
        ("rsa2048.p12", "This is a PKCS#12 file (.p12 or .pfx)."),
        ("rsa2048.jks", "This is a Java keystore (JKS) with one key"),
        (
            "rsa2048-certificate-request.pem",
            "a certificate request, not a certificate",
        ),
        ("rsa2048-public.pem", "This is a public key"),
        ("openssh-rsa2048.pem", "OpenSSH"),
        ("ec-p256-pkcs8.pem", "elliptic-curve"),
        ("rsa2048-chain.p7b", "a PKCS#7 bundle with 2 certificates"),
        ("rsa2048-costly.p12", "a PKCS#12 file"),
    ] {
        choose(&panel, name).await?;
        says(&panel, words).await?;
    }
    panel.enter("textbox", "Password", "practice").await?;
    panel.press("button", "Unlock").await?;
    says(&panel, "made to keep computers busy").await?;
    choose(&panel, "rsa2048.jks").await?;
    says(&panel, "Java keystore").await?;
    panel.enter("textbox", "Password", "practice").await?;
    panel.press("button", "Unlock").await?;
    // The alias of the keystore is the name of the key.
    says(&panel, "practice").await?;
    says(&panel, "In memory until this closes").await?;
    paste(&panel, "rsa2048-pkcs1.pem").await?;
    // It is the same key.
    says(&panel, "an RSA private key of 2048 bits (PKCS#1)").await?;
    let held: u32 = panel
        .evaluate("document.querySelectorAll('.held[aria-label^=Key]').length")
        .await?;
    assert_eq!(held, 1);
    let left: String = panel
        .evaluate("document.querySelector('#key-text').value")
        .await?;
    assert_eq!(left, "", "what was pasted leaves the field");
    stage.stop().await
}

#[tokio::test]
async fn work_that_takes_long_can_be_stopped_and_what_comes_after_works() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Keys").await?;
    // Nearly as many rounds as are taken at all: seconds of work.
    choose(&panel, "rsa2048-pkcs8-encrypted-slow.pem").await?;
    says(&panel, "a PKCS#8 private key under a password").await?;
    panel.enter("textbox", "Password", "practice").await?;
    panel.press("button", "Unlock").await?;
    panel.press("button", "Stop").await?;
    says(
        &panel,
        "Stopped. What waited to be opened or downloaded is forgotten.",
    )
    .await?;
    let held = panel
        .evaluate::<bool>("document.querySelector('.held') !== null")
        .await?;
    ensure!(!held, "a key is held although its opening was stopped");
    // The next question gets a worker of its own.
    choose(&panel, "rsa2048-pkcs8.pem").await?;
    says(&panel, "In memory until this closes").await
}
