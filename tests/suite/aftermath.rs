//! What is said of a filled form after its page is gone: saved only where address and page prove it.

use connected_app_helper::aftermath::{Outcome, aftermath};
use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::{AppKind, Config};
use connected_app_helper::run::Run;
use connected_app_helper::snapshot::{FrameSnapshot, MAX_HEADINGS, PageSnapshot, Row, State};

use crate::preset::completed;
use crate::simulated::{SimulatedPage, frame, put_text};

const SETUP: &str = "https://acme.my.salesforce-setup.com";
const CLASSIC: &str = "https://acme.my.salesforce.com";
const APP: &str = "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail";
const LIST: &str = "/lightning/setup/ManageExternalClientApplication/home";
const VIEW: &str = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp";
const NAME: &str = "OutSystems Integration Builder";

/// A config and the run that filled a new form from it.
fn filled(kind: AppKind) -> (Config, Run) {
    let config = completed("outsystems", kind);
    let turn = SimulatedPage::new(kind).fill(&config);
    (config, turn.run)
}

/// A page with these titles and no form.
fn titled(origin: &str, path: &str, titles: &[&str]) -> PageSnapshot {
    let mut frame = frame(origin, path);
    frame.headings = titles.iter().map(|&title| title.into()).collect();
    PageSnapshot::from(vec![frame])
}

fn top(snapshot: &mut PageSnapshot) -> &mut FrameSnapshot {
    let first = snapshot.frames.first_mut();
    first.unwrap_or_else(|| panic!("no frame"))
}

#[test]
fn the_page_of_the_app_proves_that_it_is_saved() {
    let (config, run) = filled(AppKind::ExternalClientApp);
    for titles in [
        &["External Client App Manager", NAME][..],
        &["OutSystems  Integration\u{a0}Builder"],
    ] {
        let told = aftermath(&config, &run, &titled(SETUP, APP, titles));
        assert_eq!(told.kind, Outcome::Saved, "{titles:?}");
        assert_eq!(
            told.message,
            format!("This is the page of the External Client App “{NAME}”.")
        );
    }
    let (config, run) = filled(AppKind::ConnectedApp);
    let mut framed = titled(CLASSIC, VIEW, &["Connected App Name", NAME]);
    let form = top(&mut framed);
    form.top = false;
    let shell = frame(SETUP, "/lightning/setup/NavigationMenus/page");
    framed.frames.insert(0, shell);
    assert_eq!(aftermath(&config, &run, &framed).kind, Outcome::Saved);
}

#[test]
fn a_new_form_that_held_the_name_already_is_still_of_a_new_app() {
    // As a refused form comes back, or where the admin typed the name.
    let config = completed("outsystems", AppKind::ConnectedApp);
    let mut page = SimulatedPage::new(AppKind::ConnectedApp);
    put_text(&mut page.item("/app/name").control.state, NAME);
    let run = page.fill(&config).run;
    let view = titled(CLASSIC, VIEW, &[NAME]);
    assert_eq!(aftermath(&config, &run, &view).kind, Outcome::Saved);
}

#[test]
fn its_settings_for_reading_prove_it_without_a_title() {
    let (config, run) = filled(AppKind::ExternalClientApp);
    let mut page = SimulatedPage::new(AppKind::ExternalClientApp);
    page.fill(&config);
    page.frame.path = APP.into();
    for item in &mut page.items {
        item.control.read_only = true;
    }
    assert_eq!(
        aftermath(&config, &run, &page.snapshot()).kind,
        Outcome::Saved
    );
    // A name in a field that is not the name's says nothing.
    put_text(&mut page.item("/app/name").control.state, "Another");
    put_text(&mut page.item("/app/description").control.state, NAME);
    assert_eq!(
        aftermath(&config, &run, &page.snapshot()).kind,
        Outcome::Unknown
    );
}

#[test]
fn what_does_not_prove_it_is_not_told() {
    let (config, run) = filled(AppKind::ExternalClientApp);
    for (what, snapshot) in [
        ("the list", titled(SETUP, LIST, &[NAME])),
        ("another host", titled("https://acme.example", APP, &[NAME])),
        (
            "no app's id",
            titled(SETUP, &APP.replace("0xI", "0PS"), &[NAME]),
        ),
        (
            "a longer name",
            titled(SETUP, APP, &["OutSystems Integration Builder 2"]),
        ),
        ("no title", titled(SETUP, APP, &[])),
        (
            "too many titles",
            titled(SETUP, APP, &[NAME; MAX_HEADINGS + 1]),
        ),
    ] {
        assert_eq!(
            aftermath(&config, &run, &snapshot).kind,
            Outcome::Unknown,
            "{what}"
        );
    }
    let mut hidden = titled(SETUP, APP, &[NAME]);
    top(&mut hidden).top = false;
    top(&mut hidden).visible = false;
    hidden.frames.push(frame(SETUP, LIST));
    assert_eq!(aftermath(&config, &run, &hidden).kind, Outcome::Unknown);
}

