//! What was sent beside what the app allows.

use connected_app_helper::explain::{Around, compare, explain};

use super::anywhere;

#[test]
fn callback_urls_are_compared_character_by_character() {
    let configured = ["https://app.acme.example/oauth/callback".to_owned()];
    for (sent, words) in [
        (
            "https://app.acme.example/oauth/callback/",
            "only the one that was sent ends in /",
        ),
        ("http://app.acme.example/oauth/callback", "the schemes are"),
        (
            "https://app.acme.example/OAuth/callback",
            "capital and small",
        ),
        (
            "https://APP.acme.example/oauth/callback",
            "capital and small",
        ),
        (
            "https://app.acme.example:8443/oauth/callback",
            "the ports are “8443” and “443”",
        ),
        (
            "https://www.app.acme.example/oauth/callback",
            "the hosts are “www.app.acme.example”",
        ),
        (
            "https://other.acme.example/oauth/callback",
            "the hosts are “other.acme.example” and “app.acme.example”",
        ),
        (
            "https://app.acme.example/oauth/return",
            "the paths are “/oauth/return” and “/oauth/callback”",
        ),
        (
            "https://app.acme.example/oauth/callback?x=1",
            "the queries (after ?) are “x=1” and none",
        ),
        (
            "https://app.acme.example/oauth/callback#x",
            "the fragments (after #)",
        ),
        (
            "https://app.acme.example/oauth%2Fcallback",
            "percent-encoded",
        ),
        (
            "https://app.acme.example/oauth/callback ",
            "the one that was sent holds a blank",
        ),
        ("https://app.acme.example/oauth/call\u{200b}back", "U+200B"),
        ("myapp://callback", "the schemes are"),
    ] {
        let compared = compare(sent, &configured);
        assert!(compared.position.is_some(), "{sent}");
        let found = compared
            .differences
            .iter()
            .any(|difference| difference.contains(words));
        assert!(found, "{sent}: {:?}", compared.differences);
        let joined: String = compared
            .sent
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(joined, sent);
    }
    let equal = compare(&configured[0], &configured);
    assert!(equal.position.is_none() && equal.differences.is_empty());
    assert!(equal.to_text().contains("character by character"));
    // The nearest is compared, not the first.
    let several = ["https://a.example/x".to_owned(), configured[0].clone()];
    let near = compare("https://app.acme.example/oauth/callback/", &several);
    let joined: String = near
        .configured
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(joined, configured[0]);
}

#[test]
fn the_login_address_is_compared_with_the_callbacks() {
    let text = "https://login.salesforce.com/services/oauth2/authorize?response_type=code&client_id=3MVG9&\
                redirect_uri=https%3A%2F%2Fapp.acme.example%2Fcb%2F error=redirect_uri_mismatch";
    let around = Around {
        callback_urls: vec!["https://app.acme.example/cb".to_owned()],
        ..anywhere()
    };
    let comparison = explain(text, &around).comparison.expect("a comparison");
    assert_eq!(
        comparison.differences,
        ["only the one that was sent ends in /"]
    );
    assert!(
        comparison
            .to_text()
            .contains("https://app.acme.example/cb[/]")
    );
}
