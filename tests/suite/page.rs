use connected_app_helper::page::{PageKind, page};
use proptest::prelude::*;

const HOSTS: [&str; 4] = [
    "https://acme.my.salesforce.com",
    "https://acme.my.salesforce-setup.com",
    "https://acme.lightning.force.com",
    "https://acme--c.vf.force.com",
];
const EDIT: &str = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp";
const POLICY: &str = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage";
const ECA: &str = "/lightning/setup/ManageExternalClientApplication";

fn kind(origin: &str, path: &str, query: &str) -> PageKind {
    page(origin, path, query).kind
}

#[test]
fn the_classic_form_is_known_on_every_host_of_the_org() {
    for host in HOSTS {
        let cases = [
            ("", PageKind::NewConnectedApp),
            (
                "?isdtp=p1&sfdcIFrameOrigin=https%3A%2F%2Facme.my.salesforce-setup.com&nonce=1",
                PageKind::NewConnectedApp,
            ),
            ("?retURL=%2Fhome%3Fid%3D06P", PageKind::NewConnectedApp),
            ("?myid=1&ID=2", PageKind::NewConnectedApp),
            ("?applicationId=06P000000000001", PageKind::EditConnectedApp),
            ("retURL=x&id=0Ci000000000001", PageKind::EditConnectedApp),
        ];
        for (query, expected) in cases {
            assert_eq!(kind(host, EDIT, query), expected, "{host} {query}");
        }
        assert_eq!(
            kind(host, "/app/mgmt/forceconnectedapps/forceappedit.APEXP", ""),
            PageKind::NewConnectedApp
        );
        assert_eq!(
            kind(
                host,
                "/app/mgmt/forceconnectedapps/forceAppDetail.apexp",
                "?applicationId=06P"
            ),
            PageKind::ConnectedAppView
        );
    }
}

#[test]
fn a_packages_own_page_never_passes_for_setup() {
    let paths = [
        "/apex/forceAppEdit.apexp",
        "/apex/forceAppEdit",
        "/apex/app/mgmt/forceconnectedapps/forceAppEdit.apexp",
        "/apex/x/../app/mgmt/forceconnectedapps/forceAppEdit.apexp",
        "//app/mgmt/forceconnectedapps/forceAppEdit.apexp",
        "/APP/mgmt/forceconnectedapps/forceAppEdit.apexp",
        "/x/lightning/setup/ManageExternalClientApplication/home",
        "",
    ];
    for host in HOSTS {
        for path in paths {
            assert_eq!(kind(host, path, ""), PageKind::NotSetup, "{host}{path}");
        }
    }
    // The right path on the package's own host, or where no classic Setup page can stand.
    assert_eq!(
        kind("https://acme--mypkg.vf.force.com", EDIT, ""),
        PageKind::NotSetup
    );
    assert_eq!(
        kind("https://acme--c.vf.force.com", &format!("{POLICY}/e"), ""),
        PageKind::NotSetup
    );
    assert_eq!(
        kind("https://acme--c.vf.force.com", &format!("{ECA}/home"), ""),
        PageKind::NotSetup
    );
    assert_eq!(
        kind("https://acme.my.salesforce.com", &format!("{ECA}/home"), ""),
        PageKind::NotSetup
    );
    for host in [
        "https://evil.example",
        "http://acme.my.salesforce.com",
        "null",
        "",
    ] {
        let page = page(host, EDIT, "");
        assert_eq!((page.kind, page.org), (PageKind::NotSetup, None), "{host}");
    }
}

#[test]
fn an_almost_right_path_is_another_setup_page() {
    for path in [
        "/app/mgmt/forceconnectedapps/forceAppEdit.apexp/",
        "/app/mgmt/forceconnectedapps/forceAppEdit%2Eapexp",
        "/app/mgmt/forceconnectedapps/forceAppEdit.apexpx",
        "/app/mgmt/forceconnectedapps/x/forceAppEdit.apexp",
        "/app/mgmt/forceconnectedapps/forceInstalledConnectedAppLists.apexp",
    ] {
        assert_eq!(
            kind("https://acme.my.salesforce.com", path, ""),
            PageKind::OtherSetup,
            "{path}"
        );
    }
}

