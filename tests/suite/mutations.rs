//! Ten thousand spoilt pages: whatever happens to a recorded page, a step hits the control that the page's
//! key names, or there is no step.
//!
//! `tests/pages/<case>/key.json` says which control shows which setting on the page as it was recorded. It
//! was read by a person; the labels stand beside the references so that it can be read again.

use crate::golden::{folder, golden, name, repository, text};
use crate::random::Random;
use connected_app_helper::catalogue::{FormKind, USER_SEARCH};
use connected_app_helper::config::parse;
use connected_app_helper::form::form;
use connected_app_helper::plan::{Action, Plan, Step, plan};
use connected_app_helper::snapshot::{Choice, Control, FrameSnapshot, PageSnapshot, State};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const MUTATED_PAGES: u64 = 10_000;
/// The column of user names on the recorded pages.
const USERNAMES: usize = 3;

/// Wants something of every field, and always something else than a recorded page holds.
const EVERYTHING: &str = r#"{ "formatVersion": 1,
  "app": { "name": "Nightly Export", "apiName": "a", "contactEmail": "e@acme.example", "contactPhone": "1", "description": "d",
           "infoUrl": "https://i.example", "logoUrl": "https://l.example", "iconUrl": "https://c.example",
           "distributionState": "packaged" },
  "oauth": { "callbackUrls": ["https://cb.example"], "scopes": ["api"], "certificate": "pem", "idToken": {},
             "flows": { "jwtBearer": true, "device": true, "clientCredentials": true,
                        "authorizationCodeCredentials": true, "tokenExchange": true },
             "security": { "requirePkce": false, "requireSecretForWebServerFlow": false,
                           "requireSecretForRefreshTokenFlow": false, "refreshTokenRotation": true,
                           "jwtAccessTokens": true, "introspectAllTokens": true,
                           "limitIdleRefreshTokenTtl": true, "enforceRefreshTokenIpAllowlist": true } },
  "policies": { "permittedUsers": "admin-approved", "ipRelaxation": "relax", "sessionTimeoutMinutes": 15,
                "refreshToken": { "kind": "expire-if-unused", "value": 7, "unit": "hours" }, "highAssurance": true,
                "startUrl": "https://s.example", "clientCredentialsRunAs": "u@acme.example",
                "permissionSets": ["SCRT2 Integration User"], "profiles": ["Standard User"] },
  "permissionSet": { "label": "SCRT2 Integration User", "apiName": "p", "license": "Salesforce",
                     "assignTo": ["dee@acme.example.uat"] } }"#;

/// The setting and the control, as `key.json` writes it.
type Key = BTreeMap<String, String>;

struct Case {
    name: String,
    folder: PathBuf,
    snapshot: PageSnapshot,
    /// The place of the form's frame.
    frame: usize,
}

fn cases() -> Vec<Case> {
    folder(&repository("tests/pages"))
        .into_iter()
        .map(|folder| {
            let recording = text(&folder.join("1-snapshot.json"));
            let snapshot: PageSnapshot = serde_json::from_str(&recording)
                .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            let own = |own: &FrameSnapshot| {
                let same = |frame: &FrameSnapshot| std::ptr::eq(frame, own);
                snapshot.frames.iter().position(same)
            };
            let frame = there(form(&snapshot).ok().and_then(|form| own(form.frame)));
            Case {
                name: name(&folder).to_owned(),
                folder,
                frame,
                snapshot,
            }
        })
        .collect()
}

fn there<T>(value: Option<T>) -> T {
    value.unwrap_or_else(|| panic!("a recorded page has a form with controls"))
}

fn planned(snapshot: &PageSnapshot) -> Option<(FormKind, Plan)> {
    let config = parse(EVERYTHING).config?;
    let form = form(snapshot).ok()?;
    Some((form.kind, plan(&config, form.kind, form.frame)))
}

