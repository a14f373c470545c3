//! The JSON side of the Lightning page: create an external client app, read it again, change its settings and
//! its policies.

use anyhow::Result;
use axum::Json;
use axum::extract::Request as Incoming;
use axum::http::header::REFERER;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::record::{Post, PostBody};
use super::shell;
use super::site::{self, Book, Site, Target};

const APPS: &str = "/practice/api/apps";

/// Profiles of the practice org, some of those that screenshots show.
pub(super) const PROFILES: [&str; 3] = [
    "Standard Platform User",
    "Standard User",
    "System Administrator",
];
/// Permission sets that are there from the start.
const PERMISSION_SETS: [&str; 2] = ["Experience Profile Manager", "SCRT2 Integration User"];

/// A saved external client app: what was posted, under an id.
#[derive(Clone, Debug)]
pub(super) struct App {
    id: String,
    settings: Value,
    policies: Value,
}

/// The policies of a new app, as screenshots show them.
fn first_policies(settings: &Value) -> Value {
    let limited = settings.get("limitIdleRefreshTokenTtl") == Some(&Value::Bool(true));
    let refresh = match limited {
        true => "Expire refresh token if not used for specific time",
        false => "Refresh token is valid until revoked",
    };
    json!({
        "startPage": "None",
        "startUrl": "",
        "permittedUsers": "All users can self-authorize",
        "profiles": [],
        "permissionSets": [],
        "apexPluginClass": "",
        "clientCredentials": false,
        "runAs": "",
        "refreshTokenPolicy": refresh,
        "validityPeriod": "30",
        "validityUnit": "Day(s)",
        "ipRelaxation": "Enforce IP restrictions",
        "singleLogout": false,
        "highAssurance": false,
        "sessionTimeout": "",
    })
}

impl Book {
    /// Keeps an app, its policies a new one's but for these, and gives its id.
    pub(super) fn keep_external(&mut self, settings: Value, changes: Value) -> String {
        // The real ids have 15 characters and begin with 0xI; the rest is a count.
        let id = format!("0xI{:012}", self.external.len() + 1);
        let mut policies = first_policies(&settings);
        if let (Value::Object(policies), Value::Object(changes)) = (&mut policies, changes) {
            policies.extend(changes);
        }
        self.external.push(App {
            id: id.clone(),
            policies,
            settings,
        });
        id
    }

    /// What App Manager lists: Lightning apps, one of them called as a connected one, and connected apps.
    fn app_menu(&self) -> Value {
        let lightning = ["Sales", "Nightly Export", "OutSystems Integration Builder"];
        let app = |name: &str, kind: &str, key: &str| json!({ "key": key, "name": name, "developerName": name.replace(' ', "_"), "type": kind });
        let mut all: Vec<Value> = lightning
            .into_iter()
            .map(|name| app(name, "Lightning", name))
            .collect();
        for (id, name) in self.connected_apps() {
            all.push(app(&name, "Connected", &id));
        }
        all.into()
    }

    /// What External Client App Manager lists.
    fn external_apps(&self) -> Value {
        let row = |app: &App| {
            let packaged = app.settings.get("distributionState") == Some(&json!("packaged"));
            json!({
                "key": app.id,
                "url": format!("{}/{}/detail", shell::CLIENT_APPS, app.id),
                "name": app.settings.get("name"),
                "contactEmail": app.settings.get("contactEmail"),
                "permittedUsers": app.policies.get("permittedUsers"),
                "type": if packaged { "Packaged" } else { "Local" },
                "status": "Enabled",
            })
        };
        self.external.iter().map(row).collect()
    }

    /// Every permission set by its label.
    pub(super) fn permission_set_labels(&self) -> Vec<String> {
        let made = self.permission_sets.iter().map(|set| set.label.clone());
        let first = PERMISSION_SETS.map(str::to_owned).into_iter();
        let mut sets: Vec<String> = first.chain(made).collect();
        sets.sort_unstable();
        sets
    }

    fn external(&self, id: &str) -> Option<Value> {
        let app = self.external.iter().find(|app| app.id == id)?;
        let sets = self.permission_set_labels();
        Some(json!({
            "settings": app.settings,
            "policies": app.policies,
            "lists": { "profiles": PROFILES, "permissionSets": sets },
        }))
    }
}

/// `GET` and `POST /practice/api/apps`, with `?external=1` of External Client Apps alone, `GET /practice/api/apps/ID`, and `POST` of one of its two tabs.
pub(super) async fn answer(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let method = incoming.method().clone();
    if method == Method::POST && target.path == APPS {
        return create(site, target, incoming).await;
    }
    if target.path == APPS && target.query("external").is_some() {
        return Ok(Json(site.book().external_apps()).into_response());
    }
    if target.path == APPS {
        return Ok(Json(site.book().app_menu()).into_response());
    }
    let below = target
        .path
        .strip_prefix(APPS)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or_default();
    let (id, tab) = below.split_once('/').unwrap_or((below, ""));
    if method == Method::POST {
        save(site, target, id, tab, incoming).await?;
    }
    let found = site.book().external(id);
    Ok(match found {
        Some(app) => Json(app).into_response(),
        None => (
            StatusCode::NOT_FOUND,
            Json(refusal("", "There is no such external client app.")),
        )
            .into_response(),
    })
}

/// Keeps what a tab posted.
async fn save(site: &Site, target: &Target, id: &str, tab: &str, incoming: Incoming) -> Result<()> {
    let path = incoming.uri().path().to_owned();
    let bytes = axum::body::to_bytes(incoming.into_body(), site::BODY_LIMIT).await?;
    let posted: Value = serde_json::from_slice(&bytes)?;
    let mut book = site.book();
    book.posts.push(Post {
        host: format!("{}{}", target.org, target.suffix),
        path,
        body: PostBody::Json(posted.clone()),
    });
    if let Some(app) = book.external.iter_mut().find(|app| app.id == id) {
        match tab {
            "policies" => app.policies = posted,
            "settings" => app.settings = posted,
            _ => {}
        }
    }
    Ok(())
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
    let id = book.keep_external(posted, json!({}));
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
