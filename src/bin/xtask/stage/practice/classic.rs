//! The classic pages: edit, the page after Save, view, list, and the consumer details that nothing
//! may read.

mod form;
mod post;
mod rows;
mod scope;
mod table;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub(super) use words::word_in;

use std::time::Duration;

use anyhow::Result;
use axum::extract::Request as Incoming;
use axum::http::Method;
use axum::response::Response;
use minijinja::context;
use minijinja::value::Value;

use super::record::{Post, PostBody};
use super::site::{self, Book, Site, Target};
use super::variant::{Variant, Variants};
use super::{CONSUMER_DETAILS, EXISTING_APP};
pub(super) use form::Form;
use form::{Entry, faults};
use table::{Section, sections};
use words::word;

/// New and edit.
pub(super) const EDIT: &str = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp";
/// View.
pub(super) const VIEW: &str = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp";
/// The list that Cancel leads to.
const LIST: &str = "/app/mgmt/forceconnectedapps/forceInstalledConnectedAppList.apexp";
/// Marks the address of the older, hidden frame in the variant `hidden-copy`.
pub(super) const OLD_COPY: &str = "oldCopy";
/// Marks the address of a form whose e-mail was refused in the variant `error-on-save`.
const REFUSED: &str = "refused";
/// Asks for the OAuth rows alone; the real request is not known.
const PART: &str = "part";
/// How long the server takes over those rows.
const PART_DELAY: Duration = Duration::from_millis(200);

/// What of the classic pages is not known.
const NOTES: [&str; 11] = [
    "Some ids of this form are publicly known; every other id and name here is generated (j_id0:j_idNN), every data- attribute is this replica's own: neither says anything about the real page.",
    "Rows of Web App, Mobile App and Canvas App Settings are those of public screenshots; a real org has more of them.",
    "Whether the rows below Enable OAuth Settings are hidden or absent before the tick is not known: here they are hidden, and absent in the variant late-parts.",
    "The Add and Remove links have javascript: addresses, and a hidden field holds what is posted, as in other classic lists; for this page both are assumed.",
    "The words of the confirmation on Enable Client Credentials Flow, the placeholder callback URL of Enable for Device Flow, and all help texts are this replica's own.",
    "PKCE is ticked on a new app as in newer orgs; older orgs leave it off.",
    "Of the server's messages only the one about the e-mail's format is known.",
    "No public picture shows the row of the certificate file; here it stands below Use digital signatures, without a label.",
    "The rows under Configure ID Token, Enable Token Exchange Flow and Enable Single Logout are known by name only; their controls are assumed.",
    "Delete and Manage do nothing here; the page behind Manage Consumer Details holds a made-up secret and asks for no identity verification.",
    "Of the older saved page the id of the key's field is known; the row around it, and how a secret is hidden beside it, are this replica's own.",
];

/// A saved connected app.
#[derive(Clone, Debug)]
pub(super) struct App {
    id: String,
    form: Form,
}

impl App {
    /// The app that is there from the start.
    pub(super) fn existing() -> Self {
        let mut form = Form::blank(&sections(&Variants::default()));
        let list = |values: &[&str]| Entry::List(values.iter().map(|&v| v.to_owned()).collect());
        let text = |value: &str| Entry::Text(value.to_owned());
        form.set("Connected App Name", text("Nightly Export"));
        form.set("API Name", text("Nightly_Export"));
        form.set("Contact Email", text("admin@acme.example"));
        form.set("Enable OAuth Settings", Entry::Tick(true));
        form.set("Callback URL", text("https://export.acme.example/callback"));
        form.set("Selected OAuth Scopes", list(&["Full"]));
        Self {
            id: EXISTING_APP.to_owned(),
            form,
        }
    }

    fn name(&self) -> &str {
        self.form.text("Connected App Name")
    }
}

impl Book {
    /// Keeps a connected app of this name, otherwise as the one that is there from the start.
    pub(super) fn keep_connected_app(&mut self, name: &str) {
        let mut app = App::existing();
        app.id = format!("06P{:012}AAA", self.connected.len() + 1);
        app.form
            .set("Connected App Name", Entry::Text(name.to_owned()));
        self.connected.push(app);
    }

    /// Saved connected apps, as id and name.
    pub(super) fn connected_apps(&self) -> Vec<(String, String)> {
        let apps = self.connected.iter();
        apps.map(|app| (app.id.clone(), app.name().to_owned()))
            .collect()
    }
}

