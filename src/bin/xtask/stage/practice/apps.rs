//! The JSON side of the Lightning page: create an external client app, read it again.

use anyhow::Result;
use axum::Json;
use axum::extract::Request as Incoming;
use axum::http::header::REFERER;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::record::{Post, PostBody};
use super::shell;
use super::site::{self, Site, Target};

const APPS: &str = "/practice/api/apps";

/// A saved external client app: what was posted, under an id.
#[derive(Clone, Debug)]
pub(super) struct App {
    id: String,
    posted: Value,
}

/// `POST /practice/api/apps` and `GET /practice/api/apps/ID`.
pub(super) async fn answer(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let method = incoming.method().clone();
    if method == Method::POST && target.path == APPS {
        return create(site, target, incoming).await;
    }
    let id = target
        .path
        .strip_prefix(APPS)
        .and_then(|rest| rest.strip_prefix('/'));
    let found = site
        .book()
        .external
        .iter()
        .find(|app| Some(app.id.as_str()) == id)
        .map(|app| app.posted.clone());
    match found {
        Some(posted) if method == Method::GET => Ok(Json(posted).into_response()),
        _ => Ok((
            StatusCode::NOT_FOUND,
            Json(refusal("", "There is no such external client app.")),
        )
            .into_response()),
    }
}

async fn create(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let variant = target
        .query("practice")
        .map(str::to_owned)
        .or_else(|| variant_of_page(&incoming))
        .unwrap_or_default();
    let path = incoming
        .uri()
        .path_and_query()
        .map_or(target.path.clone(), ToString::to_string);
    let bytes = axum::body::to_bytes(incoming.into_body(), site::BODY_LIMIT).await?;
    let Ok(posted) = serde_json::from_slice::<Value>(&bytes) else {
        return Ok((
            StatusCode::BAD_REQUEST,
            Json(refusal("", "The body is not JSON.")),
        )
            .into_response());
    };
    let mut book = site.book();
    book.posts.push(Post {
        host: format!("{}{}", target.org, target.suffix),
        path,
        body: PostBody::Json(posted.clone()),
    });
    if variant.split(',').any(|name| name == "error-on-create") {
        let message = "The contact email was refused by the server.";
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            Json(refusal("contactEmail", message)),
        )
            .into_response());
    }
    // The real ids have 15 characters and begin with 0xI; the rest is a count.
    let id = format!("0xI{:012}", book.external.len() + 1);
    book.external.push(App {
        id: id.clone(),
        posted,
    });
    let practice: String = url::form_urlencoded::byte_serialize(variant.as_bytes()).collect();
    let location = format!("{}/{id}/detail?practice={practice}", shell::CLIENT_APPS);
    Ok((StatusCode::CREATED, Json(json!({ "location": location }))).into_response())
}

fn refusal(field: &str, message: &str) -> Value {
    json!({ "errors": [{ "field": field, "message": message }] })
}

/// The page that posts has the variant in its own address.
fn variant_of_page(incoming: &Incoming) -> Option<String> {
    let page = url::Url::parse(incoming.headers().get(REFERER)?.to_str().ok()?).ok()?;
    page.query_pairs()
        .find(|(name, _)| name == "practice")
        .map(|(_, value)| value.into_owned())
}
