//! Assigned Connected Apps: the section of a permission set that names the apps its users may use.

use anyhow::Result;
use axum::extract::Request as Incoming;
use axum::http::Method;
use axum::response::Response;
use minijinja::context;

use super::record::{Field, FieldValue, Post, PostBody};
use super::site::{self, Site, Target};

/// What of this section is not known.
pub(super) const NOTES: [&str; 2] = [
    "The title, the name of the list on the right and the end of its id are known; the section's name in the address is one of two that public tools disagree about, and how the section is laid out is this replica's own.",
    "The list offers the org's connected apps by name; that each stands there once is assumed.",
];
const TITLE: &str = "Assigned Connected Apps";
const LIST: &str =
    "page:console:j_id81:entity_access_detail:pageblock:j_id160:pages:duelingListBox:backingList";
/// The hidden field that is posted.
const TRUTH: &str =
    "page:console:j_id81:entity_access_detail:pageblock:j_id160:pages:duelingListBox:truth";

/// Whether an address asks for this section, and not for the permission set's overview.
pub(super) fn knows(target: &Target) -> bool {
    target.query("s") == Some("ConnectedAppSettings")
}

/// Shows, edits or saves the section of the permission set with this id and label.
pub(super) async fn answer(
    site: &Site,
    target: &Target,
    (id, label): (&str, &str),
    incoming: Incoming,
) -> Result<Response> {
    let view = format!("/{id}?s=ConnectedAppSettings");
    let edit = format!("/{id}/e?s=ConnectedAppSettings");
    if incoming.method() == Method::POST {
        save(site, target, label, incoming).await?;
        return Ok(site::redirect(&view));
    }
    let apps = site.book().apps_of_set(label);
    let option = |(value, text): &(String, String)| context! { value, text };
    let of = |held: bool| {
        let apps = apps.iter().filter(|(_, has)| *has == held);
        apps.map(|(app, _)| option(app)).collect::<Vec<_>>()
    };
    let editing = target.path.ends_with("/e");
    let truth: Vec<_> = apps
        .iter()
        .filter(|(_, has)| *has)
        .map(|((id, _), _)| id.as_str())
        .collect();
    site.page(
        "classic/assigned-apps.html",
        context! {
            lang => target.language(), app_name => label, name_label => "Permission Set", new_app => "",
            title => TITLE, editing, action => edit, list => LIST, truth_name => TRUTH, truth => truth.join(","),
            available => of(false), selected => of(true),
        },
    )
}

async fn save(site: &Site, target: &Target, label: &str, incoming: Incoming) -> Result<()> {
    let (path, pairs) = site::posted_form(incoming).await?;
    let truth = pairs.iter().find(|(name, _)| name == TRUTH);
    let apps = truth.map(|(_, apps)| apps.clone()).unwrap_or_default();
    let mut book = site.book();
    book.posts.push(Post {
        host: format!("{}{}", target.org, target.suffix),
        path,
        body: PostBody::Form(vec![Field {
            name: TRUTH.to_owned(),
            label: TITLE.to_owned(),
            value: FieldValue::Text(apps.clone()),
        }]),
    });
    let ids: Vec<_> = apps.split(',').filter(|id| !id.is_empty()).collect();
    book.put_apps_on_set(label, &ids);
    Ok(())
}
