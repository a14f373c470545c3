//! What is known of an app's settings and of the JWT bearer flow, point by point, and what checks it.
//!
//! A point is answered by rules, by another part of the program, or by a reason why nothing is said.

mod review;
mod settings;

/// One point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its name, in its group.
    pub id: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// The codes of the rules that answer it.
    pub rules: &'static [&'static str],
    /// What else answers it, or why nothing does; empty when the rules say it all.
    pub note: &'static str,
}

/// Points about one thing.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// Its heading.
    pub title: &'static str,
    /// What the ids of its points begin with.
    pub prefix: &'static str,
    /// Its points, in the order of their numbers.
    pub points: &'static [Point],
}

/// A point in one line.
const fn point(
    id: &'static str,
    about: &'static str,
    rules: &'static [&'static str],
    note: &'static str,
) -> Point {
    Point {
        id,
        about,
        rules,
        note,
    }
}

/// Every point.
pub static TOPICS: &[Topic] = &[
    settings::SCOPES,
    settings::CALLBACKS,
    settings::NAMES,
    settings::ADDRESSES,
    settings::CERTIFICATES,
    settings::TOKENS,
    settings::KEYS,
    review::LINTS,
    review::JWT,
];

/// Rules that answer no point above: they follow from the config itself, from how a page is filled, or
/// from what guides often get wrong.
pub static BEYOND: &[&str] = &[
    "consumer-secret-for-jwt",
    "distribution-state-connected-app",
    "guide-url-https",
    "jwt-bearer-admin-profile",
    "name-missing",
    "page-allows-more",
    "permission-set-api-name",
    "permission-set-label-missing",
    "permission-set-not-on-app",
    "permission-set-without-user",
    "profile-administrator",
    "scope-hosted-mcp",
    "scope-less-than-needed",
    "scope-openid-missing",
    "scope-refresh-token-missing",
    "scope-refresh-token-pointless",
    "several-server-flows",
];
