//! The server's rules, asked as a browser asks.

use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request as Incoming, State};
use axum::http::StatusCode;

use super::record::PostBody;
use super::site::{self, Site};
use super::*;

pub(super) const CLASSIC_HOST: &str = "acme--uat.sandbox.my.salesforce.com";
pub(super) const SETUP_HOST: &str = "acme--uat.sandbox.my.salesforce-setup.com";
fn pages() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/practice")
}

pub(super) fn open() -> Arc<Site> {
    Arc::new(Site::open(&pages(), Path::new("not-built")).unwrap())
}

pub(super) async fn send(site: &Arc<Site>, request: Incoming) -> (StatusCode, String) {
    let response = site::answer(State(Arc::clone(site)), request).await;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

pub(super) async fn get(site: &Arc<Site>, host: &str, path: &str) -> (StatusCode, String) {
    let request = Incoming::get(path).header("host", host);
    send(site, request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_shell_frames_the_form_on_the_other_origin_with_its_variant() {
    let site = open();
    let path = shell::wrapped(classic::EDIT, "hidden-copy,canvas");
    let (status, page) = get(&site, SETUP_HOST, &path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        page.matches("<force-aloha-page><iframe name=\"vfFrameId_")
            .count(),
        2
    );
    assert_eq!(page.matches("tabindex=\"0\"").count(), 1);
    assert!(page.contains("title=\"New Connected App ~ Salesforce - Enterprise Edition\""));
    assert!(
        page.contains("https:&#x2f;&#x2f;acme--uat.sandbox.my.salesforce.com&#x2f;app&#x2f;mgmt")
    );
    assert!(page.contains("practice=hidden-copy%2Ccanvas&amp;isdtp=p1"));

    let (_, page) = get(
        &site,
        SETUP_HOST,
        &shell::wrapped(classic::EDIT, "same-origin"),
    )
    .await;
    assert!(page.contains("src=\"https:&#x2f;&#x2f;acme--uat.sandbox.my.salesforce-setup.com"));
}

#[tokio::test]
async fn every_variant_renders() {
    let site = open();
    for (name, _) in variant::Variant::ALL {
        let path = format!("{}?practice={name}", classic::EDIT);
        let (status, page) = get(&site, CLASSIC_HOST, &path).await;
        assert_eq!(status, StatusCode::OK, "{name}: {page}");
        let (status, page) = get(&site, SETUP_HOST, &shell::wrapped(classic::EDIT, name)).await;
        assert_eq!(status, StatusCode::OK, "{name}: {page}");
    }
    let path = format!("{}?practice=plain,late-part", classic::EDIT);
    let (status, page) = get(&site, CLASSIC_HOST, &path).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("late-part"));
}

#[tokio::test]
async fn the_lightning_page_creates_and_reads_apps() {
    let site = open();
    let create = |query: &str| {
        let request = Incoming::post(format!("/practice/api/apps?{query}"));
        request
            .header("host", SETUP_HOST)
            .body(Body::from("{\"name\":\"My App\"}"))
            .unwrap()
    };
    let (status, body) = send(&site, create("practice=native")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(
        body,
        "{\"location\":\"/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail?practice=native\"}"
    );
    let app = "/practice/api/apps/0xI000000000001";
    let (status, body) = get(&site, SETUP_HOST, app).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        body.starts_with("{\"settings\":{\"name\":\"My App\"}"),
        "{body}"
    );
    let save = Incoming::post(format!("{app}/policies"))
        .header("host", SETUP_HOST)
        .body(Body::from("{\"permittedUsers\":\"admins\"}"))
        .unwrap();
    let (_, body) = send(&site, save).await;
    assert!(
        body.contains("\"policies\":{\"permittedUsers\":\"admins\"}"),
        "{body}"
    );
    let (status, body) = send(&site, create("practice=error-on-create")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body.contains("\"field\":\"contactEmail\""));
    let bodies: Vec<PostBody> = site
        .book()
        .posts
        .iter()
        .map(|post| post.body.clone())
        .collect();
    assert_eq!(bodies.len(), 3);
    assert_eq!(
        bodies[0],
        PostBody::Json(serde_json::json!({"name": "My App"}))
    );
}

#[tokio::test]
async fn serves_scripts_and_styles_and_nothing_else() {
    let site = open();
    let request = Incoming::get("/practice/classic/form.js").header("host", CLASSIC_HOST);
    let response = site::answer(
        State(Arc::clone(&site)),
        request.body(Body::empty()).unwrap(),
    )
    .await;
    assert_eq!(
        response.headers()["content-type"],
        "text/javascript; charset=utf-8"
    );
    for path in [
        "/practice/classic/edit.html",
        "/practice/../../Cargo.toml",
        "/practice/..%2f..%2fCargo.toml",
        "/practice//etc/hosts.txt",
        "/elsewhere",
    ] {
        let (status, _) = get(&site, SETUP_HOST, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let (status, _) = get(&site, "my.salesforce.com.evil.example", classic::EDIT).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let requests = &site.book().requests;
    assert_eq!(requests[0].path, "/practice/classic/form.js");
    assert_eq!(requests.len(), 7);
}

#[tokio::test]
async fn starts_on_loopback_and_stops() {
    let practice = Practice::start(&pages(), Path::new("not-built"))
        .await
        .unwrap();
    let port = practice.port();
    assert!(
        tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_ok()
    );
    // Base64 of 32 bytes.
    assert_eq!(practice.spki_hash().len(), 44);
    assert!(
        practice
            .host_resolver_rules()
            .starts_with(&format!("MAP *.my.salesforce-setup.com 127.0.0.1:{port}, "))
    );
    assert!(
        practice
            .host_resolver_rules()
            .ends_with(", MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    );
    assert_eq!(
        practice.url(PracticePage::NewConnectedApp, "a,b"),
        format!(
            "https://{SETUP_HOST}/lightning/setup/NavigationMenus/page?address=%2Fapp%2Fmgmt%2Fforceconnectedapps%2FforceAppEdit.apexp&practice=a%2Cb"
        )
    );
    practice.stop().await.unwrap();
    assert!(
        tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn every_page_of_the_list_opens() {
    let practice = Practice::start(&pages(), Path::new("not-built"))
        .await
        .unwrap();
    for page in [
        PracticePage::SetupHome,
        PracticePage::NewConnectedApp,
        PracticePage::NewConnectedAppAlone,
        PracticePage::EditConnectedApp,
        PracticePage::ViewConnectedApp,
        PracticePage::ConsumerDetails,
    ] {
        let address = url::Url::parse(&practice.url(page, "plain")).unwrap();
        let path = format!("{}?{}", address.path(), address.query().unwrap());
        let (status, text) = get(&practice.site, address.host_str().unwrap(), &path).await;
        assert_eq!(status, StatusCode::OK, "{page:?}: {text}");
    }
    practice.stop().await.unwrap();
}

#[tokio::test]
async fn a_permission_set_is_made_shown_and_offered_to_every_app() {
    let site = open();
    let save = |body: &'static str| {
        Incoming::post(permission_sets::NEW)
            .header("host", CLASSIC_HOST)
            .body(Body::from(body))
            .unwrap()
    };
    let (status, page) = send(&site, save("x:label=&x:developerName=")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You must enter a value"));
    let body = "x:label=Acme&x:developerName=Acme&x:license=--None--&x:save=Save";
    let (status, _) = send(&site, save(body)).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, page) = get(&site, CLASSIC_HOST, "/0PS000000000001AAA").await;
    assert!(
        page.contains("<h2 class=\"pageDescription\">Acme</h2>"),
        "{page}"
    );
    let id = site
        .book()
        .keep_external(serde_json::json!({}), serde_json::json!({}));
    let (_, app) = get(&site, SETUP_HOST, &format!("/practice/api/apps/{id}")).await;
    assert!(app.contains("\"permissionSets\":[\"Acme\","), "{app}");
}
