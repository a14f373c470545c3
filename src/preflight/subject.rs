//! How each point stands.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{PointOutcome, PreflightRequest};
use crate::certificate;
use crate::config::{self, AppKind, Config};
use crate::context::Context;
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::jwt::MAX_LIFETIME;
use crate::jwt::audience::{self, Audience};
use crate::jwt::inspect::{Purpose, claims_findings};
use crate::key::MIN_BITS;
use crate::{org, pem, rules};

/// How a point stands: the outcome, why, and what to do.
pub(super) type Stand = (PointOutcome, String, String);

pub(super) fn fine(what: impl Into<String>) -> Stand {
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
pub(super) struct Subject<'a> {
    request: &'a PreflightRequest,
    config: Option<Config>,
    findings: Vec<Diagnostic>,
    claims: Vec<Diagnostic>,
    app: Option<AppKind>,
    key: Option<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(request: &'a PreflightRequest) -> Self {
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

    pub(super) fn key(&self) -> Stand {
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
    pub(super) fn pair(&self) -> Stand {
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

    pub(super) fn lifetime(&self) -> Stand {
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

    pub(super) fn claim(&self, path: &str, value: &str, name: &str) -> Stand {
        if value.trim().is_empty() {
            return not_known(&format!("There is {name} to fill in."), "Fill it in above.");
        }
        worst(self.claims.iter().filter(|finding| finding.path == path))
            .unwrap_or_else(|| fine(sentence(&format!("{name} has the right form"))))
    }

    pub(super) fn audience(&self) -> Stand {
        let aud = &self.request.aud;
        if aud.trim().is_empty() {
            return not_known(
                "There is the audience to fill in.",
                "The org's My Domain address fits both kinds of app.",
            );
        }
        let stand = worst(
            self.claims
                .iter()
                .filter(|finding| finding.path == "/claims/aud"),
        );
        if let Some(stand @ (PointOutcome::WillFail, ..)) = stand {
            return stand;
        }
        let host = self.request.host.as_deref().unwrap_or(aud);
        if host != aud.trim_end_matches('/') {
            let both = |read: Audience| match read {
                Audience::MyDomain(org) => Some(*org),
                _ => None,
            };
            let (to, of) = (both(audience::read(host)), both(audience::read(aud)));
            if let (Some(to), Some(of)) = (to, of)
                && !org::same_org(&to, &of)
            {
                return (
                    PointOutcome::WillFail,
                    "The audience is another org than the one it is sent to.".to_owned(),
                    format!("Write {host} as audience."),
                );
            }
            if let (Audience::Login { sandbox: to }, Audience::Login { sandbox: of }) =
                (audience::read(host), audience::read(aud))
                && to != of
            {
                return (
                    PointOutcome::WillFail,
                    "The audience is for the other kind of org than the host: one is production, the other sandboxes.".to_owned(),
                    format!("Write {host} as audience."),
                );
            }
        }
        let login = matches!(audience::read(host), Audience::Login { .. });
        if login && self.app == Some(AppKind::ExternalClientApp) {
            return (PointOutcome::MayFail,
                "An External Client App is reported to be found only at its own org's address; login and test addresses answer “app_not_found”.".to_owned(),
                "Send it to the org's My Domain address, and write that as audience.".to_owned());
        }
        stand.unwrap_or_else(|| {
            fine("The audience has the right form, and nothing known of the org speaks against it.")
        })
    }

    pub(super) fn scopes(&self) -> Stand {
        let oauth = self
            .config
            .as_ref()
            .and_then(|config| config.oauth.as_ref());
        if self.config.is_some() && oauth.is_none_or(|oauth| oauth.scopes.is_none()) {
            return not_known(
                "The config names no scopes.",
                "The app needs refresh_token and one more, such as api.",
            );
        }
        let codes = [
            "jwt-bearer-scopes",
            "scope-missing",
            "full-without-refresh-token",
        ];
        self.rules(&codes, "has refresh_token and one more scope")
    }

    /// A point that rules about the config decide.
    pub(super) fn rules(&self, codes: &[&str], good: &str) -> Stand {
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

    pub(super) fn permitted(&self) -> Stand {
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

    pub(super) fn certificate(&self) -> Stand {
        let oauth = self
            .config
            .as_ref()
            .and_then(|config| config.oauth.as_ref());
        let flows = oauth.and_then(|oauth| oauth.flows.as_ref());
        if flows.and_then(|flows| flows.jwt_bearer) == Some(false) {
            return (
                PointOutcome::WillFail,
                "The config switches the JWT bearer flow off.".to_owned(),
                "Set jwtBearer to true and give the app the certificate.".to_owned(),
            );
        }
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

    pub(super) fn addresses(&self) -> Stand {
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
