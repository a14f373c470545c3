use crate::rules::prelude::*;

/// What Salesforce recommends at most, in minutes.
const MOST_MINUTES: u32 = 15;

rule! {
    /// A session of the app ends after 15 minutes without use.
    ///
    /// ## Why
    /// A stolen access token is good for as long as its session. A program gets a new one by itself, so
    /// a short session costs it nothing.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "sessionTimeoutMinutes": 480 } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "sessionTimeoutMinutes": 15 } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce DX guide, connected app for continuous integration: 15 minutes.
    SESSION_TIMEOUT_LONG = "session-timeout-long", Info, Documented, [EcaReview], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let minutes = cx
        .policies()
        .and_then(|policies| policies.session_timeout_minutes)
        .filter(|minutes| *minutes > MOST_MINUTES);
    // It does not hold for JWT access tokens, which is another rule's.
    let Some(minutes) = minutes.filter(|_| cx.security().jwt_access_tokens != Some(true)) else {
        return;
    };
    let path = "/policies/sessionTimeoutMinutes";
    found.info(
        path,
        format!("sessions of the app last {minutes} minutes without use; Salesforce recommends {MOST_MINUTES}"),
        "A stolen access token is good for as long.",
        "Choose 15 minutes for a program that gets new tokens by itself; people who work in the app may \
         need longer.",
    );
    found.fix(Fix::needs_decision(
        "End sessions after 15 minutes",
        Edit::set(path, MOST_MINUTES),
    ));
}
