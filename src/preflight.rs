//! "Why will this JWT fail?": the points of the JWT bearer flow over config, key, certificate and org, before
//! anything is sent. What was not given is not known, and says what to give.
//!
//! What a point says of the config comes from the rules that are about it, what it says of the claims from
//! the inspection of a signed token: nothing is judged twice.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

use crate::certificate;
use crate::config::{self, AppKind, Config};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::jwt::MAX_LIFETIME;
use crate::jwt::inspect::{Purpose, claims_findings};
use crate::key::MIN_BITS;
use crate::{org, pem, rules};

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
        point(
            "JWT-10",
            "Scopes",
            subject.rules(
                &[
                    "jwt-bearer-scopes",
                    "scope-missing",
                    "full-without-refresh-token",
                ],
                "has refresh_token and one more scope",
            ),
        ),
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

type Stand = (PointOutcome, String, String);

fn point(id: &'static str, title: &'static str, (outcome, what, help): Stand) -> Point {
    Point {
        id,
        title,
        outcome,
        what,
        help,
    }
}

fn fine(what: impl Into<String>) -> Stand {
    (PointOutcome::Fine, what.into(), String::new())
}

fn not_known(what: &str, help: &str) -> Stand {
    (PointOutcome::NotKnown, what.to_owned(), help.to_owned())
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string());
    let rest = characters.as_str();
    let end = if rest.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{}{rest}{end}", first.unwrap_or_default())
}

/// The worst of some findings, as a point's outcome.
fn worst<'a>(findings: impl Iterator<Item = &'a Diagnostic>) -> Option<Stand> {
    let worst = findings.min_by_key(|finding| finding.severity)?;
    let outcome = match worst.severity {
        Severity::Error => PointOutcome::WillFail,
        Severity::Warning => PointOutcome::MayFail,
        Severity::Info => PointOutcome::Note,
    };
    let what = format!("{} {}", sentence(&worst.message), worst.why);
    Some((outcome, what, worst.help.clone()))
}

/// What the points look at.
struct Subject<'a> {
    request: &'a PreflightRequest,
    config: Option<Config>,
    findings: Vec<Diagnostic>,
    claims: Vec<Diagnostic>,
    app: Option<AppKind>,
    key: Option<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
}

impl<'a> Subject<'a> {
    fn new(request: &'a PreflightRequest) -> Self {
        let config = request
            .config
            .as_deref()
            .and_then(|text| config::parse(text).config);
        let named = config.as_ref().and_then(|config| config.app.as_ref()?.kind);
        let app = request.app.or(named);
        let context = Context {
            app,
            org: request
                .org
                .as_deref()
                .and_then(org::org)
                .map(|org| org.kind),
            now: request.now,
            ..Context::default()
        };
        // The flow is what is about to be used, so the rules about it speak whether the config says so or not.
        let jwt_bearer = Edit::Set {
            path: "/oauth/flows/jwtBearer".to_owned(),
            value: true.into(),
        };
        let findings = request.config.as_deref().map(|text| {
            let meant = config::edit(text, &[jwt_bearer]);
            rules::check(meant.as_deref().unwrap_or(text), &context).diagnostics
        });
        let purpose = Purpose {
            app,
            org: request.org.clone(),
            ..Purpose::default()
        };
        let oauth = config.as_ref().and_then(|config| config.oauth.as_ref());
        let certificate = request
            .certificate
            .as_deref()
            .or(oauth.and_then(|oauth| oauth.certificate.as_deref()));
        let blocks = certificate
            .and_then(|text| pem::read(text).ok())
            .unwrap_or_default();
        Self {
            findings: findings.unwrap_or_default(),
            claims: claims_findings(&request.iss, &request.sub, &request.aud, &purpose),
            key: request
                .public_key
                .as_deref()
                .and_then(|key| STANDARD.decode(key).ok()),
            certificates: blocks
                .iter()
                .map(|block| block.bytes.expose().clone())
                .collect(),
            request,
            config,
            app,
        }
    }

    fn bits(&self) -> Option<usize> {
        certificate::spki_bits(self.key.as_deref()?)
    }

    fn key(&self) -> Stand {
        match self.bits() {
            None => not_known("There is no key yet.", "Open or make one under Keys."),
            Some(bits) if bits < MIN_BITS => (
                PointOutcome::WillFail,
                format!("The key has {bits} bits, and Salesforce takes {MIN_BITS} or more."),
                "Make a new key and certificate.".to_owned(),
            ),
            Some(bits) => fine(format!("An RSA key of {bits} bits.")),
        }
    }

    /// The same key, by the bits of the key itself: programs write what goes before them in two ways.
    fn pair(&self) -> Stand {
        let key = self.key.as_deref().and_then(certificate::spki_key);
        let certificate = self
            .certificates
            .first()
            .and_then(|der| certificate::key_bits(der));
        match (key, certificate) {
            (Some(key), Some(of_certificate)) if key == of_certificate => fine("The certificate belongs to the key."),
            (Some(_), Some(_)) => (PointOutcome::WillFail,
                "The certificate belongs to another key. Salesforce answers “invalid assertion”, for an External Client App “invalid client credentials”.".to_owned(),
                "Sign with the key of the certificate on the app, or put the other certificate there.".to_owned()),
            _ => not_known("Whether they belong together shows only with both.", "Open the certificate of the app under Keys, beside the key."),
        }
    }

