//! Whole jobs without a mouse. Whatever the keyboard comes to on its way must show that it is there.

use anyhow::{Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::ground::{panel_of, says};
use crate::stage::filling::{self, Stage};
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::surface::Surface;

/// Far more presses of one key than any surface has places to go.
const MANY: usize = 60;

/// Where the focus is.
#[derive(Debug, Deserialize)]
struct Focus {
    /// It is where it was to come.
    there: bool,
    /// It has a ring around it and nothing lies over it. A heading that the reader is taken to is at the
    /// top of what is new and needs no ring: nothing can be done with it.
    visible: bool,
    /// As markup.
    markup: String,
}

/// Presses one key until the focus is where it should be.
async fn go(surface: &Surface, key: &str, condition: &str) -> Result<()> {
    let look = format!(
        "(() => {{
           const at = document.activeElement;
           const {{ outlineStyle, outlineWidth }} = getComputedStyle(at);
           const box = at.getBoundingClientRect();
           const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 14));
           const ringed = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
           return {{
             there: Boolean({condition}),
             visible: at === document.body || (at.contains(top) && (ringed || at.tabIndex < 0)),
             markup: at.outerHTML.slice(0, 200),
           }};
         }})()"
    );
    let mut focus: Focus = surface.evaluate(&look).await?;
    for _ in 0..MANY {
        ensure!(focus.visible, "the focus cannot be seen: {}", focus.markup);
        if focus.there {
            return Ok(());
        }
        surface.key(key).await?;
        focus = surface.evaluate(&look).await?;
    }
    bail!(
        "{key} never came to {condition}; the focus is at {}",
        focus.markup
    )
}

/// Goes to a button by its name and presses it.
async fn press(surface: &Surface, name: &str) -> Result<()> {
    surface.find("button", name).await?;
    let name = Value::from(name);
    let there = format!("at.matches('button') && (at.ariaLabel ?? at.innerText.trim()) === {name}");
    go(surface, "Tab", &there).await?;
    surface.key("Enter").await
}

/// Goes to a field by its label.
async fn go_to_field(surface: &Surface, role: &str, label: &str) -> Result<()> {
    surface.find(role, label).await?;
    let label = Value::from(label);
    let there = format!("at.labels?.[0]?.innerText.trim() === {label}");
    go(surface, "Tab", &there).await
}

/// Goes to a drop-down and to one of its lines.
async fn choose(surface: &Surface, label: &str, line: &str) -> Result<()> {
    go_to_field(surface, "combobox", label).await?;
    let line = Value::from(line);
    let there = format!("at.selectedOptions[0]?.label.trim() === {line}");
    go(surface, "ArrowDown", &there).await
}

async fn write(surface: &Surface, text: &str) -> Result<()> {
    let text = json!({ "text": text });
    surface.cdp("Input.insertText", text).await?;
    Ok(())
}

#[tokio::test]
async fn the_keyboard_alone_fills_and_comes_to_undo() -> Result<()> {
    let stage = Stage::fresh().await?;
    let address = stage.practice.url(NewExternalClientApp, "");
    stage.browser.open(&address).await?;
    let popup = stage.browser.popup().await?;
    choose(&popup, "Preset", "Resmo").await?;
    go_to_field(&popup, "textbox", "Contact email").await?;
    write(&popup, "admin@acme.example").await?;
    press(&popup, "Fill").await?;
    filling::proof(&popup).await?;
    press(&popup, "Undo").await?;
    popup.find("button", "Put it back").await?;
    popup.close().await?;
    stage.stop().await
}

#[tokio::test]
async fn the_keyboard_alone_writes_a_config_in_the_panel_and_comes_back() -> Result<()> {
    let stage = Stage::fresh().await?;
    let panel = panel_of(&stage).await?;
    press(&panel, "Configs").await?;
    go_to_field(&panel, "combobox", "Start from").await?;
    panel.key("ArrowDown").await?;
    says(&panel, "Asked for when it is filled in").await?;
    go_to_field(&panel, "textbox", "Save as").await?;
    panel.enter("textbox", "Save as", "").await?;
    write(&panel, "Written by hand").await?;
    go_to_field(&panel, "textbox", "Config").await?;
    write(&panel, " ").await?;
    press(&panel, "Save config").await?;
    says(&panel, "Saved as Written by hand.").await?;
    press(&panel, "Edit Written by hand").await?;
    press(&panel, "JWT").await?;
    go_to_field(&panel, "textbox", "Consumer key").await?;
    write(&panel, "3MVG9.key_1").await?;
    press(&panel, "This page").await?;
    choose(&panel, "Preset", "Written by hand").await?;
    stage.stop().await
}
