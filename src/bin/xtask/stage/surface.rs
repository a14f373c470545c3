//! A popup, side panel, page or worker, operated the way a person operates it: things are found by
//! the role and name a screen reader says, and pressed with the mouse.

mod hand;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use base64::Engine;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::devtools::{DevTools, text};
use super::tree::{self, Node};

/// How long a control may take to appear and to become usable.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// A target of the browser that this driver is attached to.
#[derive(Debug)]
pub(crate) struct Surface {
    devtools: DevTools,
    session: String,
    target: String,
}

impl Surface {
    /// Attaches to a target by the protocol's id.
    pub(crate) async fn attach(devtools: &DevTools, target: &str) -> Result<Self> {
        let params = json!({ "targetId": target, "flatten": true });
        let answer = devtools.call(None, "Target.attachToTarget", params).await?;
        Ok(Self {
            devtools: devtools.clone(),
            session: text(&answer, "sessionId").context("no session was given")?,
            target: target.to_owned(),
        })
    }

    /// Another target of the same browser, such as a frame of another origin.
    pub(crate) async fn beside(&self, target: &str) -> Result<Self> {
        Self::attach(&self.devtools, target).await
    }

    /// Sends any command of the protocol to this target.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        self.devtools
            .call(Some(&self.session), method, params)
            .await
    }

    /// The value of an expression, awaited if it is a promise.
    ///
    /// # Errors
    /// When the expression throws, with its message.
    pub(crate) async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let params = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let mut answer = self.cdp("Runtime.evaluate", params).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            let message = thrown
                .pointer("/exception/description")
                .or_else(|| thrown.get("text"));
            bail!("{expression}: {}", message.unwrap_or(thrown));
        }
        let value = answer.pointer_mut("/result/value").map(Value::take);
        Ok(serde_json::from_value(value.unwrap_or_default())?)
    }

    /// Waits until a JavaScript condition holds.
    ///
    /// # Errors
    /// When it does not hold by the deadline, or the target goes away.
    pub(crate) async fn wait_for(&self, condition: &str, deadline: Duration) -> Result<()> {
        let limit = deadline.as_millis();
        // A value typed into a field or kept in storage mutates nothing, so time is watched too.
        let held: bool = self
            .evaluate(&format!(
                "new Promise((resolve, reject) => {{
                   const end = (held) => {{ observer.disconnect(); clearInterval(timer); clearTimeout(limit); resolve(held); }};
                   const look = async () => {{ try {{ if (await ({condition})) end(true); }} catch (error) {{ end(false); reject(error); }} }};
                   const observer = new MutationObserver(look);
                   const timer = setInterval(look, 20);
                   const limit = setTimeout(() => end(false), {limit});
                   if (globalThis.document) observer.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
                   look();
                 }})"
            ))
            .await?;
        if !held {
            bail!("{condition} did not hold within {deadline:?}");
        }
        Ok(())
    }

    /// The accessibility tree of the target's main frame.
    pub(crate) async fn tree(&self) -> Result<Vec<Node>> {
        let answer = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        Ok(tree::nodes(&answer))
    }

    /// The one usable thing of this role and name, waited for.
    ///
    /// # Errors
    /// When there is none, or more than one, or it stays disabled; the message says what is there.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Result<Node> {
        let search = async {
            loop {
                let nodes = self.tree().await?;
                let found: Vec<&Node> = nodes
                    .iter()
                    // A drawing before the words leaves a blank that nobody hears.
                    .filter(|node| node.role == role && node.name.trim() == name)
                    .collect();
                match found.as_slice() {
                    [node] if !node.disabled => return Ok((*node).clone()),
                    [_, _, ..] => bail!(
                        "{} things are a {role} \"{name}\":{}",
                        found.len(),
                        tree::describe(&nodes)
                    ),
                    _ => self.change().await?,
                }
            }
        };
        match tokio::time::timeout(PATIENCE, search).await {
            Ok(found) => found,
            Err(_) => bail!(
                "no usable {role} \"{name}\" within {PATIENCE:?}; there is:{}",
                tree::describe(&self.tree().await?)
            ),
        }
    }

    /// Waits for the next change of the document. Roles and names also follow from styles, which
    /// tell nobody, so it ends after a moment in any case.
    async fn change(&self) -> Result<()> {
        self.evaluate(
            "new Promise((resolve) => {
               const end = () => { observer.disconnect(); clearTimeout(limit); resolve(null); };
               const observer = new MutationObserver(end);
               const limit = setTimeout(end, 50);
               observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
             })",
        )
        .await
    }

    /// Calls a function with the node's element as `this`.
    pub(crate) async fn call_on(
        &self,
        node: &Node,
        function: &str,
        arguments: Value,
    ) -> Result<Value> {
        let element = node.element.context("this has no element")?;
        let resolved = self
            .cdp("DOM.resolveNode", json!({ "backendNodeId": element }))
            .await?;
        let object = resolved.pointer("/object/objectId").cloned();
        let params = json!({
            "objectId": object, "functionDeclaration": function, "arguments": arguments,
            "returnByValue": true, "awaitPromise": true, "userGesture": true,
        });
        let mut answer = self.cdp("Runtime.callFunctionOn", params).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{thrown}");
        }
        Ok(answer
            .pointer_mut("/result/value")
            .map(Value::take)
            .unwrap_or_default())
    }

    /// Saves what the target shows as a PNG.
    pub(crate) async fn screenshot(&self, path: &Path) -> Result<()> {
        let answer = self
            .cdp("Page.captureScreenshot", json!({ "format": "png" }))
            .await?;
        let data = text(&answer, "data").context("no picture was given")?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let picture = base64::engine::general_purpose::STANDARD.decode(data)?;
        std::fs::write(path, picture).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Shows the target in dark or light colours.
    pub(crate) async fn set_dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let params = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", params).await?;
        Ok(())
    }

    /// Lays the target out at this size, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let params = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", params)
            .await?;
        Ok(())
    }

    /// Waits until the target is gone.
    pub(crate) async fn closed(&self) -> Result<()> {
        let mut events = self.devtools.listen();
        if self.devtools.is_detached(&self.session) {
            return Ok(());
        }
        events
            .pick("the end of the popup", PATIENCE, |event| {
                let gone = event.method == "Target.detachedFromTarget"
                    && text(&event.params, "sessionId").as_ref() == Some(&self.session);
                gone.then_some(())
            })
            .await
    }

    /// Closes the side panel, as its own close button does: one whose target is shot stays open to the browser,
    /// and is not opened anew.
    pub(crate) async fn close_itself(self) -> Result<()> {
        let () = self
            .evaluate("void setTimeout(() => window.close())")
            .await?;
        self.closed().await
    }

    /// Closes the target, as losing the focus closes a popup.
    pub(crate) async fn close(self) -> Result<()> {
        let params = json!({ "targetId": self.target });
        self.devtools
            .call(None, "Target.closeTarget", params)
            .await?;
        self.closed().await
    }
}
