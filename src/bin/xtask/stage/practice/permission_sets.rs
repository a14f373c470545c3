//! Permission sets: the form of a new one, and the page of a saved one.

use anyhow::Result;
use axum::extract::Request as Incoming;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use minijinja::context;
use serde_json::{Value, json};

use super::assigned_apps;
use super::record::{Field, FieldValue, Post, PostBody};
use super::site::{self, Book, Site, Target};

/// The form.
pub(super) const NEW: &str = "/udd/PermissionSet/newPermissionSet.apexp";
/// What the address of a saved one begins with.
const SAVED: &str = "/0PS";
const LIST: &str = "/lightning/setup/PermSets/home";
const LIGHTNING: &str = "/lightning/setup/PermSets";

/// What of these pages is not known.
pub(super) const NOTES: [&str; 4] = [
    "Labels of the form and the words of its second block follow a public screenshot; the heading of the first block is this replica's own, and so is every id but the end of the description's.",
    "API Name fills itself from the label when the label loses the focus and the API name is empty, as on other classic pages.",
    "Of the licences only --None-- is sure; a real org lists its own.",
    "The buttons of the saved permission set are known; here only Manage Assignments does something.",
];
/// What the row License offers.
const LICENSES: [&str; 4] = [
    "--None--",
    "Salesforce",
    "Salesforce Integration",
    "Salesforce Platform",
];

/// A saved permission set.
#[derive(Clone, Debug)]
pub(super) struct PermissionSet {
    id: String,
    pub(super) label: String,
    api_name: String,
    license: String,
    /// User names of those who have it.
    assigned: Vec<String>,
}

/// Users of the practice org: full name, alias, user name, profile. Some differ by little.
const USERS: [[&str; 4]; 8] = [
    [
        "Ada Admin",
        "aadmin",
        "ada@acme.example.uat",
        "System Administrator",
    ],
    [
        "Bo Builder",
        "bbuil",
        "bo@acme.example.uat",
        "Standard User",
    ],
    [
        "Cleo Clerk",
        "cclerk",
        "cleo@acme.example.uat",
        "Standard User",
    ],
    ["Dee Desk", "ddesk", "dee@acme.example.uat", "Standard User"],
    [
        "Eve Editor",
        "eedit",
        "eve@acme.example.uat",
        "Standard User",
    ],
    [
        "Integration User",
        "integ",
        "integration@acme.example.uat",
        "Minimum Access - API Only Integrations",
    ],
    [
        "Integration User",
        "integ2",
        "integration@acme.example.uat2",
        "Standard User",
    ],
    [
        "Integration Tester",
        "itest",
        "old-integration@acme.example.uat",
        "Standard User",
    ],
];
/// In the variant `namesakes`: somebody's full name is another one's user name.
const NAMESAKE: [&str; 4] = [
    "integration@acme.example.uat",
    "name",
    "namesake@acme.example.uat",
    "Standard User",
];
/// Where the page of the users asks.
const API: &str = "/practice/api/permission-sets/";

/// Whether this is an address of the users' page.
pub(super) fn knows_api(path: &str) -> bool {
    path.starts_with(API)
}