/// Whether a classic page has this path.
pub(super) fn knows(path: &str) -> bool {
    [EDIT, VIEW, LIST, CONSUMER_DETAILS].contains(&path)
}

/// The name of a saved app.
pub(super) fn name_of(site: &Site, id: &str) -> Option<String> {
    find(site, Some(id)).map(|app| app.name().to_owned())
}

/// The title of the classic page at `address` (path and query), or none if there is no such page.
pub(super) fn title(site: &Site, address: &str, variants: &Variants) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let id = url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "applicationId")
        .map(|(_, value)| value.into_owned());
    match (path, find(site, id.as_deref())) {
        (EDIT, None) if id.is_none() => Some(word("New Connected App", variants).to_owned()),
        (EDIT | VIEW, Some(app)) => Some(format!("Connected App: {}", app.name())),
        (LIST, _) => Some("Connected Apps".to_owned()),
        _ => None,
    }
}

/// The sentences about what is a guess.
pub(super) fn notes(variants: &Variants) -> Vec<String> {
    let mut notes: Vec<String> = NOTES.map(str::to_owned).to_vec();
    if variants.has(Variant::Japanese) {
        notes.push(words::note());
    }
    if variants.has(Variant::German) {
        notes.push(words::GERMAN_NOTE.to_owned());
    }
    notes
}

/// Answers a request for a path that [`knows`] says yes to.
pub(super) async fn answer(site: &Site, target: &Target, incoming: Incoming) -> Result<Response> {
    let variants = match Variants::parse(target.query("practice").unwrap_or_default()) {
        Ok(variants) => variants,
        Err(name) => return site::not_found(site, &format!("There is no variant “{name}”.")),
    };
    let asked = target.query("applicationId");
    let app = find(site, asked);
    let page = Page {
        site,
        target,
        variants: &variants,
        app: app.as_ref(),
    };
    match (target.path.as_str(), &app) {
        (EDIT, None) if asked.is_some() => page.no_such_app(),
        (EDIT, _) if incoming.method() == Method::POST => page.save(incoming).await,
        (EDIT, _) if target.query(PART) == Some("oauth") => {
            tokio::time::sleep(PART_DELAY).await;
            page.oauth_rows()
        }
        (EDIT, _) => page.edit(&page.first_form(), &[]),
        (VIEW, Some(app)) => page.view(app),
        (CONSUMER_DETAILS, Some(app)) => site.page(
            "classic/consumer-details.html",
            context! { app => app.name() },
        ),
        (LIST, _) => page.list(),
        _ => page.no_such_app(),
    }
}

fn find(site: &Site, id: Option<&str>) -> Option<App> {
    let id = id?;
    site.book()
        .connected
        .iter()
        .find(|app| app.id == id)
        .cloned()
}

/// One classic page being answered.
struct Page<'a> {
    site: &'a Site,
    target: &'a Target,
    variants: &'a Variants,
    app: Option<&'a App>,
}

