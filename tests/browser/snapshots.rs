//! What the agent sees on the practice pages, kept as files for tests that need no browser.
//!
//! `BLESS=1` writes the files; without it they must be as they are.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::ground::{SOON, look};
use crate::journey::{CONNECTED_APP, HERE, OUTSYSTEMS, begin, stands};
use crate::other_forms::settings;
use crate::stage::filling::Stage;
use crate::stage::practice::PracticePage::{
    self, ConnectedAppPolicies, NewConnectedApp, NewExternalClientApp, NewPermissionSet,
    ViewConnectedApp,
};
use crate::stage::practice::{EXISTING_APP, FIRST_MADE_APP};
use crate::stage::surface::Surface;

/// Where the files lie, one folder for each case; those of saved pages begin with `saved/`.
const PAGES: &str = "tests/pages";
const SAVED: &str = "saved/";

/// Ids end in numbers that the components take from a counter, and a frame's name in one the page
/// draws by lot: two loads of one page differ in them. The same number gets the same name throughout.
const STEADY: &str = r"(snapshot) => {
  const names = new Map();
  const steady = (text) => text.replace(/\b(vfFrameId_|[a-z]+(?:-[a-z]+)*-)\d+(?:-\d+)?/gu, (found, stem) => {
    if (!names.has(found)) names.set(found, `${stem}n${names.size + 1}`);
    return names.get(found);
  });
  const counted = ['id', 'name', 'fingerprint'];
  const walk = (part) => {
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) =>
      [key, counted.includes(key) && typeof inner === 'string' ? steady(inner) : walk(inner)]));
  };
  return walk(snapshot);
}";

/// The snapshot with names in place of what differs from one load to the next.
async fn steady(popup: &Surface, snapshot: Value) -> Result<Value> {
    let mut steady: Value = popup.evaluate(&format!("({STEADY})({snapshot})")).await?;
    let frames = steady.get_mut("frames").and_then(Value::as_array_mut);
    for frame in frames.context("a snapshot has frames")? {
        let role = if frame["top"] == true { "top" } else { "form" };
        frame["documentId"] = role.into();
        // How often this document was looked at before.
        frame["snapshotId"] = "1".into();
    }
    Ok(steady)
}

fn keep(case: &str, snapshot: &Value) -> Result<()> {
    let file = match case.starts_with(SAVED) {
        true => Path::new("tests").join(case).join("1-snapshot.json"),
        false => Path::new(PAGES).join(case).join("1-snapshot.json"),
    };
    let text = format!("{}\n", serde_json::to_string_pretty(snapshot)?);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(file.with_file_name(""))?;
        return std::fs::write(&file, text).with_context(|| file.display().to_string());
    }
    let kept = std::fs::read_to_string(&file)
        .with_context(|| format!("{}; BLESS=1 writes it", file.display()))?;
    let differs = kept
        .lines()
        .zip(text.lines())
        .position(|(old, new)| old != new);
    if let Some(line) = differs {
        let old = kept.lines().nth(line).unwrap_or_default();
        let new = text.lines().nth(line).unwrap_or_default();
        bail!("{case}, line {}: kept {old}, seen {new}", line + 1);
    }
    assert_eq!(kept.len(), text.len(), "{case}");
    Ok(())
}

/// Opens a page, opens its sections and ticks its boxes, and keeps what the agent sees.
async fn record(
    stage: &Stage,
    case: &str,
    page: PracticePage,
    variant: &str,
    presses: &[&str],
) -> Result<()> {
    stage
        .browser
        .open(&stage.practice.url(page, variant))
        .await?;
    let framed = page != NewExternalClientApp;
    record_open(stage, case, framed, presses).await
}

