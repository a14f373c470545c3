//! Which host and path is answered by what, and the memory of one run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use axum::extract::{Request as Incoming, State};
use axum::http::header::{CACHE_CONTROL, HOST, LOCATION};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use minijinja::value::Value;
use minijinja::{Environment, context};

use super::record::{Post, Request};
use super::{apps, classic, files, oauth, permission_sets, policies, shell};

/// Setup pages since 2024.
pub(super) const SETUP: &str = ".my.salesforce-setup.com";
/// Classic pages, and the frames that Setup shows.
pub(super) const CLASSIC: &str = ".my.salesforce.com";
/// Setup pages before that; they still answer.
pub(super) const LIGHTNING: &str = ".lightning.force.com";

/// The largest body read, in bytes: three times what the extension accepts as a config.
pub(super) const BODY_LIMIT: usize = 16 << 20;

/// Everything one run needs to answer.
#[derive(Debug)]
pub(super) struct Site {
    templates: Environment<'static>,
    pages: PathBuf,
    built: PathBuf,
    book: Mutex<Book>,
}

/// What one run remembers.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// As [`super::Practice::requests`] hands out.
    pub(super) requests: Vec<Request>,
    /// As [`super::Practice::posts`] hands out.
    pub(super) posts: Vec<Post>,
    /// Saved connected apps.
    pub(super) connected: Vec<classic::App>,
    /// Saved external client apps.
    pub(super) external: Vec<apps::App>,
    /// Saved policies of connected apps, by the app's id.
    pub(super) policies: BTreeMap<String, policies::Policies>,
    /// Profiles and permission sets of connected apps, by the app's id and the page that assigns them.
    pub(super) assigned_to_apps: BTreeMap<(String, String), Vec<String>>,
    /// Saved permission sets.
    pub(super) permission_sets: Vec<permission_sets::PermissionSet>,
    /// Apps that the token endpoint knows.
    pub(super) token_apps: Vec<oauth::TokenApp>,
    /// What the token endpoint was asked, in order.
    pub(super) token_calls: Vec<oauth::TokenCall>,
    /// Access tokens that are good, with whom they are for.
    pub(super) tokens: Vec<(String, &'static str)>,
    /// How many were issued.
    pub(super) issued: u32,
}

/// Where one request goes: the parts of its address, taken apart once.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The org part of the host, such as `acme--uat.sandbox`.
    pub(super) org: String,
    /// The rest of the host: [`SETUP`], [`CLASSIC`] or [`LIGHTNING`].
    pub(super) suffix: &'static str,
    /// The path.
    pub(super) path: String,
    /// The query, decoded, in order.
    pub(super) query: Vec<(String, String)>,
}

impl Target {
    /// The language of the page that is asked for.
    pub(super) fn language(&self) -> &'static str {
        let practice = self.query("practice").unwrap_or_default();
        match practice.split(',').any(|variant| variant == "japanese") {
            true => "ja",
            false => "en",
        }
    }

    /// The first value of `name` in the query.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Site {
    /// Reads the templates of the shell and of the classic page. The Lightning page's own files are
    /// written for another compiler and stay unread here.
    pub(super) fn open(pages: &Path, built: &Path) -> Result<Self> {
        let mut templates = Environment::new();
        // A name that a template asks for and the server does not give is a mistake of ours.
        templates.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        templates.add_filter("word", |text: String, language: String| {
            classic::word_in(&text, &language)
        });
        for folder in ["shell", "classic"] {
            add_templates(&mut templates, pages, folder)?;
        }
        let site = Self {
            templates,
            pages: pages.to_owned(),
            built: built.to_owned(),
            book: Mutex::default(),
        };
        site.book().connected.push(classic::App::existing());
        Ok(site)
    }

    /// The memory of this run.
    pub(super) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Renders a template to text.
    pub(super) fn render(&self, template: &str, values: Value) -> Result<String> {
        Ok(self.templates.get_template(template)?.render(values)?)
    }

    /// Renders a template as a page.
    pub(super) fn page(&self, template: &str, values: Value) -> Result<Response> {
        Ok(html(StatusCode::OK, self.render(template, values)?))
    }

    /// The text of a file of the compiled Lightning page, if that page was built.
    pub(super) fn built(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.built.join(name)).ok()
    }

    /// `/practice/assets/…` is what was built, `/practice/…` what stands beside the templates.
    fn file(&self, path: &str) -> Option<Response> {
        let below = path.strip_prefix("/practice/")?;
        match below.strip_prefix("assets/") {
            Some(built) => files::serve(&self.built, built),
            None => files::serve(&self.pages, below),
        }
    }
}

