//! The forms beside those that make an app: policies of an External Client App, a new permission set.

use connected_app_helper::aftermath::{Outcome, aftermath};
use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::context::Context;
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::form::{FormError, Mode, form};
use connected_app_helper::plan::{Action, Reason, plan};
use connected_app_helper::rules::{check, of_form};
use connected_app_helper::snapshot::{Line, PageSnapshot, State};

use crate::preset::completed;
use crate::simulated::{SimulatedPage, frame};

const POLICIES: FormKind = FormKind::ExternalClientAppPolicies;

fn outsystems() -> Config {
    completed("outsystems", AppKind::ExternalClientApp)
}

fn config(policies: &str) -> Config {
    let text = format!(r#"{{"formatVersion":1,"policies":{policies}}}"#);
    parse(&text).config.unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn policies_are_filled_in_rounds_and_taken_back() {
    let mut page = SimulatedPage::of(POLICIES);
    let before = page.states();
    let ended = page.fill(&outsystems());
    assert_eq!(
        ended.confirmed(),
        ["/policies/permissionSets", "/policies/permittedUsers"]
    );
    assert!(ended.proof.refused.is_empty() && ended.proof.failed.is_empty());
    assert!(ended.proof.next.contains("confirm") && ended.proof.next.ends_with("press Save."));
    let State::DualList { selected, .. } = page.state("/policies/permissionSets") else {
        panic!("no list");
    };
    assert_eq!(selected[0].text, "OutSystems Integration Builder");
    let undone = page.undo(ended.run);
    assert!(undone.proof.refused.is_empty(), "{:?}", undone.proof);
    let same = |(path, state): &(&str, State)| match (state, page.state(path)) {
        (State::DualList { selected: a, .. }, State::DualList { selected: b, .. }) => a == b,
        (one, other) => one == other,
    };
    assert!(before.iter().all(same), "{:?}", page.states());
}

#[test]
fn every_policy_is_written() {
    let mut page = SimulatedPage::of(POLICIES);
    let ended = page.fill(&config(
        r#"{ "permittedUsers": "admin-approved", "ipRelaxation": "relax-activated-devices",
             "refreshToken": { "kind": "expire-if-unused", "value": 30, "unit": "hours" },
             "sessionTimeoutMinutes": 30, "highAssurance": true, "startUrl": "https://app.acme.example/start" }"#,
    ));
    assert_eq!(
        ended.confirmed(),
        [
            "/policies/highAssurance",
            "/policies/ipRelaxation",
            "/policies/permittedUsers",
            "/policies/refreshToken",
            "/policies/refreshToken/unit",
            "/policies/refreshToken/value",
            "/policies/sessionTimeoutMinutes",
            "/policies/startUrl",
            "page:startPage",
        ]
    );
    assert!(ended.proof.refused.is_empty(), "{:?}", ended.proof.refused);
    let text = |path| match page.state(path) {
        State::Text { value, .. } => value.clone().unwrap_or_default(),
        State::Combobox { value } => value.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text("/policies/refreshToken/value"), "30");
    assert_eq!(text("/policies/refreshToken/unit"), "Hour(s)");
    assert_eq!(text("/policies/startUrl"), "https://app.acme.example/start");
}

fn refusal(page: &mut SimulatedPage, config: &Config) -> (Reason, String) {
    let ended = page.fill(config);
    let [refused] = ended.proof.refused.as_slice() else {
        panic!("{:?}", ended.proof);
    };
    (refused.reason, refused.message.clone())
}

fn lines(page: &mut SimulatedPage, texts: &[&str], chosen: &[&str]) {
    let line = |text: &&str| Line {
        text: (*text).to_owned(),
        locked: false,
    };
    let state = &mut page.item("/policies/permissionSets").control.state;
    if let State::DualList {
        available,
        selected,
        ..
    } = state
    {
        *available = texts.iter().map(line).collect();
        *selected = chosen.iter().map(line).collect();
    }
}

#[test]
fn a_permission_set_that_is_missing_or_there_twice_is_refused_and_others_stay() {
    let wanted = "OutSystems Integration Builder";
    let mut page = SimulatedPage::of(POLICIES);
    lines(&mut page, &["Somebody else's"], &[]);
    let (reason, message) = refusal(&mut page, &outsystems());
    assert_eq!(reason, Reason::OptionMissing);
    assert!(message.contains("Create it first"), "{message}");

    let mut page = SimulatedPage::of(POLICIES);
    lines(&mut page, &[wanted, wanted], &[]);
    assert_eq!(refusal(&mut page, &outsystems()).0, Reason::Ambiguous);

    let mut page = SimulatedPage::of(POLICIES);
    lines(&mut page, &[wanted], &["Somebody else's"]);
    let ended = page.fill(&outsystems());
    assert!(ended.steps.iter().any(|step| matches!(
        &step.action,
        Action::Move { add, remove } if add == &[wanted] && remove.is_empty()
    )));
    let State::DualList { selected, .. } = page.state("/policies/permissionSets") else {
        panic!("no list");
    };
    assert_eq!(selected.len(), 2);
}

#[test]
fn what_the_page_shows_only_with_another_choice_says_so() {
    let wanted = config(r#"{ "permissionSets": ["OutSystems Integration Builder"] }"#);
    let (reason, message) = refusal(&mut SimulatedPage::of(POLICIES), &wanted);
    assert_eq!(reason, Reason::NotFound);
    assert!(
        message.contains(
            "only while \"Permitted Users\" is \"Admin approved users are pre-authorized\""
        ),
        "{message}"
    );
    // The July 2026 page has no such radio button.
    let mut page = SimulatedPage::of(POLICIES);
    let item = page.item("/policies/refreshToken");
    item.control.label = "Refresh Token Policy (Idle Expiration Time Limit Enforced)".into();
    if let State::RadioGroup { options } = &mut item.control.state {
        options.remove(0);
    }
    let wanted = config(r#"{ "refreshToken": { "kind": "until-revoked" } }"#);
    assert_eq!(refusal(&mut page, &wanted).0, Reason::OptionMissing);
}

#[test]
fn a_new_permission_set_is_filled_and_its_page_proves_that_it_was_saved() {
    let mut page = SimulatedPage::of(FormKind::PermissionSet);
    let ended = page.fill(&outsystems());
    assert_eq!(
        ended.confirmed(),
        [
            "/permissionSet/apiName",
            "/permissionSet/label",
            "/permissionSet/license"
        ]
    );
    assert!(
        ended.proof.next.ends_with("press Save."),
        "{}",
        ended.proof.next
    );
    let saved = |path: &str, title: &str| {
        let mut frame = frame("https://acme.my.salesforce.com", path);
        frame.headings = vec![title.to_owned()];
        let frames = vec![frame];
        aftermath(&outsystems(), &ended.run, &PageSnapshot::from(frames)).kind
    };
    let label = "OutSystems Integration Builder";
    assert_eq!(saved("/0PS000000000001AAA", label), Outcome::Saved);
    assert_eq!(saved("/0PS000000000001AAA", "Another"), Outcome::Unknown);
    assert_eq!(saved("/001000000000001AAA", label), Outcome::Unknown);
}

#[test]
fn each_tab_of_an_app_is_its_own_form_and_both_at_once_are_refused() {
    let mut policies = SimulatedPage::of(POLICIES);
    let snapshot = policies.snapshot();
    let found = form(&snapshot).unwrap();
    assert_eq!((found.kind, found.mode), (POLICIES, Mode::Edit));
    let mut settings = SimulatedPage::new(AppKind::ExternalClientApp).snapshot();
    let path = snapshot.frames[0].path.clone();
    settings.frames[0].path.clone_from(&path);
    let found = form(&settings).unwrap();
    assert_eq!(
        (found.kind, found.mode),
        (FormKind::ExternalClientApp, Mode::Edit)
    );
    let mut both = settings;
    both.frames[0]
        .controls
        .extend(snapshot.frames[0].controls.clone());
    assert_eq!(form(&both).unwrap_err(), FormError::TwoForms);
    let mut read = policies.snapshot();
    for control in &mut read.frames[0].controls {
        control.enabled = false;
    }
    assert_eq!(form(&read).unwrap_err(), FormError::ViewMode);
}

#[test]
fn what_belongs_to_another_page_is_listed_and_does_not_stand_against_the_fill() {
    let text = r#"{ "formatVersion": 1, "app": { "name": "Acme", "contactEmail": "nobody" },
                    "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme"] },
                    "permissionSet": { "label": "Acme" } }"#;
    let on = |form: Option<FormKind>| {
        let context = Context {
            form,
            app: Some(AppKind::ExternalClientApp),
            ..Context::default()
        };
        of_form(&check(text, &context), &context)
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.path.clone())
            .collect::<Vec<_>>()
    };
    assert!(on(Some(FormKind::ExternalClientApp)).contains(&"/app/contactEmail".to_owned()));
    assert!(on(Some(POLICIES)).is_empty(), "{:?}", on(Some(POLICIES)));
    let config = parse(text).config.unwrap();
    let snapshot = SimulatedPage::of(POLICIES).snapshot();
    let elsewhere = plan(&config, POLICIES, &snapshot.frames[0]).elsewhere;
    let paths: Vec<_> = elsewhere.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["/app", "/permissionSet"]);
}

