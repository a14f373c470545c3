//! Explaining an error.

use anyhow::Result;
use serde_json::Value;

use super::panel;
use crate::ground::{says, text};
use crate::stage::filling::Stage;

#[tokio::test]
async fn an_error_is_explained_with_links_into_this_org() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel(&stage, "Errors").await?;
    let error =
        r#"{"error":"invalid_grant","error_description":"user hasn't approved this consumer"}"#;
    panel.enter("textbox", "Error", error).await?;
    panel.press("button", "Explain").await?;
    says(&panel, "The user has not approved the app").await?;
    let links: Vec<String> = panel
        .evaluate("[...document.querySelectorAll('.causes a')].map((each) => each.href)")
        .await?;
    assert!(!links.is_empty());
    for link in links {
        assert!(
            link.starts_with("https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/"),
            "{link}"
        );
    }
    says(&panel, "External Client App takes up to 30 minutes").await?;
    panel
        .wait_for("document.activeElement.matches('h2')", crate::ground::SOON)
        .await?;

    // A login address is compared with the callbacks of the chosen config.
    let address = "https://test.salesforce.com/services/oauth2/authorize?client_id=3MVG9&redirect_uri=\
                   https%3A%2F%2Fintegrationbuilder.outsystems.com%2FIM_Salesforce%2FSF_Callback%2F&error=redirect_uri_mismatch";
    panel.enter("textbox", "Error", address).await?;
    panel.press("button", "Explain").await?;
    says(&panel, "only the one that was sent ends in /").await?;
    let marked: Value = panel
        .evaluate(
            "[...document.querySelectorAll('.compared mark')].map((each) => each.textContent)",
        )
        .await?;
    assert_eq!(marked, serde_json::json!(["/"]));
    panel
        .enter("textbox", "Error", "flux_capacitor_error")
        .await?;
    panel.press("button", "Explain").await?;
    says(&panel, "This error is not known here.").await?;
    assert!(!text(&panel).await?.contains("Check:"));
    stage.stop().await
}
