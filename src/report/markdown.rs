//! The check as Markdown, for a ticket, a wiki or a review.
//!
//! What comes from outside (a vendor's name, an address, a file name) stands as text: it makes no
//! heading, no picture and no link, not even one that a renderer would make of a bare address.

use super::{Checked, PRODUCT, VERSION, words};
use crate::diagnostic::{Certainty, ControlShown};
use crate::diagnostic::{Diagnostic, Severity};

use crate::scope::Grant;

const SECTIONS: [(Severity, &str); 3] = [
    (Severity::Error, "Errors"),
    (Severity::Warning, "Warnings"),
    (Severity::Info, "Notes"),
];

/// The whole document.
pub(super) fn markdown(checked: &Checked<'_>) -> String {
    let report = checked.report;
    let mut lines = vec![format!("# Check of {}", prose(checked.name)), String::new()];
    if let Some(vendor) = &report.vendor {
        lines.push(format!("- Vendor: {}", prose(vendor)));
    }
    for (question, answer) in words::context(checked) {
        lines.push(format!("- {question}: {answer}"));
    }
    lines.push(format!("- Found: {}", words::counts(report)));
    lines.push(format!(
        "- Checked by: {PRODUCT} {VERSION}, which is not affiliated with Salesforce"
    ));
    for (severity, title) in SECTIONS {
        let found = report.diagnostics.iter();
        let found: Vec<_> = found.filter(|found| found.severity == severity).collect();
        if !found.is_empty() {
            lines.extend([String::new(), format!("## {title}")]);
            found
                .into_iter()
                .for_each(|found| finding(found, &mut lines));
        }
    }
    grants(&report.grants, &mut lines);
    controls(&report.diagnostics, &mut lines);
    lines.push(String::new());
    lines.join("\n")
}

fn finding(found: &Diagnostic, lines: &mut Vec<String>) {
    let mut title = words::sentence(&found.message);
    title.truncate(title.trim_end_matches('.').len());
    lines.extend([
        String::new(),
        format!("### {}", prose(&title)),
        String::new(),
    ]);
    let place = match (found.path.as_str(), found.line, found.column) {
        ("", None, _) => "the whole config".into(),
        ("", Some(line), Some(column)) => format!("line {line}, column {column}"),
        (path, Some(line), Some(column)) => {
            format!("{}, line {line}, column {column}", code(path))
        }
        (path, ..) => code(path),
    };
    let certainty = found
        .certainty
        .map_or("certain: the format is ours", Certainty::in_words);
    lines.push(format!("- Where: {place}"));
    lines.push(format!("- Why: {}", prose(&found.why)));
    lines.push(format!("- What to do: {}", prose(&found.help)));
    lines.push(format!("- How sure: {certainty}"));
    if let Some(fix) = &found.fix {
        let safe = words::applicability(fix.applicability);
        lines.push(format!("- Fix: {} ({safe})", prose(&fix.title)));
    }
    if !found.controls.is_empty() {
        let ids: Vec<_> = found
            .controls
            .iter()
            .map(|control| code(control.id))
            .collect();
        lines.push(format!("- Controls: {}", ids.join(", ")));
    }
    lines.push(format!("- Rule: {}", code(found.code)));
}

fn grants(grants: &[Grant], lines: &mut Vec<String>) {
    if grants.is_empty() {
        return;
    }
    lines.extend([
        String::new(),
        "## What the scopes let the vendor do".into(),
        String::new(),
    ]);
    for grant in grants {
        let needed = match grant.needed {
            Some(true) => " The vendor says it needs this.",
            Some(false) => " No need the vendor stated asks for it.",
            None => "",
        };
        let (scope, allows) = (code(&grant.scope), prose(grant.allows));
        lines.push(format!("- {scope}: {allows}{needed}"));
    }
}

/// The controls the findings belong to, each with the rules that spoke.
fn controls(found: &[Diagnostic], lines: &mut Vec<String>) {
    let mut shown: Vec<(ControlShown, Vec<&str>)> = Vec::new();
    for found in found {
        for control in &found.controls {
            match shown.iter_mut().find(|(known, _)| known.id == control.id) {
                Some((_, codes)) if codes.contains(&found.code) => {}
                Some((_, codes)) => codes.push(found.code),
                None => shown.push((*control, vec![found.code])),
            }
        }
    }
    if shown.is_empty() {
        return;
    }
    shown.sort_by_key(|(control, _)| (control.catalogue, control.id));
    lines.extend([
        String::new(),
        "## Controls".into(),
        String::new(),
        "A finding is something for the review of a control to look at, not a verdict on the org."
            .into(),
        String::new(),
    ]);
    for (control, codes) in shown {
        let codes: Vec<_> = codes.into_iter().map(code).collect();
        lines.push(format!(
            "- {} ({}): {} Findings: {}",
            code(control.id),
            prose(control.catalogue),
            prose(control.asks),
            codes.join(", ")
        ));
    }
}

/// Text in which nothing is markup. A word that renderers make a link of, without any markup, stands
/// as code.
fn prose(text: &str) -> String {
    let text = words::printable(text);
    let words: Vec<_> = text.split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let rest = word.trim_start_matches(['"', '\'']);
    let inner = rest.trim_end_matches(['"', '\'', '.', ',', ';', ':', '?']);
    // Addresses, mentions and references; and names of scopes and keys, whose underlines would have to
    // be escaped.
    let named = rest.contains("://") || inner.contains([':', '@', '#', '_']);
    if !named && !word.to_ascii_lowercase().contains("www.") {
        return escaped(word);
    }
    let (before, after) = (word.len() - rest.len(), inner.len());
    let around = |part: Option<&str>| escaped(part.unwrap_or_default());
    let (before, after) = (around(word.get(..before)), around(rest.get(after..)));
    format!("{before}{}{after}", code(inner))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>#|~&$".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A code span that holds exactly the text.
fn code(text: &str) -> String {
    let text = words::printable(text);
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    if longest == 0 {
        format!("{fence}{text}{fence}")
    } else {
        // The blanks keep the fence apart from the text's own; renderers drop them.
        format!("{fence} {text} {fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn words_that_look_like_links_are_code() {
        assert_eq!(
            prose("see https://a.example/x now"),
            "see `https://a.example/x` now"
        );
        assert_eq!(prose("\"WWW.a.example\""), "\"`WWW.a.example`\"");
        assert_eq!(
            prose("ask me@a.example, please:"),
            "ask `me@a.example`, please:"
        );
        assert_eq!(prose("Acme #12."), "Acme `#12`.");
        assert_eq!(prose("\"://"), "\"`://`");
    }

    #[test]
    fn nothing_else_is_markup() {
        assert_eq!(
            prose("[a](b) <b>*c* `d` ![e](f) | g"),
            r"\[a\](b) \<b\>\*c\* \`d\` !\[e\](f) \| g"
        );
        assert_eq!(prose("a\n# b\u{202e}"), "`a\\u{a}#` b\\\\u{202e}");
    }

    #[test]
    fn a_code_span_holds_ticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("``a`"), "``` ``a` ```");
    }
}
