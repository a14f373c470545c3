//! One Chromium with the extension in it: `WebDriver` for the page, the browser's own DevTools
//! socket for the toolbar, the popup and the side panel.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{CapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities, WebDriver};

use super::chromedriver::Chromedriver;
use super::devtools::{DevTools, Events, text};
use super::profile::Profile;
use super::start::Start;
use super::surface::{PATIENCE, Surface};

/// A running browser; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Browser {
    page: Session,
    devtools: DevTools,
    extension: String,
    other: Option<String>,
    // Dropped in this order: the profile's folder is in use until the browser is gone.
    driver: Chromedriver,
    profile: Profile,
}

/// A `WebDriver` session that is let go when dropped: its browser ends with [`Chromedriver`]. Asked
/// to end there, after a failed test, it would block for minutes.
#[derive(Debug)]
struct Session(WebDriver);

impl Drop for Session {
    fn drop(&mut self) {
        // Refused if it was closed properly before.
        let _ = self.0.clone().leak();
    }
}

impl Browser {
    /// Starts a browser and finds the extension in it.
    pub(crate) async fn start(mut options: Start) -> Result<Self> {
        options.extension = options.extension.canonicalize().with_context(|| {
            let folder = options.extension.display();
            format!("no extension at {folder}; `cargo xtask build` makes it")
        })?;
        let profile = match options.profile.take() {
            Some(profile) => profile,
            None => Profile::fresh()?,
        };
        let driver = Chromedriver::start().await?;
        let mut wishes = ChromeCapabilities::new();
        for flag in options.flags(&profile) {
            wishes.add_arg(&flag)?;
        }
        if !options.headless {
            // No bar about automation above the page.
            wishes.add_exclude_switch("enable-automation")?;
        }
        // An open dialog is part of what is tested; nothing but the test may answer it.
        wishes.set("unhandledPromptBehavior", "ignore")?;
        let page = WebDriver::new(driver.address(), wishes)
            .await
            .context("cannot start Chromium")?;
        let devtools = DevTools::connect(&profile.devtools_address()?).await?;
        let everything = json!({ "discover": true, "filter": [{}] });
        devtools
            .call(None, "Target.setDiscoverTargets", everything)
            .await?;
        let extension = extension_id(&devtools, &options.extension).await?;
        let other = match options.other {
            Some(folder) => Some(extension_id(&devtools, &folder.canonicalize()?).await?),
            None => None,
        };
        Ok(Self {
            page: Session(page),
            devtools,
            extension,
            other,
            driver,
            profile,
        })
    }

    /// The page, for `WebDriver`.
    pub(crate) fn page(&self) -> &WebDriver {
        &self.page.0
    }

    /// The extension's id.
    pub(crate) fn extension(&self) -> &str {
        &self.extension
    }

    /// The id of the extension beside it, if there is one.
    pub(crate) fn other(&self) -> Option<&str> {
        self.other.as_deref()
    }

