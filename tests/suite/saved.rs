//! What a page holds: read into a config, and compared with one.

use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::{AppKind, Config, parse};
use connected_app_helper::form::{Form, Mode, form as form_of, readable};
use connected_app_helper::plan::{Compared, Verdict, compare, plan, read};
use connected_app_helper::snapshot::{Choice, Control, FrameSnapshot, PageSnapshot, State};

use crate::golden::{folder, golden, repository, text};
use crate::preset::completed;
use crate::simulated::SimulatedPage;

const FORMS: [FormKind; 5] = [
    FormKind::ExternalClientApp,
    FormKind::ExternalClientAppPolicies,
    FormKind::ConnectedApp,
    FormKind::ConnectedAppPolicies,
    FormKind::PermissionSet,
];

/// Lists below a connected app's saved policies.
const LISTS: [&str; 2] = ["/policies/permissionSets", "/policies/profiles"];

fn config(text: &str) -> Config {
    parse(text).config.unwrap_or_else(|| panic!("{text}"))
}

/// A form's frame, as it is once it was filled.
fn filled(form: FormKind, config: &Config) -> FrameSnapshot {
    let mut page = SimulatedPage::of(form);
    page.fill(config);
    let mut snapshot = page.snapshot();
    snapshot.frames.pop().unwrap_or_else(|| panic!("no frame"))
}

fn form(frame: &FrameSnapshot, kind: FormKind, mode: Mode) -> Form<'_> {
    Form { frame, kind, mode }
}

/// A classic form as its saved page shows it: text in place of every control but boxes, in another order.
fn as_text(mut frame: FrameSnapshot) -> FrameSnapshot {
    // The life of a refresh token stands in fields of the chosen line, and once it is saved within that line.
    let lines = [
        "Expire refresh token if not used for",
        "Expire refresh token after",
    ];
    let (times, rest) = frame
        .controls
        .into_iter()
        .partition(|control: &Control| lines.contains(&&*control.label));
    frame.controls = rest;
    for control in &mut frame.controls {
        let chosen = |options: &[Choice]| {
            let chosen = options.iter().filter(|one| one.selected);
            chosen.map(|one| one.text.clone()).collect()
        };
        let lines = match &control.state {
            State::Text { value, .. } | State::Textarea { value } => {
                let text = value.clone().unwrap_or_default();
                text.lines().map(str::to_owned).collect()
            }
            State::Combobox { value } => vec![value.clone()],
            State::Select { options } | State::RadioGroup { options } => chosen(options),
            State::DualList { selected, .. } => {
                selected.iter().map(|line| line.text.clone()).collect()
            }
            _ => {
                control.enabled = false;
                continue;
            }
        };
        let lines = lines
            .into_iter()
            .map(|line: String| with_time(line, &times));
        control.state = State::Shown {
            lines: lines.collect(),
        };
        control.read_only = true;
        control.id = String::new();
        control.name = String::new();
        control.required = false;
    }
    frame
        .controls
        .retain(|control| !matches!(control.state, State::File { .. }));
    let is_text = |control: &Control| matches!(control.state, State::Shown { .. });
    let (mut texts, boxes): (Vec<_>, Vec<_>) = frame.controls.into_iter().partition(is_text);
    texts.reverse();
    frame.controls = texts.into_iter().chain(boxes).collect();
    frame
}

/// A line with the number and the unit that stood in it.
fn with_time(line: String, times: &[Control]) -> String {
    let own = times.iter().filter(|time| time.label == line);
    own.fold(line.clone(), |line, time| match &time.state {
        State::Text { value, .. } => format!("{line} {}", value.clone().unwrap_or_default()),
        State::Combobox { value } => format!("{line} {value}"),
        other => panic!("{other:?}"),
    })
}

fn wrong(rows: &[Compared]) -> Vec<(&str, &str, &str, Verdict)> {
    rows.iter()
        .filter(|row| row.verdict != Verdict::Equal)
        .map(|row| (&*row.path, &*row.wanted, &*row.found, row.verdict))
        .collect()
}

