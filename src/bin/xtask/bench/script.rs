//! What somebody who automates these pages would write with `WebDriver` alone: find each field by
//! its label, set it, and read all of them back at the end. It is given every advantage: it knows
//! the page's layout, waits for nothing, and is in the right frame before the clock starts.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use connected_app_helper::config::Config;
use serde_json::json;
use thirtyfour::{By, Key, WebDriver, WebElement};

use super::clock;

/// What the page calls things.
#[derive(Debug)]
pub(super) struct Labels {
    name: &'static str,
    /// The closed section that must be opened before its fields can be reached.
    section: Option<&'static str>,
    oauth: &'static str,
    jwt_bearer: &'static str,
    certificate: &'static str,
    layout: Layout,
}

/// How the page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Lightning, one document for XPath.
    Document,
    /// Lightning, shadow roots that XPath cannot enter.
    Shadow,
    /// The classic form in a frame.
    Classic,
}

pub(super) const CLIENT_APP: Labels = Labels {
    name: "External Client App Name",
    section: Some("API (Enable OAuth Settings)"),
    oauth: "Enable OAuth",
    jwt_bearer: "Enable JWT Bearer Flow",
    certificate: "Certificate Upload",
    layout: Layout::Document,
};

pub(super) const CLIENT_APP_NATIVE: Labels = Labels {
    layout: Layout::Shadow,
    ..CLIENT_APP
};

pub(super) const CONNECTED_APP: Labels = Labels {
    name: "Connected App Name",
    section: None,
    oauth: "Enable OAuth Settings",
    jwt_bearer: "Use digital signatures",
    // The row of the file has no label; it stands below the box.
    certificate: "",
    layout: Layout::Classic,
};

/// A finished script.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) milliseconds: f64,
    /// Fields written and read back.
    pub(super) fields: usize,
}

/// Fills the open page and reads it back.
///
/// # Errors
/// When something is not found or does not hold what was written: such a time says nothing.
pub(super) async fn fill(
    driver: &WebDriver,
    labels: &Labels,
    config: &Config,
    certificate: Option<&str>,
) -> Result<Done> {
    if labels.layout == Layout::Classic {
        let frame = driver.find(By::Css("main iframe")).await?;
        frame.enter_frame().await?;
    }
    let page = Page {
        driver,
        layout: labels.layout,
    };
    let app = config.app.as_ref().context("the config names no app")?;
    let oauth = config.oauth.as_ref().context("the config has no OAuth")?;
    let callbacks = oauth
        .callback_urls
        .as_deref()
        .unwrap_or_default()
        .join("\n");
    let scopes = oauth.scopes.as_deref().unwrap_or_default();

    let start = clock::start();
    let mut texts = Vec::new();
    for (label, value) in [
        (labels.name, &app.name),
        ("API Name", &app.api_name),
        ("Contact Email", &app.contact_email),
    ] {
        if let Some(value) = value {
            texts.push((page.enter(label, value).await?, value.as_str()));
        }
    }
    if let Some(section) = labels.section {
        page.text("button", section).await?.click().await?;
    }
    let mut ticks = vec![page.tick(labels.oauth).await?];
    if !callbacks.is_empty() {
        texts.push((page.enter("Callback URL", &callbacks).await?, &callbacks));
    }
    let mut file = None;
    if let Some(certificate) = certificate {
        ticks.push(page.tick(labels.jwt_bearer).await?);
        let input = page.file(labels).await?;
        input.send_keys(certificate).await?;
        file = Some((input, certificate));
    }
    page.select(scopes).await?;

    for (field, value) in &texts {
        let held = field.value().await?.unwrap_or_default();
        ensure!(held == *value, "wrote {value:?}, the page holds {held:?}");
    }
    for tick in &ticks {
        ensure!(tick.is_selected().await?, "a box is not ticked");
    }
    if let Some((input, path)) = &file {
        // The browser tells a page the file's name behind a folder that does not exist.
        let held = input.value().await?.unwrap_or_default();
        let name = held.rsplit('\\').next().unwrap_or_default();
        ensure!(!name.is_empty() && path.ends_with(name), "no file: {held}");
    }
    let selected = page.selected().await?;
    for scope in scopes {
        let there = selected.iter().any(|line| line.contains(&token(scope)));
        ensure!(there, "{scope} is not among {selected:?}");
    }
    ensure!(selected.len() == scopes.len(), "selected are {selected:?}");
    let milliseconds = clock::since(start);

    if labels.layout == Layout::Classic {
        driver.enter_default_frame().await?;
    }
    let fields = texts.len() + ticks.len() + usize::from(file.is_some());
    Ok(Done {
        milliseconds,
        fields: fields + usize::from(!scopes.is_empty()),
    })
}

/// How the page's lines begin to name a scope: `… (api)`, `… (refresh_token, offline_access)`.
fn token(scope: &str) -> String {
    format!("({scope}")
}

