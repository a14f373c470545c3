//! "Why will this JWT fail?": the points of the JWT bearer flow over config, key, certificate and org, before
//! anything is sent. What was not given is not known, and says what to give.
//!
//! What a point says of the config comes from the rules that are about it, what it says of the claims from
//! the inspection of a signed token: nothing is judged twice.

mod subject;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::config::AppKind;
use subject::{Stand, Subject, fine};

/// What is about to be tried. What is absent or empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PreflightRequest {
    /// The config of the app.
    #[tsify(optional)]
    pub config: Option<String>,
    /// The kind of app; absent: the one the config names.
    #[tsify(optional)]
    pub app: Option<AppKind>,
    /// Any address of the org.
    #[tsify(optional)]
    pub org: Option<String>,
    /// The origin that the assertion is sent to.
    #[tsify(optional)]
    pub host: Option<String>,
    /// The claims.
    pub iss: String,
    /// The claims.
    pub sub: String,
    /// The claims.
    pub aud: String,
    /// Seconds.
    pub lifetime_seconds: u32,
    /// The key that signs, as SubjectPublicKeyInfo in base64.
    #[tsify(optional)]
    pub public_key: Option<String>,
    /// The certificate of that key, PEM; else the one of the config is looked at.
    #[tsify(optional)]
    pub certificate: Option<String>,
    /// Now, in seconds since 1970 (UTC).
    #[tsify(optional)]
    pub now: Option<u64>,
}

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum PointOutcome {
    /// Nothing stands against it.
    Fine,
    /// Salesforce will refuse.
    WillFail,
    /// Salesforce may refuse, or the source only reports it.
    MayFail,
    /// Nothing to decide; worth knowing.
    Note,
    /// Something that was not given decides it.
    NotKnown,
}

/// One point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Its number: `JWT-07`.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// How it stands.
    pub outcome: PointOutcome,
    /// Why, in a sentence.
    pub what: String,
    /// What to do; empty when there is nothing.
    pub help: String,
}

/// All fourteen points, in their order.
#[must_use]
pub fn preflight(request: &PreflightRequest) -> Vec<Point> {
    let subject = Subject::new(request);
    vec![
        point(
            "JWT-01",
            "Algorithm",
            fine("It is signed with RS256, the one Salesforce verifies."),
        ),
        point("JWT-02", "Key", subject.key()),
        point("JWT-03", "Key and certificate", subject.pair()),
        point("JWT-04", "Lifetime", subject.lifetime()),
        point(
            "JWT-05",
            "Username",
            subject.claim("/claims/sub", &request.sub, "the username"),
        ),
        point(
            "JWT-06",
            "Consumer key",
            subject.claim("/claims/iss", &request.iss, "the consumer key"),
        ),
        point("JWT-07", "Audience and host", subject.audience()),
        point(
            "JWT-08",
            "One user",
            fine("Only sub names the user; the old claim prn is left out."),
        ),
        point(
            "JWT-09",
            "Session level",
            subject.rules(
                &["jwt-bearer-high-assurance"],
                "does not ask for a High Assurance session",
            ),
        ),
        point("JWT-10", "Scopes", subject.scopes()),
        point("JWT-11", "Permitted users", subject.permitted()),
        point("JWT-12", "Certificate", subject.certificate()),
        point("JWT-13", "IP addresses", subject.addresses()),
        point(
            "JWT-14",
            "Care",
            (
                PointOutcome::Note,
                "Until it expires, whoever has the assertion can sign in as the user.".to_owned(),
                "Put it into no ticket, no chat and no log.".to_owned(),
            ),
        ),
    ]
}

fn point(id: &'static str, title: &'static str, (outcome, what, help): Stand) -> Point {
    Point {
        id,
        title,
        outcome,
        what,
        help,
    }
}
