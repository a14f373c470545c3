//! The rules' reference, as the extension brings it along.

use anyhow::Result;

use crate::accessibility::{Frame, check};
use crate::stage::filling::Stage;

#[tokio::test]
async fn the_reference_of_the_rules_is_out_of_reach_for_nobody() -> Result<()> {
    let stage = Stage::fresh().await?;
    let browser = &stage.browser;
    let address = format!(
        "chrome-extension://{}/rules.html#callback-url-scheme",
        browser.extension()
    );
    browser.open(&address).await?;
    let page = browser.surface("rules.html").await?;
    page.find("heading", "callback-url-scheme").await?;
    // A page that a finding leads to: nothing of it is wider than a side panel.
    check(&page, Frame::Page, "rules").await?;
    stage.stop().await
}
