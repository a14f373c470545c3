//! A page that answers in the agent's place gets no size past the core: every text and every list has its cap.

use connected_app_helper::form::{FormError, form};
use connected_app_helper::snapshot::PageSnapshot;
use serde_json::{Value, json};

/// Longer than any text, and more than any list may hold.
const TOO_LONG: usize = 64 * 1024 + 1;
const TOO_MANY: usize = 5_001;

/// Which texts are one of a few words, so that a long one has not its shape.
const WORDS: [&str; 2] = ["kind", "refused"];

/// A frame in which nothing is absent.
fn everything() -> Value {
    let states = [
        json!({ "kind": "text", "value": "v", "inputType": "text" }),
        json!({ "kind": "textarea", "value": "v" }),
        json!({ "kind": "checkbox", "checked": true }),
        json!({ "kind": "radio-group", "options": [{ "text": "o" }] }),
        json!({ "kind": "select", "options": [{ "text": "o" }] }),
        json!({ "kind": "combobox", "value": "v" }),
        json!({
            "kind": "dual-list", "available": [{ "text": "a" }], "selected": [{ "text": "s" }],
            "availableLabel": "a", "selectedLabel": "s",
        }),
        json!({ "kind": "shown", "lines": ["l"] }),
        json!({ "kind": "table", "columns": ["c"], "rows": [{ "cells": ["c"] }] }),
        json!({ "kind": "file", "file": { "name": "n", "size": 1, "sha256": "00" } }),
    ];
    let control = |state: Value| {
        json!({
            "ref": "c1", "fingerprint": "f", "label": "l", "sections": ["s"], "id": "i", "name": "n",
            "enabled": true, "visible": true, "error": "e", "state": state,
        })
    };
    json!({ "frames": [{
        "documentId": "D", "snapshotId": "1", "origin": "https://acme.my.salesforce-setup.com",
        "path": "/lightning/setup/Home/home", "query": "?", "top": true, "name": "n", "visible": true,
        "language": "en", "headings": ["h"],
        "controls": states.map(control).to_vec(),
        "disclosures": [{ "ref": "c2", "fingerprint": "f", "label": "l", "open": true, "visible": true }],
        "listButtons": [{ "list": "l", "address": "/a" }],
        "messages": ["m"],
        "childFrames": [{ "name": "n", "origin": "o", "visible": true }],
    }] })
}

/// Every place in a value that `is` one, as a JSON pointer.
fn places(value: &Value, at: &str, is: &dyn Fn(&str, &Value) -> bool) -> Vec<String> {
    let own = is(at, value).then(|| at.to_owned()).into_iter();
    let inner: Vec<String> = match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| places(member, &format!("{at}/{name}"), is))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(index, item)| places(item, &format!("{at}/{index}"), is))
            .collect(),
        _ => Vec::new(),
    };
    own.chain(inner).collect()
}

fn fault(value: Value) -> Option<FormError> {
    match serde_json::from_value::<PageSnapshot>(value) {
        Ok(snapshot) => form(&snapshot).err(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn no_text_of_a_page_is_longer_than_its_cap() {
    assert_eq!(fault(everything()), Some(FormError::NoForm));
    let is_text = |at: &str, value: &Value| {
        value.is_string() && !WORDS.iter().any(|word| at.ends_with(&format!("/{word}")))
    };
    let texts = places(&everything(), "", &is_text);
    assert!(texts.len() > 100, "{texts:?}");
    for at in texts {
        let mut page = everything();
        *page.pointer_mut(&at).unwrap() = json!("x".repeat(TOO_LONG));
        assert_eq!(fault(page), Some(FormError::TooLarge), "{at}");
    }
}

#[test]
fn no_list_of_a_page_is_longer_than_its_cap() {
    let lists = places(&everything(), "", &|_, value| value.is_array());
    assert!(lists.len() > 20, "{lists:?}");
    for at in lists {
        let mut page = everything();
        let list = page.pointer_mut(&at).unwrap().as_array_mut().unwrap();
        *list = list.iter().cycle().take(TOO_MANY).cloned().collect();
        assert_eq!(fault(page), Some(FormError::TooLarge), "{at}");
    }
}
