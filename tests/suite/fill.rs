//! Fill, proof and undo on simulated pages.

use connected_app_helper::catalogue::{ENABLE_OAUTH, FormKind};
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::plan::{Evidence, plan};
use connected_app_helper::preset::all;
use connected_app_helper::run::{Command, FailureReason, Happened, fill, undo};
use connected_app_helper::snapshot::{Line, State};
use proptest::prelude::*;

use crate::preset::completed;
use crate::simulated::{DEVICE_CALLBACK, SimulatedPage, is_oauth_on, put_text};

const KINDS: [AppKind; 2] = [AppKind::ExternalClientApp, AppKind::ConnectedApp];

fn config(text: &str) -> Config {
    let parsed = parse(text);
    assert_eq!(parsed.diagnostics, [], "{text}");
    parsed.config.unwrap_or_default()
}

/// The settings of a preset that the page of a new app has.
fn wished(id: &str) -> Vec<&'static str> {
    let mut paths = vec![
        "/app/apiName",
        "/app/contactEmail",
        "/app/name",
        ENABLE_OAUTH,
        "/oauth/callbackUrls",
        "/oauth/scopes",
    ];
    if id == "outsystems" {
        paths.extend(["/oauth/certificate", "/oauth/flows/jwtBearer"]);
    }
    paths.sort_unstable();
    paths
}

fn each_preset() -> impl Iterator<Item = (&'static str, AppKind)> {
    let both = |id| KINDS.map(|kind| (id, kind));
    all().iter().flat_map(move |preset| both(preset.id))
}

fn check_fill_and_undo(id: &str, kind: AppKind, page: &mut SimulatedPage) {
    let config = completed(id, kind);
    let before = page.states();
    let filled = page.fill(&config);
    let told = format!("{id} {kind:?}: {:#?}", filled.proof);
    assert_eq!(filled.confirmed(), wished(id), "{told}");
    assert!(
        filled.proof.refused.is_empty() && filled.proof.failed.is_empty(),
        "{told}"
    );
    assert!(
        filled.proof.shown.is_empty() && !filled.proof.already,
        "{told}"
    );
    assert!(
        filled.proof.next.starts_with("Filled, not saved."),
        "{told}"
    );
    let certificate = filled
        .proof
        .confirmed
        .iter()
        .find(|c| c.path == "/oauth/certificate");
    assert!(
        certificate.is_none_or(|c| c.by == Evidence::Bytes),
        "{told}"
    );
    // What the config does not name has not changed.
    for ((path, was), (_, now)) in before.iter().zip(page.states()) {
        assert!(
            wished(id).contains(path) || *was == now,
            "{path} changed: {told}"
        );
    }
    let again = page.fill(&config);
    assert!(
        again.steps.is_empty() && again.proof.already,
        "{:#?}",
        again.steps
    );
    assert_eq!(again.confirmed(), wished(id));
    assert!(
        again.proof.next.starts_with("Already configured"),
        "{}",
        again.proof.next
    );
    let undone = page.undo(filled.run);
    assert!(
        undone.proof.refused.is_empty() && undone.proof.failed.is_empty(),
        "{:#?}",
        undone.proof
    );
    for ((path, was), (_, now)) in before.iter().zip(page.states()) {
        assert!(
            is_back(kind, path, was, &now),
            "{path} is not back: {now:?}"
        );
    }
}

/// The Lightning scope list cannot be emptied while it is required; it goes with its box.
fn is_back(kind: AppKind, path: &str, was: &State, now: &State) -> bool {
    let went_with_its_box = kind == AppKind::ExternalClientApp && path == "/oauth/scopes";
    went_with_its_box || alike(was, now)
}

/// The order of lines that were moved away and back is the page's affair.
fn alike(one: &State, other: &State) -> bool {
    let sorted = |lines: &[Line]| {
        let mut texts: Vec<_> = lines.iter().map(|line| line.text.clone()).collect();
        texts.sort();
        texts
    };
    match (one, other) {
        (
            State::DualList {
                available: a,
                selected: s,
                ..
            },
            State::DualList {
                available: b,
                selected: t,
                ..
            },
        ) => sorted(a) == sorted(b) && sorted(s) == sorted(t),
        _ => one == other,
    }
}

#[test]
fn a_preset_is_filled_proved_found_filled_and_undone() {
    for (id, kind) in each_preset() {
        check_fill_and_undo(id, kind, &mut SimulatedPage::new(kind));
    }
}

#[test]
fn fields_that_wait_hidden_in_the_document_are_filled_as_well() {
    for (id, kind) in each_preset() {
        let mut page = SimulatedPage::new(kind);
        page.hides = true;
        check_fill_and_undo(id, kind, &mut page);
    }
}

#[test]
fn parts_that_come_late_are_waited_for() {
    for (id, kind) in each_preset() {
        let mut page = SimulatedPage::new(kind);
        for item in &mut page.items {
            item.late = true;
        }
        check_fill_and_undo(id, kind, &mut page);
    }
}

