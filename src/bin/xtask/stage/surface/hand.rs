//! Mouse and keyboard: a person's hand on a popup, a panel or a page.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::{PATIENCE, Surface};
use crate::stage::devtools::{Event, text};
use crate::stage::tree::Node;

/// How often a thing that moves is aimed at.
const AIMS: u32 = 5;

/// Takes down whether an element stands where the mouse is pressed next.
const WATCH: &str = "function () {
    this.isHit = false;
    addEventListener('mousedown', ({ clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = this.getBoundingClientRect();
      // The mouse is told in whole pixels.
      this.isHit = left - 1 <= x && x <= right && top - 1 <= y && y <= bottom;
    }, { capture: true, once: true });
}";

impl Surface {
    /// Presses the thing of this role and name with the mouse.
    pub(crate) async fn press(&self, role: &str, name: &str) -> Result<()> {
        for _ in 0..AIMS {
            let (node, (x, y)) = self.aim(role, name).await?;
            self.call_on(&node, WATCH, json!([])).await?;
            self.click(x, y)
                .await
                .with_context(|| format!("{role} \"{name}\""))?;
            if !self.was_missed(&node).await {
                return Ok(());
            }
        }
        bail!("{role} \"{name}\" moved away from under the mouse {AIMS} times")
    }

    /// The thing and its centre, once it stands still.
    async fn aim(&self, role: &str, name: &str) -> Result<(Node, (f64, f64))> {
        let mut node = self.find(role, name).await?;
        loop {
            match self.still_centre(&node).await {
                Ok(centre) => return Ok((node, centre)),
                Err(error) => {
                    // Drawn anew meanwhile, it is another element, and a person aims again.
                    let again = self.find(role, name).await?;
                    if again.element == node.element {
                        return Err(error);
                    }
                    node = again;
                }
            }
        }
    }

    /// Whether the press went past the thing because the page moved it just then, as one does that a panel makes
    /// narrower. What the press led elsewhere, or to a question that stops the page, cannot tell and was not missed;
    /// nor was what is drawn anew since.
    async fn was_missed(&self, node: &Node) -> bool {
        let hit = "function () { return this.isHit || !this.isConnected; }";
        let hit = self.call_on(node, hit, json!([]));
        let hit = tokio::time::timeout(Duration::from_secs(1), hit).await;
        matches!(hit, Ok(Ok(Value::Bool(false))))
    }

    /// Answers the next question that the page asks in a native dialog, and gives its words.
    pub(crate) async fn answer_dialog(&self, accept: bool) -> Result<String> {
        let mut events = self.devtools.listen();
        self.cdp("Page.enable", json!({})).await?;
        let asked = |event: &Event| {
            let own = event.session.as_ref() == Some(&self.session);
            let opening = event.method == "Page.javascriptDialogOpening";
            (own && opening).then(|| text(&event.params, "message").unwrap_or_default())
        };
        let message = events.pick("a dialog", PATIENCE, asked).await?;
        self.cdp("Page.handleJavaScriptDialog", json!({ "accept": accept }))
            .await?;
        Ok(message)
    }

    /// Types text over what a field holds.
    pub(crate) async fn enter(&self, role: &str, name: &str, text: &str) -> Result<()> {
        let node = self.find(role, name).await?;
        let element = node.element.context("the field has no element")?;
        self.cdp("DOM.focus", json!({ "backendNodeId": element }))
            .await?;
        self.press_key("a", "selectAll").await?;
        if text.is_empty() {
            self.key("Delete").await
        } else {
            self.cdp("Input.insertText", json!({ "text": text }))
                .await?;
            Ok(())
        }
    }