/// `GET` and `POST /practice/api/permission-sets/ID`: who has it and who may get it.
pub(super) async fn users(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let id = target.path.strip_prefix(API).unwrap_or_default().to_owned();
    if incoming.method() == Method::POST {
        let path = incoming.uri().path().to_owned();
        let bytes = axum::body::to_bytes(incoming.into_body(), site::BODY_LIMIT).await?;
        let posted: Value = serde_json::from_slice(&bytes)?;
        let users = posted.get("users").and_then(Value::as_array);
        let users = users.into_iter().flatten().filter_map(Value::as_str);
        let users: Vec<String> = users.map(str::to_owned).collect();
        let mut book = site.book();
        book.posts.push(Post {
            host: format!("{}{}", target.org, target.suffix),
            path,
            body: PostBody::Json(posted),
        });
        if let Some(set) = book.permission_sets.iter_mut().find(|set| set.id == id) {
            set.assigned.extend(users);
        }
    }
    let mut rows = USERS.to_vec();
    if target
        .query("practice")
        .is_some_and(|practice| practice.contains("namesakes"))
    {
        rows.insert(0, NAMESAKE);
    }
    let users: Vec<Value> = rows
        .into_iter()
        .map(|[name, alias, username, profile]| {
            json!({ "name": name, "alias": alias, "username": username, "profile": profile })
        })
        .collect();
    let found = site
        .book()
        .permission_sets
        .iter()
        .find(|set| set.id == id)
        .cloned();
    Ok(match found {
        Some(set) => {
            axum::Json(json!({ "assigned": set.assigned, "users": users })).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    })
}

impl Book {
    /// Keeps a permission set and gives its id.
    pub(super) fn keep_permission_set(
        &mut self,
        label: &str,
        api_name: &str,
        license: &str,
    ) -> String {
        let id = format!("0PS{:012}AAA", self.permission_sets.len() + 1);
        self.permission_sets.push(PermissionSet {
            id: id.clone(),
            label: label.to_owned(),
            api_name: api_name.to_owned(),
            license: license.to_owned(),
            assigned: Vec::new(),
        });
        id
    }
}

/// Whether one of these pages has this path.
pub(super) fn knows(path: &str) -> bool {
    path == NEW || path.starts_with(SAVED)
}

/// The title of the page at `address`, or none if there is no such page.
pub(super) fn title(site: &Site, address: &str) -> Option<String> {
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    if path == NEW {
        return Some("Permission Set".to_owned());
    }
    let path = path.strip_suffix("/e").unwrap_or(path);
    find(site, path).map(|set| format!("Permission Set: {}", set.label))
}

fn find(site: &Site, path: &str) -> Option<PermissionSet> {
    let id = path.strip_prefix('/')?;
    let book = site.book();
    book.permission_sets
        .iter()
        .find(|set| set.id == id)
        .cloned()
}

/// Answers a request for a path that [`knows`] says yes to.
pub(super) async fn answer(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    if target.path == NEW {
        return match incoming.method() == Method::POST {
            true => save(site, target, incoming).await,
            false => form(site, target, &[]),
        };
    }
    let path = target.path.strip_suffix("/e").unwrap_or(&target.path);
    let Some(set) = find(site, path) else {
        return site::not_found(site, "There is no such permission set.");
    };
    if assigned_apps::knows(target) {
        return assigned_apps::answer(site, target, (&set.id, &set.label), incoming).await;
    }
    site.page(
        "classic/permission-set.html",
        context! {
            lang => target.language(), app_name => set.label, name_label => "Permission Set", new_app => "",
            api_name => set.api_name, license => set.license, apps => format!("/{}?s=ConnectedAppSettings", set.id),
            assignments => format!("https://{}{}{LIGHTNING}/{}/PermissionSetAssignment/home", target.org, site::SETUP, set.id),
        },
    )
}

fn form(site: &Site, target: &Target, errors: &[&'static str]) -> Result<Response> {
    let practice = target.query("practice").unwrap_or_default();
    let query: String = url::form_urlencoded::byte_serialize(practice.as_bytes()).collect();
    site.page(
        "classic/permission-set-new.html",
        context! {
            lang => target.language(), app_name => "", name_label => "", new_app => "Create",
            action => format!("{NEW}?practice={query}"), errors => errors.to_vec(), licenses => LICENSES,
        },
    )
}

async fn save(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let (path, posted) = site::posted_form(incoming).await?;
    let value = |end: &str| {
        let found = posted.iter().find(|(name, _)| name.ends_with(end));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let rows = [
        ("Label", value(":label")),
        ("API Name", value(":developerName")),
        ("Description", value(":description")),
        ("License", value(":license")),
    ];
    let [(_, label), (_, api_name), _, (_, license)] = rows.clone();
    site.book().posts.push(Post {
        host: format!("{}{}", target.org, target.suffix),
        path,
        body: PostBody::Form(
            rows.map(|(label, value)| Field {
                name: label.to_owned(),
                label: label.to_owned(),
                value: FieldValue::Text(value),
            })
            .into(),
        ),
    });
    if posted.iter().any(|(name, _)| name.ends_with(":cancel")) {
        return Ok(site::redirect(LIST));
    }
    if label.trim().is_empty() || api_name.trim().is_empty() {
        return form(site, target, &["Error: You must enter a value"]);
    }
    let id = site.book().keep_permission_set(&label, &api_name, &license);
    Ok(site::redirect(&format!("/{id}")))
}
