//! The card with what the vendor gets back.

use connected_app_helper::config::{AppKind, HandBack, parse};
use connected_app_helper::consumer_key::{NoConsumerKey, look_at};
use connected_app_helper::hand_over::{as_text, hand_over};
use connected_app_helper::journey::begin;
use connected_app_helper::pem::read;
use connected_app_helper::preset::config as preset_config;
use sha2::{Digest as _, Sha256};

use crate::journey::{NAME, NOW, seen, titled};
use crate::preset::completed;

const KEY: &str =
    "3MVG9_practice.key_0123456789abcdefghijklmnopqrstuvwxyz_0123456789ABCDEFGHIJKLMNO";
const ORG: &str = "https://acme.my.salesforce.com";
const VIEW: &str = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp";

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
    // As any other program computes them.
    let pem = certificate.value.clone().unwrap();
    let der = read(&pem).unwrap().remove(0).bytes;
    let hex = |bytes: &[u8]| {
        let bytes: Vec<_> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        bytes.join(":")
    };
    let thumbprints = certificate.thumbprints.clone().unwrap();
    assert_eq!(thumbprints.sha256, hex(&Sha256::digest(der.expose())));
    assert_eq!(thumbprints.sha1.len(), 20 * 3 - 1);
    let text = as_text(&card, None);
    assert!(
        text.contains(&format!("SHA-256: {}\n", thumbprints.sha256)),
        "{text}"
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

#[test]
fn the_key_is_offered_on_the_own_apps_page_alone_and_only_where_the_vendor_needs_it() {
    let view = |id: &str| {
        let mut page = titled(ORG, VIEW, NAME);
        page.frames[0].query = format!("?applicationId={id}");
        page.frames[0].shows_key = true;
        page
    };
    let connected = AppKind::ConnectedApp;
    let text = serde_json::json!(completed("outsystems", connected)).to_string();
    let mut journey = begin("j", &text, connected, "acme", NOW).unwrap();
    let (own, other) = ("06P000000000002AAA", "06P000000000003AAA");
    assert_eq!(seen(&journey, &view(own), None).key_in, None);
    journey.app_id = Some(own.to_owned());
    let document = view(own).frames[0].document_id.clone();
    assert_eq!(seen(&journey, &view(own), None).key_in, Some(document));
    assert_eq!(seen(&journey, &view(other), None).key_in, None);
    let mut silent = view(own);
    silent.frames[0].shows_key = false;
    assert_eq!(seen(&journey, &silent, None).key_in, None);
    journey.config = journey.config.replace("\"consumer-key\"", "\"username\"");
    assert_eq!(seen(&journey, &view(own), None).key_in, None);
}
