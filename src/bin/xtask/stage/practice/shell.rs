//! The Setup shell: header, search boxes and tree around a Lightning page or a classic frame.

use anyhow::{Context, Result};
use axum::response::Response;
use minijinja::context;
use minijinja::value::Value;

use super::site::{self, CLASSIC, Site, Target};
use super::variant::{Variant, Variants};
use super::{assigned_apps, classic, permission_sets, policies};

/// The Setup page without a form.
pub(super) const SETUP_HOME: &str = "/lightning/setup/SetupOneHome/home";
/// External Client App Manager; `/home` is the form, `/ID/detail` a saved app.
pub(super) const CLIENT_APPS: &str = "/lightning/setup/ManageExternalClientApplication";
/// External Client App Settings.
const SETTINGS: &str = "/lightning/setup/ExternalClientApplicationSettings/home";
/// What the page around all pages of External Client Apps is called.
const MANAGER: &str = "External Client App Manager";
/// App Manager: the list, and the page around classic frames.
const APP_MANAGER: &str = "/lightning/setup/NavigationMenus";
/// Permission Sets: the page around its classic frames.
const PERMISSION_SETS: &str = "/lightning/setup/PermSets";

/// What of the frame around a classic page is not known.
const FRAME_NOTES: [&str; 2] = [
    "Which host the classic frame of a real org lies on is not settled; here it is the org's my.salesforce.com, or the Setup host in the variant same-origin.",
    "Whether force-aloha-page holds its frame in a shadow root depends on the release; here it is a plain child.",
];
/// What of the Setup pages without a form is not known.
const HOME_NOTES: [&str; 1] = ["Only the links below are part of the replica."];

/// The shell's address for a classic page; `classic_path` may have a query of its own.
pub(super) fn wrapped(classic_path: &str, variant: &str) -> String {
    let around = match permission_sets::knows(classic_path) {
        true => PERMISSION_SETS,
        false => APP_MANAGER,
    };
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("address", classic_path)
        .append_pair("practice", variant)
        .finish();
    format!("{around}/page?{query}")
}

/// The page at this address, or none.
pub(super) fn answer(site: &Site, target: &Target) -> Option<Result<Response>> {
    let practice = target.query("practice").unwrap_or_default();
    if target.path == format!("{APP_MANAGER}/page") {
        return Some(framed(site, target, practice, "App Manager"));
    }
    if target.path == format!("{PERMISSION_SETS}/page") {
        return Some(framed(site, target, practice, "Permission Sets"));
    }
    if target.path == "/" {
        return Some(Ok(site::redirect(SETUP_HOME)));
    }
    if target.path == SETUP_HOME {
        return Some(home(site, "Setup Home"));
    }
    if target.path == format!("{APP_MANAGER}/home") {
        return Some(lightning(site, "App Manager"));
    }
    if target.path == SETTINGS {
        return Some(lightning(site, "External Client App Settings"));
    }
    let assignment = target.path.strip_prefix(PERMISSION_SETS);
    if assignment.is_some_and(|rest| rest.ends_with("/PermissionSetAssignment/home")) {
        return Some(lightning(site, "Permission Sets"));
    }
    let below = target.path.strip_prefix(CLIENT_APPS)?.strip_prefix('/')?;
    match below.strip_suffix("/detail") {
        None if below == "home" => Some(lightning(site, MANAGER)),
        Some(id) if id.starts_with("0xI") => Some(lightning(site, MANAGER)),
        _ => None,
    }
}

fn show(site: &Site, title: &str, body: &str, notes: Value) -> Result<Response> {
    site.page(
        "shell/setup.html",
        context! { title => title, body => body, notes => notes },
    )
}

fn home(site: &Site, title: &str) -> Result<Response> {
    let body = site.render(
        "classic/home.html",
        context! {
            external => format!("{CLIENT_APPS}/home"),
            connected => wrapped(classic::EDIT, ""),
            permission_set => wrapped(permission_sets::NEW, ""),
        },
    )?;
    show(site, title, &body, Value::from(HOME_NOTES))
}

fn framed(site: &Site, target: &Target, practice: &str, header: &str) -> Result<Response> {
    let variants = match Variants::parse(practice) {
        Ok(variants) => variants,
        Err(name) => return site::not_found(site, &format!("There is no variant “{name}”.")),
    };
    let address = target.query("address").unwrap_or_default();
    let Some(title) = permission_sets::title(site, address)
        .or_else(|| policies::title(address))
        .or_else(|| classic::title(site, address, &variants))
    else {
        return site::not_found(
            site,
            "The practice org has no classic page at this address.",
        );
    };
    let suffix = if variants.has(Variant::SameOrigin) {
        target.suffix
    } else {
        CLASSIC
    };
    let joint = if address.contains('?') { '&' } else { '?' };
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("practice", practice)
        .append_pair("isdtp", "p1")
        .append_pair(
            "sfdcIFrameOrigin",
            &format!("https://{}{}", target.org, target.suffix),
        )
        .append_pair("sfdcIFrameHost", "web")
        .finish();
    let source = format!("https://{}{suffix}{address}{joint}{query}", target.org);
    let old_source = format!("{source}&{}=1", classic::OLD_COPY);
    let body = site.render(
        "classic/frame.html",
        context! {
            title => format!("{title} ~ Salesforce - Enterprise Edition"),
            source => source,
            old_source => if variants.has(Variant::HiddenCopy) { Value::from(old_source) } else { Value::from(()) },
        },
    )?;
    let mut notes: Vec<String> = FRAME_NOTES.map(str::to_owned).to_vec();
    notes.extend(match header {
        "Permission Sets" if address.contains("?s=") => {
            assigned_apps::NOTES.map(str::to_owned).to_vec()
        }
        "Permission Sets" => permission_sets::NOTES.map(str::to_owned).to_vec(),
        _ if policies::title(address).is_some() => policies::NOTES.map(str::to_owned).to_vec(),
        _ => classic::notes(&variants),
    });
    show(site, header, &body, Value::from(notes))
}

/// The page made of Lightning components. Its body, and its notes in `page.json`, are
/// built together with its script; the script itself reads the app's id and the variant from the
/// address.
fn lightning(site: &Site, title: &str) -> Result<Response> {
    #[derive(serde::Deserialize)]
    struct Page {
        notes: Vec<String>,
    }
    let (Some(body), Some(about)) = (site.built("body.html"), site.built("page.json")) else {
        return site::not_found(site, "The Lightning page is not built.");
    };
    let about: Page = serde_json::from_str(&about).context("page.json of the Lightning page")?;
    show(site, title, &body, Value::from(about.notes))
}