/// Settings and the controls that show them: those to be written, and those that need no write.
fn key_of(snapshot: &PageSnapshot) -> Key {
    let (_, plan) = there(planned(snapshot));
    let labels: BTreeMap<_, _> = controls(snapshot)
        .map(|c| (c.reference.as_str(), c.label.as_str()))
        .collect();
    plan.steps
        .iter()
        .map(|step| {
            (
                step.path.clone(),
                format!(
                    "{} {}",
                    step.reference,
                    labels
                        .get(step.reference.as_str())
                        .copied()
                        .unwrap_or("(heading)")
                ),
            )
        })
        .collect()
}

/// The key with the search, which is written only where the wanted row is not there.
fn with_search(mut key: Key, snapshot: &PageSnapshot) -> Key {
    let search = controls(snapshot).find(|control| control.name == USER_SEARCH);
    key.extend(search.map(|search| ("page:userSearch".to_owned(), search.reference.clone())));
    key
}

fn controls(snapshot: &PageSnapshot) -> impl Iterator<Item = &Control> {
    snapshot.frames.iter().flat_map(|frame| &frame.controls)
}

#[test]
fn a_recorded_page_is_understood_as_its_key_says() {
    for case in cases() {
        let key = serde_json::to_string_pretty(&key_of(&case.snapshot)).expect("JSON") + "\n";
        golden(&case.folder.join("key.json"), &key);
    }
}

#[test]
fn a_step_on_a_spoilt_page_hits_the_control_of_the_key_or_is_not_planned() {
    let cases = cases();
    let keys: Vec<_> = cases
        .iter()
        .map(|case| with_search(key_of(&case.snapshot), &case.snapshot))
        .collect();
    let (mut fills, mut refusals, mut wrong) = (0_u64, 0_u64, Vec::new());
    let mut by_count: BTreeMap<usize, u64> = BTreeMap::new();
    for seed in 0..MUTATED_PAGES {
        let mut random = Random::new(seed);
        let at = random.below(cases.len());
        let mut snapshot = cases[at].snapshot.clone();
        let told: Vec<_> = (0..=random.below(3))
            .map(|_| mutate(&mut snapshot, cases[at].frame, &mut random))
            .collect();
        *by_count.entry(told.len()).or_default() += 1;
        let Some((kind, plan)) = planned(&snapshot) else {
            refusals += form_of(&cases[at]).fields().len() as u64;
            continue;
        };
        let known: BTreeSet<_> = kind.fields().iter().map(|field| field.path).collect();
        refusals += plan.refusals.len() as u64;
        for step in plan
            .steps
            .iter()
            .filter(|step| known.contains(step.path.as_str()))
        {
            let original = step.reference.trim_end_matches("-twin");
            let right = is_wanted_row(step)
                && keys[at]
                    .get(&step.path)
                    .is_some_and(|named| named.split(' ').next() == Some(original));
            if right {
                fills += 1;
            } else {
                wrong.push(format!(
                    "seed {seed} {}: {} -> {} after {told:?}",
                    cases[at].name, step.path, step.reference
                ));
            }
        }
    }
    println!(
        "{MUTATED_PAGES} pages ({by_count:?} by number of mutations): {fills} fills, {refusals} refusals, {} wrong",
        wrong.len()
    );
    assert!(
        wrong.is_empty(),
        "{} wrong writes:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    assert!(fills > MUTATED_PAGES, "hardly anything is filled any more");
}

/// A ticked row bears the user name where user names stand, or a wanted name anywhere on a page of names.
fn is_wanted_row(step: &Step) -> bool {
    let Action::TickRows { rows, .. } = &step.action else {
        return true;
    };
    let is_wanted = |cells: &[String]| match step.path.as_str() {
        "/policies/permissionSets" => cells.contains(&"SCRT2 Integration User".to_owned()),
        "/policies/profiles" => cells.contains(&"Standard User".to_owned()),
        _ => cells.get(USERNAMES).map(String::as_str) == Some("dee@acme.example.uat"),
    };
    rows.iter().all(|row| is_wanted(&row.cells))
}

fn form_of(case: &Case) -> FormKind {
    there(form(&case.snapshot).ok()).kind
}

/// Two cells of a row change places, two rows do, or a row stands twice.
#[expect(
    clippy::indexing_slicing,
    reason = "every place was drawn below the length"
)]
fn spoil_rows(state: &mut State, random: &mut Random) -> String {
    let State::Table { rows, .. } = state else {
        return "nothing".into();
    };
    let (one, other) = (random.below(rows.len()), random.below(rows.len()));
    match random.below(3) {
        0 => {
            let cells = &mut rows[one].cells;
            let (a, b) = (random.below(cells.len()), random.below(cells.len()));
            cells.swap(a, b);
            format!("cells {a} and {b} of row {one} swapped")
        }
        1 => {
            rows.swap(one, other);
            format!("rows {one} and {other} swapped")
        }
        _ => {
            let again = rows[one].clone();
            rows.insert(other, again);
            format!("row {one} doubled at {other}")
        }
    }
}

