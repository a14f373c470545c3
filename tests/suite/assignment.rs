//! The users to choose from for a permission set: one row is ticked, or none.

use connected_app_helper::answers::{Answers, complete};
use connected_app_helper::catalogue::{FormKind, USER_SEARCH};
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::form::{FormError, form};
use connected_app_helper::plan::{Action, Plan, Reason, plan, remember, undo};
use connected_app_helper::preset::config as preset_config;
use connected_app_helper::snapshot::{Control, FrameSnapshot, PageSnapshot, Row, State};

use crate::simulated::{SimulatedPage, frame};

const FORM: FormKind = FormKind::PermissionSetAssignment;
const USER: &str = "sync@acme.example";

fn wanted() -> Config {
    let preset = preset_config("outsystems", AppKind::ExternalClientApp).unwrap_or_default();
    let answers = Answers {
        username: Some(format!(" {USER} ")),
        ..Answers::default()
    };
    let text = complete(preset, &answers).unwrap_or_else(|error| panic!("{error}"));
    parse(&text).config.unwrap_or_else(|| panic!("{text}"))
}

fn row(name: &str, username: &str, ticked: bool) -> Row {
    Row {
        cells: vec![String::new(), name.to_owned(), username.to_owned()],
        ticked: Some(ticked),
    }
}

/// The list of users, with what stands in its search.
fn list(search: &str, rows: Vec<Row>) -> FrameSnapshot {
    let mut page = SimulatedPage::of(FormKind::PermissionSet);
    let mut made: Control = page.snapshot().frames.remove(0).controls.remove(0);
    made.sections = vec!["Select Users to Assign".to_owned()];
    made.required = false;
    let control = |label: &str, name: &str, state| Control {
        reference: format!("c{name}"),
        label: label.to_owned(),
        id: String::new(),
        name: name.to_owned(),
        state,
        ..made.clone()
    };
    let value = Some(search.to_owned());
    let input_type = "search".to_owned();
    let columns = ["", "Full Name", "Username"].map(str::to_owned).to_vec();
    let mut frame = frame(
        "https://acme.my.salesforce-setup.com",
        "/lightning/setup/PermSets/0PS000000000001AAA/PermissionSetAssignment/home",
    );
    frame.controls = vec![
        control(
            "Search this list...",
            USER_SEARCH,
            State::Text { value, input_type },
        ),
        control("", "table", State::Table { columns, rows }),
    ];
    frame
}

fn planned(frame: &FrameSnapshot) -> Plan {
    let snapshot = PageSnapshot::from(vec![frame.clone()]);
    let form = form(&snapshot).unwrap_or_else(|error| panic!("{error}"));
    plan(&wanted(), form.kind, form.frame)
}

fn refused(frame: &FrameSnapshot) -> (Reason, String) {
    let plan = planned(frame);
    assert!(plan.steps.is_empty(), "{plan:?}");
    let [refusal] = plan.refusals.as_slice() else {
        panic!("{plan:?}");
    };
    (refusal.reason, refusal.message.clone())
}

#[test]
fn a_user_is_searched_for_only_when_no_row_is_there_yet() {
    let others = || {
        vec![
            row("Sync", "sync@acme.example.old", false),
            row(USER, "x@acme.example", false),
        ]
    };
    let plan = planned(&list("", others()));
    let [step] = plan.steps.as_slice() else {
        panic!("{plan:?}");
    };
    assert_eq!(
        step.action,
        Action::SetText {
            text: USER.to_owned()
        }
    );
    assert!(!plan.pending[0].due, "{plan:?}");
    // Searched for, and the list still to come.
    let plan = planned(&list(USER, others()));
    assert!(plan.steps.is_empty() && plan.pending[0].due, "{plan:?}");
    let mut rows = others();
    rows.push(row("Sync", &USER.to_uppercase(), false));
    let plan = planned(&list("", rows));
    let [step] = plan.steps.as_slice() else {
        panic!("{plan:?}");
    };
    assert!(
        matches!(&step.action, Action::TickRows { rows, ticked: true } if rows.len() == 1 && rows[0].index == 2 && rows[0].cells[1] == "Sync"),
        "{step:?}"
    );
    let plan = planned(&list(USER, vec![row("Sync", USER, true)]));
    assert_eq!(plan.confirmed.len(), 1, "{plan:?}");
    assert!(plan.steps.is_empty() && plan.pending.is_empty(), "{plan:?}");
}