    /// Opens an address in the active tab.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        self.page()
            .goto(address)
            .await
            .with_context(|| format!("cannot open {address}"))
    }

    /// Presses the extension's icon on the active tab and gives the popup that opens.
    pub(crate) async fn popup(&self) -> Result<Surface> {
        self.press_icon().await?;
        self.surface("popup.html").await
    }

    /// Presses the extension's icon on the active tab: opens the popup and grants `activeTab`.
    pub(crate) async fn press_icon(&self) -> Result<()> {
        let tab = self.active_tab().await?;
        self.trigger(&self.extension, &tab).await
    }

    /// Presses the icon of any extension on a tab.
    pub(crate) async fn trigger(&self, extension: &str, tab: &str) -> Result<()> {
        let params = json!({ "id": extension, "targetId": tab });
        self.cdp("Extensions.triggerAction", params).await?;
        Ok(())
    }

    /// The extension's page of this path once it is there and has loaded: `panel.html`.
    pub(crate) async fn surface(&self, path: &str) -> Result<Surface> {
        self.surface_of(&self.extension, path).await
    }

    /// The page of any extension once it is there and has loaded.
    pub(crate) async fn surface_of(&self, extension: &str, path: &str) -> Result<Surface> {
        let address = format!("chrome-extension://{extension}/{path}");
        let target = self.target("page", &address, PATIENCE).await?;
        let surface = Surface::attach(&self.devtools, &target).await?;
        surface
            .wait_for("document.readyState === 'complete'", PATIENCE)
            .await?;
        Ok(surface)
    }

    /// The page in the active tab, for what `WebDriver` cannot tell.
    pub(crate) async fn page_surface(&self) -> Result<Surface> {
        Surface::attach(&self.devtools, &self.page_target().await?).await
    }

    /// The target of this kind whose address begins so, waited for.
    pub(crate) async fn target(
        &self,
        kind: &str,
        address: &str,
        deadline: Duration,
    ) -> Result<String> {
        let mut events = self.devtools.listen();
        let fits = |info: &Value| {
            let fits = text(info, "type").as_deref() == Some(kind)
                && text(info, "url").is_some_and(|url| url.starts_with(address));
            fits.then(|| text(info, "targetId")).flatten()
        };
        if let Some(target) = self.targets().await?.iter().find_map(fits) {
            return Ok(target);
        }
        events
            .pick(&format!("{kind} {address}"), deadline, |event| {
                event.params.get("targetInfo").and_then(fits)
            })
            .await
    }

    /// All targets of the browser, tabs among them.
    pub(crate) async fn targets(&self) -> Result<Vec<Value>> {
        let everything = json!({ "filter": [{}] });
        let mut answer = self.cdp("Target.getTargets", everything).await?;
        match answer.get_mut("targetInfos").map(Value::take) {
            Some(Value::Array(targets)) => Ok(targets),
            _ => bail!("the browser gave no list of targets"),
        }
    }

    /// Sends any command of the protocol to the browser itself.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        self.devtools.call(None, method, params).await
    }

    /// What the browser and every attached target tell from now on.
    pub(crate) fn listen(&self) -> Events {
        self.devtools.listen()
    }

    /// The tab of the page that `WebDriver` is on; the icon is pressed on a tab, not on a page.
    pub(crate) async fn active_tab(&self) -> Result<String> {
        let page = self.page_target().await?;
        let targets = self.targets().await?;
        let address = targets
            .iter()
            .find(|target| text(target, "targetId").as_ref() == Some(&page))
            .and_then(|target| text(target, "url"));
        let mut active = targets.iter().filter(|target| {
            text(target, "type").as_deref() == Some("tab")
                && target.pointer("/embedderData/tabActive") == Some(&Value::Bool(true))
                && text(target, "url") == address
        });
        match (active.next(), active.next()) {
            (Some(tab), None) => text(tab, "targetId").context("the tab has no id"),
            (None, _) => bail!("no active tab shows {address:?}: {targets:?}"),
            (Some(_), Some(_)) => bail!("two active tabs show {address:?}"),
        }
    }

    /// chromedriver's handle of a window is the id of its page target.
    async fn page_target(&self) -> Result<String> {
        Ok(self.page().window().await?.to_string())
    }

    /// Waits until somebody closes the browser.
    pub(crate) async fn closed(&self) {
        self.devtools.closed().await;
    }

    /// Closes the browser and gives its profile back, for another start with it.
    pub(crate) async fn stop(self) -> Result<Profile> {
        self.page
            .0
            .clone()
            .quit()
            .await
            .context("cannot close Chromium")?;
        drop(self.driver);
        Ok(self.profile)
    }
}

async fn extension_id(devtools: &DevTools, folder: &Path) -> Result<String> {
    let answer = devtools
        .call(None, "Extensions.getExtensions", json!({}))
        .await?;
    let extensions = answer.get("extensions").and_then(Value::as_array);
    extensions
        .into_iter()
        .flatten()
        .find(|one| text(one, "path").as_deref().map(Path::new) == Some(folder))
        .and_then(|one| text(one, "id"))
        .with_context(|| format!("Chromium did not load {}: {answer}", folder.display()))
}
