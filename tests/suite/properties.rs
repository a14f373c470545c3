//! What holds on any page whatever, also on one that was made to confuse.

use connected_app_helper::catalogue::{FormKind, SECTIONS};
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::form::{Form, Mode};
use connected_app_helper::plan::{Action, Plan, Step, plan, read, remember, undo};
use connected_app_helper::run::{Command, Happened, Remembered, fill};
use connected_app_helper::scope::ALL;
use connected_app_helper::snapshot::{
    Choice, ChosenFile, Control, Disclosure, FrameSnapshot, Line, PageSnapshot, Row, State,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::preset::completed;
use crate::simulated::frame;

const FORMS: [FormKind; 6] = [
    FormKind::PermissionSetAssignment,
    FormKind::ExternalClientApp,
    FormKind::ExternalClientAppPolicies,
    FormKind::ConnectedApp,
    FormKind::ConnectedAppPolicies,
    FormKind::PermissionSet,
];

fn any_label() -> impl Strategy<Value = String> {
    let labels: Vec<&'static str> = FORMS
        .iter()
        .flat_map(|form| form.fields())
        .flat_map(|field| field.labels)
        .copied()
        .collect();
    prop_oneof![
        6 => select(labels.clone()).prop_map(str::to_owned),
        1 => select(labels).prop_map(|label| format!(" * {}: ", label.to_uppercase())),
        1 => ".{0,12}",
    ]
}

fn any_id() -> impl Strategy<Value = String> {
    let ids: Vec<&'static str> = FORMS
        .iter()
        .flat_map(|form| form.fields())
        .map(|field| field.id)
        .filter(|id| !id.is_empty())
        .collect();
    prop_oneof![3 => Just(String::new()), 1 => select(ids).prop_map(|id| format!("appsetup{id}")), 1 => ".{0,8}"]
}

fn any_line() -> impl Strategy<Value = Line> {
    let scopes: Vec<String> = ALL
        .iter()
        .map(|scope| format!("Scope ({})", scope.tokens.join(", ")))
        .collect();
    (
        prop_oneof![4 => select(scopes), 1 => ".{0,10}"],
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(text, locked)| Line { text, locked })
}

fn any_choice() -> impl Strategy<Value = Choice> {
    (
        select(vec!["Local", "Packaged", "packaged", ""]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(text, selected, disabled)| Choice {
            text: text.into(),
            selected,
            disabled,
        })
}

fn any_state() -> impl Strategy<Value = State> {
    let value = || {
        proptest::option::of(prop_oneof![
            ".{0,8}",
            Just("https://a.example\n \nhttps://b.example".to_owned())
        ])
    };
    let lines = |most| proptest::collection::vec(any_line(), 0..most);
    let choices = || proptest::collection::vec(any_choice(), 0..4);
    prop_oneof![
        3 => value().prop_map(|value| State::Text { value, input_type: "text".into() }),
        2 => value().prop_map(|value| State::Textarea { value }),
        3 => any::<bool>().prop_map(|checked| State::Checkbox { checked }),
        1 => choices().prop_map(|options| State::RadioGroup { options }),
        1 => choices().prop_map(|options| State::Select { options }),
        1 => ".{0,8}".prop_map(|value| State::Combobox { value }),
        1 => proptest::collection::vec((any::<Option<bool>>(), proptest::bool::weighted(0.5)), 0..3).prop_map(|rows| State::Table {
            columns: vec!["Username".to_owned()],
            rows: rows.into_iter().map(|(ticked, own)| Row { cells: vec![if own { "a@b.example" } else { "" }.to_owned()], ticked }).collect(),
        }),
        1 => proptest::collection::vec(".{0,8}", 0..3).prop_map(|lines| State::Shown { lines }),
        2 => (lines(8), lines(4)).prop_map(|(available, selected)| State::DualList {
            available, selected, available_label: String::new(), selected_label: String::new(),
        }),
        1 => proptest::option::of(proptest::option::of("[0-9a-f]{4}")).prop_map(|sha256| State::File {
            file: sha256.map(|sha256| ChosenFile { name: "connected-app-helper.crt".into(), size: 1, sha256 }),
        }),
    ]
}

fn any_control() -> impl Strategy<Value = Control> {
    let sections = || {
        proptest::collection::vec(
            prop_oneof![3 => select(SECTIONS.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"],
            0..3,
        )
    };
    let often = || proptest::bool::weighted(0.85);
    let rarely = || proptest::bool::weighted(0.1);
    (
        any_label(),
        any_id(),
        sections(),
        any_state(),
        (often(), often(), rarely(), rarely()),
    )
        .prop_map(
            |(label, id, sections, state, (visible, enabled, read_only, required))| Control {
                reference: String::new(),
                fingerprint: label.clone(),
                label,
                sections,
                name: id.clone(),
                id,
                required,
                enabled,
                read_only,
                visible,
                error: None,
                state,
            },
        )
}

fn any_frame() -> impl Strategy<Value = FrameSnapshot> {
    let disclosures = proptest::collection::vec(
        (select(SECTIONS.to_vec()), any::<bool>(), any::<bool>()),
        0..3,
    );
    (
        proptest::collection::vec(any_control(), 0..30),
        disclosures,
        any::<bool>(),
    )
        .prop_map(|(controls, disclosures, acted)| {
            let mut frame = frame(
                "https://acme.my.salesforce.com",
                "/app/mgmt/forceconnectedapps/forceAppEdit.apexp",
            );
            frame.person_acted = acted;
            frame.controls = controls;
            for (at, control) in frame.controls.iter_mut().enumerate() {
                control.reference = format!("c{at}");
            }
            frame.disclosures = disclosures
                .into_iter()
                .enumerate()
                .map(|(at, (label, open, visible))| Disclosure {
                    reference: format!("d{at}"),
                    fingerprint: label.into(),
                    label: label.into(),
                    open,
                    visible,
                })
                .collect();
            frame
        })
}

fn any_kind() -> impl Strategy<Value = FormKind> {
    select(FORMS.to_vec())
}

fn any_config() -> impl Strategy<Value = Config> {
    let everything = r#"{ "formatVersion": 1,
        "app": { "name": "A", "apiName": "A", "contactEmail": "a@b.example", "contactPhone": "1", "description": "d\r\ne", "infoUrl": "https://a.example", "logoUrl": "", "iconUrl": "i", "distributionState": "packaged" },
        "oauth": { "callbackUrls": ["https://a.example", " https://b.example\n\n"], "scopes": ["api", "offline_access", "a2a_api", "nonsense"], "certificate": "x",
                   "flows": { "jwtBearer": true, "device": false, "clientCredentials": true, "authorizationCodeCredentials": true, "tokenExchange": false },
                   "security": { "requirePkce": false, "requireSecretForWebServerFlow": true, "requireSecretForRefreshTokenFlow": false, "refreshTokenRotation": true,
                                 "jwtAccessTokens": true, "introspectAllTokens": true, "limitIdleRefreshTokenTtl": true, "enforceRefreshTokenIpAllowlist": true },
                   "idToken": {} },
        "policies": { "permittedUsers": "admin-approved" }, "permissionSet": { "label": "P", "assignTo": ["a@b.example"] } }"#;
    let everything = parse(everything).config.unwrap_or_default();
    prop_oneof![
        Just(completed("resmo", AppKind::ConnectedApp)),
        Just(completed("outsystems", AppKind::ConnectedApp)),
        Just(everything),
    ]
}

/// Every step is for a control of this look that a person could use as well.
fn is_sound(plan: &Plan, frame: &FrameSnapshot) -> Result<(), TestCaseError> {
    for step in &plan.steps {
        prop_assert_eq!(&step.snapshot_id, &frame.snapshot_id);
        prop_assert_eq!(&step.document_id, &frame.document_id);
        if let Some(heading) = frame
            .disclosures
            .iter()
            .find(|d| d.reference == step.reference)
        {
            prop_assert!(
                heading.visible && !heading.open && heading.fingerprint == step.fingerprint
            );
            continue;
        }
        let control = frame
            .controls
            .iter()
            .find(|control| control.reference == step.reference);
        let control =
            control.ok_or_else(|| TestCaseError::fail(format!("no {}", step.reference)))?;
        prop_assert!(
            control.visible && control.enabled && !control.read_only,
            "{:?}",
            control
        );
        prop_assert_eq!(&control.fingerprint, &step.fingerprint);
        prop_assert_eq!(
            plan.steps
                .iter()
                .filter(|other| other.reference == step.reference)
                .count(),
            1
        );
    }
    // A setting is said once, whatever came of it.
    let mut paths: Vec<_> = plan.steps.iter().map(|s| &s.path).collect();
    paths.extend(plan.pending.iter().map(|p| &p.path));
    paths.extend(plan.refusals.iter().map(|r| &r.path));
    paths.extend(plan.confirmed.iter().map(|c| &c.path));
    let all = paths.len();
    paths.sort();
    paths.dedup();
    prop_assert_eq!(paths.len(), all);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_step_of_a_plan_can_be_taken(frame in any_frame(), config in any_config(), kind in any_kind()) {
        is_sound(&plan(&config, kind, &frame), &frame)?;
    }

    #[test]
    fn a_page_already_holds_what_is_read_from_it(frame in any_frame(), kind in any_kind()) {
        let form = Form { frame: &frame, kind, mode: Mode::Edit };
        let text = read(&form);
        let config = parse(&text).config;
        let config = config.ok_or_else(|| TestCaseError::fail(text))?;
        let plan = plan(&config, kind, &frame);
        let opens = |step: &&Step| step.action != Action::OpenSection;
        prop_assert_eq!(plan.steps.iter().find(opens), None);
    }

    #[test]
    fn every_step_of_an_undo_can_be_taken(frame in any_frame(), other in any_frame(), kind in any_kind(), changed in any::<u32>()) {
        let after = remember(kind, &frame);
        let before: Vec<Remembered> = remember(kind, &other);
        is_sound(&undo(kind, &before, &after, &frame), &frame)?;
        // Also from half of what stands there now.
        let mixed: Vec<_> = after.iter().enumerate().map(|(at, now)| {
            let was = before.iter().find(|was| was.path == now.path);
            was.filter(|_| changed >> (at % 32) & 1 == 1).unwrap_or(now).clone()
        }).collect();
        is_sound(&undo(kind, &mixed, &after, &frame), &frame)?;
    }

    #[test]
    fn a_run_ends_on_a_page_that_does_what_it_likes(frames in proptest::collection::vec(any_frame(), 1..6), config in any_config(), came in any::<u32>()) {
        let (mut run, mut happened) = (None, Happened::default());
        for look in 0..200_usize {
            let frame = frames[look % frames.len()].clone();
            let snapshot = PageSnapshot::from(vec![frame]);
            match fill(&config, run.take(), &snapshot, &happened) {
                // A page whose known fields are all greyed out is shown for reading.
                Err(_) => return Ok(()),
                Ok(turn) => {
                    if let Command::Finish { .. } = turn.command {
                        return Ok(());
                    }
                    run = Some(turn.run);
                }
            }
            happened = Happened { results: Vec::new(), came: came >> (look % 32) & 1 == 1 };
        }
        prop_assert!(false, "the run does not end");
    }
}