#[test]
fn two_rows_another_ticked_row_and_a_list_without_user_names_are_refused() {
    let twice = vec![row("Sync", USER, false), row("Sync 2", USER, false)];
    let (reason, message) = refused(&list(USER, twice));
    assert_eq!(reason, Reason::Ambiguous);
    assert!(
        message.contains("Sync, sync@acme.example; Sync 2"),
        "{message}"
    );
    let beside = vec![
        row("Sync", USER, false),
        row("Ada", "ada@acme.example", true),
    ];
    let (reason, message) = refused(&list(USER, beside));
    assert_eq!(reason, Reason::Ambiguous);
    assert!(message.contains("Ada, ada@acme.example"), "{message}");
    let mut unnamed = list(USER, vec![row("Sync", USER, false)]);
    if let State::Table { columns, .. } = &mut unnamed.controls[1].state {
        columns[2] = "Alias".to_owned();
    }
    let (reason, message) = refused(&unnamed);
    assert_eq!(reason, Reason::WrongControl);
    assert!(message.contains("no column \"Username\""), "{message}");
    let mut fixed = list(USER, vec![row("Sync", USER, false)]);
    if let State::Table { rows, .. } = &mut fixed.controls[1].state {
        rows[0].ticked = None;
    }
    assert_eq!(refused(&fixed).0, Reason::WrongControl);
    // Two lists at once: which one is meant is not known.
    let mut two = list(USER, vec![row("Sync", USER, false)]);
    two.controls.push(two.controls[1].clone());
    assert_eq!(refused(&two).0, Reason::Ambiguous);
}

#[test]
fn a_tick_is_taken_back_and_nobody_elses() {
    let before = remember(FORM, &list("", vec![row("Ada", "ada@acme.example", false)]));
    let after = list(USER, vec![row("Sync", USER, true)]);
    let left = remember(FORM, &after);
    // What is kept of the list is the ticked row, and nobody else's.
    let text = serde_json::json!([before, left]).to_string();
    assert!(text.contains(USER) && !text.contains("ada@"), "{text}");
    let back = undo(FORM, &before, &left, &after);
    let ticks: Vec<_> = back
        .steps
        .iter()
        .filter(|step| matches!(step.action, Action::TickRows { ticked: false, .. }))
        .collect();
    assert_eq!((ticks.len(), back.steps.len()), (1, 2), "{back:?}");
    let changed = list(
        USER,
        vec![
            row("Sync", USER, true),
            row("Ada", "ada@acme.example", true),
        ],
    );
    let back = undo(FORM, &before, &left, &changed);
    assert!(
        back.refusals
            .iter()
            .any(|one| one.reason == Reason::ChangedSince),
        "{back:?}"
    );
}

#[test]
fn several_users_are_left_to_the_admin_and_assigned_ones_are_only_read() {
    let text = r#"{"formatVersion":1,"permissionSet":{"label":"A","assignTo":["a@b.example","c@d.example"]}}"#;
    let several = parse(text).config.unwrap_or_else(|| panic!("{text}"));
    let plan = plan(&several, FORM, &list("", Vec::new()));
    assert!(
        plan.steps.is_empty() && plan.elsewhere.len() == 1,
        "{plan:?}"
    );
    let mut current = list("", vec![row("Sync", USER, false)]);
    current.controls.remove(0);
    let snapshot = PageSnapshot::from(vec![current]);
    assert_eq!(form(&snapshot).err(), Some(FormError::ViewMode));
}