#[test]
fn policies_of_a_connected_app_ask_their_question_last_and_once() {
    let wanted = config(
        r#"{ "permittedUsers": "admin-approved", "ipRelaxation": "relax", "startUrl": "https://s.example",
             "refreshToken": { "kind": "expire-immediately" }, "sessionTimeoutMinutes": 120, "highAssurance": true }"#,
    );
    let mut page = SimulatedPage::of(FormKind::ConnectedAppPolicies);
    let snapshot = page.snapshot();
    let planned = plan(&wanted, FormKind::ConnectedAppPolicies, &snapshot.frames[0]);
    let last = planned.steps.last().map(|step| step.path.as_str());
    assert_eq!(last, Some("/policies/permittedUsers"));
    assert!(planned.asks.is_some_and(|asks| asks.contains("you answer")));
    let ended = page.fill(&wanted);
    assert_eq!(ended.confirmed().len(), 6, "{:?}", ended.proof);

    // Somebody answers no: the page goes back to what it held, and nothing asks again.
    let mut page = SimulatedPage::of(FormKind::ConnectedAppPolicies);
    page.forgets = true;
    let wanted = config(r#"{ "permittedUsers": "admin-approved" }"#);
    let ended = page.fill(&wanted);
    assert_eq!(ended.steps.len(), 1, "{:?}", ended.steps);
    let [failed] = ended.proof.failed.as_slice() else {
        panic!("{:?}", ended.proof);
    };
    assert!(failed.message.contains("You declined"), "{failed:?}");
}