impl Page<'_> {
    fn no_such_app(&self) -> Result<Response> {
        site::not_found(self.site, "There is no such connected app.")
    }

    /// The form's sections; an app that exists keeps its API name.
    fn sections(&self) -> Vec<Section> {
        let mut sections = sections(self.variants);
        for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
            row.locked |= row.key == "API Name" && self.app.is_some();
        }
        sections
    }

    fn first_form(&self) -> Form {
        let mut form = match self.app {
            Some(app) => app.form.clone(),
            None => Form::blank(&self.sections()),
        };
        if self.target.query(OLD_COPY).is_some() {
            let text = |value: &str| Entry::Text(value.to_owned());
            form.set("Connected App Name", text("Left Over"));
            form.set("API Name", text("Left_Over"));
            form.set("Contact Email", text("left.over@acme.example"));
            form.set("Enable OAuth Settings", Entry::Tick(true));
            form.set("Callback URL", text("https://left-over.example/callback"));
        }
        form
    }

    /// This page's address with the marks that must survive a post.
    fn address(&self, path: &str, refused: bool) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(app) = self.app {
            query.append_pair("applicationId", &app.id);
        }
        query.append_pair("practice", self.variants.text());
        if refused {
            query.append_pair(REFUSED, "1");
        }
        format!("{path}?{}", query.finish())
    }

    fn shared(&self) -> Value {
        let word = |english| word(english, self.variants);
        context! {
            lang => words::language(self.variants),
            new_app => word("New Connected App"),
            name_label => word("Connected App Name"),
            save => word("Save"),
            cancel => word("Cancel"),
            go_on => word("Continue"),
            edit => word("Edit"),
            key_label => word("Consumer Key and Secret"),
            manage_consumer => word("Manage Consumer Details"),
            practice => self.variants.text(),
            app_id => self.app.map_or("", |app| &app.id),
            app_name => self.app.map_or("", |app| app.name()),
        }
    }

    fn edit(&self, form: &Form, errors: &[String]) -> Result<Response> {
        let refused = self.target.query(REFUSED).is_some()
            || (!errors.is_empty() && self.variants.has(Variant::ErrorOnSave));
        self.site.page(
            "classic/edit.html",
            context! {
                action => self.address(EDIT, refused),
                errors => errors.to_vec(),
                sections => view::sections(&self.sections(), form, self.variants),
                late => self.variants.has(Variant::LateParts),
                rerender => self.variants.has(Variant::Rerender),
                placeholder => format!(
                    "https://{}{}/services/oauth2/success", self.target.org, site::CLASSIC
                ),
                ..self.shared()
            },
        )
    }

    /// The rows below Enable OAuth Settings, as fresh as on a new page but for the tick.
    fn oauth_rows(&self) -> Result<Response> {
        let mut form = Form::blank(&self.sections());
        form.set("Enable OAuth Settings", Entry::Tick(true));
        form.set("Use digital signatures", Entry::Tick(true));
        let sections: Vec<Section> = self
            .sections()
            .into_iter()
            .filter(|section| section.heading == "API (Enable OAuth Settings)")
            .collect();
        self.site.page(
            "classic/part.html",
            context! { sections => view::sections(&sections, &form, self.variants) },
        )
    }

    async fn save(&self, incoming: Incoming) -> Result<Response> {
        let path = incoming
            .uri()
            .path_and_query()
            .map_or(self.target.path.clone(), ToString::to_string);
        let sections = self.sections();
        let posted = match post::read(&sections, incoming).await {
            Ok(posted) => posted,
            Err(why) => return site::not_found(self.site, &why),
        };
        self.site.book().posts.push(Post {
            host: format!("{}{}", self.target.org, self.target.suffix),
            path,
            body: PostBody::Form(posted.fields.clone()),
        });
        if posted.cancelled {
            return Ok(site::redirect(&self.address(LIST, false)));
        }
        let stored = self.app.map(|app| &app.form);
        let form = Form::posted(&sections, &posted.fields, stored);
        let refuse =
            self.variants.has(Variant::ErrorOnSave) && self.target.query(REFUSED).is_none();
        let faults = faults(&form, self.variants, refuse);
        if !faults.is_empty() {
            return self.edit(&form, &faults);
        }
        let id = self.keep(form);
        self.site.page(
            "classic/continue.html",
            context! { saved => id, view => VIEW, list => LIST, ..self.shared() },
        )
    }

    /// Stores the form and gives the app's id.
    fn keep(&self, form: Form) -> String {
        let mut book = self.site.book();
        let old = self
            .app
            .and_then(|app| book.connected.iter_mut().find(|old| old.id == app.id));
        if let Some(old) = old {
            old.form = form;
            return old.id.clone();
        }
        // 15 characters and a suffix of three, like a real id; the digits are a count.
        let id = format!("06P{:012}AAA", book.connected.len() + 1);
        book.connected.push(App {
            id: id.clone(),
            form,
        });
        id
    }

    fn view(&self, app: &App) -> Result<Response> {
        let secret = self.variants.has(Variant::OlderViewWithSecret);
        self.site.page(
            "classic/view.html",
            context! {
                sections => view::sections(&self.sections(), &app.form, self.variants),
                edit_action => EDIT,
                consumer_details => CONSUMER_DETAILS,
                older => self.variants.has(Variant::OlderView) || secret,
                secret,
                list => self.address(LIST, false),
                ..self.shared()
            },
        )
    }

    fn list(&self) -> Result<Response> {
        let apps: Vec<Value> = self
            .site
            .book()
            .connected
            .iter()
            .map(|app| context! { id => app.id.as_str(), name => app.name() })
            .collect();
        self.site.page(
            "classic/list.html",
            context! { apps => apps, view => VIEW, edit_action => EDIT, ..self.shared() },
        )
    }
}
