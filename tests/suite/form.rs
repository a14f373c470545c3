//! Which form of a tab is filled, and what a tab without one is told.

use connected_app_helper::catalogue::FormKind;
use connected_app_helper::config::AppKind;
use connected_app_helper::error::Coded;
use connected_app_helper::form::{FormError, Mode, form};
use connected_app_helper::snapshot::{ChildFrame, CollectRefusal, FrameSnapshot, PageSnapshot};

use crate::refusals::open_page;
use crate::simulated::{SimulatedPage, frame};

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
        (form.kind, form.mode, form.frame.top),
        (FormKind::ConnectedApp, Mode::New, false)
    );
}

#[test]
fn a_tab_without_a_form_says_what_is_there_instead() {
    let no_org = PageSnapshot::from(vec![frame("https://acme.example", EDIT)]);
    assert_eq!(fault(&no_org), Some(FormError::NotSetup));
    assert_eq!(
        fault(&PageSnapshot::from(Vec::new())),
        Some(FormError::NotSetup)
    );
    let list = PageSnapshot::from(vec![frame(
        SETUP,
        "/lightning/setup/ManageExternalClientApplication/home",
    )]);
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
    assert_eq!(fault(&greyed), Some(FormError::Locked));
    // An External Client App shows its settings as text until Edit is pressed.
    let mut app = PageSnapshot::from(vec![frame(SETUP, APP)]);
    assert_eq!(fault(&app), Some(FormError::ViewMode));
    let mut page = open_page(AppKind::ExternalClientApp);
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