#[test]
fn a_filled_form_is_equal_and_what_is_read_from_it_would_fill_nothing() {
    for preset in ["outsystems", "resmo"] {
        for kind in FORMS {
            let app = kind.app().unwrap_or(AppKind::ExternalClientApp);
            let wanted = completed(preset, app);
            let frame = filled(kind, &wanted);
            let form = form(&frame, kind, Mode::Edit);
            let rows = compare(&wanted, &form);
            let not_shown = |(path, .., verdict): &(&str, _, _, Verdict)| {
                kind == FormKind::ConnectedAppPolicies
                    && LISTS.contains(path)
                    && *verdict == Verdict::NotShown
            };
            assert!(
                wrong(&rows).iter().all(not_shown),
                "{preset} {kind:?}: {:?}",
                wrong(&rows)
            );
            let text = read(&form);
            if kind == app.form() {
                let (read, wanted) = (config(&text), &wanted);
                let (read, wanted) = (read.oauth.unwrap(), wanted.oauth.as_ref().unwrap());
                assert_eq!(read.callback_urls, wanted.callback_urls);
                assert_eq!(read.scopes, wanted.scopes);
            }
            let plan = plan(&config(&text), kind, &frame);
            assert!(
                plan.steps.is_empty() && plan.refusals.is_empty(),
                "{text} {plan:?}"
            );
        }
    }
}

#[test]
fn every_policy_is_read_back_as_it_was_wanted() {
    let all = r#"{"formatVersion":1,"app":{"kind":"external-client-app"},"policies":{
        "permittedUsers":"admin-approved","ipRelaxation":"enforce-relax-refresh",
        "refreshToken":{"kind":"expire-after","value":7,"unit":"hours"},"sessionTimeoutMinutes":30,
        "highAssurance":true,"permissionSets":["OutSystems Integration Builder"],"profiles":[],
        "startUrl":"https://app.acme.example/start"}}"#;
    let kind = FormKind::ExternalClientAppPolicies;
    let frame = filled(kind, &config(all));
    assert_eq!(config(&read(&form(&frame, kind, Mode::Edit))), config(all));
    let connected = r#"{"formatVersion":1,"app":{"kind":"connected-app"},"policies":{
        "permittedUsers":"self-authorize","ipRelaxation":"relax","refreshToken":{"kind":"expire-immediately"},
        "highAssurance":true,"startUrl":"https://app.acme.example/start"}}"#;
    let kind = FormKind::ConnectedAppPolicies;
    let frame = filled(kind, &config(connected));
    assert_eq!(
        config(&read(&form(&frame, kind, Mode::Edit))),
        config(connected)
    );
    let saved = as_text(frame);
    assert_eq!(
        config(&read(&form(&saved, kind, Mode::View))),
        config(connected)
    );
    for policy in ["expire-if-unused", "expire-after"] {
        let text = format!(
            r#"{{"formatVersion":1,"app":{{"kind":"connected-app"}},"policies":{{"permittedUsers":"self-authorize",
               "ipRelaxation":"enforce","refreshToken":{{"kind":"{policy}","value":30,"unit":"days"}},"highAssurance":false}}}}"#
        );
        let frame = filled(kind, &config(&text));
        assert_eq!(
            config(&read(&form(&frame, kind, Mode::Edit))),
            config(&text)
        );
        let saved = as_text(frame);
        assert_eq!(
            config(&read(&form(&saved, kind, Mode::View))),
            config(&text)
        );
    }
}

