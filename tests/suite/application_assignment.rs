//! The two pages that let people into a connected app: their addresses are learned from the app's own page, and the
//! rows of the wanted names are ticked, or none.

use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::form::{FormError, form};
use connected_app_helper::journey::{
    Fact, Journey, JourneyError, StepKind, StepState, begin, shown,
};
use connected_app_helper::plan::{
    Action, Plan, Reason, Verdict, compare, plan, read, remember, undo,
};
use connected_app_helper::snapshot::{
    AccessList, Control, FrameSnapshot, LearnedPage, ListButton, PageSnapshot, Row, State,
};
use connected_app_helper::surface;
use serde_json::json;

use crate::golden::{repository, text};
use crate::journey::{NAME, NOW, seen};
use crate::preset::completed;
use crate::simulated::{SimulatedPage, frame};

const CLASSIC: &str = "https://acme.my.salesforce.com";
const APP: &str = "06P000000000002AAA";
const POLICIES: &str = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d";
const SETS: &str = "/_ui/some/page";

/// A connected app whose permission sets and profiles are wanted.
fn wanted(sets: &[&str], profiles: &[&str]) -> Config {
    let text = json!({
        "formatVersion": 1, "vendor": "A vendor",
        "app": { "kind": "connected-app", "name": NAME },
        "policies": { "permissionSets": sets, "profiles": profiles },
    });
    let config = parse(&text.to_string()).config;
    config.unwrap_or_else(|| panic!("{text}"))
}

/// A journey that knows its app.
fn journey() -> Journey {
    let text = json!(completed("outsystems", AppKind::ConnectedApp)).to_string();
    let begun = begin("j", &text, AppKind::ConnectedApp, "acme", NOW);
    let mut journey = begun.unwrap_or_else(|error| panic!("{error}"));
    journey.app_id = Some(APP.to_owned());
    journey
}

/// The saved policies of an app, with buttons of lists.
fn saved_policies(app: &str, buttons: &[(&str, &str)]) -> PageSnapshot {
    let mut frame = frame(CLASSIC, POLICIES);
    frame.query = format!("?applicationId={app}");
    frame.list_buttons = buttons
        .iter()
        .map(|(list, address)| ListButton {
            list: (*list).to_owned(),
            address: (*address).to_owned(),
        })
        .collect();
    PageSnapshot::from(vec![frame])
}

/// What a journey learns of an address behind the button of the permission sets.
fn learned(address: &str) -> Vec<LearnedPage> {
    let page = saved_policies(APP, &[("Permission Sets", address)]);
    seen(&journey(), &page, None).journey.learned
}

fn sets_page(app: &str) -> LearnedPage {
    LearnedPage {
        list: AccessList::PermissionSets,
        path: SETS.to_owned(),
        ids: vec![app.to_owned()],
    }
}

fn table(rows: &[(&[&str], bool)]) -> State {
    let row = |(cells, ticked): &(&[&str], bool)| Row {
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        ticked: Some(*ticked),
    };
    State::Table {
        columns: Vec::new(),
        rows: rows.iter().map(row).collect(),
    }
}

/// A page with one table, at the address of the permission sets.
fn assignment(rows: &[(&[&str], bool)]) -> FrameSnapshot {
    let form = SimulatedPage::of(FormKind::PermissionSet).snapshot();
    let mut controls = form.frames.into_iter().flat_map(|frame| frame.controls);
    let made = controls.next().unwrap_or_else(|| panic!("no control"));
    let mut frame = frame(CLASSIC, SETS);
    frame.query = format!("?id={APP}&isdtp=p1");
    frame.controls = vec![Control {
        label: String::new(),
        required: false,
        sections: Vec::new(),
        state: table(rows),
        ..made
    }];
    frame
}

fn planned(config: &Config, frame: &FrameSnapshot) -> Plan {
    plan(config, FormKind::ApplicationPermissionSetAssignment, frame)
}

