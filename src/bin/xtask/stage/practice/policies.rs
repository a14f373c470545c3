//! The policies of a connected app: shown, edited, saved.

use std::collections::BTreeMap;

use anyhow::Result;
use axum::extract::Request as Incoming;
use axum::http::Method;
use axum::response::Response;
use minijinja::context;

use super::apps::PROFILES as PROFILE_NAMES;
use super::classic;
use super::record::{Field, FieldValue, Post, PostBody};
use super::site::{self, Book, Site, Target};

/// The form.
pub(super) const EDIT: &str =
    "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/e";
/// The same for reading.
const VIEW: &str = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d";

/// Who is let in. The real addresses are not known; these are the replica's own.
const PROFILES: &str =
    "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/practiceProfiles";
const SETS: &str =
    "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/practicePermissionSets";

/// What of these pages is not known.
pub(super) const NOTES: [&str; 6] = [
    "How the number and the unit of a refresh token's life stand in their line, and how the saved page writes them, is assumed; of the units only Day(s) was seen.",
    "The two lists below the saved policies and the pages behind their buttons follow one automation that drives the profiles' one: the name of its button, the address in what the button does, the title and the plain boxes are known. The addresses themselves, the table, and everything about the permission sets' page but its title are this replica's own.",
    "Labels, sections and their order follow screenshots of 2023 to 2025; the id userpolicy and its value 1 come from public automation. All other ids are this replica's own.",
    "The question that is asked when admin-approved users are chosen begins as reported; the rest of its words is this replica's own.",
    "The lines of Timeout Value, what stands in the two lookups, and that the saved page shows Run As under the heading of its flow, are assumed.",
    "Whether the page keeps what was chosen before a question was answered with Cancel is assumed.",
];

const PERMITTED: [(&str, &str); 2] = [
    ("0", "All users may self-authorize"),
    ("1", "Admin approved users are pre-authorized"),
];
const RELAXATIONS: [&str; 4] = [
    "Enforce IP restrictions",
    "Enforce IP restrictions, but relax for refresh tokens",
    "Relax IP restrictions for activated devices",
    "Relax IP restrictions",
];
const TIMEOUTS: [&str; 7] = [
    "--None--",
    "15 minutes",
    "30 minutes",
    "1 hour",
    "2 hours",
    "8 hours",
    "24 hours",
];
const REFRESH: [&str; 4] = [
    "Refresh token is valid until revoked",
    "Immediately expire refresh token",
    "Expire refresh token if not used for",
    "Expire refresh token after",
];

const UNITS: [&str; 3] = ["Hour(s)", "Day(s)", "Month(s)"];

/// Policies by the name of their field.
pub(super) type Policies = BTreeMap<String, String>;

/// Whether one of these pages has this path.
pub(super) fn knows(path: &str) -> bool {
    [EDIT, VIEW, PROFILES, SETS].contains(&path)
}

/// The title of the page at `address`, or none if there is no such page.
pub(super) fn title(address: &str) -> Option<String> {
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    knows(path).then(|| "Connected App".to_owned())
}

