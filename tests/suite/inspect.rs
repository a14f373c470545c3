#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on fails where it stands"
)]

mod pasted;

use connected_app_helper::config::AppKind;
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::jws;
use connected_app_helper::jwt::inspect::{Inspection, Purpose, SignatureState, TokenKind, inspect};

use crate::key::key;
use crate::random::Random;

const NOW: u64 = 1_795_000_000;
const HEADER: &str = r#"{"alg":"RS256"}"#;

fn purpose() -> Purpose {
    Purpose {
        now: Some(NOW),
        ..Purpose::default()
    }
}

/// The claims that work, with one of them changed; `null` takes it out.
fn claims(change: &str, value: serde_json::Value) -> String {
    let mut claims = serde_json::json!({
        "iss": "3MVG9.key_1", "sub": "admin@acme.example", "aud": "https://acme.my.salesforce.com", "exp": NOW + 120,
    });
    match value {
        serde_json::Value::Null => {
            claims.as_object_mut().map(|claims| claims.remove(change));
        }
        value => claims[change] = value,
    }
    claims.to_string()
}

fn signed(header: &str, claims: &str) -> String {
    let key = key("rsa2048-pkcs8.pem");
    jws::sign_rs256(header.as_bytes(), claims.as_bytes(), &key).unwrap_or_else(|e| panic!("{e}"))
}

fn looked(token: &str) -> Inspection {
    inspect(token, &purpose(), None).unwrap_or_else(|error| panic!("{error}: {token}"))
}

fn codes(inspection: &Inspection) -> Vec<(&'static str, Severity)> {
    let found = inspection.findings.iter();
    found
        .map(|finding| (finding.code, finding.severity))
        .collect()
}

