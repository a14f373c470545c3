//! A journey: its steps, what a page proves, whose page it is, and what is kept.

use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::{AppKind, parse};
use connected_app_helper::form;
use connected_app_helper::journey::{
    Arrival, Journey, JourneyError, Offer, OfferKind, StepKind, StepState, arrive, begin, bind,
    read, shown, steps, take_down,
};
use connected_app_helper::preset::config as preset_config;
use connected_app_helper::run::Run;
use connected_app_helper::snapshot::{Control, PageSnapshot, State};

use crate::preset::completed;
use crate::simulated::{SimulatedPage, frame};

pub(crate) const NOW: u64 = 1_795_219_200;
pub(crate) const SETUP: &str = "https://acme.my.salesforce-setup.com";
const APP: &str = "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail";
pub(crate) const NAME: &str = "OutSystems Integration Builder";
pub(crate) const EXTERNAL: AppKind = AppKind::ExternalClientApp;

pub(crate) fn outsystems() -> Journey {
    let text = serde_json::json!(completed("outsystems", EXTERNAL)).to_string();
    begin("j1", &text, EXTERNAL, "acme", NOW).unwrap_or_else(|error| panic!("{error}"))
}

fn state(journey: &Journey, step: StepKind) -> StepState {
    let found = journey.steps.iter().find(|one| one.step == step);
    found.unwrap_or_else(|| panic!("no {step:?}")).state
}

pub(crate) fn seen(journey: &Journey, snapshot: &PageSnapshot, run: Option<&Run>) -> Arrival {
    arrive(journey, snapshot, run, NOW + 60)
}

/// A page without controls, under a title.
pub(crate) fn titled(origin: &str, path: &str, title: &str) -> PageSnapshot {
    let mut frame = frame(origin, path);
    frame.headings = vec![title.to_owned()];
    PageSnapshot::from(vec![frame])
}

/// A form as it is shown for reading once it was saved, at an app's own address.
fn saved(page: &mut SimulatedPage, path: &str) -> PageSnapshot {
    let mut snapshot = page.snapshot();
    let Some(frame) = snapshot.frames.last_mut() else {
        panic!("no frame");
    };
    frame.origin = SETUP.to_owned();
    frame.path = path.to_owned();
    frame.headings = vec![NAME.to_owned()];
    for control in &mut frame.controls {
        control.enabled = false;
    }
    snapshot
}

