//! What undo leaves as it is, and says so.

use connected_app_helper::catalogue::ENABLE_OAUTH;
use connected_app_helper::config::AppKind;
use connected_app_helper::plan::Reason;
use connected_app_helper::snapshot::{ChosenFile, State};

use crate::preset::completed;
use crate::refusals::{lines, open_page, twin};
use crate::simulated::SimulatedPage;

const KIND: AppKind = AppKind::ExternalClientApp;
const EMAIL: &str = "/app/contactEmail";
const SCOPES: &str = "/oauth/scopes";
const FILE: &str = "/oauth/certificate";

type Meddling = (&'static str, &'static str, Reason, fn(&mut SimulatedPage));

const MEDDLINGS: &[Meddling] = &[
    ("changed by a person", EMAIL, Reason::ChangedSince, |page| {
        crate::simulated::put_text(&mut page.item(EMAIL).control.state, "someone@acme.example");
    }),
    ("one more scope", SCOPES, Reason::ChangedSince, |page| {
        lines(page, |available, selected| selected.extend(available.pop()));
    }),
    ("greyed out", EMAIL, Reason::Disabled, |page| {
        page.item(EMAIL).control.enabled = false
    }),
    ("for reading", EMAIL, Reason::ReadOnly, |page| {
        page.item(EMAIL).control.read_only = true
    }),
    ("twice", EMAIL, Reason::Ambiguous, |page| {
        twin(page, EMAIL, |_| {})
    }),
    ("gone", EMAIL, Reason::NotFound, |page| {
        page.items.retain(|item| item.path != EMAIL)
    }),
    ("hidden", EMAIL, Reason::NotFound, |page| {
        page.item(EMAIL).control.visible = false
    }),
];

#[test]
fn undo_leaves_and_names_what_it_cannot_put_back() {
    let config = completed("outsystems", KIND);
    for (name, path, reason, meddle) in MEDDLINGS {
        let mut page = SimulatedPage::new(KIND);
        let filled = page.fill(&config);
        meddle(&mut page);
        let before = page
            .items
            .iter()
            .find(|item| item.path == *path)
            .map(|item| item.control.state.clone());
        let undone = page.undo(filled.run);
        let refused: Vec<_> = undone
            .proof
            .refused
            .iter()
            .map(|r| (r.path.as_str(), r.reason))
            .collect();
        let mut expected = vec![(*path, *reason)];
        if *path == SCOPES {
            // The box that brought the list stays as well, or the page would take the list away.
            expected.push((ENABLE_OAUTH, *reason));
        }
        assert_eq!(refused, expected, "{name}");
        assert!(undone.proof.next.starts_with("Not everything"), "{name}");
        let after = page
            .items
            .iter()
            .find(|item| item.path == *path)
            .map(|item| item.control.state.clone());
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn undo_opens_a_section_that_was_closed_since() {
    let config = completed("outsystems", KIND);
    let mut page = SimulatedPage::new(KIND);
    let filled = page.fill(&config);
    if let Some(heading) = &mut page.section {
        heading.open = false;
    }
    let undone = page.undo(filled.run);
    assert!(
        undone.proof.refused.is_empty() && undone.proof.failed.is_empty(),
        "{:#?}",
        undone.proof
    );
    assert!(!crate::simulated::is_oauth_on(&page));
}

#[test]
fn a_file_that_was_there_before_cannot_be_brought_back() {
    let config = completed("outsystems", KIND);
    let mut page = open_page(KIND);
    page.item(FILE).control.state = State::File {
        file: Some(ChosenFile {
            name: "old.crt".into(),
            size: 3,
            sha256: Some("ab".into()),
        }),
    };
    let filled = page.fill(&config);
    let undone = page.undo(filled.run);
    let refused: Vec<_> = undone
        .proof
        .refused
        .iter()
        .map(|r| (r.path.as_str(), r.reason))
        .collect();
    assert_eq!(refused, [(FILE, Reason::OptionMissing)]);
}
