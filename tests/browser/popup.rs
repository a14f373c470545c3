//! The popup where there is nothing to fill, and what the first opening says.

use std::time::Duration;

use crate::stage::browser::{Browser, Start};
use crate::stage::tree::Node;

const SOON: Duration = Duration::from_secs(5);

fn named(tree: &[Node], role: &str) -> Vec<String> {
    let of_role = tree.iter().filter(|node| node.role == role);
    of_role.map(|node| node.name.clone()).collect()
}

#[tokio::test]
async fn says_what_it_is_on_a_tab_that_is_no_org() {
    let browser = Browser::start(Start::headless("dist/chromium"))
        .await
        .unwrap();
    browser.open("about:blank").await.unwrap();
    let popup = browser.popup().await.unwrap();
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
    browser.stop().await.unwrap();
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