#[test]
fn the_life_of_a_refresh_token_is_compared_within_its_line() {
    let wanted = config(
        r#"{"formatVersion":1,"policies":{"refreshToken":{"kind":"expire-after","value":30,"unit":"days"}}}"#,
    );
    let kind = FormKind::ConnectedAppPolicies;
    let mut saved = as_text(filled(kind, &wanted));
    for (shown, verdict) in [
        ("Expire refresh token after 30 Day(s)", Verdict::Equal),
        ("Expire refresh token after 30 days", Verdict::Equal),
        ("Expire refresh token after 31 Day(s)", Verdict::Different),
        ("Expire refresh token after 30 Hour(s)", Verdict::Different),
        (
            "Expire refresh token if not used for 30 Day(s)",
            Verdict::Different,
        ),
        ("Immediately expire refresh token", Verdict::Different),
        // Another wording of the time says nothing for sure.
        ("Expire refresh token after thirty days", Verdict::NotShown),
        (
            "Expire refresh token after 30 fortnights",
            Verdict::NotShown,
        ),
    ] {
        for control in &mut saved.controls {
            if control.label == "Refresh Token Policy" {
                control.state = State::Shown {
                    lines: vec![shown.to_owned()],
                };
            }
        }
        let rows = compare(&wanted, &form(&saved, kind, Mode::View));
        let [row] = rows.as_slice() else {
            panic!("{rows:?}");
        };
        assert_eq!(
            (row.verdict, &*row.wanted),
            (verdict, "Expire refresh token after 30 Day(s)"),
            "{shown}"
        );
    }
}

