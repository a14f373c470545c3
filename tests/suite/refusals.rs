//! What is not filled, and why: one named variation of a page for each reason.

use connected_app_helper::catalogue::ENABLE_OAUTH;
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::error::Coded;
use connected_app_helper::form::{FormError, Mode, form};
use connected_app_helper::plan::{Plan, Reason, plan};
use connected_app_helper::snapshot::{
    ChildFrame, Choice, ChosenFile, CollectRefusal, Control, FrameSnapshot, Line, PageSnapshot,
    State,
};

use crate::preset::completed;
use crate::simulated::{SimulatedPage, frame};

const KIND: AppKind = AppKind::ExternalClientApp;
const EMAIL: &str = "/app/contactEmail";
const SCOPES: &str = "/oauth/scopes";
const FILE: &str = "/oauth/certificate";
const STATE: &str = "/app/distributionState";

/// The page of a new app with everything open, so that one look shows every field.
fn open_page(kind: AppKind) -> SimulatedPage {
    let mut page = SimulatedPage::new(kind);
    if let Some(heading) = &mut page.section {
        heading.open = true;
    }
    let boxes = [ENABLE_OAUTH, "/oauth/flows/jwtBearer"];
    for path in boxes {
        page.item(path).control.state = State::Checkbox { checked: true };
    }
    page
}