/// An HTML answer that is never kept by the browser.
pub(super) fn html(status: StatusCode, text: String) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Html(text)).into_response()
}

/// Sends the browser elsewhere with GET.
pub(super) fn redirect(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// The page for an address that leads nowhere; `why` is shown.
pub(super) fn not_found(site: &Site, why: &str) -> Result<Response> {
    let text = site.render("classic/not-found.html", context! { why => why })?;
    Ok(html(StatusCode::NOT_FOUND, text))
}

/// Answers one request.
pub(super) async fn answer(State(site): State<Arc<Site>>, incoming: Incoming) -> Response {
    route(&site, incoming).await.unwrap_or_else(|error| {
        let text = format!("The practice server made a mistake: {error:#}");
        (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
    })
}

async fn route(site: &Site, incoming: Incoming) -> Result<Response> {
    let host = host_of(&incoming);
    let uri = incoming.uri();
    let path = uri.path_and_query().map_or("/", |all| all.as_str());
    site.book().requests.push(Request {
        method: incoming.method().to_string(),
        host: host.clone(),
        path: path.to_owned(),
    });
    if oauth::knows(uri.path()) {
        return oauth::answer(site, &host, incoming).await;
    }
    let Some((org, suffix)) = [SETUP, CLASSIC, LIGHTNING]
        .into_iter()
        .find_map(|suffix| Some((host.strip_suffix(suffix)?, suffix)))
    else {
        return not_found(site, "This host is not part of the practice org.");
    };
    let target = Target {
        org: org.to_owned(),
        suffix,
        path: uri.path().to_owned(),
        query: url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
            .into_owned()
            .collect(),
    };
    if incoming.method() == Method::GET
        && let Some(file) = site.file(&target.path)
    {
        return Ok(file);
    }
    if permission_sets::knows_api(&target.path) {
        return permission_sets::users(site, &target, incoming).await;
    }
    if target.path.starts_with("/practice/api/") {
        return apps::answer(site, &target, incoming).await;
    }
    if policies::knows(&target.path) {
        return policies::answer(site, &target, incoming).await;
    }
    if permission_sets::knows(&target.path) {
        return permission_sets::answer(site, &target, incoming).await;
    }
    if classic::knows(&target.path) {
        return classic::answer(site, &target, incoming).await;
    }
    if target.suffix != CLASSIC
        && let Some(page) = shell::answer(site, &target)
    {
        return page;
    }
    not_found(site, "The practice org has no page at this address.")
}

/// A form that was posted: the path with its query, and the fields in order.
pub(super) async fn posted_form(incoming: Incoming) -> Result<(String, Vec<(String, String)>)> {
    let uri = incoming.uri();
    let path = uri
        .path_and_query()
        .map_or(uri.path(), |all| all.as_str())
        .to_owned();
    let bytes = axum::body::to_bytes(incoming.into_body(), BODY_LIMIT).await?;
    let fields = url::form_urlencoded::parse(&bytes).into_owned().collect();
    Ok((path, fields))
}

fn host_of(incoming: &Incoming) -> String {
    let named = incoming
        .headers()
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let name = named.split_once(':').map_or(named, |(name, _)| name);
    name.to_ascii_lowercase()
}

fn add_templates(templates: &mut Environment<'static>, pages: &Path, folder: &str) -> Result<()> {
    let path = pages.join(folder);
    for entry in
        std::fs::read_dir(&path).with_context(|| format!("cannot read {}", path.display()))?
    {
        let entry = entry?;
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if name.ends_with(".html") {
            let source = std::fs::read_to_string(entry.path())?;
            templates
                .add_template_owned(name.clone(), source)
                .with_context(|| format!("template {name}"))?;
        }
    }
    Ok(())
}
