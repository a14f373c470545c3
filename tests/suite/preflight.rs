use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use connected_app_helper::config::AppKind;
use connected_app_helper::preflight::{Point, PointOutcome, PreflightRequest, preflight};

use crate::key::{file, key};

const NOW: u64 = 1_795_219_200;

const CONFIG: &str = r#"{
  "formatVersion": 1,
  "app": { "kind": "external-client-app", "name": "Acme", "contactEmail": "admin@acme.example" },
  "oauth": { "callbackUrls": ["https://login.salesforce.com/services/oauth2/success"], "scopes": ["api", "refresh_token"],
             "flows": { "jwtBearer": true } },
  "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme"] }
}"#;

/// Everything is there and nothing stands against it.
fn good() -> PreflightRequest {
    let spki = key("rsa2048-pkcs8.pem").public_key().to_spki_der();
    PreflightRequest {
        config: Some(CONFIG.to_owned()),
        app: Some(AppKind::ExternalClientApp),
        org: Some("https://acme.my.salesforce-setup.com/lightning/setup".to_owned()),
        iss: "3MVG9.key_1".to_owned(),
        sub: "admin@acme.example".to_owned(),
        aud: "https://acme.my.salesforce.com".to_owned(),
        lifetime_seconds: 120,
        public_key: spki.ok().map(|der| STANDARD.encode(der)),
        certificate: Some(file("rsa2048-certificate-valid.pem")),
        now: Some(NOW),
        ..PreflightRequest::default()
    }
}

fn point(change: impl Fn(&mut PreflightRequest), id: &str) -> Point {
    let mut request = good();
    change(&mut request);
    let points = preflight(&request);
    let found = points.into_iter().find(|point| point.id == id);
    found.unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn all_fourteen_points_stand_in_order_and_a_good_one_is_fine() {
    let points = preflight(&good());
    let ids: Vec<String> = (1..=14).map(|number| format!("JWT-{number:02}")).collect();
    assert_eq!(points.iter().map(|point| point.id).collect::<Vec<_>>(), ids);
    for point in &points {
        let expected = match point.id {
            "JWT-13" | "JWT-14" => PointOutcome::Note,
            _ => PointOutcome::Fine,
        };
        assert_eq!(point.outcome, expected, "{point:?}");
        assert!(!point.what.is_empty());
    }
}

#[test]
fn what_was_not_given_is_not_known_and_says_what_to_give() {
    let points = preflight(&PreflightRequest {
        lifetime_seconds: 120,
        ..PreflightRequest::default()
    });
    for point in points {
        let known = ["JWT-01", "JWT-04", "JWT-08", "JWT-13", "JWT-14"].contains(&point.id);
        assert_eq!(point.outcome == PointOutcome::NotKnown, !known, "{point:?}");
        assert!(known || !point.help.is_empty(), "{point:?}");
    }
}

#[test]
fn each_point_tells_what_would_fail() {
    use PointOutcome::{MayFail, WillFail};
    type Change = fn(&mut PreflightRequest);
    let cases: [(&str, PointOutcome, &str, Change); 21] = [
        ("JWT-03", WillFail, "another key", |r| {
            r.certificate = Some(file("ec-p256-certificate.pem"))
        }),
        ("JWT-04", MayFail, "600 seconds", |r| {
            r.lifetime_seconds = 600
        }),
        ("JWT-04", WillFail, "expired", |r| r.lifetime_seconds = 0),
        ("JWT-05", WillFail, "not a username", |r| {
            r.sub = "005x".to_owned()
        }),
        ("JWT-06", WillFail, "an address", |r| {
            r.iss = "https://acme.example".to_owned()
        }),
        ("JWT-07", WillFail, "another org", |r| {
            r.aud = "https://other.my.salesforce.com".to_owned()
        }),
        ("JWT-07", WillFail, "own address", |r| {
            r.aud = "https://acme.lightning.force.com".to_owned()
        }),
        ("JWT-07", MayFail, "only at its own org's address", |r| {
            r.host = Some("https://login.salesforce.com".to_owned())
        }),
        (
            "JWT-07",
            WillFail,
            "another org than the one it is sent to",
            |r| {
                r.org = None;
                r.host = Some("https://other.my.salesforce.com".to_owned());
            },
        ),
        ("JWT-07", WillFail, "the other kind of org", |r| {
            r.org = None;
            r.aud = "https://login.salesforce.com".to_owned();
            r.host = Some("https://test.salesforce.com".to_owned());
        }),
        ("JWT-09", WillFail, "", |r| {
            r.config = r.config.as_ref().map(|c| {
                c.replace(
                    "\"permittedUsers\"",
                    "\"highAssurance\": true, \"permittedUsers\"",
                )
            })
        }),
        ("JWT-10", MayFail, "refresh_token", |r| {
            r.config = r
                .config
                .as_ref()
                .map(|c| c.replace(", \"refresh_token\"", ""))
        }),
        ("JWT-10", PointOutcome::NotKnown, "names no scopes", |r| {
            r.config = r
                .config
                .as_ref()
                .map(|c| c.replace(r#""scopes": ["api", "refresh_token"],"#, ""))
        }),
        (
            "JWT-12",
            WillFail,
            "switches the JWT bearer flow off",
            |r| {
                r.config = r
                    .config
                    .as_ref()
                    .map(|c| c.replace("\"jwtBearer\": true", "\"jwtBearer\": false"))
            },
        ),
        ("JWT-11", MayFail, "", |r| {
            r.config = r
                .config
                .as_ref()
                .map(|c| c.replace("admin-approved", "self-authorize"))
        }),
        ("JWT-11", PointOutcome::NotKnown, "does not say", |r| {
            r.config = r.config.as_ref().map(|c| {
                c.replace(", \"policies\"", "").replace(
                    "\"permittedUsers\": \"admin-approved\", \"permissionSets\": [\"Acme\"]",
                    "",
                )
            })
        }),
        ("JWT-12", MayFail, "expired", |r| {
            r.certificate = Some(file("rsa2048-certificate-expired.pem"))
        }),
        ("JWT-12", MayFail, "valid from", |r| {
            r.certificate = Some(file("rsa2048-certificate-not-yet-valid.pem"))
        }),
        ("JWT-12", MayFail, "2 certificates", |r| {
            r.certificate = Some(file("rsa2048-certificate-chain.pem"))
        }),
        ("JWT-12", WillFail, "cannot be read", |r| {
            r.certificate = Some(file("rsa2048-public.pem"))
        }),
        ("JWT-13", PointOutcome::Note, "relaxed", |r| {
            r.config = r.config.as_ref().map(|c| {
                c.replace(
                    "\"permittedUsers\"",
                    "\"ipRelaxation\": \"relax\", \"permittedUsers\"",
                )
            })
        }),
    ];
    for (id, outcome, words, change) in cases {
        let point = point(change, id);
        assert_eq!(point.outcome, outcome, "{point:?}");
        assert!(point.what.contains(words), "{point:?}");
    }
    let short = point(
        |request| {
            let der = connected_app_helper::pem::read(&file("rsa1024-certificate.pem")).unwrap();
            let key = connected_app_helper::certificate::public_key(der[0].bytes.expose()).unwrap();
            request.public_key = Some(STANDARD.encode(key.to_spki_der().unwrap()));
        },
        "JWT-02",
    );
    assert_eq!(short.outcome, WillFail, "{short:?}");
}