#[test]
fn the_life_of_a_connected_apps_refresh_token_is_written_into_the_line_that_is_chosen() {
    for (kind, line, period, unit) in [
        (
            "expire-if-unused",
            "Expire refresh token if not used for",
            "page:ifUnusedPeriod",
            "page:ifUnusedUnit",
        ),
        (
            "expire-after",
            "Expire refresh token after",
            "page:afterTimePeriod",
            "page:afterTimeUnit",
        ),
    ] {
        let wanted = config(&format!(
            r#"{{ "refreshToken": {{ "kind": "{kind}", "value": 7, "unit": "hours" }} }}"#
        ));
        let mut page = SimulatedPage::of(FormKind::ConnectedAppPolicies);
        let ended = page.fill(&wanted);
        let written: Vec<_> = ended
            .proof
            .confirmed
            .iter()
            .map(|one| (one.path.clone(), one.value.clone()))
            .collect();
        let pair = |path: &str, value: &str| (path.to_owned(), value.to_owned());
        assert_eq!(
            written,
            [
                pair("/policies/refreshToken", line),
                pair(period, "7"),
                pair(unit, "Hour(s)"),
            ],
            "{:?}",
            ended.proof
        );
        // The fields of the other line stay as they were.
        let others = page
            .items
            .iter()
            .filter(|item| item.path.starts_with("page:") && ![period, unit].contains(&item.path));
        for item in others {
            let untouched = SimulatedPage::of(FormKind::ConnectedAppPolicies);
            let before = untouched.items.iter().find(|one| one.path == item.path);
            assert_eq!(Some(&item.control), before.map(|one| &one.control));
        }
    }

    // A number without its unit could stand in any line.
    let wanted =
        config(r#"{ "refreshToken": { "kind": "expire-after", "value": 7, "unit": "hours" } }"#);
    let mut page = SimulatedPage::of(FormKind::ConnectedAppPolicies);
    page.items.retain(|item| item.path != "page:afterTimeUnit");
    let ended = page.fill(&wanted);
    let refused: Vec<_> = ended.proof.refused.iter().map(|one| &*one.path).collect();
    assert!(refused.contains(&"page:afterTimePeriod"), "{refused:?}");
}

#[test]
fn run_as_of_a_connected_app_is_left_to_the_admin() {
    let wanted = config(r#"{ "clientCredentialsRunAs": "u@acme.example" }"#);
    let mut page = SimulatedPage::of(FormKind::ConnectedAppPolicies);
    let snapshot = page.snapshot();
    let planned = plan(&wanted, FormKind::ConnectedAppPolicies, &snapshot.frames[0]);
    assert!(planned.steps.is_empty() && planned.refusals.is_empty());
    let by_hand: Vec<_> = planned
        .elsewhere
        .iter()
        .map(|one| (one.path.as_str(), one.place.as_str()))
        .collect();
    assert_eq!(
        by_hand,
        [(
            "/policies/clientCredentialsRunAs",
            "this page, by hand: the person with the user name u@acme.example"
        )]
    );
}