/// The page calls the person by a name that no config has: whether somebody was chosen is all it tells.
#[test]
fn run_as_of_a_connected_app_is_missing_or_left_to_the_admin_and_never_taken_for_a_user_name() {
    let wanted =
        config(r#"{"formatVersion":1,"policies":{"clientCredentialsRunAs":"sync@acme.example"}}"#);
    let kind = FormKind::ConnectedAppPolicies;
    let edit = filled(kind, &wanted);
    let plan = plan(&wanted, kind, &edit);
    assert!(plan.steps.is_empty(), "{plan:?}");
    assert!(
        plan.elsewhere[0].place.contains("sync@acme.example"),
        "{plan:?}"
    );
    let verdict = |frame: &FrameSnapshot, mode| {
        let rows = compare(&wanted, &form(frame, kind, mode));
        let [row] = rows.as_slice() else {
            panic!("{rows:?}");
        };
        (row.verdict, row.found.clone())
    };
    assert_eq!(
        verdict(&edit, Mode::Edit),
        (Verdict::Missing, String::new())
    );
    let mut saved = as_text(edit);
    assert_eq!(
        verdict(&saved, Mode::View),
        (Verdict::Missing, String::new())
    );
    // The handler's field of the same name says nothing about this one.
    for (heading, expected) in [
        ("Custom Connected App Handler", Verdict::Missing),
        ("Client Credentials Flow", Verdict::NotShown),
    ] {
        for control in &mut saved.controls {
            let own = control.sections.iter().any(|section| section == heading);
            if control.label == "Run As" && own {
                control.state = State::Shown {
                    lines: vec!["Olga Ortiz".to_owned()],
                };
            }
        }
        assert_eq!(verdict(&saved, Mode::View).0, expected, "{heading}");
    }
    let read = config(&read(&form(&saved, kind, Mode::View)));
    let policies = read.policies.unwrap_or_default();
    assert_eq!(policies.client_credentials_run_as, None);
}

#[test]
fn a_saved_classic_page_is_read_as_text_and_never_planned_on() {
    for preset in ["outsystems", "resmo"] {
        let wanted = completed(preset, AppKind::ConnectedApp);
        for kind in [FormKind::ConnectedApp, FormKind::ConnectedAppPolicies] {
            let saved = as_text(filled(kind, &wanted));
            let rows = compare(&wanted, &form(&saved, kind, Mode::View));
            let rest = wrong(&rows)
                .into_iter()
                .filter(|(path, ..)| !LISTS.contains(path));
            let rest: Vec<_> = rest.collect();
            let certificate = |row: &(&str, _, _, Verdict)| {
                row.0 == "/oauth/certificate" && row.3 == Verdict::NotShown
            };
            assert!(rest.iter().all(certificate), "{preset} {kind:?}: {rest:?}");
            assert!(plan(&wanted, kind, &saved).steps.is_empty());
        }
    }
}

#[test]
fn what_a_saved_page_allows_beyond_the_config_is_extra_and_what_it_lacks_is_missing() {
    let wanted = completed("outsystems", AppKind::ConnectedApp);
    let mut saved = as_text(filled(FormKind::ConnectedApp, &wanted));
    for control in &mut saved.controls {
        if let State::Shown { lines } = &mut control.state {
            match &*control.label {
                "Selected OAuth Scopes" => {
                    lines.retain(|line| !line.contains("(api)"));
                    lines.push("Full access (full)".to_owned());
                    lines.push("A scope of the org's own".to_owned());
                }
                "Callback URL" => lines.push("https://other.example/cb".to_owned()),
                "API Name" => *lines = vec!["Another".to_owned()],
                "Contact Email" => lines.clear(),
                _ => {}
            }
        }
    }
    let rows = compare(&wanted, &form(&saved, FormKind::ConnectedApp, Mode::View));
    let rows = wrong(&rows);
    for expected in [
        ("/oauth/scopes", "api", "", Verdict::Missing),
        ("/oauth/scopes", "", "Full access (full)", Verdict::Extra),
        (
            "/oauth/scopes",
            "",
            "A scope of the org's own",
            Verdict::Extra,
        ),
        (
            "/oauth/callbackUrls",
            "",
            "https://other.example/cb",
            Verdict::Extra,
        ),
        (
            "/app/apiName",
            "OutSystems_Integration_Builder",
            "Another",
            Verdict::Different,
        ),
        (
            "/app/contactEmail",
            "admin@acme.example",
            "",
            Verdict::Different,
        ),
        (
            "/oauth/certificate",
            "connected-app-helper.crt",
            "",
            Verdict::NotShown,
        ),
    ] {
        assert!(rows.contains(&expected), "{expected:?} in {rows:?}");
    }
    assert_eq!(rows.len(), 7, "{rows:?}");
}

#[test]
fn a_title_stands_for_the_name_on_a_saved_page_and_other_peoples_access_is_no_fault() {
    let wanted = completed("outsystems", AppKind::ConnectedApp);
    let kind = FormKind::ConnectedApp;
    let mut saved = as_text(filled(kind, &wanted));
    saved
        .controls
        .retain(|control| control.label != "Connected App Name");
    let name = |saved: &FrameSnapshot, mode| {
        let rows = compare(&wanted, &form(saved, kind, mode));
        let row = rows.into_iter().find(|row| row.path == "/app/name");
        row.unwrap_or_else(|| panic!("no name")).verdict
    };
    assert_eq!(name(&saved, Mode::View), Verdict::NotShown);
    saved.headings = vec!["OutSystems  Integration Builder".to_owned()];
    assert_eq!(name(&saved, Mode::View), Verdict::Equal);
    assert_eq!(name(&saved, Mode::Edit), Verdict::NotShown);

    let kind = FormKind::ConnectedAppPolicies;
    let mut saved = as_text(filled(kind, &wanted));
    let mut list = saved.controls[0].clone();
    list.label = "Permission Sets".to_owned();
    list.sections = vec!["Permission Sets".to_owned()];
    let lines = ["Another", "OutSystems Integration Builder"].map(str::to_owned);
    list.state = State::Shown {
        lines: lines.to_vec(),
    };
    saved.controls.retain(|control| control.label != list.label);
    let sets = |saved: &FrameSnapshot| {
        let rows = compare(&wanted, &form(saved, kind, Mode::View));
        let rows = rows
            .into_iter()
            .filter(|row| row.path == "/policies/permissionSets");
        rows.map(|row| row.verdict).collect::<Vec<_>>()
    };
    assert_eq!(sets(&saved), [Verdict::NotShown]);
    saved.controls.push(list.clone());
    assert_eq!(sets(&saved), [Verdict::Equal]);
    // Two lists of that name: which one is meant is not known.
    saved.controls.push(list);
    assert_eq!(sets(&saved), [Verdict::NotShown]);
}

#[test]
fn recorded_saved_pages_are_read_into_these_configs() {
    for case in folder(&repository("tests/saved")) {
        let recording = text(&case.join("1-snapshot.json"));
        let snapshot: PageSnapshot = serde_json::from_str(&recording)
            .unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        let read = match readable(&snapshot) {
            Ok(form) => read(&form),
            Err(error) => error.to_string(),
        };
        golden(&case.join("read.json"), &(read + "\n"));
        assert!(form_of(&snapshot).is_err(), "{}", case.display());
    }
}
