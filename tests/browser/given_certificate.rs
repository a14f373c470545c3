//! What is given where the certificate belongs, as a file and by paste.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::ground::{SOON, panel_of, says};
use crate::stage::filling::Stage;
use crate::workshop::choose_in;

const FIELD: &str = "input[aria-label='Certificate file']";

#[tokio::test]
async fn a_private_key_in_the_place_of_the_certificate_is_not_taken_and_never_stored() -> Result<()>
{
    let stage = Stage::fresh().await?;
    let panel = panel_of(&stage).await?;
    let stored = |what: &str| {
        format!(
            "chrome.storage.session.get(null).then((all) => {what}JSON.stringify(all).includes('BEGIN CERTIFICATE'))"
        )
    };

    choose_in(&panel, FIELD, "rsa2048-pkcs8.der").await?;
    says(&panel, "It is no certificate").await?;
    choose_in(&panel, FIELD, "rsa2048-pkcs8.pem").await?;
    says(&panel, "It holds a private key. It was not taken").await?;
    let taken: String = panel
        .evaluate("document.querySelector('#certificate').value")
        .await?;
    assert_eq!(taken, "");

    choose_in(&panel, FIELD, "rsa2048-certificate-valid.der").await?;
    panel.wait_for(&stored(""), SOON).await?;
    // A key that says it is a certificate takes the place of the certificate: nothing is stored there any more.
    let key = STANDARD.encode(std::fs::read("tests/keys/rsa2048-pkcs8.der")?);
    let disguised = format!("-----BEGIN CERTIFICATE-----\n{key}\n-----END CERTIFICATE-----\n");
    panel.enter("textbox", "Certificate", &disguised).await?;
    panel.wait_for(&stored("!"), SOON).await?;
    let kept: String = panel
        .evaluate(
            "Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null)])
               .then((all) => JSON.stringify(all))",
        )
        .await?;
    let mark = key.get(100..140).unwrap_or_default();
    assert!(mark.len() == 40 && !kept.contains(mark), "{kept}");
    stage.stop().await
}