#[test]
fn a_preview_of_an_empty_page_refuses_nothing() {
    for (id, kind) in each_preset() {
        let mut page = SimulatedPage::new(kind);
        let config = completed(id, kind);
        let check = |page: &mut SimulatedPage| {
            let snapshot = page.snapshot();
            let plan = plan(&config, kind.form(), &snapshot.frames[0]);
            assert_eq!(plan.refusals, [], "{id} {kind:?}");
            let mut seen: Vec<_> = plan.steps.iter().map(|step| step.path.as_str()).collect();
            seen.retain(|path| !path.starts_with("section:"));
            seen.extend(plan.pending.iter().map(|pending| pending.path.as_str()));
            seen.sort_unstable();
            assert_eq!(seen, wished(id), "{id} {kind:?}");
        };
        check(&mut page);
        if let Some(heading) = &mut page.section {
            heading.open = true;
            check(&mut page);
        }
    }
}

#[test]
fn a_box_that_overwrites_a_field_comes_before_it() {
    for kind in KINDS {
        let mut page = SimulatedPage::new(kind);
        let config = config(
            r#"{ "formatVersion": 1, "oauth": { "callbackUrls": ["https://a.example/cb"], "scopes": ["api"], "flows": { "device": true } } }"#,
        );
        let filled = page.fill(&config);
        assert!(filled.proof.failed.is_empty() && filled.proof.refused.is_empty());
        assert_eq!(
            *page.state("/oauth/callbackUrls"),
            State::Textarea {
                value: Some("https://a.example/cb".into())
            }
        );
        page.undo(filled.run);
        assert!(!is_oauth_on(&page));
    }
}

#[test]
fn what_the_page_derived_is_put_back_as_well() {
    for kind in KINDS {
        let mut page = SimulatedPage::new(kind);
        let before = page.states();
        let config = config(
            r#"{ "formatVersion": 1, "app": { "name": "Acme Sync" }, "oauth": { "flows": { "device": true } } }"#,
        );
        let filled = page.fill(&config);
        assert!(
            matches!(page.state("/app/apiName"), State::Text { value: Some(value), .. } if value == "Acme_Sync")
        );
        assert!(
            matches!(page.state("/oauth/callbackUrls"), State::Textarea { value: Some(value) } if value == DEVICE_CALLBACK)
        );
        page.undo(filled.run);
        assert_eq!(page.states(), before);
    }
}

#[test]
fn a_page_that_forgets_ends_in_failures_and_not_in_a_loop() {
    for (id, kind) in each_preset() {
        let mut page = SimulatedPage::new(kind);
        page.forgets = true;
        let filled = page.fill(&completed(id, kind));
        assert!(filled.proof.confirmed.is_empty());
        assert!(!filled.proof.failed.is_empty());
        let rejected = |reason| reason == FailureReason::RejectedByPage;
        assert!(
            filled
                .proof
                .failed
                .iter()
                .all(|failure| rejected(failure.reason))
        );
        assert_eq!(filled.proof.next, "Nothing was filled.");
    }
}

#[test]
fn a_tab_that_went_elsewhere_stops_the_run() {
    let kind = AppKind::ConnectedApp;
    let mut page = SimulatedPage::new(kind);
    let config = completed("resmo", kind);
    let mut looks = 0;
    let ended = page.clone().drive(None, |run, snapshot, happened| {
        looks += 1;
        let mut snapshot = snapshot.clone();
        if looks > 1 {
            snapshot.frames[0].document_id = "document-2".into();
        }
        fill(&config, run, &snapshot, happened)
    });
    assert_eq!(ended.proof.failed[0].reason, FailureReason::PageLeft);
    looks = 0;
    let ended = page.drive(None, |run, snapshot, happened| {
        looks += 1;
        let mut snapshot = snapshot.clone();
        if looks > 2 {
            snapshot.frames[0].path = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp".into();
        }
        fill(&config, run, &snapshot, happened)
    });
    assert_eq!(ended.proof.failed[0].reason, FailureReason::PageLeft);
    assert!(ended.run.finished);
}

#[test]
fn another_form_or_app_in_the_same_document_stops_the_run() {
    let config = completed("outsystems", AppKind::ExternalClientApp);
    let policies = SimulatedPage::of(FormKind::ExternalClientAppPolicies);
    let begun = fill(
        &config,
        None,
        &policies.clone().snapshot(),
        &Happened::default(),
    );
    let run = begun.unwrap().run;
    let own = policies.frame.path.clone();
    let mut other_app = policies;
    other_app.frame.path = own.replace("0xI000000000001", "0xI000000000009");
    let mut settings = SimulatedPage::new(AppKind::ExternalClientApp);
    settings.frame.path = own;
    for mut page in [other_app, settings] {
        page.frame.document_id.clone_from(&run.document_id);
        let snapshot = page.snapshot();
        let nothing = Happened::default();
        for turn in [
            fill(&config, Some(run.clone()), &snapshot, &nothing),
            undo(run.clone(), &snapshot, &nothing),
        ] {
            let turn = turn.unwrap();
            assert!(matches!(turn.command, Command::Finish { .. }));
            assert_eq!(turn.run.failures[0].reason, FailureReason::PageLeft);
        }
    }
}