#[test]
fn an_app_of_this_name_that_was_only_edited_may_have_been_left_by_cancel() {
    let config = completed("outsystems", AppKind::ExternalClientApp);
    let mut page = SimulatedPage::new(AppKind::ExternalClientApp);
    page.frame.path = APP.into();
    put_text(&mut page.item("/app/name").control.state, NAME);
    let run = page.fill(&config).run;
    let told = aftermath(&config, &run, &titled(SETUP, APP, &[NAME]));
    assert_eq!((told.kind, told.again), (Outcome::Unknown, None));
    // Renamed by the fill, the new name is there only after Save.
    let mut page = SimulatedPage::new(AppKind::ExternalClientApp);
    page.frame.path = APP.into();
    put_text(&mut page.item("/app/name").control.state, "Old name");
    let run = page.fill(&config).run;
    assert_eq!(
        aftermath(&config, &run, &titled(SETUP, APP, &[NAME])).kind,
        Outcome::Saved
    );
}

#[test]
fn a_page_that_may_still_be_loading_is_named_for_another_look() {
    let (config, run) = filled(AppKind::ExternalClientApp);
    let told = aftermath(&config, &run, &titled(SETUP, APP, &[]));
    assert_eq!(told.again.as_deref(), Some("document-1"));
    let told = aftermath(&config, &run, &titled(SETUP, LIST, &[]));
    assert_eq!(told.again, None);
}

#[test]
fn a_form_with_an_error_of_its_own_is_not_saved() {
    let (config, run) = filled(AppKind::ConnectedApp);
    let mut page = SimulatedPage::new(AppKind::ConnectedApp);
    page.fill(&config);
    page.item("/app/contactEmail").control.error = Some("not an e-mail address".into());
    assert_eq!(
        aftermath(&config, &run, &page.snapshot()).kind,
        Outcome::Errors
    );
    page.item("/app/contactEmail").control.error = None;
    let told = aftermath(&config, &run, &page.snapshot());
    assert_eq!((told.kind, told.again), (Outcome::Unknown, None));
}

/// A list of apps with so many rows.
fn listed(path: &str, rows: usize) -> PageSnapshot {
    let mut list = titled(SETUP, path, &["A list"]);
    let form = SimulatedPage::of(FormKind::PermissionSet).snapshot();
    let mut controls = form.frames.into_iter().flat_map(|frame| frame.controls);
    let mut control = controls.next().unwrap_or_else(|| panic!("no control"));
    let row = Row {
        cells: vec![NAME.to_owned()],
        ticked: None,
    };
    control.state = State::Table {
        columns: vec!["App Name".to_owned()],
        rows: vec![row; rows],
    };
    top(&mut list).controls = vec![control];
    list
}

#[test]
fn a_list_with_rows_or_another_page_ends_what_a_fill_can_prove_and_a_page_in_between_does_not() {
    let (external, filled_external) = filled(AppKind::ExternalClientApp);
    let (connected, filled_connected) = filled(AppKind::ConnectedApp);
    let manager = "/lightning/setup/NavigationMenus/home";
    let shell = "/lightning/setup/NavigationMenus/page";
    for (page, elsewhere) in [
        (listed(LIST, 2), true),
        (listed(manager, 1), true),
        (
            titled(SETUP, "/lightning/setup/PermSets/home", &["Sets"]),
            false,
        ),
        (titled(SETUP, "/0PS000000000001AAA", &["A set"]), true),
        // Still loading.
        (listed(LIST, 0), false),
        (titled(SETUP, shell, &["Setup"]), false),
        (titled(SETUP, APP, &["External Client App Manager"]), false),
    ] {
        let told = aftermath(&external, &filled_external, &page);
        let over = told.elsewhere && told.again.is_none();
        assert_eq!(over, elsewhere, "{:?}", page.frames);
    }
    // The form once more, empty: what was filled in is gone.
    let again = SimulatedPage::new(AppKind::ExternalClientApp).snapshot();
    assert!(aftermath(&external, &filled_external, &again).elsewhere);
    let mut kept = SimulatedPage::new(AppKind::ExternalClientApp);
    kept.fill(&external);
    assert!(!aftermath(&external, &filled_external, &kept.snapshot()).elsewhere);
    // The page that asks to continue has the address of the form.
    let edit = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp";
    let told = |page: &PageSnapshot| aftermath(&connected, &filled_connected, page).elsewhere;
    assert!(!told(&titled(CLASSIC, edit, &["New Connected App"])));
    assert!(told(&titled(CLASSIC, VIEW, &["Another"])));
    assert!(told(&listed(manager, 1)));
}
