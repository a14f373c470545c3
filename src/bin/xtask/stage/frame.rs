//! The frame in which a Lightning page shows a classic one.

use anyhow::{Result, bail};
use thirtyfour::By;
use thirtyfour::prelude::WebElement;

use super::browser::Browser;

impl Browser {
    /// Presses a button inside the classic page that can be seen, as the admin does.
    pub(crate) async fn press_in_frame(&self, button: &str) -> Result<()> {
        self.classic_frame().await?.enter_frame().await?;
        match self.page().find(By::Css(button)).await?.click().await {
            // The press led the whole page elsewhere before the driver had its answer: that is no failure.
            Err(error) if error.to_string().contains("target frame detached") => {}
            pressed => pressed?,
        }
        self.page().enter_default_frame().await?;
        Ok(())
    }

    async fn classic_frame(&self) -> Result<WebElement> {
        let frames = By::Css("force-aloha-page iframe");
        for frame in self.page().find_all(frames).await? {
            if frame.is_displayed().await? {
                return Ok(frame);
            }
        }
        bail!("no classic page can be seen")
    }
}
