//! Which pairs of host and audience are worth a try, in what order, and when to stop.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::host::{PRODUCTION, TEST};
use super::{Answer, Answered};
use crate::config::AppKind;
use crate::jwt::audience::is_test;
use crate::org;

/// Between two tries: failed logins are counted, and a burst of them looks like an attack.
pub const PAUSE_MILLISECONDS: u32 = 1000;

/// What is to be tried. What is absent is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Target {
    /// Any address of the org.
    #[tsify(optional)]
    pub org: Option<String>,
    /// The kind of app.
    #[tsify(optional)]
    pub app: Option<AppKind>,
}

/// One pair to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// The origin that the assertion is sent to.
    pub host: String,
    /// The audience of the assertion.
    pub audience: String,
    /// Why it is worth a try.
    pub why: &'static str,
}

const BOTH_OWN: &str =
    "The org's own address for both: it fits connected apps and External Client Apps.";
const LOGIN_AUDIENCE: &str =
    "The org's own host with the login address as audience, as older guides write it.";
const BOTH_LOGIN: &str = "The login address for both: it knows connected apps only.";
const OWN_AUDIENCE: &str = "The login host with the org's own address as audience.";

/// The pairs for an org, the likeliest first. A sandbox's are never mixed with production's, and an External
/// Client App is never looked for at a login host: it exists only in its org.
#[must_use]
pub fn attempts(target: &Target) -> Vec<Attempt> {
    let Some(org) = target.org.as_deref().and_then(org::org) else {
        return Vec::new();
    };
    let own = org::my_domain_origin(&org);
    let login = if is_test(org.kind) { TEST } else { PRODUCTION };
    let attempt = |host: &str, audience: &str, why| Attempt {
        host: host.to_owned(),
        audience: audience.to_owned(),
        why,
    };
    let mut pairs = vec![
        attempt(&own, &own, BOTH_OWN),
        attempt(&own, login, LOGIN_AUDIENCE),
    ];
    if target.app != Some(AppKind::ExternalClientApp) {
        pairs.push(attempt(login, login, BOTH_LOGIN));
        pairs.push(attempt(login, &own, OWN_AUDIENCE));
    }
    pairs
}

/// Whether the next pair is worth a try after this answer.
#[must_use]
pub fn go_on(answer: &Answer, try_all: bool) -> bool {
    match &answer.answered {
        Answered::Granted(_) => try_all,
        // More tries would keep the user locked, or the org slow.
        Answered::Refused { error, description } => {
            let words = description.to_lowercase();
            let stop = error == "rate_limit_exceeded"
                || words.contains("locked")
                || words.contains("rate exceeded");
            !stop
        }
        Answered::NotOauth { .. } => true,
    }
}
