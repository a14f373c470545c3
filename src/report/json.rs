//! The check as JSON of our own.

use crate::diagnostic::{Applicability, Certainty, ControlShown};
use serde::Serialize;

use super::{Checked, PRODUCT, VERSION, words};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Severity};

use crate::scope::Grant;

/// The whole document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    made_by: Program,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    context: &'a Context,
    errors: u32,
    warnings: u32,
    findings: Vec<Finding<'a>>,
    grants: &'a [Grant],
}

#[derive(Serialize)]
struct Program {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    why: &'a str,
    help: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<Certainty>,
    controls: &'a [ControlShown],
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
}

/// A fix without its edits.
#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: Applicability,
}

/// The document of a check.
pub(super) fn document<'a>(checked: &Checked<'a>) -> Document<'a> {
    let report = checked.report;
    Document {
        made_by: Program {
            name: PRODUCT,
            version: VERSION,
        },
        name: checked.name,
        vendor: report.vendor.as_deref(),
        date: words::date(checked),
        context: checked.context,
        errors: report.errors,
        warnings: report.warnings,
        findings: report.diagnostics.iter().map(finding).collect(),
        grants: &report.grants,
    }
}

fn finding(found: &Diagnostic) -> Finding<'_> {
    Finding {
        code: found.code,
        severity: found.severity,
        message: &found.message,
        why: &found.why,
        help: &found.help,
        path: &found.path,
        line: found.line,
        column: found.column,
        certainty: found.certainty,
        controls: &found.controls,
        fix: found.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            applicability: fix.applicability,
        }),
    }
}