fn wishes() -> Config {
    let mut config = completed("outsystems", KIND);
    if let Some(app) = &mut config.app {
        app.distribution_state =
            parse(r#"{"formatVersion":1,"app":{"distributionState":"packaged"}}"#)
                .config
                .and_then(|config| config.app?.distribution_state);
    }
    config
}

fn planned(page: &mut SimulatedPage, config: &Config, kind: AppKind) -> Plan {
    let snapshot = page.snapshot();
    let frame = snapshot.frames.last().unwrap_or_else(|| panic!("no frame"));
    plan(config, kind, frame)
}

fn twin(page: &mut SimulatedPage, path: &str, change: impl Fn(&mut Control)) {
    let mut item = page.item(path).clone();
    item.control.reference = "twin".into();
    change(&mut item.control);
    page.items.push(item);
}

fn lines(page: &mut SimulatedPage, change: impl Fn(&mut Vec<Line>, &mut Vec<Line>)) {
    if let State::DualList {
        available,
        selected,
        ..
    } = &mut page.item(SCOPES).control.state
    {
        change(available, selected);
    }
}

fn is_api(line: &Line) -> bool {
    line.text.ends_with("(api)")
}

fn line(text: &str) -> Line {
    Line {
        text: text.into(),
        locked: false,
    }
}

fn options(texts: &[&str]) -> State {
    let choice = |text: &&str| Choice {
        text: (*text).into(),
        selected: false,
        disabled: false,
    };
    State::Select {
        options: texts.iter().map(choice).collect(),
    }
}

type Variation = (&'static str, &'static str, Reason, fn(&mut SimulatedPage));

const VARIATIONS: &[Variation] = &[
    ("renamed", EMAIL, Reason::NotFound, |page| {
        page.item(EMAIL).control.label = "Mail of the owner".into()
    }),
    ("removed", EMAIL, Reason::NotFound, |page| {
        page.items.retain(|item| item.path != EMAIL)
    }),
    ("in another part", EMAIL, Reason::NotFound, |page| {
        page.item(EMAIL).control.sections = vec!["Canvas App Settings".into()];
    }),
    ("twice", EMAIL, Reason::Ambiguous, |page| {
        twin(page, EMAIL, |_| {})
    }),
    (
        "twice, once in an unknown part",
        EMAIL,
        Reason::Ambiguous,
        |page| {
            twin(page, EMAIL, |twin| {
                twin.sections = vec!["Something new".into()]
            });
        },
    ),
    ("swapped labels", EMAIL, Reason::Ambiguous, |page| {
        page.item(EMAIL).control.label = "API Name".into();
        page.item("/app/apiName").control.label = "Contact Email".into();
    }),
    (
        "required where it never is",
        "/oauth/flows/jwtBearer",
        Reason::Ambiguous,
        |page| {
            let control = &mut page.item("/oauth/flows/jwtBearer").control;
            control.required = true;
        },
    ),
    ("hidden", EMAIL, Reason::Hidden, |page| {
        page.item(EMAIL).control.visible = false
    }),
    ("greyed out", EMAIL, Reason::Disabled, |page| {
        page.item(EMAIL).control.enabled = false
    }),
    ("greyed out list", SCOPES, Reason::Disabled, |page| {
        page.item(SCOPES).control.enabled = false
    }),
    ("for reading", EMAIL, Reason::ReadOnly, |page| {
        page.item(EMAIL).control.read_only = true
    }),
    ("scope not offered", SCOPES, Reason::OptionMissing, |page| {
        lines(page, |available, _| available.retain(|line| !is_api(line)));
    }),
    ("scope offered twice", SCOPES, Reason::Ambiguous, |page| {
        lines(page, |available, _| {
            available.push(line("Manage data (api)"))
        });
    }),
    (
        "scope that cannot be moved",
        SCOPES,
        Reason::Ambiguous,
        |page| {
            lines(page, |available, _| {
                for line in available.iter_mut().filter(|line| is_api(line)) {
                    line.locked = true;
                }
            });
        },
    ),
    (
        "unknown scope selected",
        SCOPES,
        Reason::Ambiguous,
        |page| {
            lines(page, |_, selected| {
                selected.push(line("Do anything (anything_api)"))
            });
        },
    ),
    (
        "list of something else",
        SCOPES,
        Reason::WrongControl,
        |page| {
            lines(page, |available, _| {
                *available = vec![line("Publisher"), line("Chatter Feed")]
            });
        },
    ),
    ("line not offered", STATE, Reason::OptionMissing, |page| {
        page.item(STATE).control.state = options(&["Local"]);
    }),
    ("line offered twice", STATE, Reason::Ambiguous, |page| {
        page.item(STATE).control.state = options(&["Packaged", "packaged "]);
    }),
    ("text became a box", EMAIL, Reason::WrongControl, |page| {
        page.item(EMAIL).control.state = State::Checkbox { checked: false };
    }),
    ("file became a text", FILE, Reason::WrongControl, |page| {
        page.item(FILE).control.state = State::Text {
            value: Some(String::new()),
            input_type: "text".into(),
        };
    }),
    (
        "value that is not told",
        EMAIL,
        Reason::WrongControl,
        |page| {
            page.item(EMAIL).control.state = State::Text {
                value: None,
                input_type: "password".into(),
            };
        },
    ),
    (
        "one line for two addresses",
        "/oauth/callbackUrls",
        Reason::WrongControl,
        |page| {
            page.item("/oauth/callbackUrls").control.state = State::Text {
                value: Some(String::new()),
                input_type: "url".into(),
            };
        },
    ),
];

#[test]
fn every_variation_is_refused_for_its_reason_and_nothing_else_suffers() {
    let config = wishes();
    let all = planned(&mut open_page(KIND), &config, KIND);
    assert_eq!((all.refusals.len(), all.pending.len()), (0, 0), "{all:#?}");
    for (name, path, reason, vary) in VARIATIONS {
        let mut page = open_page(KIND);
        vary(&mut page);
        let plan = planned(&mut page, &config, KIND);
        let refusal = plan.refusals.iter().find(|refusal| refusal.path == *path);
        let refusal = refusal.unwrap_or_else(|| panic!("{name}: {plan:#?}"));
        assert_eq!(refusal.reason, *reason, "{name}");
        assert!(
            refusal.message.ends_with('.') && !refusal.to.is_empty(),
            "{name}"
        );
        assert!(plan.steps.iter().all(|step| step.path != *path), "{name}");
        // Swapped labels put every field between them in doubt; anything else stays with its field.
        let most = if *name == "swapped labels" { 2 } else { 1 };
        assert!(plan.refusals.len() <= most, "{name}: {:#?}", plan.refusals);
    }
}

#[test]
fn a_field_that_holds_what_is_wanted_needs_no_permission() {
    let mut page = open_page(KIND);
    let control = &mut page.item(EMAIL).control;
    control.enabled = false;
    crate::simulated::put_text(&mut control.state, "admin@acme.example");
    let plan = planned(&mut page, &wishes(), KIND);
    assert_eq!(plan.refusals, []);
    assert!(
        plan.confirmed
            .iter()
            .any(|confirmed| confirmed.path == EMAIL)
    );
}

#[test]
fn on_the_classic_page_an_id_tells_what_labels_do_not() {
    let kind = AppKind::ConnectedApp;
    let config = completed("outsystems", kind);
    // A page in Japanese: rows with a known id are filled, the others are refused.
    let mut page = open_page(kind);
    for item in &mut page.items {
        item.control.label = "項目".into();
        item.control.sections = vec!["基本情報".into()];
    }
    let plan = planned(&mut page, &config, kind);
    let steps: Vec<_> = plan.steps.iter().map(|step| step.path.as_str()).collect();
    assert_eq!(
        steps,
        ["/app/name", EMAIL, "/oauth/callbackUrls", SCOPES, FILE]
    );
    let refused: Vec<_> = plan
        .refusals
        .iter()
        .map(|r| (r.path.as_str(), r.reason))
        .collect();
    assert_eq!(refused, [("/app/apiName", Reason::NotFound)]);
    // Two fields that carry each other's label: id and label disagree.
    let mut page = open_page(kind);
    page.item(EMAIL).control.label = "Connected App Name".into();
    page.item("/app/name").control.label = "Contact Email".into();
    let plan = planned(&mut page, &config, kind);
    for path in [EMAIL, "/app/name"] {
        let refusal = plan.refusals.iter().find(|refusal| refusal.path == path);
        assert_eq!(
            refusal.map(|refusal| refusal.reason),
            Some(Reason::Ambiguous),
            "{path}"
        );
    }
    // Also when the one that is really meant is hidden.
    page.item(EMAIL).control.visible = false;
    let plan = planned(&mut page, &config, kind);
    assert!(
        plan.steps
            .iter()
            .all(|step| step.path != EMAIL && step.path != "/app/name"),
        "{:#?}",
        plan.steps
    );
}

#[test]
fn a_box_and_its_file_share_a_label_and_are_told_apart_by_kind() {
    let kind = AppKind::ConnectedApp;
    let config = completed("outsystems", kind);
    let mut page = open_page(kind);
    for path in ["/oauth/flows/jwtBearer", FILE] {
        let control = &mut page.item(path).control;
        control.id.clear();
        control.name.clear();
    }
    page.item("/oauth/flows/jwtBearer").control.state = State::Checkbox { checked: false };
    let plan = planned(&mut page, &config, kind);
    assert_eq!(plan.refusals, []);
    // Before the tick there is no file chooser: the box is not taken for it.
    let pending: Vec<_> = plan
        .pending
        .iter()
        .map(|pending| pending.path.as_str())
        .collect();
    assert_eq!(pending, [FILE]);
}

#[test]
fn a_file_that_only_shows_its_name_is_shown_and_not_confirmed() {
    let mut page = SimulatedPage::new(KIND);
    let config = completed("outsystems", KIND);
    page.fill(&config);
    if let State::File {
        file: Some(ChosenFile { sha256, .. }),
    } = &mut page.item(FILE).control.state
    {
        *sha256 = None;
    }
    let again = page.fill(&config);
    assert_eq!(again.proof.shown.len(), 1);
    assert!(again.confirmed().iter().all(|path| *path != FILE));
    // Another file under that name is replaced.
    if let State::File {
        file: Some(ChosenFile { sha256, .. }),
    } = &mut page.item(FILE).control.state
    {
        *sha256 = Some("00".into());
    }
    assert_eq!(page.fill(&config).steps.len(), 1);
}

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

const SETUP: &str = "https://acme.my.salesforce-setup.com";
const CLASSIC: &str = "https://acme.my.salesforce.com";
const EDIT: &str = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp";
const APP: &str = "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail";

/// The classic form in a frame of the Setup shell.
fn framed() -> PageSnapshot {
    let mut page = SimulatedPage::new(AppKind::ConnectedApp);
    page.frame.top = false;
    page.frame.name = "vf1".into();
    let mut shell = frame(SETUP, "/lightning/setup/NavigationMenus/page");
    shell.child_frames = vec![child("vf1", CLASSIC, true)];
    page.others = vec![shell];
    page.snapshot()
}

fn child(name: &str, origin: &str, visible: bool) -> ChildFrame {
    ChildFrame {
        name: name.into(),
        origin: origin.into(),
        visible,
    }
}

fn fault(snapshot: &PageSnapshot) -> Option<FormError> {
    form(snapshot).err()
}

fn second(snapshot: &mut PageSnapshot) -> &mut FrameSnapshot {
    snapshot
        .frames
        .get_mut(1)
        .unwrap_or_else(|| panic!("one frame only"))
}

#[test]
fn the_form_of_a_frame_is_found_inside_the_shell() {
    let snapshot = framed();
    let form = form(&snapshot).unwrap();
    assert_eq!(
        (form.app, form.mode, form.frame.top),
        (AppKind::ConnectedApp, Mode::New, false)
    );
}

#[test]
fn a_tab_without_a_form_says_what_is_there_instead() {
    let no_org = PageSnapshot {
        frames: vec![frame("https://acme.example", EDIT)],
    };
    assert_eq!(fault(&no_org), Some(FormError::NotSetup));
    assert_eq!(
        fault(&PageSnapshot { frames: Vec::new() }),
        Some(FormError::NotSetup)
    );
    let list = PageSnapshot {
        frames: vec![frame(
            SETUP,
            "/lightning/setup/ManageExternalClientApplication/home",
        )],
    };
    assert_eq!(fault(&list), Some(FormError::NoForm));

    let mut out_of_reach = framed();
    out_of_reach.frames.truncate(1);
    assert_eq!(
        fault(&out_of_reach),
        Some(FormError::OutOfReach(vec![CLASSIC.into()]))
    );
    // A frame of a stranger, and one that is not shown, are none to ask access for.
    out_of_reach.frames[0].child_frames = vec![
        child("", "https://other.my.salesforce.com", true),
        child("", CLASSIC, false),
    ];
    assert_eq!(fault(&out_of_reach), Some(FormError::NoForm));

    let mut strange = framed();
    second(&mut strange).origin = "https://evil.my.salesforce.com".into();
    assert_eq!(
        fault(&strange),
        Some(FormError::OutOfReach(vec![CLASSIC.into()]))
    );

    let mut secrets = framed();
    second(&mut secrets).path = "/app/mgmt/forceconnectedapps/forceAppConsumerDetails.apexp".into();
    assert_eq!(fault(&secrets), Some(FormError::SecretsPage));
    let mut secrets = framed();
    second(&mut secrets).refused = Some(CollectRefusal::SecretsPage);
    assert_eq!(fault(&secrets), Some(FormError::SecretsPage));

    let mut large = framed();
    second(&mut large).refused = Some(CollectRefusal::TooManyControls);
    assert_eq!(fault(&large), Some(FormError::TooLarge));
    let mut long = framed();
    second(&mut long).controls[0].label = "x".repeat(100_000);
    assert_eq!(fault(&long), Some(FormError::TooLarge));
    assert_eq!(
        fault(&long).map(|error| error.code()),
        Some(FormError::TooLarge.code())
    );
}

#[test]
fn a_saved_app_is_read_and_not_filled() {
    let mut view = framed();
    second(&mut view).path = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp".into();
    assert_eq!(fault(&view), Some(FormError::ViewMode));
    let mut greyed = framed();
    for control in &mut second(&mut greyed).controls {
        control.enabled = false;
    }
    assert_eq!(fault(&greyed), Some(FormError::ViewMode));
    // An External Client App shows its settings as text until Edit is pressed.
    let mut app = PageSnapshot {
        frames: vec![frame(SETUP, APP)],
    };
    assert_eq!(fault(&app), Some(FormError::ViewMode));
    let mut page = open_page(KIND);
    app.frames[0].controls = page.snapshot().frames[0].controls.clone();
    assert_eq!(form(&app).map(|form| form.mode), Ok(Mode::Edit));
}

#[test]
fn of_two_forms_a_hidden_one_does_not_count() {
    let mut two = framed();
    let mut older = second(&mut two).clone();
    older.document_id = "document-0".into();
    older.name = "vf0".into();
    two.frames.push(older);
    two.frames[0].child_frames.push(child("vf0", CLASSIC, true));
    assert_eq!(fault(&two), Some(FormError::TwoForms));
    if let Some(child) = two.frames[0].child_frames.last_mut() {
        child.visible = false;
    }
    assert_eq!(form(&two).map(|form| form.frame.name.as_str()), Ok("vf1"));
}
