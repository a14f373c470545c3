use crate::rules::prelude::*;

rule! {
    /// A session lasts for some minutes.
    ///
    /// ## Why
    /// 0 minutes is no length of a session. Often it is meant as "the org's own timeout", which is what
    /// leaving the key out means.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "sessionTimeoutMinutes": 0 } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "sessionTimeoutMinutes": 15 } }
    /// ```
    ///
    /// ## Reference
    /// What Salesforce makes of 0 is not documented; so this is advice.
    SESSION_TIMEOUT_ZERO = "session-timeout-zero", Warning, Advice, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let minutes = cx
        .policies()
        .and_then(|policies| policies.session_timeout_minutes);
    if minutes == Some(0) {
        let path = "/policies/sessionTimeoutMinutes";
        found.warning(
            path,
            "the session timeout is 0 minutes".into(),
            "What Salesforce makes of it is not documented: no limit, the org's own, or a refusal.",
            "Write a number of minutes, or take the key out to leave the setting alone.",
        );
        found.fix(Fix::needs_decision(
            "Leave the session timeout alone",
            Edit::remove(path),
        ));
    }
}
