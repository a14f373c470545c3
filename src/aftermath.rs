//! What became of a filled form whose page is gone, told from the page that stands there now.

use crate::catalogue::FormKind;
use crate::catalogue::permission_set_assignment::CURRENT_ASSIGNMENTS;
use crate::config::Config;
use crate::form::{Form, FormError, Mode, form, readable, shown_frames};
use crate::page::{PageKind, page};
use crate::run::Run;
use crate::snapshot::{Control, FrameSnapshot, PageSnapshot, State, one_line};
use crate::surface::page_errors;
use serde::Serialize;
use tsify::Tsify;

/// JSON pointer of the one setting by which the page of what was saved is known.
fn name_path(form: FormKind) -> &'static str {
    match form {
        FormKind::PermissionSet => "/permissionSet/label",
        _ => "/app/name",
    }
}

/// What can be told of a filled form after its page is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Aftermath {
    /// What came of it.
    pub kind: Outcome,
    /// The same in a sentence, with what it is told from.
    pub message: String,
    /// The document of a page that is an app's own but does not show which: it may still be loading,
    /// so its next change can tell more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub again: Option<String>,
    /// The page is surely neither the form nor what comes right after it: an app that is seen from now on may be
    /// another one of that name.
    pub elsewhere: bool,
}

/// What came of a filled form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The page is the one of the app that was filled in.
    Saved,
    /// A form is open and reports an error of its own.
    Errors,
    /// Neither can be said.
    Unknown,
}

/// What became of the form that `run` filled from `config`, now that the tab shows `snapshot`.
///
/// Saved is said when both the address and what the page shows prove it: the address is that of one
/// app, and its title or its name field bears the name that was filled in. The form of an app that had
/// this name all along is another matter: its page looks the same after Save and after Cancel, so
/// nothing is said of it.
#[must_use]
pub fn aftermath(config: &Config, run: &Run, snapshot: &PageSnapshot) -> Aftermath {
    let unknown = |again: Option<&FrameSnapshot>| Aftermath {
        kind: Outcome::Unknown,
        message: "Whether it was saved cannot be told from this page.".into(),
        again: again.map(|frame| frame.document_id.clone()),
        elsewhere: is_elsewhere(run, snapshot),
    };
    match form(snapshot) {
        Ok(_) if !page_errors(snapshot).is_empty() => {
            return Aftermath {
                kind: Outcome::Errors,
                message: "The form came back with an error of its own, shown below.".into(),
                again: None,
                elsewhere: false,
            };
        }
        // A page that is not read, or whose sizes cannot be trusted, tells nothing.
        Err(FormError::NotSetup | FormError::SecretsPage | FormError::TooLarge) => {
            return unknown(None);
        }
        Ok(_) | Err(_) => {}
    }
    let name = match run.form {
        FormKind::PermissionSet => config
            .permission_set
            .as_ref()
            .and_then(|set| set.label.as_deref()),
        _ => config.app.as_ref().and_then(|app| app.name.as_deref()),
    };
    let Some(name) = name.map(one_line).filter(|name| is_new(run, name)) else {
        return unknown(None);
    };
    let own: Vec<_> = shown_frames(snapshot)
        .filter_map(|frame| Some((frame, shown_by(frame)?)))
        .filter(|(_, form)| *form == run.form)
        .collect();
    match own.iter().find(|(frame, form)| bears(frame, *form, &name)) {
        Some((_, form)) => Aftermath {
            kind: Outcome::Saved,
            message: format!("This is the page of the {} “{name}”.", in_words(*form)),
            again: None,
            elsewhere: false,
        },
        None => unknown(own.first().map(|(frame, _)| *frame)),
    }
}

/// Whether the tab went on to another page. One that asks to continue belongs to the form; one that is still loading
/// shows nothing yet, a list no rows.
fn is_elsewhere(run: &Run, snapshot: &PageSnapshot) -> bool {
    let is_another =
        |frame: &FrameSnapshot| match page(&frame.origin, &frame.path, &frame.query).kind {
            PageKind::OtherSetup | PageKind::NotSetup | PageKind::ExternalClientApp => false,
            PageKind::AppManager | PageKind::ExternalClientAppManager => {
                let mut controls = frame.controls.iter();
                controls.any(|control| {
                    control.visible
                        && matches!(&control.state, State::Table { rows, .. } if !rows.is_empty())
                })
            }
            _ => true,
        };
    match readable(snapshot) {
        Ok(form) if form.kind != run.form => true,
        Ok(form) if form.mode == Mode::New && run.mode == Mode::New => is_empty_again(run, &form),
        // Between the users and the assigned ones Salesforce asks for how long, and one may go back.
        Ok(form) if form.kind == FormKind::PermissionSetAssignment => {
            form.frame.is_titled(CURRENT_ASSIGNMENTS)
        }
        Ok(form) => form.mode == Mode::View,
        Err(FormError::NoForm | FormError::SecretsPage) => shown_frames(snapshot).any(is_another),
        Err(_) => false,
    }
}

/// Whether the form of something new is another one than was filled: its name is. The page that asks to continue has
/// the address of the form and no name.
fn is_empty_again(run: &Run, form: &Form<'_>) -> bool {
    let path = name_path(run.form);
    let filled = run.after.iter().find(|field| field.path == path);
    let name = form.kind.fields().iter().find(|field| field.path == path);
    let is_name = |control: &&Control| {
        control.visible && name.is_some_and(|name| name.is_called(&control.label))
    };
    let mut shown = form.frame.controls.iter().filter(is_name);
    shown.any(|control| filled.is_some_and(|filled| filled.state != control.state))
}

/// Whether there was no app of this form with this name before it was filled.
fn is_new(run: &Run, name: &str) -> bool {
    let path = name_path(run.form);
    let before = run.before.iter().find(|field| field.path == path);
    let held = before.and_then(|field| match &field.state {
        State::Text { value, .. } => value.as_deref(),
        _ => None,
    });
    let renamed = held.is_some_and(|held| one_line(held) != name);
    !name.is_empty() && (run.mode == Mode::New || renamed)
}

/// The form whose saved result a frame shows, by its address.
fn shown_by(frame: &FrameSnapshot) -> Option<FormKind> {
    match page(&frame.origin, &frame.path, &frame.query).kind {
        PageKind::ExternalClientApp => Some(FormKind::ExternalClientApp),
        PageKind::ConnectedAppView => Some(FormKind::ConnectedApp),
        PageKind::PermissionSet => Some(FormKind::PermissionSet),
        _ => None,
    }
}

/// Whether a page bears this name as its title or in the field of the name.
fn bears(frame: &FrameSnapshot, form: FormKind, name: &str) -> bool {
    let path = name_path(form);
    let field = form.fields().iter().find(|field| field.path == path);
    let holds = |state: &State| match state {
        State::Text { value, .. } => value
            .as_deref()
            .is_some_and(|value| one_line(value) == name),
        _ => false,
    };
    frame.is_titled(name)
        || frame.controls.iter().any(|control| {
            control.visible
                && field.is_some_and(|field| field.is_called(&control.label))
                && holds(&control.state)
        })
}

fn in_words(form: FormKind) -> &'static str {
    match form {
        FormKind::ExternalClientApp | FormKind::ExternalClientAppPolicies => "External Client App",
        FormKind::ConnectedApp
        | FormKind::ConnectedAppPolicies
        | FormKind::ApplicationProfileAssignment
        | FormKind::ApplicationPermissionSetAssignment => "connected app",
        FormKind::PermissionSet
        | FormKind::PermissionSetAssignment
        | FormKind::AssignedConnectedApps => "permission set",
    }
}
