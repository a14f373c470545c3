use crate::rules::prelude::*;

rule! {
    /// The app needs a contact e-mail address.
    ///
    /// ## Why
    /// "Contact Email" is required on both pages: without one the page of a new app cannot be saved. It
    /// is the address of whoever answers for the app in the org, so a vendor's config leaves it out and
    /// the admin supplies it.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "name": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "name": "Acme Sync", "contactEmail": "admin@acme.example" } }
    /// ```
    ///
    /// ## Reference
    /// Seen: both pages mark the field as required; `contactEmail` is required in the Metadata API's
    /// ConnectedApp. The Metadata API does not require it of an ExternalClientApplication, the page does.
    CONTACT_EMAIL_MISSING = "contact-email-missing", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let email = cx
        .config
        .app
        .as_ref()
        .and_then(|app| app.contact_email.as_deref());
    if cx.wants_form() && is_blank(email) {
        found.error(
            "/app/contactEmail",
            "the config gives no contact e-mail address".into(),
            "The page of a new app cannot be saved without it.",
            "Type the address of whoever answers for this app in your org.",
        );
    }
}
