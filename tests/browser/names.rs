//! The label the agent resolves for a control is the name Chromium computes for it.
#![expect(
    clippy::indexing_slicing,
    reason = "a tree without its key is a failed test"
)]

use anyhow::{Context, Result};
use serde_json::Value;

use crate::ground::{SOON, look};
use crate::stage::filling::Stage;
use crate::stage::practice::PracticePage::{self, NewConnectedApp, NewExternalClientApp};
use crate::stage::surface::Surface;
use crate::stage::tree::Node;

/// Chromium's name without what the two differ in, for these reasons and no others.
fn explained(name: &str) -> &str {
    // The required mark is part of a group's name; the agent leaves it out of every label.
    let name = name.strip_prefix("required ").unwrap_or(name);
    // A file input is a button to Chromium, named by the button's words too. What the field is called
    // stands before them and is what an admin reads.
    let name = name
        .strip_suffix(" Upload Files Or drop files")
        .unwrap_or(name);
    // The classic certificate row has no label; Chromium falls back to the browser's own button.
    if name == "Choose File" { "" } else { name }
}

/// The agent's labels of what can be seen, by kind.
fn labels(frame: &Value, kinds: &[&str]) -> Vec<String> {
    let controls = frame["controls"].as_array().into_iter().flatten();
    let mut labels: Vec<String> = controls
        .filter(|control| control["visible"] == true)
        .filter(|control| kinds.iter().any(|kind| control["state"]["kind"] == *kind))
        .map(|control| control["label"].as_str().unwrap_or_default().to_owned())
        .collect();
    labels.sort();
    labels
}

/// Chromium's names, by role, without required marks.
fn names(tree: &[Node], roles: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = tree
        .iter()
        .filter(|node| roles.contains(&node.role.as_str()))
        .map(|node| node.name.replace('*', ""))
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|name| explained(&name).to_owned())
        .collect();
    names.sort();
    names
}

fn compare(frame: &Value, tree: &[Node], place: &str) {
    for (kinds, roles) in [
        (&["text", "textarea"][..], &["textbox", "searchbox"][..]),
        (&["checkbox"], &["checkbox"]),
        (&["combobox", "select"], &["combobox"]),
    ] {
        assert_eq!(
            labels(frame, kinds),
            names(tree, roles),
            "{place}: {kinds:?}"
        );
    }
    // Of groups and buttons the page has more than form controls: each label must be among them.
    let has = |label: &str, roles: &[&str]| {
        let names = names(tree, roles);
        assert!(
            names.iter().any(|name| name == label),
            "{place}: {label:?} is none of {names:?}"
        );
    };
    for label in labels(frame, &["file"]) {
        has(&label, &["button"]);
    }
    let controls = frame["controls"].as_array().into_iter().flatten();
    let shown = controls.filter(|control| control["visible"] == true);
    for list in shown.filter(|control| control["state"]["kind"] == "dual-list") {
        let part = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        has(&part(&list["state"]["availableLabel"]), &["listbox"]);
        has(&part(&list["state"]["selectedLabel"]), &["listbox"]);
        // The classic page has no group around its two lists: the row's label names neither.
        if list["id"] == "" {
            has(&part(&list["label"]), &["group"]);
        }
    }
}

/// Opens everything the form has, so that there is a name for every control.
async fn open_all(form: &Surface) -> Result<()> {
    form.evaluate(
        "(() => {
           const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
           const shut = () => all(document).filter((one) => one.matches('main button[aria-expanded=false]:not([aria-haspopup]), h3 button[aria-expanded=false], h2 button[aria-expanded=false]'));
           for (const button of shut()) button.click();
           const ticks = /^(Enable OAuth|Enable OAuth Settings|Enable JWT Bearer Flow|Use digital signatures|Enable Token Exchange Flow|Canvas|Configure ID Token|OAuth 設定の有効化|デジタル署名を使用|OAuth を有効化|JWT ベアラーフローを有効化)$/u;
           return new Promise((resolve) => {
             let quiet = 0;
             const step = () => {
               const box = all(document).find((one) => one.type === 'checkbox' && !one.checked && !one.disabled && ticks.test(one.labels?.[0]?.textContent.trim() ?? ''));
               if (box) { box.click(); quiet = 0; } else quiet += 1;
               if (quiet > 5) resolve(null); else requestAnimationFrame(step);
             };
             step();
           });
         })()",
    )
    .await
}

async fn on_page(stage: &Stage, page: PracticePage, variant: &str) -> Result<()> {
    stage
        .browser
        .open(&stage.practice.url(page, variant))
        .await?;
    let shell = stage.browser.page_surface().await?;
    let form = match page {
        NewConnectedApp => {
            const FORM: &str = "https://acme--uat.sandbox.my.salesforce.com/";
            let target = stage.browser.target("iframe", FORM, SOON).await?;
            Some(shell.beside(&target).await?)
        }
        _ => None,
    };
    open_all(form.as_ref().unwrap_or(&shell)).await?;
    let popup = stage.browser.popup().await?;
    popup.wait_for("document.querySelector('h1')", SOON).await?;
    let seen = look(&popup).await?;
    let frames = seen["frames"].as_array().context("no frames")?;
    for frame in frames {
        let surface = if frame["top"] == true {
            Some(&shell)
        } else {
            form.as_ref()
        };
        let place = format!(
            "{page:?} {variant} {}",
            if frame["top"] == true && form.is_some() {
                "shell"
            } else {
                "form"
            }
        );
        let tree = surface.context("a frame too many")?.tree().await?;
        compare(frame, &tree, &place);
    }
    assert_eq!(frames.len(), 1 + usize::from(form.is_some()));
    // Nothing of the form may be missing because it was shut.
    let form = frames.last().context("no frames")?;
    let seen = ["text", "textarea", "checkbox", "file", "dual-list"]
        .map(|kind| labels(form, &[kind]).len());
    let least = [8, 1, 14, 1, 1];
    assert!(
        seen.iter().zip(least).all(|(seen, least)| *seen >= least),
        "{page:?} {variant}: {seen:?}"
    );
    popup.close().await
}

#[tokio::test]
async fn every_label_of_the_lightning_form_is_the_computed_name() -> Result<()> {
    let stage = Stage::fresh().await?;
    for variant in [
        "synthetic",
        "native",
        "duplicate-label",
        "renamed-label",
        "native,japanese",
    ] {
        on_page(&stage, NewExternalClientApp, variant).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn every_label_of_the_classic_form_is_the_computed_name() -> Result<()> {
    let stage = Stage::allowed().await?;
    for variant in ["", "canvas", "duplicate-label", "renamed-label", "japanese"] {
        on_page(&stage, NewConnectedApp, variant).await?;
    }
    stage.stop().await
}
