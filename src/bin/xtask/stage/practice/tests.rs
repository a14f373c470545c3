//! The server's rules, asked as a browser asks.

use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request as Incoming, State};
use axum::http::StatusCode;

use super::record::PostBody;
use super::site::{self, Site};
use super::*;

const BOUNDARY: &str = "practice-boundary";
const CLASSIC_HOST: &str = "acme--uat.sandbox.my.salesforce.com";
const SETUP_HOST: &str = "acme--uat.sandbox.my.salesforce-setup.com";
const NAME: &str = "appsetup:setupForm:details:appsection:nameSection:name";
const API_NAME: &str = "appsetup:setupForm:details:j_id0:j_id20";
const EMAIL: &str = "appsetup:setupForm:details:appsection:emailSection:contactEmail";
const OAUTH: &str = "appsetup:setupForm:details:consumersection:oauth:isOauth";
const CALLBACK: &str =
    "appsetup:setupForm:details:consumersection:oauthSection:multiCallbackUrlSection:callbackUrl";
const DIGITAL: &str = "appsetup:setupForm:details:consumersection:oauthSection:digitalSignaturesSection:certUsedOption";
const CERTIFICATE: &str = "appsetup:setupForm:details:consumersection:oauthSection:digitalSignaturesSection:certFileUpload";
const SELECTED: &str = "appsetup:setupForm:details:consumersection:oauthSection:scopesSection:scopes:duelingListBox:backingList_s";
const SCOPES: &str = "appsetup:setupForm:details:j_id0:j_id90";

fn pages() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/practice")
}

fn open() -> Arc<Site> {
    Arc::new(Site::open(&pages(), Path::new("not-built")).unwrap())
}

async fn send(site: &Arc<Site>, request: Incoming) -> (StatusCode, String) {
    let response = site::answer(State(Arc::clone(site)), request).await;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

async fn get(site: &Arc<Site>, host: &str, path: &str) -> (StatusCode, String) {
    let request = Incoming::get(path).header("host", host);
    send(site, request.body(Body::empty()).unwrap()).await
}

/// Posts the form as a browser does; a certificate is a pair of file name and text.
async fn post(
    site: &Arc<Site>,
    query: &str,
    fields: &[(&str, &str)],
    certificate: (&str, &str),
) -> (StatusCode, String) {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
    }
    let (file, text) = certificate;
    body += &format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{CERTIFICATE}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n{text}\r\n--{BOUNDARY}--\r\n"
    );
    let request = Incoming::post(format!("{}?{query}", classic::EDIT))
        .header("host", CLASSIC_HOST)
        .header(
            "content-type",
            format!("multipart/form-data; boundary={BOUNDARY}"),
        );
    send(site, request.body(Body::from(body)).unwrap()).await
}

fn good() -> Vec<(&'static str, &'static str)> {
    vec![
        (NAME, "My App"),
        (API_NAME, "My_App"),
        (EMAIL, "admin@acme.example"),
        (OAUTH, "1"),
        (
            CALLBACK,
            "https://a.example/one\r\nhttps://a.example/two?x=1",
        ),
        (DIGITAL, "1"),
        (SCOPES, "RefreshToken,Api"),
    ]
}

fn changed(name: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    good()
        .into_iter()
        .map(|(key, old)| (key, if key == name { value } else { old }))
        .collect()
}

const NO_FILE: (&str, &str) = ("", "");
const FILE: (&str, &str) = ("app.crt", "-----BEGIN CERTIFICATE-----\n");

#[tokio::test]
async fn saves_a_good_form_and_shows_it_read_only() {
    let site = open();
    let (status, page) = post(&site, "practice=plain", &good(), FILE).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Changes can take up to 10 minutes"), "{page}");
    assert!(page.contains("value=\"06P000000000002AAA\""));

    let path = format!("{}?applicationId=06P000000000002AAA", classic::VIEW);
    let (_, page) = get(&site, CLASSIC_HOST, &path).await;
    assert!(page.contains("https:&#x2f;&#x2f;a.example&#x2f;one\r\nhttps:"));
    let first = page.find("Perform requests at any time (refresh_token, offline_access)");
    assert!(first < page.find("Manage user data via APIs (api)"));
    assert!(!page.contains("type=\"text\""));
    let boxes = page.matches("type=\"checkbox\"").count();
    assert_eq!(page.matches("type=\"checkbox\" disabled").count(), boxes);
    assert!(page.contains("manageConsumerKeySecretSection:manageConsumer"));
    assert!(!page.contains("PRACTICE-SECRET"));
}

