use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// The links of an app use https.
    ///
    /// ## Why
    /// Users click on them inside Salesforce. Over http, anybody on the way can replace the page, and a
    /// false login page there looks as if Salesforce had led to it.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "startUrl": "http://app.acme.example/start" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "startUrl": "https://app.acme.example/start" } }
    /// ```
    ///
    /// ## Reference
    /// Advice: Salesforce documents no rule for the info, icon and start address. For the logo it does,
    /// which is a rule of its own.
    LINK_HTTP = "link-http", Warning, Advice, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (app, kind) = (cx.basics(), cx.app());
    // Of an address that is reserved for this kind of app another rule speaks.
    let info = app
        .and_then(|app| app.info_url.as_deref())
        .filter(|_| kind != Some(AppKind::ExternalClientApp));
    let icon = app
        .and_then(|app| app.icon_url.as_deref())
        .filter(|_| kind != Some(AppKind::ConnectedApp));
    let start = cx
        .policies()
        .and_then(|policies| policies.start_url.as_deref());
    for (path, what, url) in [
        ("/app/infoUrl", "info", info),
        ("/app/iconUrl", "icon", icon),
        ("/policies/startUrl", "start", start),
    ] {
        let Some(url) = url.filter(|url| begins_with(url.trim(), "http://")) else {
            continue;
        };
        found.warning(
            path,
            format!("the {what} address {} uses http", quoted(url)),
            "Anybody on the way can replace what the users see there.",
            "Use the https address.",
        );
        let rest = url.trim().get("http://".len()..).unwrap_or_default();
        found.fix(Fix::needs_decision(
            "Write it with https",
            Edit::set(path, format!("https://{rest}")),
        ));
    }
}
