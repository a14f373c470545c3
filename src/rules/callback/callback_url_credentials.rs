use crate::rules::prelude::*;

rule! {
    /// A callback URL holds no user name and no password.
    ///
    /// ## Why
    /// What stands before an `@` is sent to a server at each login, shown to every admin who opens the
    /// app and kept in browser histories. It also lets an address look like another one:
    /// `https://login.salesforce.com@acme.example/` belongs to acme.example.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://sync:secret@app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "callbackUrls": ["https://app.acme.example/cb"] } }
    /// ```
    ///
    /// ## Reference
    /// RFC 3986, section 3.2.1: passwords in addresses are deprecated; section 7.6: addresses that
    /// mislead with them. What Salesforce does with one is not documented.
    CALLBACK_URL_CREDENTIALS = "callback-url-credentials", Warning, Standard, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    for callback in cx.callbacks() {
        let Some(url) = callback.url() else {
            continue;
        };
        let what = match (url.username(), url.password()) {
            ("", None) => continue,
            (_, Some(_)) => "a password",
            (_, None) => "a user name",
        };
        // Neither is quoted.
        let host = url.host_str().unwrap_or_default();
        let path = callback.path();
        found.warning(
            path.clone(),
            format!(
                "the callback URL at {} holds {what} before an @",
                quoted(host)
            ),
            "Everyone who sees the app or the login's address sees it too.",
            "Take out what stands before the @; if it was a password, have it changed.",
        );
        let mut plain = url.clone();
        if plain
            .set_username("")
            .and_then(|()| plain.set_password(None))
            .is_ok()
        {
            found.fix(Fix::needs_decision(
                "Take out what stands before the @",
                Edit::set(path, plain.as_str()),
            ));
        }
    }
}
