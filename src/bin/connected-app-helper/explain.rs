//! `explain`.

use std::path::Path;

use clap::Args;
use connected_app_helper::explain::{self, Around};

use crate::check::Kind;
use crate::input;
use crate::output::{self, Failure, Form};

pub(crate) const EXAMPLES: &str = "\
Examples:
  A code, or the whole answer:
      connected-app-helper explain invalid_app_access
      curl … | connected-app-helper explain - --for external-client-app
  A login address beside the callback URL of the app:
      connected-app-helper explain 'https://login.salesforce.com/…redirect_uri=…' \\
        --callback https://app.acme.example/cb

Exit status: 0 when the error is known here, 1 when it is not.";

/// The most of a text that is read, in bytes.
const LARGEST: usize = 1024 * 1024;

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// What Salesforce or a program says; - reads it from the standard input
    text: String,
    /// Any address of the org, for links
    #[arg(long, value_name = "URL")]
    org: Option<String>,
    /// The kind of app
    #[arg(long = "for", value_name = "KIND")]
    kind: Option<Kind>,
    /// A callback URL of the app; may be given several times
    #[arg(long, value_name = "URL")]
    callback: Vec<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

pub(crate) fn explain(asked: &Explain) -> Result<bool, Failure> {
    let text = match asked.text.as_str() {
        "-" => input::text(Path::new("-"), LARGEST)?,
        text => text.to_owned(),
    };
    let around = Around {
        org: asked.org.clone(),
        app: asked.kind.map(Kind::app),
        callback_urls: asked.callback.clone(),
    };
    let explained = explain::explain(&text, &around);
    output::answer(asked.format, &explained, || explained.to_text())?;
    Ok(explained.known_by.is_some())
}
