use crate::config::{RefreshTokenPolicy, TimeUnit};
use crate::rules::prelude::*;

/// What Salesforce recommends at most, in days.
const MOST_DAYS: u64 = 90;

rule! {
    /// Refresh tokens end after 90 days at most.
    ///
    /// ## Why
    /// The longer a refresh token lives, the longer a stolen one can be used.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "expire-after", "value": 12, "unit": "months" } } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "refreshToken": { "kind": "expire-after", "value": 90, "unit": "days" } } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce DX guide, connected app for continuous integration: 90 days or less. A month is taken
    /// as 30 days here, so 3 months are within it.
    REFRESH_TOKEN_LIFETIME_LONG = "refresh-token-lifetime-long", Warning, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let (value, unit, unused) = match cx.policies().and_then(|policies| policies.refresh_token) {
        Some(RefreshTokenPolicy::ExpireAfter { value, unit }) => (value, unit, ""),
        Some(RefreshTokenPolicy::ExpireIfUnused { value, unit }) => (value, unit, " without use"),
        _ => return,
    };
    let (hours, word) = match unit {
        TimeUnit::Hours => (1, "hours"),
        TimeUnit::Days => (24, "days"),
        TimeUnit::Months => (30 * 24, "months"),
    };
    if u64::from(value) * hours <= MOST_DAYS * 24 || !cx.may_get_refresh_tokens() {
        return;
    }
    let path = "/policies/refreshToken";
    found.warning(
        path,
        format!("refresh tokens end only after {value} {word}{unused}"),
        "A stolen one can be used for as long; Salesforce recommends 90 days or less.",
        "Choose 90 days or less, and ask the vendor to log in again when it is told that a token ended.",
    );
    found.fix(
        Fix::needs_decision(
            format!("End refresh tokens after {MOST_DAYS} days{unused}"),
            Edit::set(format!("{path}/value"), MOST_DAYS),
        )
        .and(Edit::set(format!("{path}/unit"), "days")),
    );
}
