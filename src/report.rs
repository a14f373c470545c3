//! A check as a document that is kept or passed on: Markdown for people, JSON and SARIF for programs.
//!
//! A document holds what the findings quote and nothing else of the config. The edits of a fix hold
//! values, so only its title is written down.

mod json;
mod markdown;
mod sarif;
mod words;

pub use words::{counts, printable};

use crate::context::Context;
use crate::diagnostic::Report;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The product, as a document names it.
const PRODUCT: &str = "Connected App Helper";
/// Its version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A check that was made.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What a reader calls the config: the name of its file.
    pub name: &'a str,
    /// What it was checked for.
    pub context: &'a Context,
    /// What was found.
    pub report: &'a Report,
}

/// The forms of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Markdown, by severity, with the controls of a security review.
    Markdown,
    /// JSON of our own: the same facts.
    Json,
    /// SARIF 2.1.0, as code scanning reads it. Fixes are left out: theirs replace regions of a text,
    /// ours change values.
    Sarif,
}

/// Writes a check down.
///
/// # Errors
/// When the document cannot be made into JSON; Markdown always can.
///
/// ```
/// use connected_app_helper::{context::Context, report::{self, Checked, Format}, rules};
/// let context = Context::default();
/// let report = rules::check(r#"{ "formatVersion": 1, "oauth": { "scopes": ["apis"] } }"#, &context);
/// let checked = Checked { name: "acme.json", context: &context, report: &report };
/// let markdown = report::write(&checked, Format::Markdown).unwrap();
/// assert!(markdown.starts_with("# Check of acme.json\n"));
/// ```
pub fn write(checked: &Checked<'_>, format: Format) -> Result<String, serde_json::Error> {
    let mut text = match format {
        Format::Markdown => return Ok(markdown::markdown(checked)),
        Format::Json => serde_json::to_string_pretty(&json::document(checked)),
        Format::Sarif => serde_json::to_string_pretty(&sarif::log(checked)),
    }?;
    text.push('\n');
    Ok(text)
}
