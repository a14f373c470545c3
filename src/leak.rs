//! Secrets that have no business in a config, told by their form alone and never quoted.

/// What kind of secret a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leak {
    /// A private key as PEM text.
    PrivateKey,
    /// A JSON Web Token: a signed assertion, an access token or an ID token.
    Jwt,
    /// A session id or access token of Salesforce.
    SessionId,
    /// A refresh token of Salesforce.
    RefreshToken,
}

/// Shorter texts hold none of them.
const SHORTEST: usize = 24;
/// `00D`, twelve or fifteen characters of an org's id in all, and `!`.
const ORG_IDS: [usize; 2] = [15, 18];

/// The first kind of secret that a text holds.
pub(crate) fn leak(text: &str) -> Option<Leak> {
    if text.len() < SHORTEST {
        return None;
    }
    if text.contains("PRIVATE KEY-----") {
        return Some(Leak::PrivateKey);
    }
    // One pass: every text of every config comes through here.
    let mut beginnings = text.as_bytes().windows(3).enumerate();
    beginnings.find_map(|(at, beginning)| {
        let (leak, is): (Leak, fn(&str) -> bool) = match beginning {
            b"eyJ" => (Leak::Jwt, is_jwt),
            b"00D" => (Leak::SessionId, is_session_id),
            b"5Ae" => (Leak::RefreshToken, is_refresh_token),
            _ => return None,
        };
        let found = starts_word(text, at) && text.get(at..).is_some_and(is);
        found.then_some(leak)
    })
}

/// In the middle of a longer run of letters it is something else.
fn starts_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_ascii_alphanumeric())
}

fn run(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is(*byte)).count()
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Header, claims and signature; both of the first two are JSON objects in base64url.
fn is_jwt(text: &str) -> bool {
    let header = run(text, is_base64url);
    let Some(rest) = text.get(header..).and_then(|rest| rest.strip_prefix(".ey")) else {
        return false;
    };
    let claims = run(rest, is_base64url);
    let signature = rest
        .get(claims..)
        .and_then(|rest| rest.strip_prefix('.'))
        .map_or(0, |rest| run(rest, is_base64url));
    header >= 10 && claims >= 10 && signature >= 16
}

fn is_session_id(text: &str) -> bool {
    ORG_IDS.contains(&run(text, |byte| byte.is_ascii_alphanumeric()))
        && text.split_once('!').is_some_and(|(org, token)| {
            ORG_IDS.contains(&org.len())
                && run(token, |byte| {
                    byte.is_ascii_alphanumeric() || b"._".contains(&byte)
                }) >= 20
        })
}

fn is_refresh_token(text: &str) -> bool {
    let is = |byte: u8| byte.is_ascii_alphanumeric() || b"._".contains(&byte);
    text.starts_with("5Aep861") && run(text, is) >= 40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_by_their_form() {
        let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw";
        let session = "00DB0000000TfcR!AQQAQFhoK8vTMg_rKA.esrJ2bCs.OOIjJgl";
        let refresh = "5Aep861TSESvWeug_xvFHRBTTbf_YrTWgEyjBJrfqJ5dIkuJYNQ";
        assert_eq!(leak(&format!("use {jwt} here")), Some(Leak::Jwt));
        assert_eq!(leak(session), Some(Leak::SessionId));
        assert_eq!(leak(refresh), Some(Leak::RefreshToken));
        assert_eq!(
            leak("-----BEGIN RSA PRIVATE KEY-----"),
            Some(Leak::PrivateKey)
        );
    }

    #[test]
    fn what_only_resembles_them_is_none() {
        for text in [
            "eyJhbGciOiJSUzI1NiJ9.claims.signature",
            "greyJackets.eyebrows.and-other-things-to-wear",
            "the org 00DB0000000TfcR! Then press Save and go on",
            "00DB0000000TfcREAW is the id of the org, nothing more",
            "copy the token that begins with 5Aep861 and is long",
            "5AeXX1TSESvWeug_xvFHRBTTbf_YrTWgEyjBJrfqJ5dIkuJYNQ",
            "",
        ] {
            assert_eq!(leak(text), None, "{text}");
        }
    }
}
