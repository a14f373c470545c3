//! The practice org's token endpoint: the JWT bearer flow (RFC 7523), UserInfo and revocation.
//!
//! Assertions are verified by `jsonwebtoken`, not by our own code. The errors and their words are those that
//! Salesforce documents or people report; in which order Salesforce looks at things is not known, so the
//! order here is a guess.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use axum::body::to_bytes;
use axum::extract::Request as Incoming;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::{Value, json};

use super::site::{BODY_LIMIT, Site, html};

/// The login hosts that every org shares.
pub(super) const LOGIN: &str = "login.salesforce.com";
/// As [`LOGIN`], for sandboxes and scratch orgs.
pub(super) const TEST: &str = "test.salesforce.com";
const PATH: &str = "/services/oauth2/";
/// What every access token of the practice org holds, so that tests can look for it where none may be.
pub(crate) const ACCESS_TOKEN_MARK: &str = "PRACTICEaccessTOKEN";

/// An app that may be asked for tokens.
#[derive(Clone, Debug)]
pub(crate) struct TokenApp {
    pub(crate) consumer_key: &'static str,
    /// SubjectPublicKeyInfo of its certificate, PEM.
    pub(crate) public_key: String,
    pub(crate) username: &'static str,
    /// An External Client App, which login hosts do not know.
    pub(crate) external: bool,
    pub(crate) scopes: &'static str,
    /// An admin approved the user.
    pub(crate) approved: bool,
    /// What it answers whatever it is asked: a status, and a body.
    pub(crate) always: Option<(u16, String)>,
}

/// The claims as the third-party library reads them: a list for `aud` does not fit.
#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
}

/// Whether this address is one of the endpoint's.
pub(super) fn knows(path: &str) -> bool {
    path.starts_with(PATH)
}

/// Answers one request. No header lets another site read the answer, as Salesforce has none.
pub(super) async fn answer(site: &Site, host: &str, incoming: Incoming) -> Result<Response> {
    let path = incoming.uri().path().to_owned();
    if incoming.method() != Method::POST {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let cookies = incoming.headers().contains_key("cookie");
    let referrer = incoming.headers().contains_key("referer");
    let body = to_bytes(incoming.into_body(), BODY_LIMIT).await?;
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    site.book().token_calls.push(TokenCall {
        url: format!("https://{host}{path}"),
        parameters: form.keys().cloned().collect(),
        cookies,
        referrer,
    });
    match path.strip_prefix(PATH).unwrap_or_default() {
        "token" => token(site, host, &form),
        "userinfo" => Ok(user_info(site, form.get("oauth_token"))),
        "revoke" => Ok(revoke(site, form.get("token"))),
        _ => Ok(StatusCode::NOT_FOUND.into_response()),
    }
}

/// One call of the endpoint, without the values of what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TokenCall {
    pub(crate) url: String,
    pub(crate) parameters: Vec<String>,
    pub(crate) cookies: bool,
    pub(crate) referrer: bool,
}

fn refused(error: &str, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    (StatusCode::BAD_REQUEST, axum::Json(body)).into_response()
}

fn token(site: &Site, host: &str, form: &BTreeMap<String, String>) -> Result<Response> {
    if form.get("grant_type").map(String::as_str)
        != Some("urn:ietf:params:oauth:grant-type:jwt-bearer")
    {
        return Ok(refused(
            "unsupported_grant_type",
            "grant type not supported",
        ));
    }
    let Some(assertion) = form.get("assertion") else {
        return Ok(refused(
            "invalid_request",
            "missing required parameter: assertion",
        ));
    };
    let unverified = jsonwebtoken::dangerous::insecure_decode::<Value>(assertion);
    let Ok(unverified) = unverified else {
        return Ok(refused("invalid_grant", "invalid assertion"));
    };
    let issuer = unverified
        .claims
        .get("iss")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let app = site
        .book()
        .token_apps
        .iter()
        .find(|app| app.consumer_key == issuer)
        .cloned();
    let Some(app) = app else {
        return Ok(refused("invalid_client_id", "client identifier invalid"));
    };
    if let Some((status, body)) = &app.always {
        let status = StatusCode::from_u16(*status)?;
        return Ok(match body.starts_with('<') {
            true => html(status, body.clone()),
            false => (status, [("content-type", "application/json")], body.clone()).into_response(),
        });
    }
    if app.external && [LOGIN, TEST].contains(&host) {
        return Ok(refused(
            "app_not_found",
            "External client app is not installed in this org",
        ));
    }
    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = 0;
    validation.validate_aud = false;
    validation.set_required_spec_claims(&["exp", "iss", "sub", "aud"]);
    let key = DecodingKey::from_rsa_pem(app.public_key.as_bytes()).context("the app's key")?;
    let claims = match jsonwebtoken::decode::<Claims>(assertion, &key, &validation) {
        Ok(verified) => verified.claims,
        Err(error) => {
            return Ok(match error.kind() {
                ErrorKind::ExpiredSignature => {
                    refused("invalid_grant", "expired authorization code")
                }
                ErrorKind::Json(_) => refused("invalid_grant", "audience is invalid"),
                _ if app.external => refused("invalid_client", "invalid client credentials"),
                _ => refused("invalid_grant", "invalid assertion"),
            });
        }
    };
    let own = format!("https://{}{}", super::ORG, super::site::CLASSIC);
    if ![own.as_str(), "https://test.salesforce.com"].contains(&claims.aud.as_str()) {
        return Ok(refused("invalid_grant", "audience is invalid"));
    }
    if claims.sub != app.username || claims.iss != app.consumer_key {
        return Ok(refused(
            "invalid_grant",
            "user hasn't approved this consumer",
        ));
    }
    if !app.scopes.contains("refresh_token") {
        let words = "refresh_token scope is required and the connected app should be installed and preauthorized";
        return Ok(refused("invalid_request", words));
    }
    if !app.approved {
        return Ok(refused(
            "invalid_app_access",
            "user is not admin approved to access this app",
        ));
    }
    let mut book = site.book();
    let access_token = format!("00D000000000001!{ACCESS_TOKEN_MARK}{}", book.issued);
    book.issued += 1;
    book.tokens.push((access_token.clone(), app.username));
    let body = json!({
        "access_token": access_token,
        "scope": app.scopes,
        "instance_url": own,
        "id": format!("https://{TEST}/id/00D000000000001EAA/005000000000001AAA"),
        "token_type": "Bearer",
    });
    Ok(axum::Json(body).into_response())
}

fn user_info(site: &Site, token: Option<&String>) -> Response {
    let book = site.book();
    let known = book.tokens.iter().find(|(known, _)| Some(known) == token);
    match known {
        Some((_, username)) => axum::Json(json!({
            "preferred_username": username,
            "user_id": "005000000000001AAA",
            "organization_id": "00D000000000001EAA",
            "phone_number": "+1 555 0100",
        }))
        .into_response(),
        None => (StatusCode::FORBIDDEN, "Bad_OAuth_Token").into_response(),
    }
}

fn revoke(site: &Site, token: Option<&String>) -> Response {
    let mut book = site.book();
    let before = book.tokens.len();
    book.tokens.retain(|(known, _)| Some(known) != token);
    match book.tokens.len() < before {
        true => StatusCode::OK.into_response(),
        false => refused("unsupported_token_type", "this token type is not supported"),
    }
}
