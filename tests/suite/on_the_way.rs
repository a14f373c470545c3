//! Pages of Setup between a journey's forms: whose they are, what is pointed at, and that they prove nothing.

use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::AppKind;
use connected_app_helper::journey::{Journey, StepKind, begin};
use connected_app_helper::snapshot::{Line, PageSnapshot, Row, State};

use crate::journey::{EXTERNAL, NAME, NOW, SETUP, outsystems, seen, titled};
use crate::preset::completed;
use crate::simulated::SimulatedPage;

#[test]
fn the_connected_apps_of_the_own_permission_set_are_filled_and_prove_nothing_while_edited() {
    let classic = "https://acme.my.salesforce.com";
    let text = serde_json::json!(completed("outsystems", AppKind::ConnectedApp)).to_string();
    let journey = begin("j3", &text, AppKind::ConnectedApp, "acme", NOW).unwrap();
    let section = |path: &str, query: &str, title: &str| {
        let mut page = SimulatedPage::of(FormKind::AssignedConnectedApps);
        page.frame.path = path.to_owned();
        page.frame.query = query.to_owned();
        page.frame.headings = vec![title.to_owned()];
        page.snapshot()
    };
    let own = "/0PS000000000001AAA/e";
    let key = "?s=ConnectedAppSettings";
    // Which permission set is the journey's is not known yet.
    let early = seen(&journey, &section(own, key, NAME), None);
    assert_eq!(early.here, None);
    assert!(
        early
            .note
            .unwrap()
            .contains("Open the permission set itself once")
    );

    let set = titled(classic, "/0PS000000000001AAA", NAME);
    let mut journey = seen(&journey, &set, None).journey;
    // Another app of the journey's name may be in the list.
    let nameless = seen(&journey, &section(own, key, NAME), None);
    assert_eq!(nameless.here, None);
    assert!(nameless.note.unwrap().contains("not known yet"));
    journey.app_id = Some("06P000000000002AAA".to_owned());
    for (query, title) in [
        (key, NAME),
        ("?s=ConnectedApps", NAME),
        ("", "Assigned Connected Apps"),
    ] {
        let arrival = seen(&journey, &section(own, query, title), None);
        assert_eq!(
            arrival.here,
            Some(StepKind::ConnectedAppAccess),
            "{query} {title}"
        );
        assert_eq!(arrival.journey, journey);
    }
    // Another section, another permission set.
    for (path, query) in [(own, "?s=ApexClassAccess"), ("/0PS000000000002AAA/e", key)] {
        let arrival = seen(&journey, &section(path, query, NAME), None);
        assert_eq!(arrival.here, None, "{path} {query}");
    }

    // The app is selected, and nothing else is moved.
    let mut page = SimulatedPage::of(FormKind::AssignedConnectedApps);
    let wanted = completed("outsystems", AppKind::ConnectedApp);
    let ended = page.fill(&wanted);
    assert_eq!(
        ended.confirmed(),
        ["/policies/permissionSets"],
        "{:?}",
        ended.proof
    );
    let [item] = page.items.as_slice() else {
        panic!("{:?}", page.items);
    };
    let State::DualList {
        available,
        selected,
        ..
    } = &item.control.state
    else {
        panic!("{item:?}");
    };
    let texts =
        |lines: &[Line]| -> Vec<String> { lines.iter().map(|line| line.text.clone()).collect() };
    assert_eq!(
        (texts(available), texts(selected)),
        (vec!["Somebody else's".to_owned()], vec![NAME.to_owned()])
    );

    // A config whose users are let in by something else wants nothing here.
    let mut other = wanted;
    other.policies.as_mut().unwrap().permission_sets = Some(vec!["Another".to_owned()]);
    let mut page = SimulatedPage::of(FormKind::AssignedConnectedApps);
    assert!(page.fill(&other).proof.confirmed.is_empty());
}

