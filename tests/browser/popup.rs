//! The popup where there is nothing to fill, and what the first opening says.

use crate::ground::SOON;
use crate::stage::browser::Browser;
use crate::stage::filling::Stage;
use crate::stage::practice::PracticePage::NewExternalClientApp;
use crate::stage::start::Start;
use crate::stage::tree::Node;

fn named(tree: &[Node], role: &str) -> Vec<String> {
    let of_role = tree.iter().filter(|node| node.role == role);
    of_role.map(|node| node.name.clone()).collect()
}

#[tokio::test]
async fn says_what_it_is_on_a_tab_that_is_no_org() {
    let stage = Stage::fresh().await.unwrap();
    let address = format!("https://127.0.0.1:{}/", stage.practice.port());
    stage.browser.open(&address).await.unwrap();
    let popup = stage.browser.popup().await.unwrap();
    popup
        .wait_for("document.querySelector('h2')", SOON)
        .await
        .unwrap();
    let tree = popup.tree().await.unwrap();
    let headings = named(&tree, "heading");
    assert!(
        headings.contains(&"This tab is not a Salesforce org".to_owned()),
        "{headings:?}"
    );
    let text: String = popup.evaluate("document.body.innerText").await.unwrap();
    assert!(text.contains("Not affiliated with Salesforce"), "{text}");
    assert_eq!(named(&tree, "combobox"), Vec::<String>::new());
    stage.stop().await.unwrap();
}

#[tokio::test]
async fn escape_closes_it_and_another_press_opens_it_again() {
    let browser = Browser::start(Start::headless("dist/chromium"))
        .await
        .unwrap();
    browser.open("about:blank").await.unwrap();
    let popup = browser.popup().await.unwrap();
    popup.key("Escape").await.unwrap();
    popup.closed().await.unwrap();
    browser.popup().await.unwrap().close().await.unwrap();
    browser.stop().await.unwrap();
}

/// Counts how often what is being done in this tab is stored.
const COUNT: &str = "(() => {
  globalThis.stored = 0;
  chrome.storage.session.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((name) => name.startsWith('tab:'))) stored += 1;
  });
})()";

/// Types letter by letter, without a pause.
const TYPE: &str = "(() => {
  const field = document.querySelector('#contactEmail');
  for (const letter of 'admin@acme.example') {
    field.value += letter;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
})()";

#[tokio::test]
async fn what_is_typed_is_stored_once_and_outlives_a_popup_that_closes_at_once() {
    let stage = Stage::fresh().await.unwrap();
    let address = stage.practice.url(NewExternalClientApp, "");
    stage.browser.open(&address).await.unwrap();
    let popup = stage.browser.popup().await.unwrap();
    let () = popup.evaluate(COUNT).await.unwrap();
    popup.select("combobox", "Preset", "Resmo").await.unwrap();
    popup.find("textbox", "Contact email").await.unwrap();
    popup.wait_for("stored === 1", SOON).await.unwrap();
    let () = popup.evaluate(TYPE).await.unwrap();
    let kept = "chrome.storage.session.get().then((all) => JSON.stringify(all).includes('admin@acme.example'))";
    popup.wait_for(kept, SOON).await.unwrap();
    let stored: u32 = popup.evaluate("stored").await.unwrap();
    assert_eq!(stored, 2);

    popup
        .enter("textbox", "Contact email", "late@acme.example")
        .await
        .unwrap();
    popup.close().await.unwrap();
    let popup = stage.browser.popup().await.unwrap();
    let there = "document.querySelector('#contactEmail')?.value === 'late@acme.example'";
    popup.wait_for(there, SOON).await.unwrap();
    stage.stop().await.unwrap();
}
