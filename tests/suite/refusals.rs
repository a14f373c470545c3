//! What is not filled, and why: one named variation of a page for each reason.

use connected_app_helper::catalogue::ENABLE_OAUTH;
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::plan::{Plan, Reason, plan};
use connected_app_helper::snapshot::{ChildFrame, Choice, ChosenFile, Control, Line, State};

use crate::preset::completed;
use crate::simulated::SimulatedPage;

const KIND: AppKind = AppKind::ExternalClientApp;
const EMAIL: &str = "/app/contactEmail";
const SCOPES: &str = "/oauth/scopes";
const FILE: &str = "/oauth/certificate";
const STATE: &str = "/app/distributionState";

/// The page of a new app with everything open, so that one look shows every field.
pub(crate) fn open_page(kind: AppKind) -> SimulatedPage {
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
    plan(config, kind.form(), frame)
}

pub(crate) fn twin(page: &mut SimulatedPage, path: &str, change: impl Fn(&mut Control)) {
    let mut item = page.item(path).clone();
    item.control.reference = "twin".into();
    change(&mut item.control);
    page.items.push(item);
}

pub(crate) fn lines(page: &mut SimulatedPage, change: impl Fn(&mut Vec<Line>, &mut Vec<Line>)) {
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
    // A page in a language that is not known: rows with a known id are filled, the others are refused.
    let mut page = open_page(kind);
    for item in &mut page.items {
        item.control.label = "項目".into();
        item.control.sections = vec!["見出し".into()];
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
    let note = plan.language.unwrap_or_default();
    assert!(note.is_empty(), "{note}");
    for (tag, name) in [
        ("de", "German"),
        ("pt-BR", "Portuguese"),
        ("xx", "another language"),
    ] {
        page.frame.language = tag.into();
        let note = planned(&mut page, &config, kind)
            .language
            .unwrap_or_default();
        assert!(
            note.starts_with(&format!("This page is in {name}, ")),
            "{note}"
        );
    }
    // A label that a translated guide has finds no field, and speaks against an id that says otherwise.
    page.item("/oauth/callbackUrls").control.label = "Rückruf-URL".into();
    page.item("/app/apiName").control.label = "API-Name".into();
    page.item(EMAIL).control.label = "Nom de l'application connectée".into();
    let plan = planned(&mut page, &config, kind);
    let steps: Vec<_> = plan.steps.iter().map(|step| step.path.as_str()).collect();
    assert_eq!(steps, ["/app/name", "/oauth/callbackUrls", SCOPES, FILE]);
    let refused: Vec<_> = plan
        .refusals
        .iter()
        .map(|r| (r.path.as_str(), r.reason))
        .collect();
    assert_eq!(
        refused,
        [
            ("/app/apiName", Reason::NotFound),
            (EMAIL, Reason::Ambiguous)
        ]
    );
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

/// The form itself holds a frame of another site: what is missing may be in there.
#[test]
fn a_field_that_may_be_in_a_frame_of_another_site_says_so() {
    let mut page = open_page(KIND);
    page.item(EMAIL).control.label.clear();
    page.frame.child_frames.push(ChildFrame {
        name: String::new(),
        origin: "https://forms.example".into(),
        visible: true,
    });
    let plan = planned(&mut page, &wishes(), KIND);
    let refused: Vec<_> = plan
        .refusals
        .iter()
        .map(|r| (r.path.as_str(), r.reason))
        .collect();
    assert_eq!(refused, [(EMAIL, Reason::OtherOrigin)]);
}