#[test]
fn the_steps_follow_from_the_config_and_the_kind_of_app() {
    use StepKind::{
        AssignUser, Certificate, ConnectedAppAccess, CreateApp, HandOver, PermissionSet, Policies,
        Prepare,
    };
    for (preset, app, expected) in [
        (
            "outsystems",
            EXTERNAL,
            vec![
                Prepare,
                Certificate,
                PermissionSet,
                AssignUser,
                CreateApp,
                Policies,
                HandOver,
            ],
        ),
        (
            "outsystems",
            AppKind::ConnectedApp,
            vec![
                Prepare,
                Certificate,
                PermissionSet,
                AssignUser,
                CreateApp,
                Policies,
                ConnectedAppAccess,
                HandOver,
            ],
        ),
        (
            "resmo",
            EXTERNAL,
            vec![Prepare, CreateApp, Policies, HandOver],
        ),
    ] {
        let text = preset_config(preset, app).unwrap();
        let config = parse(text).config.unwrap();
        assert_eq!(steps(&config, app), expected, "{preset}");
    }
    let bare = parse(r#"{"formatVersion":1}"#).config.unwrap();
    assert_eq!(steps(&bare, EXTERNAL), [CreateApp]);
}

#[test]
fn a_step_is_done_by_what_was_saved_and_by_nothing_else() {
    let journey = outsystems();
    assert_eq!(state(&journey, StepKind::Certificate), StepState::Proved);
    assert_eq!(journey.next(), Some(StepKind::Prepare));

    // The form of a permission set, even filled, proves nothing; its saved page does.
    let mut form = SimulatedPage::of(FormKind::PermissionSet);
    form.fill(&completed("outsystems", EXTERNAL));
    let on_form = seen(&journey, &form.snapshot(), None);
    assert_eq!(on_form.here, Some(StepKind::PermissionSet));
    assert_eq!(on_form.journey, journey);
    let classic = "https://acme.my.salesforce.com";
    let other = titled(classic, "/0PS000000000001AAA", "Another");
    assert_eq!(seen(&journey, &other, None).journey, journey);
    let made = titled(classic, "/0PS000000000001AAA", NAME);
    let journey = seen(&journey, &made, None).journey;
    assert_eq!(state(&journey, StepKind::PermissionSet), StepState::Proved);
    // A second set of the same label does not take the first one's place.
    let second = seen(
        &journey,
        &titled(classic, "/0PS000000000002AAA", NAME),
        None,
    );
    assert_eq!((&second.journey, second.here), (&journey, None));
    assert!(
        second
            .note
            .is_some_and(|note| note.contains("another permission set"))
    );
    // But when the admin says so: the first one may have been deleted.
    let offer = second.offer.unwrap();
    let page = titled(classic, "/0PS000000000002AAA", NAME);
    let taken = bind(&journey, &offer, &page, NOW);
    assert_eq!(
        taken.journey.permission_set_id.as_deref(),
        Some("0PS000000000002AAA")
    );
    assert_eq!(taken.here, Some(StepKind::AssignUser));
    assert_eq!(state(&taken.journey, StepKind::AssignUser), StepState::Open);
    // The same record has 15 characters or 18.
    let short = titled(classic, "/0PS000000000001", NAME);
    let again = seen(&journey, &short, None);
    assert_eq!((again.note, again.here), (None, Some(StepKind::AssignUser)));

    // An app is bound by the fill that made it.
    let mut page = SimulatedPage::new(EXTERNAL);
    let run = page.fill(&completed("outsystems", EXTERNAL)).run;
    let arrival = seen(&journey, &titled(SETUP, APP, NAME), Some(&run));
    let journey = arrival.journey;
    assert_eq!(journey.app_id.as_deref(), Some("0xI000000000001"));
    assert_eq!(state(&journey, StepKind::CreateApp), StepState::Proved);

    // Policies while they are edited prove nothing, as saved they do.
    let mut policies = SimulatedPage::of(FormKind::ExternalClientAppPolicies);
    let before = saved(&mut policies, APP);
    policies.fill(&completed("outsystems", EXTERNAL));
    let edited = seen(&journey, &policies.snapshot(), None);
    assert_eq!(edited.here, Some(StepKind::Policies));
    assert_eq!(state(&edited.journey, StepKind::Policies), StepState::Open);
    let journey = seen(&journey, &saved(&mut policies, APP), None).journey;
    assert_eq!(state(&journey, StepKind::Policies), StepState::Proved);
    let facts = &journey
        .steps
        .iter()
        .find(|s| s.step == StepKind::Policies)
        .unwrap()
        .facts;
    assert_eq!(facts.len(), 2, "{facts:?}");
    // Settings read back add to what is known of the app.
    let more = seen(&journey, &saved(&mut page, APP), None).journey;
    let created = more
        .steps
        .iter()
        .find(|s| s.step == StepKind::CreateApp)
        .unwrap();
    assert!(
        created.state == StepState::Proved && created.facts.len() > 5,
        "{created:?}"
    );

    // A saved page that says something else opens the step again.
    assert!(
        before.frames[0]
            .controls
            .iter()
            .all(|c: &Control| !c.enabled)
    );
    let reopened = seen(&journey, &before, None).journey;
    assert_eq!(state(&reopened, StepKind::Policies), StepState::Open);
}

#[test]
fn another_org_and_another_app_prove_nothing_and_say_so() {
    let journey = outsystems();
    let sandbox = titled(
        "https://acme--uat.sandbox.my.salesforce-setup.com",
        APP,
        NAME,
    );
    let arrival = seen(&journey, &sandbox, None);
    assert_eq!(arrival.journey, journey);
    assert!(arrival.note.unwrap().contains("acme--uat.sandbox"));

    // An app of the same name that nobody saw being created is only offered.
    let page = titled(SETUP, APP, NAME);
    let arrival = seen(&journey, &page, None);
    let offer = arrival.offer.unwrap();
    assert_eq!(
        (offer.kind, offer.id.as_str()),
        (OfferKind::App, "0xI000000000001")
    );
    assert_eq!(arrival.journey, journey);
    let another = Offer {
        id: "0xI000000000009".to_owned(),
        ..offer.clone()
    };
    let wrong = bind(&journey, &another, &page, NOW);
    assert_eq!(wrong.journey, journey);
    let bound = bind(&journey, &offer, &page, NOW).journey;
    assert_eq!(bound.app_id.as_deref(), Some("0xI000000000001"));

    let other = APP.replace("000001", "000002");
    let mut policies = SimulatedPage::of(FormKind::ExternalClientAppPolicies);
    policies.fill(&completed("outsystems", EXTERNAL));
    let arrival = seen(&bound, &saved(&mut policies, &other), None);
    assert!(arrival.note.unwrap().contains("another app"));
    assert_eq!((arrival.journey, arrival.here), (bound, None));
}

#[test]
fn an_app_of_the_other_kind_is_not_the_journeys_even_when_a_fill_made_it() {
    let text = serde_json::json!(completed("outsystems", AppKind::ConnectedApp)).to_string();
    let journey = begin("j2", &text, AppKind::ConnectedApp, "acme", NOW).unwrap();
    let mut page = SimulatedPage::new(EXTERNAL);
    let run = page.fill(&completed("outsystems", EXTERNAL)).run;
    let made = titled(SETUP, APP, NAME);
    for run in [Some(&run), None] {
        let arrival = seen(&journey, &made, run);
        assert_eq!((&arrival.journey, arrival.offer), (&journey, None));
        assert!(arrival.note.unwrap().contains("is an External Client App"));
    }
}

#[test]
fn a_page_that_does_not_tell_which_app_it_is_of_is_no_journeys() {
    let app = AppKind::ConnectedApp;
    let text = serde_json::json!(completed("outsystems", app)).to_string();
    let journey = begin("j3", &text, app, "acme", NOW).unwrap();
    let new = SimulatedPage::new(app).snapshot();
    assert_eq!(seen(&journey, &new, None).here, Some(StepKind::CreateApp));

    let mut edited = new;
    let form = edited.frames.last_mut().unwrap();
    form.query = "?id=0Ci000000000001".to_owned();
    let mut policies = SimulatedPage::of(FormKind::ConnectedAppPolicies).snapshot();
    policies.frames.last_mut().unwrap().query = String::new();
    for page in [edited, policies] {
        assert!(form::form(&page).is_ok());
        let arrival = seen(&journey, &page, None);
        assert_eq!((&arrival.journey, arrival.here), (&journey, None));
    }
}

#[test]
fn the_admins_word_counts_only_where_no_page_proves() {
    let journey = outsystems();
    assert_eq!(
        journey.say(StepKind::Policies, NOW).unwrap_err(),
        JourneyError::NeedsProof
    );
    let said = journey.say(StepKind::AssignUser, NOW).unwrap();
    assert_eq!(state(&said, StepKind::AssignUser), StepState::Said);
    let skipped = said
        .skip(StepKind::Policies, "  done \u{7}by others ", NOW)
        .unwrap();
    let progress = skipped
        .steps
        .iter()
        .find(|s| s.step == StepKind::Policies)
        .unwrap();
    assert_eq!(progress.reason.as_deref(), Some("done by others"));
    let again = skipped.reopen(StepKind::Policies, NOW).unwrap();
    assert_eq!(state(&again, StepKind::Policies), StepState::Open);
    assert_eq!(
        journey.say(StepKind::ConnectedAppAccess, NOW).unwrap_err(),
        JourneyError::NoStep
    );
}

#[test]
fn what_is_kept_is_read_back_and_other_versions_are_refused() {
    let journey = outsystems();
    let text = serde_json::to_string(&journey).unwrap();
    assert_eq!(read(&text).unwrap(), journey);
    let older = text.replacen("\"version\":2", "\"version\":1", 1);
    assert_eq!(
        read(&older).unwrap_err(),
        JourneyError::OtherVersion { version: 1 }
    );
    let half = text.chars().take(text.len() / 2).collect::<String>();
    for broken in ["", "[]", "{}", "{\"version\":2}", &half] {
        assert!(
            matches!(read(broken), Err(JourneyError::Unreadable { .. })),
            "{broken}"
        );
    }
    for bad in [
        "not json",
        "{\"formatVersion\":1,\"oauth\":{\"certificate\":\"-----BEGIN PRIVATE KEY-----\"}}",
        &format!(
            "{{\"formatVersion\":1,\"vendor\":\"{}\"}}",
            "x".repeat(70_000)
        ),
    ] {
        assert!(
            begin("j", bad, EXTERNAL, "acme", NOW).is_err(),
            "{:.60}",
            bad
        );
    }
}

#[test]
fn nothing_a_page_holds_is_kept() {
    let journey = outsystems();
    let mut page = SimulatedPage::new(EXTERNAL);
    let run = page.fill(&completed("outsystems", EXTERNAL)).run;
    let journey = seen(&journey, &titled(SETUP, APP, NAME), Some(&run)).journey;
    let mut snapshot = saved(&mut page, APP);
    for control in &mut snapshot.frames[0].controls {
        if let State::Text { value, .. } = &mut control.state
            && control.label == "Contact Phone"
        {
            *value = Some("A-MARK-OF-THE-PAGE".into());
        }
    }
    let kept = seen(&journey, &snapshot, None).journey;
    let text = serde_json::to_string(&kept).unwrap();
    assert!(text.len() > 1000 && !text.contains("A-MARK-OF-THE-PAGE"));
}

#[test]
fn each_step_says_what_why_and_where_in_its_own_org() {
    let journey = outsystems();
    let all = shown(
        &journey,
        Some(&format!("{SETUP}/lightning/setup/SetupOneHome/home")),
    );
    assert_eq!(all.len(), journey.steps.len());
    for step in &all {
        assert!(
            !step.title.is_empty() && !step.why.is_empty() && !step.does.is_empty(),
            "{step:?}"
        );
        assert!(
            step.url.as_deref().is_none_or(|url| url.starts_with(SETUP)),
            "{step:?}"
        );
    }
    let elsewhere = shown(&journey, Some("https://other.my.salesforce-setup.com"));
    assert!(elsewhere.iter().all(|step| step.url.is_none()));
    let mut bound = journey;
    bound.app_id = Some("0xI000000000001".to_owned());
    let policies = shown(&bound, Some(SETUP));
    let policies = policies
        .iter()
        .find(|s| s.step == StepKind::Policies)
        .unwrap();
    assert_eq!(policies.url.as_deref(), Some(&*format!("{SETUP}{APP}")));
}

#[test]
fn the_way_back_ends_access_tokens_and_app_and_leads_only_into_its_own_org() {
    let mut journey = outsystems();
    journey.app_id = Some("0xI000000000001".to_owned());
    journey.permission_set_id = Some("0PS000000000001AAA".to_owned());
    let parts = take_down(&journey, Some(SETUP));
    let titles: Vec<_> = parts.iter().map(|part| part.title).collect();
    assert_eq!(
        titles,
        [
            "Take the access away",
            "Revoke its tokens",
            "Disable the app",
            "Delete what is left"
        ]
    );
    let urls: Vec<_> = parts
        .iter()
        .filter_map(|part| part.url.as_deref())
        .collect();
    assert_eq!(urls.len(), 4);
    assert!(urls[0].ends_with("/PermSets/0PS000000000001AAA/PermissionSetAssignment/home"));
    assert!(urls[1].ends_with("/ExternalClientApplicationOauthUsage/home"));
    assert!(urls.iter().all(|url| url.starts_with(SETUP)), "{urls:?}");
    let elsewhere = take_down(&journey, Some("https://other.my.salesforce-setup.com"));
    assert!(elsewhere.iter().all(|part| part.url.is_none()));
    // An id that is none never becomes part of an address.
    journey.permission_set_id = Some("0PS/../../x".to_owned());
    let parts = take_down(&journey, Some(SETUP));
    assert!(
        parts[0]
            .url
            .as_deref()
            .is_some_and(|url| url.ends_with("/PermSets/home"))
    );

    let text = serde_json::json!(completed("resmo", AppKind::ConnectedApp)).to_string();
    let resmo = begin("j2", &text, AppKind::ConnectedApp, "acme", NOW).unwrap();
    let parts = take_down(&resmo, Some(SETUP));
    let titles: Vec<_> = parts.iter().map(|part| part.title).collect();
    assert_eq!(
        titles,
        [
            "End it on the vendor's side",
            "Revoke its tokens",
            "Block the app",
            "Delete what is left"
        ]
    );
    assert!(parts[0].does[1].contains("Disable to pause"), "{parts:?}");
}

#[test]
fn the_vendors_certificate_is_taken_where_the_step_is_and_nothing_else_is() {
    let text = preset_config("outsystems", EXTERNAL).unwrap();
    let journey = begin("j3", text, EXTERNAL, "acme", NOW).unwrap();
    assert_eq!(state(&journey, StepKind::Certificate), StepState::Open);
    let pem = crate::key::file("rsa2048-certificate.pem");
    let given = journey.with_certificate(&pem, NOW).unwrap();
    assert_eq!(state(&given, StepKind::Certificate), StepState::Proved);
    assert!(given.config.contains("BEGIN CERTIFICATE"));
    for (bad, error) in [
        ("hello".to_owned(), "no certificate that can be read"),
        (format!("{pem}{pem}"), "or more than one"),
        (crate::key::file("rsa2048-pkcs8.pem"), "holds a secret"),
    ] {
        let refused = journey.with_certificate(&bad, NOW).unwrap_err();
        assert!(refused.to_string().contains(error), "{refused}");
        assert!(!refused.to_string().contains("BEGIN PRIVATE"), "{refused}");
    }
}