    fn lifetime(&self) -> Stand {
        match self.request.lifetime_seconds {
            0 => (
                PointOutcome::WillFail,
                "It has expired when it is made.".to_owned(),
                "Choose two minutes.".to_owned(),
            ),
            seconds if seconds > MAX_LIFETIME => (
                PointOutcome::MayFail,
                format!(
                    "It is good for {seconds} seconds, and the documentation allows {MAX_LIFETIME}."
                ),
                "Choose two minutes.".to_owned(),
            ),
            seconds => fine(format!(
                "It expires {seconds} seconds after it was signed. The clock of this computer must be right."
            )),
        }
    }

    fn claim(&self, path: &str, value: &str, name: &str) -> Stand {
        if value.trim().is_empty() {
            return not_known(&format!("There is {name} to fill in."), "Fill it in above.");
        }
        worst(self.claims.iter().filter(|finding| finding.path == path))
            .unwrap_or_else(|| fine(sentence(&format!("{name} has the right form"))))
    }

    fn audience(&self) -> Stand {
        let aud = &self.request.aud;
        if aud.trim().is_empty() {
            return not_known(
                "There is the audience to fill in.",
                "The org's My Domain address fits both kinds of app.",
            );
        }
        let host = self.request.host.as_deref().unwrap_or(aud);
        let login = [
            "https://login.salesforce.com",
            "https://test.salesforce.com",
        ]
        .contains(&host);
        if login && self.app == Some(AppKind::ExternalClientApp) {
            return (PointOutcome::WillFail,
                "An External Client App exists only in its own org; login and test addresses answer “app_not_found”.".to_owned(),
                "Send it to the org's My Domain address, and write that as audience.".to_owned());
        }
        worst(
            self.claims
                .iter()
                .filter(|finding| finding.path == "/claims/aud"),
        )
        .unwrap_or_else(|| {
            fine("The audience has the right form, and nothing known of the org speaks against it.")
        })
    }

    /// A point that rules about the config decide.
    fn rules(&self, codes: &[&str], good: &str) -> Stand {
        if self.config.is_none() {
            return not_known(
                "The config decides it, and none is chosen.",
                "Choose the app's config on This page or under Configs.",
            );
        }
        worst(
            self.findings
                .iter()
                .filter(|finding| codes.contains(&finding.code)),
        )
        .unwrap_or_else(|| fine(format!("The config {good}.")))
    }

    fn permitted(&self) -> Stand {
        let said = self
            .config
            .as_ref()
            .and_then(|config| config.policies.as_ref()?.permitted_users);
        let codes = [
            "jwt-bearer-self-authorize",
            "admin-approved-without-users",
            "users-without-admin-approved",
        ];
        match self.rules(&codes, "lets an admin approve the users") {
            (PointOutcome::Fine, ..) if said.is_none() => not_known(
                "The config does not say who may use the app.",
                "Set Permitted Users to “Admin approved users are pre-authorized”, and admit the user's permission set.",
            ),
            stand => stand,
        }
    }

    fn certificate(&self) -> Stand {
        let der = match self.certificates.as_slice() {
            [] => {
                return not_known(
                    "No certificate is here.",
                    "Open the certificate of the app under Keys.",
                );
            }
            [der] => der,
            several => {
                return (
                    PointOutcome::MayFail,
                    format!(
                        "There are {} certificates in one text; Salesforce takes one.",
                        several.len()
                    ),
                    "Upload the one that belongs to the key.".to_owned(),
                );
            }
        };
        let Ok(read) = certificate::Certificate::from_der(der) else {
            return (
                PointOutcome::WillFail,
                "The certificate cannot be read.".to_owned(),
                "Copy the whole file again.".to_owned(),
            );
        };
        match self.request.now {
            Some(now) if now > read.not_after => (PointOutcome::MayFail,
                "The certificate has expired. Salesforce is reported to go on taking it, which nobody promises.".to_owned(),
                "Make a new one and put it on the app.".to_owned()),
            Some(now) if now < read.not_before => (PointOutcome::MayFail,
                format!("The certificate is valid from {}.", certificate::day(read.not_before)),
                "Wait, or make one that is valid now.".to_owned()),
            _ => fine("One certificate, and it can be read."),
        }
    }

    fn addresses(&self) -> Stand {
        match self.rules(&["jwt-bearer-ip-relaxation"], "relaxes nothing") {
            (PointOutcome::Fine | PointOutcome::NotKnown, ..) => (
                PointOutcome::Note,
                "Login IP ranges of the user's profile always count for this flow, whatever IP Relaxation says.".to_owned(),
                "Add the addresses of the vendor's servers to the profile's Login IP Ranges, if it has any.".to_owned(),
            ),
            stand => stand,
        }
    }
}