#[tokio::test]
async fn remembers_what_was_posted_as_received() {
    let site = open();
    let mut fields = good();
    fields.push((SELECTED, "Full"));
    post(&site, "practice=plain", &fields, FILE).await;
    let posts = site.book().posts.clone();
    let post = &posts[0];
    assert_eq!(post.host, CLASSIC_HOST);
    assert_eq!(post.path, format!("{}?practice=plain", classic::EDIT));
    assert_eq!(
        post.text("Callback URL"),
        Some("https://a.example/one\r\nhttps://a.example/two?x=1")
    );
    // The highlighted options of the visible list are posted too, and are nobody's value.
    assert_eq!(post.text("Selected OAuth Scopes"), Some("RefreshToken,Api"));
    assert_eq!(post.text("Enable for Device Flow"), None);
    let file = post.file("Certificate").unwrap();
    assert_eq!((file.name.as_str(), file.size), ("app.crt", 28));
    assert_eq!(file.text, FILE.1);
    assert_eq!(
        file.sha256,
        "b93f51c3ac1bdd90edcce2019d2452a328cbf97443f3744cc7ec63033a5b2c16"
    );
}

#[tokio::test]
async fn names_every_fault_keeps_the_values_and_loses_the_file() {
    let site = open();
    let fields = [
        (NAME, ""),
        (API_NAME, "1st"),
        (EMAIL, "admin at acme"),
        (OAUTH, "1"),
        (CALLBACK, "http://a.example/cb"),
        (SELECTED, "Api"),
        (SCOPES, ""),
    ];
    let (status, page) = post(&site, "practice=plain", &fields, FILE).await;
    assert_eq!(status, StatusCode::OK);
    let list = page.split("errorMsg").nth(1).unwrap();
    let list = list.split("</ul>").next().unwrap();
    for label in [
        "Connected App Name:",
        "API Name:",
        "Contact Email: Contact email needs to be in a valid email format",
        "Callback URL:",
        "Selected OAuth Scopes:",
    ] {
        assert!(list.contains(label), "{label} in {list}");
    }
    assert!(page.contains("value=\"admin at acme\""));
    assert!(page.contains("http:&#x2f;&#x2f;a.example&#x2f;cb</textarea>"));
    assert!(!page.contains("app.crt"));
    assert_eq!(site.book().connected.len(), 1);
}

#[tokio::test]
async fn wants_a_certificate_once_digital_signatures_are_used() {
    let site = open();
    let (_, page) = post(&site, "practice=plain", &good(), NO_FILE).await;
    assert!(page.contains("Use digital signatures: Choose a certificate file"));
    // Without OAuth none of its rows matters.
    let plain = [
        (NAME, "My App"),
        (API_NAME, "My_App"),
        (EMAIL, "admin@acme.example"),
        (DIGITAL, "1"),
    ];
    let (_, page) = post(&site, "practice=plain", &plain, NO_FILE).await;
    assert!(page.contains("Changes can take"));
}

#[tokio::test]
async fn refuses_a_scope_that_the_org_does_not_offer() {
    let site = open();
    let (_, page) = get(
        &site,
        CLASSIC_HOST,
        &format!("{}?practice=missing-scope", classic::EDIT),
    )
    .await;
    assert!(!page.contains("refresh_token"));
    let (_, page) = post(&site, "practice=missing-scope", &good(), FILE).await;
    assert!(page.contains("This org does not offer RefreshToken"));
}

#[tokio::test]
async fn refuses_the_email_once() {
    let site = open();
    let (_, page) = post(&site, "practice=error-on-save", &good(), FILE).await;
    assert!(page.contains("Contact Email: Contact email needs"));
    assert!(page.contains("forceAppEdit.apexp?practice=error-on-save&amp;refused=1"));
    let (_, page) = post(&site, "practice=error-on-save&refused=1", &good(), FILE).await;
    assert!(page.contains("Changes can take"));
}

#[tokio::test]
async fn keeps_api_name_and_certificate_of_an_app_that_exists() {
    let site = open();
    post(&site, "practice=plain", &good(), FILE).await;
    let query = "applicationId=06P000000000002AAA&practice=plain";
    let (_, page) = get(&site, CLASSIC_HOST, &format!("{}?{query}", classic::EDIT)).await;
    let input = page.split(&format!("id=\"{API_NAME}\"")).nth(1).unwrap();
    assert!(
        input
            .split('>')
            .next()
            .unwrap()
            .ends_with("disabled data-role=\"api-name\"")
    );
    let fields: Vec<_> = changed(NAME, "Renamed")
        .into_iter()
        .filter(|(name, _)| *name != API_NAME)
        .collect();
    let (_, page) = post(&site, query, &fields, NO_FILE).await;
    assert!(page.contains("Changes can take"), "{page}");
    let path = format!("{}?applicationId=06P000000000002AAA", classic::VIEW);
    let (_, page) = get(&site, CLASSIC_HOST, &path).await;
    assert!(page.contains(">Renamed</span>") && page.contains(">My_App</span>"));
    assert_eq!(site.book().connected.len(), 2);
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
    let (status, body) = get(&site, SETUP_HOST, "/practice/api/apps/0xI000000000001").await;
    assert_eq!(
        (status, body.as_str()),
        (StatusCode::OK, "{\"name\":\"My App\"}")
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
    assert_eq!(bodies.len(), 2);
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
