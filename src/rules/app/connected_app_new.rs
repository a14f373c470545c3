use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// New apps are External Client Apps; new connected apps are switched off in most orgs.
    ///
    /// ## Why
    /// Since Spring '26 Salesforce lets nobody create a connected app, unless Support has allowed it for
    /// the org. Connected apps that are there go on working.
    ///
    /// ## Bad
    /// ```json new
    /// { "app": { "kind": "connected-app", "name": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json existing
    /// { "app": { "kind": "connected-app", "name": "Acme Sync" } }
    /// ```
    /// ```json new
    /// { "app": { "kind": "external-client-app", "name": "Acme Sync" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Knowledge 005228017, and the note "creation is restricted as of Spring '26" in the
    /// Metadata API guide, ConnectedApp. A warning for a new app; worth knowing while nothing says
    /// whether the app is there already, or when the page of a new connected app is open.
    CONNECTED_APP_NEW = "connected-app-new", Warning, Documented, [], check
}

const PATH: &str = "/app/kind";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let named = cx.basics().and_then(|app| app.kind);
    // When the config names another kind than is checked for, that comes first.
    let clash = named.is_some_and(|named| cx.app() != Some(named));
    if cx.is_existing() || cx.app() != Some(AppKind::ConnectedApp) || clash {
        return;
    }
    let message =
        "the config is for a connected app, and new ones are switched off in most orgs".to_owned();
    let why =
        "Since Spring '26 Salesforce lets an org create connected apps only after asking Support.";
    let help = "Make it an External Client App, and look into the vendor's guide for its steps; a \
                connected app that is there already can stay.";
    if cx.context.stage.is_some() && cx.context.page.is_none() {
        found.warning(PATH, message, why, help);
    } else {
        found.info(PATH, message, why, help);
    }
    if cx.context.app.is_none() {
        found.fix(Fix::needs_decision(
            "Make it an External Client App",
            Edit::set(PATH, "external-client-app"),
        ));
    }
}