#[test]
fn lists_and_settings_are_explained_and_prove_nothing() {
    let text = serde_json::json!(completed("resmo", AppKind::ConnectedApp)).to_string();
    let mut connected = begin("j2", &text, AppKind::ConnectedApp, "acme", NOW).unwrap();
    let hint = |journey: &Journey, path: &str| {
        let arrival = seen(journey, &titled(SETUP, path, "A list"), None);
        assert_eq!((&arrival.journey, arrival.here), (journey, None));
        arrival.hint.unwrap_or_default()
    };
    let manager = "/lightning/setup/NavigationMenus/home";
    assert!(hint(&connected, manager).contains("New Connected App"));
    let settings = "/lightning/setup/ExternalClientApplicationSettings/home";
    assert!(hint(&connected, settings).contains("never pressed for you"));
    connected.app_id = Some("06P000000000001AAA".to_owned());
    assert!(hint(&connected, manager).contains("App Type Connected"));
    let external = outsystems();
    assert_eq!(hint(&external, manager), "");
    assert_eq!(hint(&external, settings), "");
}

/// A list of apps, each with a name, a developer name and a kind, under these columns.
fn list(path: &str, columns: [&str; 3], rows: &[[&str; 3]]) -> PageSnapshot {
    let mut page = titled(SETUP, path, "A list");
    let form = SimulatedPage::new(EXTERNAL).snapshot();
    let mut controls = form.frames.into_iter().flat_map(|frame| frame.controls);
    let mut control = controls.next().unwrap_or_else(|| panic!("no control"));
    control.label = String::new();
    let row = |cells: &[&str; 3]| Row {
        cells: cells.map(str::to_owned).to_vec(),
        ticked: None,
    };
    control.state = State::Table {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.iter().map(row).collect(),
    };
    control.visible = true;
    for frame in &mut page.frames {
        frame.controls = vec![control.clone()];
    }
    page
}

#[test]
fn the_row_of_the_own_app_is_pointed_at_and_no_other() {
    let text = serde_json::json!(completed("resmo", AppKind::ConnectedApp)).to_string();
    let mut connected = begin("j2", &text, AppKind::ConnectedApp, "acme", NOW).unwrap();
    let manager = "/lightning/setup/NavigationMenus/home";
    let columns = ["App Name", "Developer Name", "App Type"];
    let own = ["Resmo", "Resmo", "Connected"];
    let lightning = ["Resmo", "Resmo_2", "Lightning"];
    let look = |journey: &Journey, columns, rows: &[[&str; 3]]| {
        let arrival = seen(journey, &list(manager, columns, rows), None);
        assert_eq!((&arrival.journey, arrival.here), (journey, None));
        (
            arrival.row.map(|row| row.cells),
            arrival.hint.unwrap_or_default(),
        )
    };
    // An app that nobody saw being made is not looked for.
    assert_eq!(look(&connected, columns, &[own]).0, None);
    connected.app_id = Some("06P000000000001AAA".to_owned());
    let (row, _) = look(&connected, columns, &[lightning, own]);
    assert_eq!(row, Some(own.map(str::to_owned).to_vec()));
    let managed = ["Resmo", "Resmo", "Connected (Managed)"];
    for (rows, says) in [
        (vec![lightning], "scroll down, or search the list"),
        (vec![own, managed], "2 rows bear that name"),
    ] {
        let (row, hint) = look(&connected, columns, &rows);
        assert_eq!(row, None);
        assert!(hint.contains(says), "{hint}");
    }
    // Without the columns nothing is known of the rows.
    let (row, hint) = look(&connected, ["App Name", "Developer Name", "Kind"], &[own]);
    assert_eq!(row, None);
    assert!(!hint.contains("scroll"), "{hint}");

    let mut external = outsystems();
    external.app_id = Some("0xI000000000001".to_owned());
    let apps = list(
        "/lightning/setup/ManageExternalClientApplication/home",
        ["External Client App Name", "Contact Email", "Type"],
        &[["Another", "", "Local"], [NAME, "", "Local"]],
    );
    assert_eq!(
        seen(&external, &apps, None)
            .row
            .map(|row| row.cells[0].clone()),
        Some(NAME.to_owned())
    );
}
