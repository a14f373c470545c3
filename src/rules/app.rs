//! Names, contact and links of the app.

mod api_name_characters;
mod contact_email_missing;
mod contact_email_syntax;
mod name_missing;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "App",
    about: "Names, contact and links of the app.",
    rules: &[
        &api_name_characters::API_NAME_CHARACTERS,
        &contact_email_missing::CONTACT_EMAIL_MISSING,
        &contact_email_syntax::CONTACT_EMAIL_SYNTAX,
        &name_missing::NAME_MISSING,
    ],
};