/// Spoils one thing on the page and says what.
#[expect(
    clippy::indexing_slicing,
    reason = "every place was drawn below the length"
)]
fn mutate(snapshot: &mut PageSnapshot, at: usize, random: &mut Random) -> String {
    let controls = &mut snapshot.frames[at].controls;
    let one = random.below(controls.len());
    let other = random.below(controls.len());
    let named = |control: &Control| format!("{} {:?}", control.reference, control.label);
    let (a, b) = (named(&controls[one]), named(&controls[other]));
    match random.below(12) {
        0 => {
            let label = std::mem::take(&mut controls[one].label);
            controls[one].label = std::mem::replace(&mut controls[other].label, label);
            format!("labels of {a} and {b} swapped")
        }
        1 => {
            controls[other].label = controls[one].label.clone();
            format!("label of {a} also on {b}")
        }
        2 => {
            controls[one].label.clear();
            format!("label of {a} removed")
        }
        3 => {
            controls[one].label = format!("項目 {one}");
            format!("label of {a} translated")
        }
        4 => {
            let control = controls.remove(one);
            controls.insert(other.min(controls.len()), control);
            format!("{a} moved to {b}")
        }
        5 => {
            controls[one].enabled = false;
            format!("{a} disabled")
        }
        6 => {
            controls[one].state = other_kind(&controls[one].state, random);
            format!("{a} retyped")
        }
        7 => {
            let mut twin = controls[one].clone();
            twin.reference += "-twin";
            controls.insert(one + 1, twin);
            format!("{a} doubled")
        }
        8 => {
            let mut twin = controls[one].clone();
            twin.reference += "-twin";
            twin.visible = false;
            controls.insert(other, twin);
            format!("{a} doubled and the double hidden at {b}")
        }
        10 => spoil_rows(&mut controls[one].state, random),
        9 => {
            controls[one].visible = false;
            format!("{a} hidden")
        }
        _ => {
            let Some(section) = controls[one].sections.last().cloned() else {
                return "nothing".into();
            };
            let renamed = controls[other]
                .sections
                .last()
                .cloned()
                .unwrap_or_else(|| "Réglages".into());
            let renamed = if random.below(2) == 0 {
                "Réglages".into()
            } else {
                renamed
            };
            for control in controls.iter_mut() {
                for own in &mut control.sections {
                    if *own == section {
                        own.clone_from(&renamed);
                    }
                }
            }
            format!("section {section:?} renamed to {renamed:?}")
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "the place was drawn below the length"
)]
fn other_kind(state: &State, random: &mut Random) -> State {
    let choice = |text: &str| Choice {
        text: text.into(),
        selected: false,
        disabled: false,
    };
    let kinds = [
        State::Text {
            value: Some(String::new()),
            input_type: "text".into(),
        },
        State::Textarea {
            value: Some(String::new()),
        },
        State::Checkbox { checked: false },
        State::Select {
            options: vec![choice("Local"), choice("Packaged")],
        },
        State::Combobox {
            value: "Local".into(),
        },
        State::DualList {
            available: Vec::new(),
            selected: Vec::new(),
            available_label: String::new(),
            selected_label: String::new(),
        },
        State::File { file: None },
    ];
    let others: Vec<_> = kinds
        .into_iter()
        .filter(|kind| std::mem::discriminant(kind) != std::mem::discriminant(state))
        .collect();
    others[random.below(others.len())].clone()
}
