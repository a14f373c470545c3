use crate::org::OrgKind;
use crate::rules::prelude::*;

rule! {
    /// In a sandbox, user names end with the sandbox's name.
    ///
    /// ## Why
    /// When a sandbox is made, Salesforce appends its name to the name of every user: `jane@acme.example`
    /// becomes `jane@acme.example.uat`. The name from production finds nobody there.
    ///
    /// ## Bad
    /// ```json sandbox
    /// { "permissionSet": { "label": "Acme Sync", "assignTo": ["acme.integration@acme.com"] } }
    /// ```
    ///
    /// ## Good
    /// ```json sandbox
    /// { "permissionSet": { "label": "Acme Sync", "assignTo": ["acme.integration@acme.com.uat"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, sandboxes: user names are changed so when a sandbox is made. A user that was made
    /// in the sandbox itself may have any name, so this is advice.
    USERNAME_SANDBOX_SUFFIX = "username-sandbox-suffix", Info, Advice, [], check
}

/// Ends of domains that are no name of a sandbox.
const ENDS: &[&str] = &[
    "ai", "app", "biz", "co", "com", "edu", "eu", "example", "gov", "info", "io", "net", "org",
];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.context.org != Some(OrgKind::Sandbox) {
        return;
    }
    for (path, name) in cx.user_names() {
        let name = name.trim();
        if ends_like_a_domain(name) {
            found.info(
                path,
                format!(
                    "the user name {} has no name of a sandbox at its end",
                    quoted(name)
                ),
                "Users who came from production have it there, and are not found without it.",
                "Look the user up in this sandbox, and copy the user name from there.",
            );
        }
    }
}

/// Whether a user name ends as addresses do. After `.com` or `.de` two letters may be a country or a
/// sandbox, so nothing is said of those.
fn ends_like_a_domain(name: &str) -> bool {
    let Some((_, domain)) = name.split_once('@') else {
        return false;
    };
    let Some((before, last)) = domain.rsplit_once('.') else {
        return false;
    };
    let before = before.rsplit('.').next().unwrap_or_default();
    let is_end = |label: &str| ENDS.iter().any(|end| label.eq_ignore_ascii_case(end));
    let country = last.len() == 2 && last.bytes().all(|c| c.is_ascii_alphabetic());
    is_end(last)
        || (country && (before.eq_ignore_ascii_case("co") || (before.len() > 2 && !is_end(before))))
}