/// Goes through shadow roots for the first element with this text; on request, gives the control
/// it names instead.
const FIND: &str = r#"
  const [tag, text, control] = arguments;
  const fits = (one) => {
    const own = one.textContent.replace("*", "").trim();
    return own === text || (tag !== "label" && (one.title + own).includes(text));
  };
  const find = (root) => {
    for (const one of root.querySelectorAll(tag)) {
      if (fits(one)) return control ? (one.control ?? root.querySelector("input")) : one;
    }
    for (const one of root.querySelectorAll("*")) {
      const found = one.shadowRoot && find(one.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return find(document);
"#;

/// The lines of the list on the right, through shadow roots.
const SELECTED: &str = r#"
  const find = (root) => {
    const list = root.querySelector("[data-selected-list]");
    if (list) return list;
    for (const one of root.querySelectorAll("*")) {
      const found = one.shadowRoot && find(one.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return [...find(document).querySelectorAll("[role=option]")].map((one) => one.textContent.trim());
"#;

/// Control held, `a`, control released, in `WebDriver`'s key codes.
const SELECT_ALL: &str = "\u{e009}a\u{e000}";

struct Page<'a> {
    driver: &'a WebDriver,
    layout: Layout,
}

impl Page<'_> {
    /// The control of a label.
    async fn field(&self, label: &str) -> Result<WebElement> {
        if self.layout == Layout::Shadow {
            return self.shadow("label", label, true).await;
        }
        let path = format!("id({}/@for)", labelled(label));
        self.xpath(path).await
    }

    /// The element of a kind that bears a text.
    async fn text(&self, tag: &str, text: &str) -> Result<WebElement> {
        if self.layout == Layout::Shadow {
            return self.shadow(tag, text, false).await;
        }
        let path = match tag {
            "label" => labelled(text),
            _ => format!("//{tag}[contains(@title, \"{text}\") or contains(., \"{text}\")]"),
        };
        self.xpath(path).await
    }

    async fn xpath(&self, path: String) -> Result<WebElement> {
        self.driver
            .find(By::XPath(path.as_str()))
            .await
            .with_context(|| format!("nothing at {path}"))
    }

    async fn shadow(&self, tag: &str, text: &str, control: bool) -> Result<WebElement> {
        let arguments = vec![json!(tag), json!(text), json!(control)];
        let found = self.driver.execute(FIND, arguments).await?;
        found
            .element()
            .with_context(|| format!("no {tag} with \"{text}\""))
    }

    /// Types over what is there: the API name fills itself as soon as the name loses the focus.
    async fn enter(&self, label: &str, value: &str) -> Result<WebElement> {
        let field = self.field(label).await?;
        field.send_keys(format!("{SELECT_ALL}{value}")).await?;
        Ok(field)
    }

    /// Presses the label, for a Lightning box itself is too small to be pressed.
    async fn tick(&self, label: &str) -> Result<WebElement> {
        let field = self.field(label).await?;
        if !field.is_selected().await? {
            self.text("label", label).await?.click().await?;
        }
        Ok(field)
    }

    /// The input of the certificate, which no `<label>` names.
    async fn file(&self, labels: &Labels) -> Result<WebElement> {
        let name = labels.certificate;
        let below = match self.layout {
            Layout::Shadow => return self.shadow("span", name, true).await,
            Layout::Document => {
                format!("//span[normalize-space()=\"{name}\"]/following-sibling::*")
            }
            Layout::Classic => {
                let row = "ancestor::tr/following-sibling::tr[1]";
                format!("{}/{row}", labelled(labels.jwt_bearer))
            }
        };
        self.xpath(format!("{below}//input[@type='file']")).await
    }

    /// Moves scopes to the right.
    async fn select(&self, scopes: &[String]) -> Result<()> {
        if self.layout == Layout::Classic {
            let list = self.field("Available OAuth Scopes").await?;
            for scope in scopes {
                let line = format!("./option[contains(., \"{}\")]", token(scope));
                list.find(By::XPath(line.as_str())).await?.click().await?;
            }
            let add = "//a[img[@title='Add']][contains(@id, 'scopes')]";
            return Ok(self.xpath(add.to_owned()).await?.click().await?);
        }
        let option = match self.layout {
            Layout::Shadow => "[role=option]",
            Layout::Document | Layout::Classic => "*[@role='option']",
        };
        // All in one move, the first line without Control: the focus has already chosen it, and
        // Control would let it go again.
        let mut chain = self
            .driver
            .action_chain_with_delay(None, Some(Duration::ZERO));
        for (at, scope) in scopes.iter().enumerate() {
            if at == 1 {
                chain = chain.key_down(Key::Control);
            }
            chain = chain.click_element(&self.text(option, &token(scope)).await?);
        }
        chain.key_up(Key::Control).perform().await?;
        let button = self.text("button", "Selected OAuth Scopes").await?;
        button.click().await?;
        Ok(())
    }

    /// The scopes on the right.
    async fn selected(&self) -> Result<Vec<String>> {
        if self.layout == Layout::Shadow {
            let lines = self.driver.execute(SELECTED, Vec::new()).await?;
            return Ok(lines.convert()?);
        }
        let lines = if self.layout == Layout::Classic {
            let list = self.field("Selected OAuth Scopes").await?;
            list.find_all(By::Css("option")).await?
        } else {
            // Synthetic shadow hides what is inside components from CSS, not from XPath.
            let options = By::XPath("//ul[@data-selected-list]//*[@role='option']");
            self.driver.find_all(options).await?
        };
        let mut texts = Vec::new();
        for line in lines {
            texts.push(line.text().await?);
        }
        Ok(texts)
    }
}

/// A label by its words, without the mark of a required field.
fn labelled(label: &str) -> String {
    format!("//label[normalize-space(translate(., \"*\", \"\"))=\"{label}\"]")
}