#[test]
fn policies_are_shown_or_edited() {
    for host in &HOSTS[..3] {
        assert_eq!(
            kind(host, &format!("{POLICY}/d"), "?applicationId=06P"),
            PageKind::ConnectedAppPolicyView
        );
        assert_eq!(
            kind(host, &format!("{POLICY}/e"), "?applicationId=06P"),
            PageKind::ConnectedAppPolicyEdit
        );
        assert_eq!(kind(host, &format!("{POLICY}/x"), ""), PageKind::OtherSetup);
    }
}

#[test]
fn lightning_setup_is_known_on_lightning_hosts() {
    for host in &HOSTS[1..3] {
        let cases = [
            (
                "ManageExternalClientApplication/home",
                PageKind::ExternalClientAppManager,
            ),
            (
                "ManageExternalClientApplication/0xIQy0000000ABC/detail",
                PageKind::ExternalClientApp,
            ),
            (
                "ManageExternalClientApplication/0xIQy0000000ABCMA0/detail",
                PageKind::ExternalClientApp,
            ),
            (
                "ManageExternalClientApplication/06PQy0000000ABC/detail",
                PageKind::OtherSetup,
            ),
            (
                "ManageExternalClientApplication/0xIQy0000000ABC/x/detail",
                PageKind::OtherSetup,
            ),
            (
                "ManageExternalClientApplication/home/",
                PageKind::OtherSetup,
            ),
            ("ExternalClientAppManager/home", PageKind::OtherSetup),
            ("NavigationMenus/home", PageKind::AppManager),
            ("NavigationMenus/page", PageKind::OtherSetup),
            ("SetupOneHome/home", PageKind::OtherSetup),
        ];
        for (path, expected) in cases {
            assert_eq!(
                kind(host, &format!("/lightning/setup/{path}"), ""),
                expected,
                "{host} {path}"
            );
        }
        assert_eq!(kind(host, "/lightning/page/home", ""), PageKind::NotSetup);
        assert_eq!(kind(host, "/lightning/n/setup", ""), PageKind::NotSetup);
    }
}

#[test]
fn pages_with_secrets_are_refused() {
    for (host, path) in [
        (
            "https://acme.my.salesforce.com",
            "/app/mgmt/forceconnectedapps/forceAppConsumerDetails.apexp",
        ),
        (
            "https://acme.my.salesforce.com",
            "/_ui/identity/verification/method/EmailVerificationFinishUi/e",
        ),
        (
            "https://acme.my.salesforce-setup.com",
            "/lightning/setup/ManageExternalClientApplication/0xIQy0000000ABC/consumerDetails",
        ),
    ] {
        assert_eq!(kind(host, path, ""), PageKind::ConsumerDetails, "{path}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(origin in ".{0,60}", path in ".{0,80}", query in ".{0,80}") {
        let _ = page(&origin, &path, &query);
        let _ = page(HOSTS[0], &path, &query);
        let _ = page(HOSTS[1], &format!("/lightning/setup/{path}"), &query);
    }
}

#[test]
fn permission_sets_are_known_by_their_form_and_by_their_id() {
    let classic = "https://acme.my.salesforce.com";
    let form = "/udd/PermissionSet/newPermissionSet.apexp";
    assert_eq!(kind(classic, form, "?isdtp=p1"), PageKind::NewPermissionSet);
    for (path, expected) in [
        ("/0PS000000000001", PageKind::PermissionSet),
        ("/0PS000000000001AAA", PageKind::PermissionSet),
        ("/0PS00000000001", PageKind::NotSetup),
        ("/0PS0000000000-1", PageKind::NotSetup),
        ("/001000000000001", PageKind::NotSetup),
        ("/0PS000000000001/e", PageKind::PermissionSetSection),
        ("/0PS00000000001/e", PageKind::NotSetup),
        ("/0PS000000000001/f", PageKind::NotSetup),
        (
            "/udd/PermissionSet/newPermissionSet.apexp/",
            PageKind::OtherSetup,
        ),
    ] {
        assert_eq!(kind(classic, path, ""), expected, "{path}");
    }
    assert_eq!(kind("https://evil.example", form, ""), PageKind::NotSetup);
}
