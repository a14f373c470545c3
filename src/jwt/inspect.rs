//! Looking at any JWT: what it says, in words, whether a key signed it, and everything for which Salesforce
//! would refuse it as an assertion of the JWT bearer flow. Nothing of the signature and not the token itself
//! comes out of here.

mod checks;
mod members;

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::paste::{self, PasteError, Token};
use super::request;
use crate::config::AppKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Coded, ErrorCode};
use crate::jws;
use crate::key::PublicKey;
use members::Members;

/// What a token is looked at for. What is absent is not known, and nothing is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Purpose {
    /// Now, in seconds since 1970 (UTC).
    #[tsify(optional)]
    pub now: Option<u64>,
    /// The kind of app that the consumer key is of.
    #[tsify(optional)]
    pub app: Option<AppKind>,
    /// Any address of the org it is for.
    #[tsify(optional)]
    pub org: Option<String>,
    /// The app's consumer key.
    #[tsify(optional)]
    pub consumer_key: Option<String>,
}

/// What a token is, as far as its claims show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum TokenKind {
    /// An assertion for the JWT bearer flow.
    Assertion,
    /// An access token that Salesforce issued.
    AccessToken,
    /// An ID token of OpenID Connect.
    IdToken,
    /// None of these for sure.
    Other,
}

/// Whether the signature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureState {
    /// The given key signed it.
    Verified,
    /// The given key did not.
    NotVerified,
    /// No key was given.
    NotChecked,
    /// It is not RS256, so it is not checked here.
    OtherAlgorithm,
}

/// One member of the header or of the claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value as JSON, cut when long.
    pub value: String,
    /// A time in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional)]
    pub words: Option<String>,
}

/// A token, looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// What it is.
    pub kind: TokenKind,
    /// Its length in characters.
    pub length: usize,
    /// The header, in its order.
    pub header: Vec<Member>,
    /// The claims, in their order.
    pub claims: Vec<Member>,
    /// Whether the signature holds.
    pub signature: SignatureState,
    /// Everything that is wrong with it or worth knowing, worst first.
    pub findings: Vec<Diagnostic>,
}

impl Inspection {
    /// Whether Salesforce would refuse it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

impl Coded for PasteError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Several { .. } => ErrorCode::SeveralTokens,
            Self::TooLarge { .. } | Self::Other { .. } | Self::None => ErrorCode::NoToken,
        }
    }
}

/// Looks at the one token of a text. `verifier` is the key that should have signed it.
///
/// # Errors
/// A [`PasteError`] when there is no token, more than one, or a secret of another kind.
pub fn inspect(
    text: &str,
    purpose: &Purpose,
    verifier: Option<&PublicKey>,
) -> Result<Inspection, PasteError> {
    let token = paste::find(text)?;
    let header = Members::read(&token.header);
    let claims = Members::read(token.claims.expose());
    let kind = kind(&claims);
    let signature = signature(&token, &header, verifier);
    let mut findings = checks::form(&token, &header, &claims, signature);
    if matches!(kind, TokenKind::Assertion | TokenKind::Other) {
        findings.extend(checks::claims(&claims, purpose));
        findings.extend(request::findings(text, purpose));
    }
    findings.sort_by(|a, b| (a.severity, a.code).cmp(&(b.severity, b.code)));
    Ok(Inspection {
        kind,
        length: token.length(),
        header: header.shown(purpose.now),
        claims: claims.shown(purpose.now),
        signature,
        findings,
    })
}

/// What would be found in the claims of an assertion that is still to be signed; nothing about times.
pub(crate) fn claims_findings(
    iss: &str,
    sub: &str,
    aud: &str,
    purpose: &Purpose,
) -> Vec<Diagnostic> {
    let texts = [("iss", iss), ("sub", sub), ("aud", aud)];
    let claims = Members::of(
        texts
            .map(|(name, text)| (name.to_owned(), text.into()))
            .into(),
    );
    let mut findings = checks::claims(&claims, purpose);
    findings.retain(|finding| finding.path != "/claims/exp");
    findings
}

/// Told by what only one of them has: an assertion is short and addressed to a login host; Salesforce's own
/// access tokens carry scopes; an ID token says when somebody signed in or which client it is for.
fn kind(claims: &Members) -> TokenKind {
    let audience = claims.text("aud");
    let issuer = claims.text("iss").unwrap_or_default();
    let by_salesforce = issuer.starts_with("https://") && issuer.contains("salesforce.com");
    if by_salesforce && (claims.has("scp") || claims.has("scope") || claims.has("sfi")) {
        TokenKind::AccessToken
    } else if claims.has("at_hash")
        || claims.has("nonce")
        || (by_salesforce && claims.has("auth_time"))
    {
        TokenKind::IdToken
    } else if audience.is_some_and(|audience| audience.contains("salesforce"))
        || claims.has("prn")
        || issuer.starts_with("3MVG9")
    {
        TokenKind::Assertion
    } else {
        TokenKind::Other
    }
}

fn signature(token: &Token, header: &Members, verifier: Option<&PublicKey>) -> SignatureState {
    if header.text("alg") != Some("RS256") {
        return SignatureState::OtherAlgorithm;
    }
    let Some(key) = verifier else {
        return SignatureState::NotChecked;
    };
    let [head, claims, signature] = token.parts();
    let input = format!("{head}.{claims}");
    // As strictly as Salesforce reads it: a signature written in another way is another signature.
    match jws::verifies(&format!("{input}.{signature}"), key) {
        true => SignatureState::Verified,
        false => SignatureState::NotVerified,
    }
}
