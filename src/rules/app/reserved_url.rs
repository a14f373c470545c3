use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// Some addresses are reserved by Salesforce for one of the two kinds of app.
    ///
    /// ## Why
    /// The page may show the field, yet Salesforce documents it as reserved: nobody is promised to see
    /// what is typed there.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "kind": "connected-app", "iconUrl": "https://www.acme.example/icon.png" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "kind": "connected-app", "infoUrl": "https://www.acme.example/salesforce" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API: `iconUrl` of ConnectedApp and `infoUrl` of ExternalClientApplication are "reserved
    /// for future use".
    RESERVED_URL = "reserved-url", Info, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(app) = cx.basics() else {
        return;
    };
    let (path, url, what, kind) = match cx.app() {
        Some(AppKind::ConnectedApp) => ("/app/iconUrl", &app.icon_url, "icon", "a connected app"),
        Some(AppKind::ExternalClientApp) => (
            "/app/infoUrl",
            &app.info_url,
            "info",
            "an External Client App",
        ),
        None => return,
    };
    if let Some(url) = url.as_deref().filter(|url| !url.trim().is_empty()) {
        found.info(
            path,
            format!(
                "the {what} address {} is reserved by Salesforce for {kind}",
                quoted(url)
            ),
            "It can be typed, but nothing says that anybody will see it.",
            "Leave it out, unless you see a use for it.",
        );
        found.fix(Fix::needs_decision("Leave it out", Edit::remove(path)));
    }
}