    /// Chooses the option with this text in a `<select>`, once it is there: what is kept is offered a moment later.
    ///
    /// The list a browser opens is no part of the page, so the choice is made on the element and
    /// announced with the events the browser would send.
    pub(crate) async fn select(&self, role: &str, name: &str, option: &str) -> Result<()> {
        let node = self.find(role, name).await?;
        let chosen = self
            .call_on(
                &node,
                "async function (wanted, patience) {
                   const find = () => [...this.options].find((one) => one.label.trim() === wanted && !one.disabled);
                   const limit = performance.now() + patience;
                   while (!find() && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 20));
                   const option = find();
                   if (!option) return [...this.options].map((one) => one.label).join(', ');
                   this.focus();
                   this.value = option.value;
                   option.selected = true;
                   this.dispatchEvent(new Event('input', { bubbles: true }));
                   this.dispatchEvent(new Event('change', { bubbles: true }));
                   return null;
                 }",
                json!([{ "value": option }, { "value": PATIENCE.as_millis() }]),
            )
            .await?;
        match chosen {
            Value::Null => Ok(()),
            others => bail!("\"{name}\" has no option \"{option}\", only {others}"),
        }
    }

    /// Presses one key, by its DOM name: `Tab`, `Enter`, `Escape`, `Delete`, `ArrowDown`, ` `.
    pub(crate) async fn key(&self, key: &str) -> Result<()> {
        self.press_key(key, "").await
    }

    async fn press_key(&self, key: &str, edit: &str) -> Result<()> {
        // Chromium acts on these codes, not on the name alone.
        let (code, typed) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            " " => (32, " "),
            "ArrowLeft" => (37, ""),
            "ArrowUp" => (38, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            "Delete" => (46, ""),
            "a" => (65, ""),
            other => bail!("the driver knows no key {other:?}"),
        };
        let commands = if edit.is_empty() {
            json!([])
        } else {
            json!([edit])
        };
        let down = if typed.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        for (kind, text) in [(down, typed), ("keyUp", "")] {
            let params = json!({
                "type": kind, "key": key, "code": key, "text": text, "commands": commands,
                "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code,
            });
            self.input("Input.dispatchKeyEvent", params).await?;
        }
        Ok(())
    }

    /// The centre of a thing that has stopped moving: what is drawn above it a moment later moves it away from
    /// under the mouse.
    async fn still_centre(&self, node: &Node) -> Result<(f64, f64)> {
        let mut before = self.centre(node).await?;
        loop {
            let () = self
                .evaluate(
                    "new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)));
                       setTimeout(() => resolve(null), 100); })",
                )
                .await?;
            let now = self.centre(node).await?;
            if now == before {
                return Ok(now);
            }
            before = now;
        }
    }

    async fn centre(&self, node: &Node) -> Result<(f64, f64)> {
        let element = json!({ "backendNodeId": node.element.context("this has no element")? });
        self.cdp("DOM.scrollIntoViewIfNeeded", element.clone())
            .await?;
        let quads = self.cdp("DOM.getContentQuads", element).await?;
        let quad: [f64; 8] = quads
            .pointer("/quads/0")
            .cloned()
            .map(serde_json::from_value)
            .context("it has no box on the screen")??;
        let [left, top, .., right, bottom, _, _] = quad;
        Ok((f64::midpoint(left, right), f64::midpoint(top, bottom)))
    }

    async fn click(&self, x: f64, y: f64) -> Result<()> {
        for (kind, button, buttons) in [
            ("mouseMoved", "none", 0),
            ("mousePressed", "left", 1),
            ("mouseReleased", "left", 0),
        ] {
            let clicks = u8::from(kind != "mouseMoved");
            let params = json!({
                "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": clicks,
            });
            self.input("Input.dispatchMouseEvent", params).await?;
        }
        Ok(())
    }

    /// Sends one event of a key or a button. What it does may close the popup before the event is
    /// answered, or before the key is up again: that is no failure.
    async fn input(&self, method: &str, params: Value) -> Result<()> {
        match self.cdp(method, params).await {
            Err(_) if self.devtools.is_detached(&self.session) => Ok(()),
            answer => answer.map(drop),
        }
    }
}
