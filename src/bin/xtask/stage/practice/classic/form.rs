//! The values of one form: from the defaults, from a saved app, or from a post; and the server's
//! own rules about them.

use std::collections::BTreeMap;

use super::super::record::{Field, FieldValue};
use super::super::variant::Variants;
use super::scope::Choice;
use super::table::{Control, Duel, Row, Section, choices};
use super::words::word;

/// The longest text that all callback URLs together may have, line ends included.
const CALLBACK_LIMIT: usize = 2000;

/// What one row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Entry {
    /// A text, a chosen option, or the name of a file.
    Text(String),
    /// A box.
    Tick(bool),
    /// The values of a dual list, in order.
    List(Vec<String>),
}

/// The values of one form by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Form(BTreeMap<&'static str, Entry>);

impl Form {
    /// A new app's form.
    pub(super) fn blank(sections: &[Section]) -> Self {
        let mut form = Self::default();
        for row in sections.iter().flat_map(|section| &section.rows) {
            form.set(row.key, default_of(row));
        }
        form
    }

    /// What was posted. A box that was not posted is off; a disabled row keeps what was `stored`,
    /// because a browser does not post it; so does the certificate when no file was chosen.
    pub(super) fn posted(sections: &[Section], fields: &[Field], stored: Option<&Self>) -> Self {
        let mut form = Self::default();
        for row in sections.iter().flat_map(|section| &section.rows) {
            let sent = fields.iter().find(|field| field.label == row.key);
            let entry = match (sent.map(|field| &field.value), row.control) {
                (Some(FieldValue::Text(_)), Control::Check { .. }) => Entry::Tick(true),
                (Some(FieldValue::Text(text)), Control::Duel(_)) => Entry::List(split(text)),
                (Some(FieldValue::Text(text)), _) => Entry::Text(text.clone()),
                (Some(FieldValue::File(file)), _) if !file.name.is_empty() => {
                    Entry::Text(file.name.clone())
                }
                (None, Control::Check { .. }) if !row.locked => Entry::Tick(false),
                _ => stored
                    .and_then(|form| form.0.get(row.key))
                    .cloned()
                    .unwrap_or_else(|| empty_of(row)),
            };
            form.set(row.key, entry);
        }
        form
    }

    /// Sets one row.
    pub(super) fn set(&mut self, key: &'static str, entry: Entry) {
        self.0.insert(key, entry);
    }

    /// The text of a row, empty when it has none.
    pub(in super::super) fn text(&self, key: &str) -> &str {
        match self.0.get(key) {
            Some(Entry::Text(text)) => text,
            _ => "",
        }
    }

    /// Whether a row's box is ticked.
    pub(in super::super) fn ticked(&self, key: &str) -> bool {
        self.0.get(key) == Some(&Entry::Tick(true))
    }

    /// The values in a row's dual list.
    pub(in super::super) fn list(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(Entry::List(values)) => values,
            _ => &[],
        }
    }
}

fn default_of(row: &Row) -> Entry {
    match row.control {
        Control::Check { on } => Entry::Tick(on),
        Control::Select([first, ..]) => Entry::Text((*first).to_owned()),
        _ => empty_of(row),
    }
}

fn empty_of(row: &Row) -> Entry {
    match row.control {
        Control::Check { .. } => Entry::Tick(false),
        Control::Duel(_) => Entry::List(Vec::new()),
        _ => Entry::Text(String::new()),
    }
}

/// The values in a dual list's hidden field: joined by commas, a backslash before a comma or a
/// backslash inside a value.
fn split(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => value.extend(characters.next()),
            ',' => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    values.push(value);
    values.retain(|value| !value.is_empty());
    values
}

