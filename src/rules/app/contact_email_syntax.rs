use crate::rules::prelude::*;

rule! {
    /// The contact e-mail must be one e-mail address.
    ///
    /// ## Why
    /// Salesforce refuses the form: "Contact email needs to be in a valid email format".
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "name": "Acme Sync", "contactEmail": "Jane Doe <jane@acme.example>" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "name": "Acme Sync", "contactEmail": "jane.doe+salesforce@acme.example" } }
    /// ```
    ///
    /// ## Reference
    /// The page's own message was seen on a screenshot; what exactly it takes is not documented. So only
    /// what can be no address anywhere is an error.
    CONTACT_EMAIL_SYNTAX = "contact-email-syntax", Error, Standard, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(email) = cx
        .config
        .app
        .as_ref()
        .and_then(|app| app.contact_email.as_deref())
        .filter(|email| !email.trim().is_empty())
    else {
        return;
    };
    if let Some(problem) = problem(email) {
        found.error(
            "/app/contactEmail",
            format!("the contact e-mail {} {problem}", quoted(email)),
            "Salesforce takes the form only with a valid address.",
            "Write one address and nothing else, such as admin@acme.example.",
        );
        let inside = email.trim();
        if inside != email && self::problem(inside).is_none() {
            found.fix(Fix::safe(
                "Take the blanks out",
                Edit::set("/app/contactEmail", inside),
            ));
        }
    }
}

fn problem(email: &str) -> Option<&'static str> {
    if email
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c))
    {
        return Some("holds characters that are no part of an address");
    }
    let Some((local, domain)) = email.split_once('@') else {
        return Some("has no @");
    };
    if domain.contains('@') {
        return Some("has more than one @");
    }
    if local.is_empty() || local.starts_with('.') || local.ends_with('.') {
        return Some("has no name before the @");
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let is_domain = domain.contains('.') && domain.split('.').all(is_label);
    (!is_domain).then_some("has no domain such as acme.example after the @")
}
