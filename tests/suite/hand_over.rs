//! The card with what the vendor gets back.

use connected_app_helper::config::{AppKind, HandBack, parse};
use connected_app_helper::consumer_key::{NoConsumerKey, look_at};
use connected_app_helper::hand_over::{as_text, hand_over};
use connected_app_helper::preset::config as preset_config;

use crate::preset::completed;

const KEY: &str =
    "3MVG9_practice.key_0123456789abcdefghijklmnopqrstuvwxyz_0123456789ABCDEFGHIJKLMNO";
const ORG: &str = "https://acme.my.salesforce.com";

#[test]
fn exactly_what_the_guide_asks_for_stands_on_the_card_under_the_vendors_names() {
    let text = preset_config("resmo", AppKind::ExternalClientApp).unwrap_or_default();
    let config = parse(text).config.unwrap();
    let card = hand_over(&config, AppKind::ExternalClientApp, Some(ORG));
    let rows: Vec<_> = card
        .iter()
        .map(|row| (row.what, row.vendor_name.as_deref(), row.value.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            (HandBack::ConsumerKey, Some("Client Id"), None),
            (HandBack::ConsumerSecret, Some("Client Secret"), None),
            (HandBack::InstanceUrl, Some("Instance Url"), Some(ORG)),
        ]
    );
    assert_eq!(
        as_text(&card, Some(KEY)),
        format!("Client Id: {KEY}\nClient Secret: (sent apart)\nInstance Url: {ORG}\n")
    );
    assert!(as_text(&card, None).contains("Client Id: (still to be filled in)"));
    let nothing = parse(r#"{"formatVersion":1}"#).config.unwrap();
    assert!(hand_over(&nothing, AppKind::ExternalClientApp, None).is_empty());
}

#[test]
fn where_the_key_is_copied_is_said_in_the_words_of_each_kind_of_app() {
    for (app, words) in [
        (AppKind::ExternalClientApp, "Settings, OAuth Settings"),
        (AppKind::ConnectedApp, "Manage Consumer Details"),
    ] {
        let card = hand_over(&completed("outsystems", app), app, Some(ORG));
        let key = card.iter().find(|row| row.what == HandBack::ConsumerKey);
        assert!(key.unwrap().how.contains(words), "{app:?}");
    }
}

#[test]
fn a_certificate_is_handed_over_with_its_end_and_a_private_key_never() {
    let config = completed("outsystems", AppKind::ExternalClientApp);
    let card = hand_over(&config, AppKind::ExternalClientApp, Some(ORG));
    let certificate = card
        .iter()
        .find(|row| row.what == HandBack::Certificate)
        .unwrap();
    assert!(
        certificate
            .note
            .as_deref()
            .unwrap()
            .starts_with("Valid until ")
    );
    assert!(
        certificate
            .value
            .as_deref()
            .unwrap()
            .contains("BEGIN CERTIFICATE")
    );
    let mut wrong = config;
    if let Some(oauth) = &mut wrong.oauth {
        oauth.certificate = Some(crate::key::file("rsa2048-pkcs8.pem"));
    }
    let card = hand_over(&wrong, AppKind::ExternalClientApp, Some(ORG));
    assert!(card.iter().all(|row| row.value.is_none()), "{card:?}");
}

#[test]
fn a_consumer_key_is_told_from_a_secret_and_never_repeated_when_it_is_none() {
    let looked = look_at(&format!("  {KEY}\n")).unwrap();
    assert_eq!((looked.key.as_str(), looked.warning), (KEY, None));
    assert_eq!(looked.masked, "3MVG9…KLMNO");
    assert!(look_at("SomeOtherKey.of_an_app").unwrap().warning.is_some());
    let hexadecimal = "0123456789ABCDEFabcdef0123456789".repeat(2);
    for (text, why) in [
        ("", NoConsumerKey::Empty),
        ("  \n", NoConsumerKey::Empty),
        (&*hexadecimal, NoConsumerKey::Secret),
        ("1234567890123456789", NoConsumerKey::Secret),
        ("short", NoConsumerKey::Form),
        ("two words of a key", NoConsumerKey::Form),
        (&*"x".repeat(257), NoConsumerKey::Form),
    ] {
        let error = look_at(text).unwrap_err();
        assert_eq!(error, why, "{text}");
        assert!(text.trim().len() < 6 || !error.to_string().contains(text));
    }
}