/// The same on the page that is open.
async fn record_open(stage: &Stage, case: &str, framed: bool, presses: &[&str]) -> Result<()> {
    let driver = stage.browser.page();
    if framed {
        driver.enter_frame(0).await?;
    }
    // Through shadow roots too; each is only there once the one before it was pressed.
    for name in presses {
        let script = format!(
            "const name = {name}, done = arguments[arguments.length - 1];
             const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
             const find = () => all(document).find((one) => one.id === name || (one.type === 'checkbox' && one.labels?.[0]?.innerText.trim() === name) || (one.matches('button[aria-expanded]') && one.innerText.trim() === name));
             const look = () => {{ const box = find(); if (!box) return requestAnimationFrame(look); box.click(); requestAnimationFrame(() => done(null)); }};
             look();",
            name = Value::from(*name)
        );
        driver.execute_async(script, Vec::new()).await?;
    }
    driver.enter_default_frame().await?;
    let popup = stage.browser.popup().await?;
    popup.wait_for("document.querySelector('h1')", SOON).await?;
    let snapshot = steady(&popup, look(&popup).await?).await?;
    popup.close().await?;
    keep(case, &snapshot)
}

#[tokio::test]
async fn the_external_client_app_form_is_seen_as_recorded() -> Result<()> {
    let stage = Stage::fresh().await?;
    let presses = [
        "API (Enable OAuth Settings)",
        "Enable OAuth",
        "Enable JWT Bearer Flow",
    ];
    for (case, variant) in [
        ("eca-new-synthetic", "synthetic"),
        ("eca-new-native", "native"),
    ] {
        record(&stage, case, NewExternalClientApp, variant, &presses).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn the_connected_app_form_is_seen_as_recorded() -> Result<()> {
    const DETAILS: &str = "appsetup:setupForm:details:consumersection:";
    let oauth = format!("{DETAILS}oauth:isOauth");
    let digital = format!("{DETAILS}oauthSection:digitalSignaturesSection:certUsedOption");
    let stage = Stage::allowed().await?;
    for (case, variant) in [
        ("ca-new", ""),
        ("ca-new-canvas", "canvas"),
        ("ca-new-japanese", "japanese"),
    ] {
        record(&stage, case, NewConnectedApp, variant, &[&oauth, &digital]).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn the_policies_of_an_external_client_app_are_seen_as_recorded() -> Result<()> {
    let stage = Stage::fresh().await?;
    for (case, variant) in [
        ("eca-policies-synthetic", "synthetic"),
        ("eca-policies-native", "native"),
    ] {
        // With everything on that brings a field.
        let address = stage.practice.keep_external_client_app(
            settings(json!({ "clientCredentials": true })),
            json!({
                "startPage": "OAuth",
                "permittedUsers": "Admin approved users are pre-authorized",
                "clientCredentials": true,
                "refreshTokenPolicy": "Expire refresh token after specific time",
            }),
            variant,
        );
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        page.press("button", "Edit").await?;
        page.find("button", "Save").await?;
        record_open(&stage, case, false, &[]).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn the_form_of_a_new_permission_set_is_seen_as_recorded() -> Result<()> {
    let stage = Stage::allowed().await?;
    record(&stage, "permission-set-new", NewPermissionSet, "", &[]).await?;
    stage.stop().await
}

#[tokio::test]
async fn the_policies_of_a_connected_app_are_seen_as_recorded() -> Result<()> {
    let stage = Stage::allowed().await?;
    record(&stage, "ca-policies", ConnectedAppPolicies, "", &[]).await?;
    stage.stop().await
}

/// The address of the first permission set that is kept, or of a page below it.
fn permission_set(stage: &Stage, below: &str) -> String {
    let form = stage.practice.url(NewPermissionSet, "");
    form.replace(
        "%2Fudd%2FPermissionSet%2FnewPermissionSet.apexp",
        &format!("%2F0PS000000000001AAA{below}"),
    )
}

#[tokio::test]
async fn the_connected_apps_of_a_permission_set_are_seen_as_recorded() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage.practice.keep_permission_set("A permission set");
    let section = permission_set(&stage, "%2Fe%3Fs%3DConnectedAppSettings");
    stage.browser.open(&section).await?;
    record_open(&stage, "assigned-connected-apps", true, &[]).await?;
    stage.stop().await
}

/// Their addresses are learned from the app's own page, for a journey that knows the app.
#[tokio::test]
async fn who_is_let_into_a_connected_app_is_seen_as_recorded() -> Result<()> {
    let stage = Stage::allowed().await?;
    stage.practice.keep_connected_app(OUTSYSTEMS);
    let own = |page| {
        stage
            .practice
            .url(page, "")
            .replace(EXISTING_APP, FIRST_MADE_APP)
    };
    let panel = begin(&stage, &own(ViewConnectedApp), OUTSYSTEMS, CONNECTED_APP).await?;
    panel
        .press("button", "It is the app of this journey")
        .await?;
    let saved = own(ConnectedAppPolicies).replace("Page%2Fe%3F", "Page%2Fd%3F");
    for (case, button) in [
        ("app-permission-sets", "Manage Permission Sets"),
        ("app-profiles", "Manage Profiles"),
    ] {
        stage.browser.open(&saved).await?;
        stands(&panel, "policies", HERE).await?;
        stage
            .browser
            .press_in_frame(&format!("input[value='{button}']"))
            .await?;
        stands(&panel, "connected-app-access", HERE).await?;
        record_open(&stage, case, true, &[]).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn the_users_of_a_permission_set_are_seen_as_recorded() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.practice.keep_permission_set("A permission set");
    for variant in ["synthetic", "native"] {
        let address = format!(
            "{}/PermissionSetAssignment/home?practice={variant}",
            crate::journey::ASSIGNMENTS
        );
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        page.press("button", "Add Assignment").await?;
        page.find("heading", "Select Users to Assign").await?;
        record_open(
            &stage,
            &format!("permission-set-users-{variant}"),
            false,
            &[],
        )
        .await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn saved_pages_are_seen_as_recorded() -> Result<()> {
    let stage = Stage::allowed().await?;
    record(&stage, "saved/ca-view", ViewConnectedApp, "", &[]).await?;
    let policies = stage.practice.url(ConnectedAppPolicies, "");
    stage
        .browser
        .open(&policies.replace("Page%2Fe%3F", "Page%2Fd%3F"))
        .await?;
    record_open(&stage, "saved/ca-policies-view", true, &[]).await?;
    // Of other pages no row is read.
    stage.practice.keep_permission_set("A permission set");
    stage.browser.open(&permission_set(&stage, "")).await?;
    record_open(&stage, "saved/permission-set", true, &[]).await?;
    for variant in ["synthetic", "native"] {
        let address = stage.practice.keep_external_client_app(
            settings(json!({ "scopes": ["api", "refresh_token"], "callbackUrl": "https://app.acme.example/cb" })),
            json!({ "permittedUsers": "Admin approved users are pre-authorized" }),
            variant,
        );
        stage.browser.open(&address).await?;
        let page = stage.browser.page_surface().await?;
        page.find("button", "Edit").await?;
        let case = format!("saved/eca-policies-view-{variant}");
        record_open(&stage, &case, false, &[]).await?;
        page.press("tab", "Settings").await?;
        let case = format!("saved/eca-settings-view-{variant}");
        record_open(&stage, &case, false, &["OAuth Settings"]).await?;
    }
    stage.stop().await
}

#[tokio::test]
async fn a_key_is_not_read_whatever_its_label_says() -> Result<()> {
    let stage = Stage::allowed().await?;
    let saved = stage.practice.url(ViewConnectedApp, "");
    stage.browser.open(&saved).await?;
    let driver = stage.browser.page();
    driver.enter_frame(0).await?;
    // As an older page would show it in Japanese, beside a row that may be read.
    let rows = "const body = document.querySelector('.detailList tbody');
        for (const [label, value] of [['\u{30b3}\u{30f3}\u{30b7}\u{30e5}\u{30fc}\u{30de}\u{9375}', '3MVG9'.padEnd(85, 'k')], ['\u{5099}\u{8003}', 'A_long_API_name_of_2026_'.padEnd(80, 'p')]]) {
          const row = body.insertRow();
          row.innerHTML = '<th class=labelCol></th><td class=dataCol></td>';
          row.cells[0].textContent = label;
          row.cells[1].textContent = value;
        }";
    driver.execute(rows, Vec::new()).await?;
    driver.enter_default_frame().await?;
    let popup = stage.browser.popup().await?;
    popup.wait_for("document.querySelector('h1')", SOON).await?;
    let snapshot = look(&popup).await?.to_string();
    popup.close().await?;
    assert!(snapshot.contains("A_long_API_name_of_2026_ppp"));
    assert!(!snapshot.contains("3MVG9"));
    stage.stop().await
}