/// Answers a request for a path that [`knows`] says yes to.
pub(super) async fn answer(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let id = target.query("applicationId").unwrap_or_default().to_owned();
    let Some(name) = classic::name_of(site, &id) else {
        return site::not_found(site, "There is no such connected app.");
    };
    let practice = target.query("practice").unwrap_or_default();
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("applicationId", &id)
        .append_pair("practice", practice)
        .finish();
    if incoming.method() == Method::POST {
        save(site, target, &id, incoming).await?;
        return Ok(site::redirect(&format!("{VIEW}?{query}")));
    }
    let assigned = |path: &str| site.book().assigned(&id, path);
    if [PROFILES, SETS].contains(&&*target.path) {
        let path = &*target.path;
        let (heading, column) = match path == PROFILES {
            true => ("Application Profile Assignment", "Profile"),
            false => ("Application Permission Set Assignment", "Permission Set"),
        };
        let names = match path == PROFILES {
            true => PROFILE_NAMES.map(str::to_owned).to_vec(),
            false => site.book().permission_set_labels(),
        };
        let held = assigned(path);
        let rows: Vec<_> = names
            .into_iter()
            .map(|name| context! { assigned => held.contains(&name), name })
            .collect();
        return site.page(
            "classic/assign.html",
            context! {
                lang => target.language(), app_name => name, name_label => "Connected App", new_app => "",
                action => format!("{path}?{query}"), heading, column, rows,
            },
        );
    }
    let policies = site.book().policies.get(&id).cloned().unwrap_or_default();
    let held = |field: &str, first: &str| {
        policies
            .get(field)
            .cloned()
            .unwrap_or_else(|| first.to_owned())
    };
    // The names of the fields count the lines.
    let refresh: Vec<_> = (1..)
        .zip(REFRESH)
        .map(|(at, line)| {
            context! {
                line, lasts => at > 2,
                period => held(&format!("period{at}"), ""), unit => held(&format!("unit{at}"), UNITS[1]),
            }
        })
        .collect();
    let template = match target.path == EDIT {
        true => "classic/policies-edit.html",
        false => "classic/policies.html",
    };
    site.page(
        template,
        context! {
            lang => target.language(), app_name => name, name_label => "Connected App", new_app => "",
            action => format!("{EDIT}?{query}"),
            start_url => held("startUrl", ""),
            permitted => PERMITTED.map(|(value, text)| context! { value, text }).to_vec(),
            userpolicy => held("userpolicy", "0"),
            relaxations => RELAXATIONS, ip_relaxation => held("ipRelaxation", RELAXATIONS[0]),
            refresh, units => UNITS, refresh_token => held("refreshToken", REFRESH[0]),
            timeouts => TIMEOUTS, timeout => held("timeout", TIMEOUTS[0]),
            run_as => held("clientCredentialsRunAs", ""),
            high_assurance => policies.contains_key("highAssurance"),
            profiles => assigned(PROFILES), profiles_action => format!("{PROFILES}?{query}"),
            sets => assigned(SETS), sets_action => format!("{SETS}?{query}"),
        },
    )
}

async fn save(site: &Site, target: &Target, id: &str, incoming: Incoming) -> Result<()> {
    let (path, pairs) = site::posted_form(incoming).await?;
    let fields = pairs.iter().map(|(name, value)| Field {
        name: name.clone(),
        label: name.clone(),
        value: FieldValue::Text(value.clone()),
    });
    let mut book = site.book();
    book.posts.push(Post {
        host: format!("{}{}", target.org, target.suffix),
        path,
        body: PostBody::Form(fields.collect()),
    });
    if [PROFILES, SETS].contains(&&*target.path) {
        let names = pairs.into_iter().filter(|(name, _)| name == "assign");
        let names = names.map(|(_, value)| value).collect();
        let key = (id.to_owned(), target.path.clone());
        book.assigned_to_apps.insert(key, names);
    } else {
        book.policies
            .insert(id.to_owned(), pairs.into_iter().collect());
    }
    Ok(())
}

impl Book {
    /// Every connected app as id and name, and whether the permission set of this label is on it.
    pub(super) fn apps_of_set(&self, label: &str) -> Vec<((String, String), bool)> {
        let has = |id: &str| self.assigned(id, SETS).iter().any(|set| set == label);
        let apps = self.connected_apps().into_iter();
        apps.map(|app| {
            let has = has(&app.0);
            (app, has)
        })
        .collect()
    }

    /// Puts the permission set of this label on exactly these apps.
    pub(super) fn put_apps_on_set(&mut self, label: &str, ids: &[&str]) {
        for (id, _) in self.connected_apps() {
            let sets = self
                .assigned_to_apps
                .entry((id.clone(), SETS.to_owned()))
                .or_default();
            sets.retain(|set| set != label);
            if ids.contains(&&*id) {
                sets.push(label.to_owned());
            }
        }
    }

    /// The profiles or permission sets of a connected app, by the page that assigns them.
    fn assigned(&self, id: &str, path: &str) -> Vec<String> {
        let key = (id.to_owned(), path.to_owned());
        self.assigned_to_apps.get(&key).cloned().unwrap_or_default()
    }
}
