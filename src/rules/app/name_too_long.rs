use crate::rules::prelude::*;

/// The limit that names of this kind have elsewhere in Salesforce.
const USUAL: usize = 80;

rule! {
    /// The app's name and API name have at most 80 characters.
    ///
    /// ## Why
    /// Names elsewhere in Salesforce end there. A longer one may be refused when you save the page, and
    /// lists cut it.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "name": "Acme Sync for Sales, Service and Marketing with Reports, Dashboards and All Regions" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "name": "Acme Sync" } }
    /// ```
    ///
    /// ## Reference
    /// Advice: the limit is the one of other names in Salesforce; for apps no document gives any.
    NAME_TOO_LONG = "name-too-long", Info, Advice, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(app) = cx.basics() else {
        return;
    };
    for (path, what, name) in [
        ("/app/name", "name", &app.name),
        ("/app/apiName", "API name", &app.api_name),
    ] {
        // No text has more characters than bytes.
        let Some(name) = name.as_deref().filter(|name| name.len() > USUAL) else {
            continue;
        };
        let length = name.trim().chars().count();
        if length > USUAL {
            found.info(
                path,
                format!("the {what} has {length} characters; elsewhere in Salesforce {USUAL} is the limit"),
                "Whether the page takes more is not documented; lists may cut it.",
                "Shorten it.",
            );
        }
    }
}