#[test]
fn a_good_assertion_has_nothing_against_it() {
    let token = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let public = key("rsa2048-pkcs8.pem").public_key();
    let inspection = inspect(&token, &purpose(), Some(&public)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(codes(&inspection), []);
    assert_eq!(inspection.signature, SignatureState::Verified);
    assert_eq!(inspection.kind, TokenKind::Assertion);
    assert_eq!(inspection.length, token.len());
    let names: Vec<_> = inspection
        .claims
        .iter()
        .map(|claim| claim.name.as_str())
        .collect();
    assert_eq!(names, ["iss", "sub", "aud", "exp"]);
    let expires = inspection.claims[3].words.as_deref();
    assert_eq!(expires, Some("2026-11-18 11:08:40 UTC, in 2 minutes"));
    let other = key("rsa4096-pkcs8.pem").public_key();
    let refused = inspect(&token, &purpose(), Some(&other)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(codes(&refused), [("jwt-signature", Severity::Error)]);
}

#[test]
fn every_reason_for_a_refusal_is_found() {
    use Severity::{Error, Info, Warning};
    for (change, value, code, severity) in [
        ("exp", serde_json::Value::Null, "jwt-exp-missing", Error),
        (
            "exp",
            ((NOW + 120) * 1000).into(),
            "jwt-exp-milliseconds",
            Warning,
        ),
        (
            "exp",
            (NOW + 120).to_string().into(),
            "jwt-exp-string",
            Info,
        ),
        ("exp", "tomorrow".into(), "jwt-exp-no-time", Error),
        ("exp", (NOW - 60).into(), "jwt-exp-past", Error),
        ("exp", (NOW - 1).into(), "jwt-exp-past", Warning),
        ("exp", (NOW + 10).into(), "jwt-exp-near", Warning),
        ("exp", (NOW + 200).into(), "jwt-exp-far", Warning),
        ("exp", (NOW + 3600).into(), "jwt-exp-far", Warning),
        ("iat", (NOW + 60).into(), "jwt-iat-future", Warning),
        ("nbf", NOW.into(), "jwt-nbf", Info),
        ("iss", serde_json::Value::Null, "jwt-iss-missing", Error),
        (
            "iss",
            "https://acme.example".into(),
            "jwt-iss-address",
            Error,
        ),
        ("iss", "key with blanks".into(), "jwt-iss-form", Warning),
        ("iss", "SomethingElse".into(), "jwt-iss-beginning", Info),
        ("sub", serde_json::Value::Null, "jwt-sub-missing", Error),
        ("sub", "005000000000001AAA".into(), "jwt-sub-form", Error),
        ("prn", "other@acme.example".into(), "jwt-sub-and-prn", Error),
        ("aud", serde_json::Value::Null, "jwt-aud-missing", Error),
        (
            "aud",
            serde_json::json!(["https://login.salesforce.com"]),
            "jwt-aud-array",
            Error,
        ),
        ("aud", 1.into(), "jwt-aud-no-text", Error),
        (
            "aud",
            "https://acme.lightning.force.com".into(),
            "jwt-aud-host",
            Error,
        ),
        (
            "aud",
            "https://login.salesforce.com/".into(),
            "jwt-aud-slash",
            Warning,
        ),
        (
            "aud",
            "https://acme.my.site.com/customers".into(),
            "jwt-aud-site",
            Info,
        ),
        (
            "aud",
            "https://acme.my.salesforce.com/services/oauth2/token".into(),
            "jwt-aud-not-bare",
            Error,
        ),
        (
            "aud",
            "https://site.example/customers".into(),
            "jwt-aud-unknown",
            Warning,
        ),
        ("alg", "RS256".into(), "jwt-alg-claim", Info),
        ("jti", "1".into(), "jwt-jti", Info),
    ] {
        let inspection = looked(&signed(HEADER, &claims(change, value.clone())));
        assert!(
            codes(&inspection).contains(&(code, severity)),
            "{change} {value}: {:?}",
            codes(&inspection)
        );
        assert_eq!(
            inspection.is_refused(),
            severity == Error,
            "{change} {value}"
        );
    }
    for (header, code) in [
        (r#"{"alg":"none"}"#, "jwt-algorithm"),
        (r#"{"alg":"HS256"}"#, "jwt-algorithm"),
        (r#"{"alg":"RS512"}"#, "jwt-algorithm"),
        (r#"{"typ":"JWT"}"#, "jwt-algorithm"),
        (r#"{"alg":"RS256","alg":"RS256"}"#, "jwt-repeated-member"),
    ] {
        let inspection = looked(&signed(header, &claims("iss", "3MVG9.key_1".into())));
        assert!(codes(&inspection).contains(&(code, Error)), "{header}");
    }
    let good = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let (input, signature) = good.rsplit_once('.').unwrap_or_default();
    for (token, code, severity) in [
        (format!("{input}.{signature}=="), "jwt-padding", Error),
        (good.replace(['-', '_'], "+"), "jwt-alphabet", Error),
        (format!("{input}."), "jwt-not-signed", Error),
        (
            format!("{}\n{}", &good[..50], &good[50..]),
            "jwt-broken",
            Warning,
        ),
    ] {
        assert!(
            codes(&looked(&token)).contains(&(code, severity)),
            "{code}: {:?}",
            codes(&looked(&token))
        );
    }
}

#[test]
fn the_org_and_the_kind_of_app_decide_what_the_audience_may_be() {
    let of = |aud: &str, org: &str, app| {
        let purpose = Purpose {
            org: Some(org.to_owned()),
            app,
            ..purpose()
        };
        let token = signed(HEADER, &claims("aud", aud.into()));
        let found = inspect(&token, &purpose, None).unwrap_or_else(|e| panic!("{e}"));
        let found = found
            .findings
            .iter()
            .filter(|finding| finding.path == "/claims/aud");
        found.map(|finding| finding.code).collect::<Vec<_>>()
    };
    let sandbox = "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup";
    let external = Some(AppKind::ExternalClientApp);
    assert_eq!(
        of(
            "https://acme--uat.sandbox.my.salesforce.com",
            sandbox,
            external
        ),
        [""; 0]
    );
    assert_eq!(of("https://test.salesforce.com", sandbox, None), [""; 0]);
    assert_eq!(
        of("https://login.salesforce.com", sandbox, None),
        ["jwt-aud-kind"]
    );
    assert_eq!(
        of("https://test.salesforce.com", sandbox, external),
        ["jwt-aud-login"]
    );
    assert_eq!(
        of("https://other.my.salesforce.com", sandbox, None),
        ["jwt-aud-org"]
    );
    assert_eq!(
        of(
            "https://test.salesforce.com",
            "https://acme.my.salesforce.com",
            None
        ),
        ["jwt-aud-kind"]
    );
    let purpose = Purpose {
        org: Some(sandbox.to_owned()),
        ..purpose()
    };
    let token = signed(HEADER, &claims("aud", "https://test.salesforce.com".into()));
    let found = inspect(&token, &purpose, None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(codes(&found), [("jwt-sub-sandbox", Severity::Warning)]);
}

/// What clients that people use put into an assertion is not called wrong where Salesforce takes it.
#[test]
fn what_real_clients_send_is_not_refused() {
    let claims = |rest: &str| {
        format!(
            r#"{{"iss":"3MVG9.key_1","sub":"admin@acme.example","aud":"https://login.salesforce.com",{rest}}}"#
        )
    };
    for (client, header, rest) in [
        (
            "the Salesforce command line",
            r#"{"alg":"RS256","typ":"JWT"}"#,
            format!("\"exp\":{},\"iat\":{NOW}", (NOW + 300) * 1000),
        ),
        (
            "jsonwebtoken",
            r#"{"alg":"RS256","typ":"JWT"}"#,
            format!("\"exp\":{},\"iat\":{NOW}", NOW + 180),
        ),
        (
            "a bearer-flow package",
            HEADER,
            format!("\"exp\":{}", NOW + 300),
        ),
        (
            "simple-salesforce",
            r#"{"alg":"RS256","typ":"JWT"}"#,
            format!("\"exp\":\"{}\"", NOW + 180),
        ),
        (
            "cumulusci",
            r#"{"alg":"RS256","typ":"JWT"}"#,
            format!("\"alg\":\"RS256\",\"exp\":{}", NOW),
        ),
    ] {
        let inspection = looked(&signed(header, &claims(&rest)));
        assert!(
            !inspection.is_refused(),
            "{client}: {:?}",
            codes(&inspection)
        );
        assert_eq!(inspection.kind, TokenKind::Assertion, "{client}");
    }
}

#[test]
fn a_signature_that_is_written_in_another_way_does_not_hold() {
    let token = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let public = key("rsa2048-pkcs8.pem").public_key();
    let last = token.len() - 1;
    for other in ('A'..='Z').chain('a'..='z').chain('0'..='9') {
        let changed = format!("{}{other}", &token[..last]);
        let found = inspect(&changed, &purpose(), Some(&public)).unwrap_or_else(|e| panic!("{e}"));
        let same = changed == token;
        assert_eq!(found.signature == SignatureState::Verified, same, "{other}");
    }
    // And no text of beginnings keeps anybody waiting.
    let beginnings = "=ey".repeat(80_000);
    assert!(inspect(&beginnings, &purpose(), None).is_err());
}

#[test]
fn neither_the_token_nor_its_signature_comes_out() {
    let token = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let signature = token.rsplit('.').next().unwrap_or_default().to_owned();
    let written = serde_json::to_string(&looked(&token)).unwrap_or_default();
    assert!(written.contains("3MVG9.key_1") && !written.contains(&signature[..40]));
}

/// Texts of the usual run; `MUTATED_TOKENS` sets how many.
const SAMPLE: u64 = 3_000;

#[test]
fn no_text_makes_it_panic_and_no_changed_token_verifies() {
    let good = signed(HEADER, &claims("iss", "3MVG9.key_1".into()));
    let public = key("rsa2048-pkcs8.pem").public_key();
    let set = std::env::var("MUTATED_TOKENS").ok();
    let count = set.and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let pieces = [
        "ey",
        "eyJ",
        ".",
        "..",
        "=",
        "%3D",
        "assertion=",
        " ",
        "\n",
        "é",
        "\u{200b}",
        "AAAA",
        "\"",
        "grant_type=",
        "https://acme.my.salesforce.com/services/",
        "http://test.salesforce.com",
        "POST /",
        "Host:",
        "Bearer ",
        "\"assertion\":",
        "curl -G ",
        "00D!",
        "e30",
        "ewo",
    ];
    let (mut read, mut verified) = (0, 0);
    for seed in 0..count {
        let mut random = Random::new(seed);
        let mut text: Vec<char> = good.chars().collect();
        for _ in 0..=random.below(3) {
            let at = random.below(text.len());
            match random.below(4) {
                0 => text[at] = ['A', 'z', '0', '.', '-', '=', 'é', ' '][random.below(8)],
                1 => {
                    text.truncate(at + 1);
                }
                2 => {
                    let piece: Vec<char> = pieces[random.below(pieces.len())].chars().collect();
                    text.splice(at..at, piece);
                }
                _ => {
                    text.remove(at);
                    text.push('.');
                }
            }
        }
        let text: String = text.into_iter().collect();
        if let Ok(inspection) = inspect(&text, &purpose(), Some(&public)) {
            read += 1;
            let plain: String = text
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
                .collect();
            let same = plain.contains(&good);
            verified += u64::from(inspection.signature == SignatureState::Verified && !same);
        }
    }
    println!("{count} spoilt tokens, {read} of them read");
    assert!(read > 0);
    assert_eq!(verified, 0, "of {read}");
}