/// The places of the rows that a plan ticks.
fn ticks(plan: &Plan) -> Vec<u32> {
    let [step] = plan.steps.as_slice() else {
        panic!("{plan:?}");
    };
    match &step.action {
        Action::TickRows { rows, ticked: true } => rows.iter().map(|row| row.index).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_address_is_learned_from_the_one_button_of_a_list_on_the_own_apps_page() {
    assert_eq!(
        learned(&format!("{SETS}?id={APP}&retURL=%2Fhome")),
        [sets_page(APP)]
    );
    for address in [
        SETS.to_owned(),
        format!("//evil.example{SETS}?id={APP}"),
        format!("https://evil.example{SETS}?id={APP}"),
        format!("javascript:open('{SETS}?id={APP}')"),
        format!("{POLICIES}?applicationId={APP}"),
        format!("/app/mgmt/forceconnectedapps/consumerDetails.apexp?id={APP}"),
        format!("{SETS}?id={APP}&more={}", "x".repeat(2_000)),
    ] {
        assert_eq!(learned(&address), [], "{address}");
    }
    let address = format!("{SETS}?id={APP}");
    let of = |app: &str, buttons: &[(&str, &str)]| {
        seen(&journey(), &saved_policies(app, buttons), None)
            .journey
            .learned
    };
    // Of two buttons neither is meant without doubt; other lists and other apps are none of this journey's.
    let sets = ("Permission Sets", address.as_str());
    assert_eq!(of(APP, &[sets, sets]), []);
    assert_eq!(of(APP, &[("Users", &address)]), []);
    assert_eq!(of("06P000000000003AAA", &[sets]), []);
    let both = of(APP, &[("プロファイル", &address), ("権限セット", &address)]);
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn the_page_is_known_by_what_its_own_journey_learned_and_only_on_a_host_of_setup() {
    let own = journey();
    let mut knowing = own.clone();
    knowing.learned = vec![sets_page(APP)];
    let mut page = PageSnapshot::from(vec![assignment(&[(&["", NAME], false)])]);
    assert!(matches!(form(&page), Err(FormError::NoForm)));
    page.learned = knowing.learned.clone();
    let kind = form(&page).map(|form| form.kind);
    assert_eq!(kind, Ok(FormKind::ApplicationPermissionSetAssignment));
    let shown = surface::page(CLASSIC, &page);
    assert!(shown.fillable && shown.needs_journey, "{shown:?}");
    assert_eq!(shown.title, "Permission sets of the connected app");

    let here = |journey: &Journey, page: &PageSnapshot| seen(journey, page, None).here;
    assert_eq!(here(&knowing, &page), Some(StepKind::ConnectedAppAccess));
    // Another journey learned it, for another app.
    assert_eq!(here(&own, &page), None);
    // The same page of another app, and an address of a package's host.
    for (origin, app) in [
        (CLASSIC, "06P000000000003AAA"),
        ("https://acme--ns.vf.force.com", APP),
        ("https://acme--ns.visualforce.com", APP),
    ] {
        let mut other = page.clone();
        other.frames[0].origin = origin.to_owned();
        other.frames[0].query = format!("?id={app}");
        assert_eq!(here(&knowing, &other), None, "{origin} {app}");
        assert!(form(&other).is_err(), "{origin} {app}");
    }
}

#[test]
fn every_wanted_name_is_ticked_and_other_peoples_access_stays() {
    let rows: [(&[&str], bool); 4] = [
        (&["", "Somebody else's"], true),
        (&["", NAME, "Of a vendor"], false),
        (&["", "Second"], true),
        (&["", "Third", NAME], false),
    ];
    let page = assignment(&rows);
    let config = wanted(&[NAME, "Second", "Third"], &[]);
    let plan = planned(&config, &page);
    assert_eq!(ticks(&plan), [1, 3]);
    assert!(plan.refusals.is_empty(), "{plan:?}");

    // Undo takes back what was ticked, and nothing else.
    let form = FormKind::ApplicationPermissionSetAssignment;
    let before = remember(form, &page);
    let mut filled = rows;
    filled[1].1 = true;
    filled[3].1 = true;
    let page = assignment(&filled);
    let plan = undo(form, &before, &remember(form, &page), &page);
    let [step] = plan.steps.as_slice() else {
        panic!("{plan:?}");
    };
    assert!(
        matches!(&step.action, Action::TickRows { rows, ticked: false } if rows.iter().map(|row| row.index).eq([1, 3])),
        "{step:?}"
    );
    // Already so.
    let plan = planned(&config, &page);
    assert!(
        plan.steps.is_empty() && plan.confirmed.len() == 1,
        "{plan:?}"
    );
}

#[test]
fn a_name_that_is_not_there_or_stands_twice_is_refused_and_nothing_is_ticked() {
    let refused = |rows: &[(&[&str], bool)]| {
        let plan = planned(&wanted(&[NAME, "Second"], &[]), &assignment(rows));
        assert!(plan.steps.is_empty(), "{plan:?}");
        let [refusal] = plan.refusals.as_slice() else {
            panic!("{plan:?}");
        };
        (refusal.reason, refusal.message.clone())
    };
    // What describes another row is not its name.
    let (reason, message) = refused(&[(&["", NAME], false), (&["", "Third", "Second"], false)]);
    assert_eq!(reason, Reason::OptionMissing);
    assert!(
        message.contains("\"Second\"") && !message.contains(NAME),
        "{message}"
    );
    let (reason, message) = refused(&[
        (&["", NAME, "one"], false),
        (&["", NAME, "two"], false),
        (&["", "Second"], false),
    ]);
    assert_eq!(reason, Reason::Ambiguous);
    assert!(
        message.contains("one") && message.contains("two"),
        "{message}"
    );
}

#[test]
fn the_page_is_compared_and_read_by_what_is_ticked() {
    let mut page = PageSnapshot::from(vec![assignment(&[
        (&["", NAME], true),
        (&["", "Second"], false),
        (&["", "Somebody else's"], true),
    ])]);
    page.learned = vec![sets_page(APP)];
    let form = form(&page).unwrap();
    let rows = compare(&wanted(&[NAME, "Second"], &["Standard User"]), &form);
    let verdicts: Vec<_> = rows.iter().map(|row| (&*row.wanted, row.verdict)).collect();
    assert_eq!(
        verdicts,
        [(NAME, Verdict::Equal), ("Second", Verdict::Missing)]
    );
    let config = parse(&read(&form))
        .config
        .and_then(|config| config.policies);
    let read = config.and_then(|policies| policies.permission_sets);
    assert_eq!(
        read,
        Some(vec![NAME.to_owned(), "Somebody else's".to_owned()])
    );
}

#[test]
fn what_a_page_says_is_missing_is_not_done_by_word_and_may_be_left_out() {
    let mut journey = journey();
    let access = StepKind::ConnectedAppAccess;
    let stands = |journey: &Journey| {
        let step = journey.steps.iter().find(|one| one.step == access);
        step.map(|step| step.state)
    };
    let said = journey.say(access, NOW).unwrap();
    assert_eq!(stands(&said), Some(StepState::Said));
    for progress in &mut journey.steps {
        if progress.step == access {
            progress.facts = vec![Fact {
                field: "Permission Sets".to_owned(),
                verdict: Verdict::Missing,
            }];
        }
    }
    assert_eq!(
        journey.say(access, NOW).unwrap_err(),
        JourneyError::NeedsProof
    );
    let shown = shown(&journey, None);
    let step = shown.iter().find(|one| one.step == access);
    let step = step.unwrap();
    assert!(step.needs_proof, "{step:?}");
    assert!(
        step.does
            .last()
            .unwrap()
            .ends_with("skip this step and say so.")
    );
    let skipped = journey
        .skip(access, "on the second page of the list", NOW)
        .unwrap();
    assert_eq!(stands(&skipped), Some(StepState::Skipped));
}

#[test]
fn the_saved_policies_say_where_to_go_next_once_they_are_settled() {
    let recording = text(&repository("tests/saved/ca-policies-view/1-snapshot.json"));
    let page: PageSnapshot = serde_json::from_str(&recording).unwrap();
    let mut journey = journey();
    journey.org = "acme--uat.sandbox".to_owned();
    journey.app_id = Some("06P000000000001AAA".to_owned());
    let early = seen(&journey, &page, None);
    assert_eq!(early.hint, None);
    let settled = early
        .journey
        .skip(StepKind::Policies, "later", NOW)
        .unwrap();
    let hint = |journey: &Journey, page: &PageSnapshot| seen(journey, page, None).hint;
    assert_eq!(
        hint(&settled, &page),
        None,
        "a saved page opens the step again"
    );
    // Nothing is wanted of the policies themselves.
    let mut only_access = settled;
    only_access.config = only_access
        .config
        .replace("\"permittedUsers\":\"admin-approved\",", "");
    assert_eq!(
        hint(&only_access, &page).as_deref(),
        Some("Next: press Manage Permission Sets; what is missing is filled there.")
    );
    let mut mute = page;
    for frame in &mut mute.frames {
        frame.list_buttons.clear();
    }
    only_access.learned.clear();
    assert_eq!(
        hint(&only_access, &mute).as_deref(),
        Some("Next: press Manage Permission Sets; tick what is missing there, and press Save.")
    );
}
