use crate::rules::prelude::*;

rule! {
    /// The app needs a name.
    ///
    /// ## Why
    /// "Connected App Name" and "External Client App Name" are required: without one the page of a new
    /// app cannot be saved.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "contactEmail": "admin@acme.example" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "name": "Acme Sync", "contactEmail": "admin@acme.example" } }
    /// ```
    ///
    /// ## Reference
    /// Seen: both pages mark the field as required; `label` is required in the Metadata API's ConnectedApp.
    NAME_MISSING = "name-missing", Error, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let name = cx.config.app.as_ref().and_then(|app| app.name.as_deref());
    if cx.wants_form() && is_blank(name) {
        found.error(
            "/app/name",
            "the config gives the app no name".into(),
            "The page of a new app cannot be saved without it.",
            "Add \"name\" to \"app\", as it shall stand in the list of apps.",
        );
    }
}