#[test]
fn what_a_person_changed_after_the_proof_is_left_to_them() {
    let kind = AppKind::ConnectedApp;
    let mut page = SimulatedPage::new(kind);
    let config = completed("resmo", kind);
    let filled = page.fill(&config);
    put_text(&mut page.item("/app/name").control.state, "Mine");
    page.frame.person_acted = true;
    // The watch sees the change and takes one more turn: it neither writes nor learns it as its own.
    let watched = page.drive(Some(filled.run), |run, snapshot, happened| {
        fill(&config, run, snapshot, happened)
    });
    assert!(watched.steps.is_empty());
    let undone = page.undo(watched.run);
    assert!(
        matches!(page.state("/app/name"), State::Text { value: Some(value), .. } if value == "Mine")
    );
    let refused: Vec<_> = undone
        .proof
        .refused
        .iter()
        .map(|r| (r.path.as_str(), r.reason))
        .collect();
    assert_eq!(
        refused,
        [(
            "/app/name",
            connected_app_helper::plan::Reason::ChangedSince
        )]
    );
    assert!(undone.proof.next.starts_with("Not everything is back"));
}

fn any_config() -> impl Strategy<Value = Config> {
    let text = || proptest::option::of("[A-Za-z][A-Za-z0-9 ]{0,12}[a-z]");
    let flag = || proptest::option::of(any::<bool>());
    let names = vec!["id", "api", "web", "full", "offline_access", "openid"];
    let scopes = proptest::option::of(proptest::sample::subsequence(names, 0..6));
    let url = " ?https://[a-z]{1,8}\\.example/[a-z]{0,5} ?";
    let urls = proptest::option::of(proptest::collection::vec(url, 0..4));
    let state = proptest::option::of("(local|packaged)");
    (
        (text(), text(), text(), text(), state),
        (flag(), flag(), flag(), flag(), flag(), flag(), flag()),
        (any::<bool>(), any::<bool>(), scopes, urls),
    )
        .prop_map(|(texts, flags, (with_oauth, id_token, scopes, urls))| {
            let oauth = serde_json::json!({
                "scopes": scopes,
                "callbackUrls": urls,
                "flows": { "jwtBearer": flags.0, "device": flags.1, "tokenExchange": flags.2 },
                "security": {
                    "requirePkce": flags.3, "refreshTokenRotation": flags.4,
                    "introspectAllTokens": flags.5, "limitIdleRefreshTokenTtl": flags.6,
                },
                "idToken": id_token.then(|| serde_json::json!({})),
            });
            let document = serde_json::json!({
                "formatVersion": 1,
                "app": {
                    "name": texts.0, "apiName": texts.1, "contactPhone": texts.2,
                    "description": texts.3, "distributionState": texts.4,
                },
                "oauth": with_oauth.then_some(oauth),
            });
            config(&document.to_string())
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_config_is_filled_and_undone(config in any_config(), external in any::<bool>(), hides in any::<bool>(), late in any::<u32>()) {
        let kind = if external { AppKind::ExternalClientApp } else { AppKind::ConnectedApp };
        let mut page = SimulatedPage::new(kind);
        page.hides = hides;
        for (at, item) in page.items.iter_mut().enumerate() {
            item.late = late >> (at % 32) & 1 == 1;
        }
        let before = page.states();
        let filled = page.fill(&config);
        prop_assert!(filled.proof.refused.is_empty() && filled.proof.failed.is_empty(), "{:#?}", filled.proof);
        let again = page.fill(&config);
        prop_assert!(again.steps.is_empty() && again.proof.already, "{:#?}", again.steps);
        prop_assert_eq!(again.confirmed(), filled.confirmed());
        let derived = ["/app/apiName", "/oauth/callbackUrls"];
        for ((path, was), (_, now)) in before.iter().zip(page.states()) {
            let named = filled.confirmed().contains(path) || derived.contains(path);
            prop_assert!(named || *was == now, "{} changed", path);
        }
        let undone = page.undo(filled.run);
        prop_assert!(undone.proof.refused.is_empty() && undone.proof.failed.is_empty(), "{:#?}", undone.proof);
        for ((path, was), (_, now)) in before.iter().zip(page.states()) {
            prop_assert!(is_back(kind, path, was, &now), "{} is not back: {:?}", path, now);
        }
    }
}

#[test]
fn the_simulated_pages_have_every_field_of_the_catalogue() {
    for kind in KINDS {
        assert_eq!(
            SimulatedPage::new(kind).items.len(),
            kind.form().fields().len()
        );
    }
}
