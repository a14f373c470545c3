//! Rules about the content of a config: what Salesforce will refuse, and what will surprise.
//!
//! One rule a file, one line a rule in [`ALL`]. A rule says in its documentation how sure its source
//! is; what is only reported somewhere is a warning, never an error.

mod api_name_characters;
mod callback_url_blank;
mod callback_url_missing;
mod callback_url_placeholder;
mod callback_url_repeated;
mod callback_url_scheme;
mod callback_urls_too_long;
mod certificate_missing;
mod certificate_not_pem;
mod certificate_without_jwt_bearer;
mod contact_email_missing;
mod contact_email_syntax;
mod full_without_refresh_token;
mod name_missing;
mod prelude;
mod scope_missing;
mod scope_unconfirmed;
mod scope_unknown;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Report, Severity};

/// Every rule, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &api_name_characters::API_NAME_CHARACTERS,
    &callback_url_blank::CALLBACK_URL_BLANK,
    &callback_url_missing::CALLBACK_URL_MISSING,
    &callback_url_placeholder::CALLBACK_URL_PLACEHOLDER,
    &callback_url_repeated::CALLBACK_URL_REPEATED,
    &callback_url_scheme::CALLBACK_URL_SCHEME,
    &callback_urls_too_long::CALLBACK_URLS_TOO_LONG,
    &certificate_missing::CERTIFICATE_MISSING,
    &certificate_not_pem::CERTIFICATE_NOT_PEM,
    &certificate_without_jwt_bearer::CERTIFICATE_WITHOUT_JWT_BEARER,
    &contact_email_missing::CONTACT_EMAIL_MISSING,
    &contact_email_syntax::CONTACT_EMAIL_SYNTAX,
    &full_without_refresh_token::FULL_WITHOUT_REFRESH_TOKEN,
    &name_missing::NAME_MISSING,
    &scope_missing::SCOPE_MISSING,
    &scope_unconfirmed::SCOPE_UNCONFIRMED,
    &scope_unknown::SCOPE_UNKNOWN,
];

/// Findings listed of one rule, and of one report: nobody mends more by hand.
pub const MAX_FINDINGS: usize = 50;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab-case, which is the name of its file.
    pub code: &'static str,
    /// The worst it finds.
    pub severity: Severity,
    /// Its documentation as Markdown, each line after one blank: a sentence, then Why, Bad, Good and Reference.
    pub docs: &'static str,
    check: fn(&Config, &mut Findings),
}

/// What a rule found, not yet located in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence that names the value.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub help: String,
    /// JSON pointer of the value.
    pub path: String,
}

/// The findings of one rule while it runs.
struct Findings {
    code: &'static str,
    list: Vec<Finding>,
}

impl Findings {
    /// Salesforce refuses it, or the connection cannot work.
    fn error(&mut self, path: impl Into<String>, message: String, why: &'static str, help: &str) {
        self.add(Severity::Error, path.into(), message, why, help);
    }

    /// It works but surprises, or a source only reports that it fails.
    fn warning(&mut self, path: impl Into<String>, message: String, why: &'static str, help: &str) {
        self.add(Severity::Warning, path.into(), message, why, help);
    }

    fn add(
        &mut self,
        severity: Severity,
        path: String,
        message: String,
        why: &'static str,
        help: &str,
    ) {
        // One more than is listed, so that whoever lists them can say that there are more.
        if self.list.len() <= MAX_FINDINGS {
            self.list.push(Finding {
                code: self.code,
                severity,
                message,
                why,
                help: help.to_owned(),
                path,
            });
        }
    }
}

/// Every rule's findings, rule by rule; at most one more of a rule than [`MAX_FINDINGS`].
pub fn check_config(config: &Config) -> Vec<Finding> {
    ALL.iter()
        .flat_map(|rule| {
            let mut findings = Findings {
                code: rule.code,
                list: Vec::new(),
            };
            (rule.check)(config, &mut findings);
            findings.list
        })
        .collect()
}

/// Checks a config's text: its format and, as far as it can be read, its content.
///
/// ```
/// use connected_app_helper::rules::check;
/// let report = check(r#"{ "formatVersion": 1, "oauth": { "scopes": ["apis"] } }"#);
/// assert!(report.diagnostics.iter().any(|d| d.code == "scope-unknown" && d.line == Some(1)));
/// ```
pub fn check(text: &str) -> Report {
    let parsed = config::parse(text);
    let mut diagnostics = parsed.diagnostics.clone();
    let vendor = parsed.config.as_ref().and_then(|c| c.vendor.clone());
    if let Some(config) = &parsed.config {
        let mut findings = check_config(config);
        for finding in &mut findings {
            finding.path = parsed.written(&finding.path);
        }
        // A value that was left out for its form is not missing as well.
        findings.retain(|finding| !diagnostics.iter().any(|d| left_out(d, &finding.path)));
        findings.sort_by(|a, b| (a.severity, &a.path, a.code).cmp(&(b.severity, &b.path, b.code)));
        let listed = findings.len().min(MAX_FINDINGS);
        let more = findings.len() > listed;
        diagnostics.extend(findings.into_iter().take(listed).map(|f| locate(text, f)));
        if more {
            diagnostics.push(many());
        }
    }
    Report::new(vendor, diagnostics)
}

fn left_out(diagnostic: &Diagnostic, path: &str) -> bool {
    diagnostic.code == "config-wrong-value"
        && path
            .strip_prefix(&diagnostic.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn locate(text: &str, finding: Finding) -> Diagnostic {
    let place = config::place(text, &finding.path);
    Diagnostic {
        code: finding.code,
        severity: finding.severity,
        message: finding.message,
        why: finding.why.into(),
        help: finding.help,
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        path: finding.path,
    }
}

fn many() -> Diagnostic {
    Diagnostic {
        code: "config-more-findings",
        severity: Severity::Info,
        message: format!("there are more findings than the {MAX_FINDINGS} listed"),
        why: "A config with so many is usually another file, or one mistake repeated.".into(),
        help: "Mend these and check again.".into(),
        path: String::new(),
        line: None,
        column: None,
    }
}
