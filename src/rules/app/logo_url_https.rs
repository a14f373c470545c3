use crate::rules::prelude::*;

rule! {
    /// The logo's address begins with https.
    ///
    /// ## Why
    /// Salesforce shows the logo on login pages and takes it from an https address only.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "logoUrl": "http://www.acme.example/logo.png" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "logoUrl": "https://www.acme.example/logo.png" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `logoUrl` of ConnectedApp, and Salesforce Help: the address must use HTTPS.
    LOGO_URL_HTTPS = "logo-url-https", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(url) = cx.basics().and_then(|app| app.logo_url.as_deref()) else {
        return;
    };
    let text = url.trim();
    if text.is_empty() || begins_with(text, "https://") {
        return;
    }
    let path = "/app/logoUrl";
    found.error(
        path,
        format!(
            "the logo's address {} does not begin with https://",
            quoted(url)
        ),
        "Salesforce takes a logo from an https address only.",
        "Use the https address of the picture, or leave the logo out.",
    );
    if begins_with(text, "http://") {
        let https = format!(
            "https://{}",
            text.get("http://".len()..).unwrap_or_default()
        );
        found.fix(Fix::needs_decision(
            "Write it with https",
            Edit::set(path, https),
        ));
    }
}