/// What is wrong with `form`, one sentence each, in the order of the page; nothing when it can be
/// saved. `refuse_email` is the variant in which the server finds fault with any e-mail once.
pub(super) fn faults(form: &Form, variants: &Variants, refuse_email: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |key: &'static str, why: &str| {
        faults.push(format!("{}: {why}", word(key, variants)));
    };
    let missing = "You must enter a value";
    if form.text("Connected App Name").is_empty() {
        fault("Connected App Name", missing);
    }
    match form.text("API Name") {
        "" => fault("API Name", missing),
        name if !is_api_name(name) => fault(
            "API Name",
            "Use letters, digits and single underscores, and begin with a letter",
        ),
        _ => {}
    }
    match form.text("Contact Email") {
        "" => fault("Contact Email", missing),
        email if refuse_email || !is_email(email) => fault(
            "Contact Email",
            "Contact email needs to be in a valid email format",
        ),
        _ => {}
    }
    if form.ticked("Enable OAuth Settings") {
        if let Some(why) = callback_fault(form.text("Callback URL")) {
            fault("Callback URL", &why);
        }
        if form.ticked("Use digital signatures") && form.text("Certificate").is_empty() {
            fault("Use digital signatures", "Choose a certificate file");
        }
        if let Some(why) = list_fault(
            form.list("Selected OAuth Scopes"),
            &choices(Duel::Scopes, variants),
        ) {
            fault("Selected OAuth Scopes", &why);
        }
    }
    if form.ticked("Canvas") && form.text("Canvas App URL").is_empty() {
        fault("Canvas App URL", missing);
    }
    faults
}

fn is_api_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
        && !name.contains("__")
        && !name.ends_with('_')
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.contains("..")
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(char::is_whitespace)
            && !domain.contains('@')
    })
}

fn callback_fault(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("You must enter a value".to_owned());
    }
    if text.chars().count() > CALLBACK_LIMIT {
        return Some(format!("More than {CALLBACK_LIMIT} characters"));
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .find(|line| !is_callback(line))
        .map(|line| format!("Not a callback URL that can be used: {line}"))
}

/// https anywhere, http only on this computer, or the scheme of an app.
fn is_callback(line: &str) -> bool {
    url::Url::parse(line).is_ok_and(|address| match address.scheme() {
        "https" => true,
        "http" => matches!(address.host_str(), Some("localhost" | "127.0.0.1")),
        "javascript" | "data" | "file" | "ftp" => false,
        _ => true,
    })
}

fn list_fault(values: &[String], offered: &[Choice]) -> Option<String> {
    if values.is_empty() {
        return Some("Select at least one".to_owned());
    }
    values
        .iter()
        .find(|value| !offered.iter().any(|choice| choice.value == value.as_str()))
        .map(|value| format!("This org does not offer {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_field_is_split_at_commas_that_no_backslash_protects() {
        assert_eq!(split(""), Vec::<String>::new());
        assert_eq!(split("Api,RefreshToken"), ["Api", "RefreshToken"]);
        assert_eq!(split(r"a\,b,c\\d"), ["a,b", r"c\d"]);
    }

    #[test]
    fn api_names_are_words_joined_by_single_underscores() {
        for (name, good) in [
            ("My_App", true),
            ("X1_My_App", true),
            ("1st", false),
            ("_My", false),
            ("My__App", false),
            ("My_", false),
            ("My App", false),
            ("Ångström", false),
        ] {
            assert_eq!(is_api_name(name), good, "{name}");
        }
    }

    #[test]
    fn emails_have_a_name_and_a_domain_with_a_dot() {
        for (email, good) in [
            ("a@acme.example", true),
            ("a.b+c@x.y.example", true),
            ("a@acme", false),
            ("@acme.example", false),
            ("a@@acme.example", false),
            ("a b@acme.example", false),
            ("a@.example", false),
        ] {
            assert_eq!(is_email(email), good, "{email}");
        }
    }

    #[test]
    fn callbacks_are_https_or_local_or_an_app_of_its_own() {
        for (text, good) in [
            ("https://a.example/cb", true),
            ("https://a.example/cb\r\nhttps://b.example/cb", true),
            ("http://localhost:1717/OauthRedirect", true),
            ("myapp://callback", true),
            ("", false),
            ("\r\n", false),
            ("http://a.example/cb", false),
            ("https://a.example/cb\r\nnot a url", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(callback_fault(text).is_none(), good, "{text}");
        }
        let long = format!("https://a.example/{}", "x".repeat(2000));
        assert!(callback_fault(&long).is_some());
    }
}
