//! Saving the classic form, asked as a browser asks.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request as Incoming;
use axum::http::StatusCode;

use super::super::site::Site;
use super::super::tests::{CLASSIC_HOST, get, open, send};
use super::{EDIT, VIEW};

const BOUNDARY: &str = "practice-boundary";
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
    let request = Incoming::post(format!("{}?{query}", EDIT))
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

    let path = format!("{}?applicationId=06P000000000002AAA", VIEW);
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
    assert_eq!(post.path, format!("{}?practice=plain", EDIT));
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
        &format!("{}?practice=missing-scope", EDIT),
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
    let (_, page) = get(&site, CLASSIC_HOST, &format!("{}?{query}", EDIT)).await;
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
    let path = format!("{}?applicationId=06P000000000002AAA", VIEW);
    let (_, page) = get(&site, CLASSIC_HOST, &path).await;
    assert!(page.contains(">Renamed</h2>") && page.contains(">My_App</span>"));
    assert_eq!(site.book().connected.len(), 2);
}
