//! One token in whatever somebody pastes: a request, a log, a mail.

use connected_app_helper::config::AppKind;
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::jwt::PasteError;
use connected_app_helper::jwt::inspect::{Purpose, SignatureState, inspect};

use super::{HEADER, claims, codes, purpose, signed};
use crate::key::{file, key};

fn wrapped(token: &str, width: usize) -> String {
    let lines = token.as_bytes().chunks(width);
    let lines = lines.map(|line| String::from_utf8_lossy(line).into_owned());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_one_token_is_found_in_whatever_is_pasted() {
    let token = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let public = key("rsa2048-pkcs8.pem").public_key();
    let grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
    for text in [
        format!("  {token}\n"),
        format!("grant_type={grant}&assertion={token}"),
        format!(
            "POST /services/oauth2/token HTTP/1.1\nHost: acme.my.salesforce.com\n\ngrant_type={grant}&assertion={token}"
        ),
        format!(
            "curl https://acme.my.salesforce.com/services/oauth2/token \\\n  -d 'grant_type={grant}' \\\n  -d \"assertion={token}\""
        ),
        format!("2026-11-21 DEBUG token={token}; next"),
        format!("Authorization: Bearer {token}"),
        format!(r#"{{"assertion": "{token}"}}"#),
        format!("\"{}\\n\" +\n \"{}\"", &token[..80], &token[80..]),
        format!("{}\u{200b}{}", &token[..100], &token[100..]),
        format!("{token} and again {token}"),
        format!("The token is {token}."),
        format!("body={}%0A{}", &token[..90], &token[90..]),
        format!("Here it is: {}\nThank you", wrapped(&token, 76)),
        format!("assertion:\n{}\n\nKind regards\nAcme", wrapped(&token, 64)),
        format!("> {}\n> Thanks", wrapped(&token, 70).replace('\n', "\n> ")),
    ] {
        let inspection =
            inspect(&text, &purpose(), Some(&public)).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert_eq!(inspection.signature, SignatureState::Verified, "{text}");
        let refused = inspection
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        let codes: Vec<_> = refused.map(|finding| finding.code).collect();
        assert!(
            codes.is_empty() || codes == ["jwt-as-bearer"] || codes == ["jwt-json-body"],
            "{codes:?}: {text}"
        );
    }
}

#[test]
fn what_is_wrong_with_the_request_is_told_too() {
    let token = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    for (text, code) in [
        (
            format!("grant_type=jwt-bearer&assertion={token}"),
            "jwt-grant-type",
        ),
        (
            format!("grant_type=urn%253Aietf%253Aparams&assertion={token}"),
            "jwt-grant-type",
        ),
        (format!("assertion={token}"), "jwt-grant-type"),
        (
            format!(
                "GET https://acme.my.salesforce.com/services/oauth2/token?grant_type=x&assertion={token}"
            ),
            "jwt-in-query",
        ),
        (
            format!(
                "POST https://acme.lightning.force.com/services/oauth2/token\nassertion={token}"
            ),
            "jwt-token-host",
        ),
        (
            format!("client_secret=x&assertion={token}"),
            "jwt-extra-parameter",
        ),
        (
            format!(
                r#"curl -d '{{"grant_type":"x","assertion":"{token}"}}' https://acme.my.salesforce.com/services/oauth2/token"#
            ),
            "jwt-json-body",
        ),
        (
            format!(
                "curl -H 'Authorization: Bearer {token}' https://acme.my.salesforce.com/services/data"
            ),
            "jwt-as-bearer",
        ),
        (
            format!(
                "curl -G https://acme.my.salesforce.com/services/oauth2/token -d 'assertion={token}'"
            ),
            "jwt-in-query",
        ),
        (
            format!(
                "curl https://acme.my.salesforce.com/services/oauth2/authorize -d 'assertion={token}'"
            ),
            "jwt-token-path",
        ),
        (
            format!(
                "POST /services/oauth2/token HTTP/1.1\nHost: other.my.salesforce.com\n\nassertion={token}"
            ),
            "jwt-token-other-org",
        ),
        (
            format!(
                "curl https://test.salesforce.com/services/oauth2/token -d 'assertion={token}'"
            ),
            "jwt-token-login-host",
        ),
        (
            format!(
                "curl http://acme.my.salesforce.com/services/oauth2/token -d 'assertion={token}'"
            ),
            "jwt-token-http",
        ),
    ] {
        let purpose = Purpose {
            org: Some("https://acme.my.salesforce.com".to_owned()),
            app: Some(AppKind::ExternalClientApp),
            ..purpose()
        };
        let inspection = inspect(&text, &purpose, None).unwrap_or_else(|e| panic!("{e}: {text}"));
        assert!(
            codes(&inspection).iter().any(|(found, _)| *found == code),
            "{code}: {:?}",
            codes(&inspection)
        );
    }
}

#[test]
fn what_holds_no_single_token_says_what_it_is() {
    let one = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let other = signed(HEADER, &claims("iss", "3MVG9.key_2".into()));
    let refused = |text: &str| {
        inspect(text, &purpose(), None)
            .err()
            .unwrap_or_else(|| panic!("{text}"))
    };
    assert_eq!(
        refused(&format!("{one} {other}")),
        PasteError::Several { count: 2 }
    );
    assert_eq!(refused("nothing"), PasteError::None);
    assert_eq!(refused(""), PasteError::None);
    let session = refused("00DB0000000TfcR!AQQAQFhoK8vTMg_rKA.esrJ2bCs.OOIjJgl");
    assert!(
        session.to_string().contains("access token or session id"),
        "{session}"
    );
    let private = refused(&file("rsa2048-pkcs8.pem"));
    assert!(private.to_string().contains("a private key"), "{private}");
    let encrypted = refused("eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d");
    assert!(
        encrypted.to_string().contains("encrypted token"),
        "{encrypted}"
    );
    assert!(matches!(
        refused(&"x".repeat(300_000)),
        PasteError::TooLarge { .. }
    ));
}
