use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// The kind of app in the config is the kind it is used for.
    ///
    /// ## Why
    /// External Client Apps and connected apps have different pages, other names for the same boxes and
    /// other policies. A config for one may lack what the other needs, and its steps lead astray.
    ///
    /// ## Bad
    /// ```json connected-app
    /// { "app": { "kind": "external-client-app" } }
    /// ```
    ///
    /// ## Good
    /// ```json external-client-app
    /// { "app": { "kind": "external-client-app" } }
    /// ```
    ///
    /// ## Reference
    /// It follows from the config and from what it is checked for, such as the page that is open.
    APP_KIND_MISMATCH = "app-kind-mismatch", Error, Consistency, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (Some(wanted), Some(named)) = (cx.context.app, cx.basics().and_then(|app| app.kind)) else {
        return;
    };
    if wanted == named {
        return;
    }
    let (named, wanted, value) = match wanted {
        AppKind::ConnectedApp => ("an External Client App", "a connected app", "connected-app"),
        AppKind::ExternalClientApp => (
            "a connected app",
            "an External Client App",
            "external-client-app",
        ),
    };
    let path = "/app/kind";
    found.error(
        path,
        format!("the config is for {named}, but it is used for {wanted}"),
        "The two have different pages and policies, so settings would be missing or misplaced.",
        "Take the vendor's config for this kind of app, or open the page of the other kind.",
    );
    found.fix(Fix::needs_decision(
        format!("Use this config for {wanted}"),
        Edit::set(path, value),
    ));
}
