use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// Only an External Client App has a distribution state.
    ///
    /// ## Why
    /// The page of a connected app has no such field, so the setting changes nothing there.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "kind": "connected-app", "distributionState": "local" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "kind": "external-client-app", "distributionState": "local" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API: `distributionState` is a field of ExternalClientApplication, not of ConnectedApp.
    DISTRIBUTION_STATE_CONNECTED_APP = "distribution-state-connected-app", Info, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(app) = cx.basics().filter(|app| app.distribution_state.is_some()) else {
        return;
    };
    // A config for the other kind is used for this one: that comes first.
    if cx.app() != Some(AppKind::ConnectedApp) || app.kind == Some(AppKind::ExternalClientApp) {
        return;
    }
    let path = "/app/distributionState";
    found.info(
        path,
        "the config gives a distribution state, which a connected app does not have".into(),
        "The page has no such field, so nothing is set.",
        "Take it out, or use the config for an External Client App.",
    );
    let edit = Edit::remove(path);
    // A config for either kind still needs it for the other.
    found.fix(if app.kind.is_some() {
        Fix::safe("Take it out", edit)
    } else {
        Fix::needs_decision("Take it out", edit)
    });
}
