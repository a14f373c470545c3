use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connected_app_helper::error::{Coded, ErrorCode};
use connected_app_helper::jwt::{
    self, ClaimFault, Claims, DEFAULT_LIFETIME, JwtError, MAX_LIFETIME, claims, payload,
};
use connected_app_helper::{jws, org};
use proptest::prelude::*;

use crate::key::key;

const NOW: u64 = 1_795_000_000;
const AUD: &str = "https://acme.my.salesforce.com";

fn good() -> Claims {
    Claims {
        iss: "3MVG9.key_1".to_owned(),
        sub: "admin@acme.example".to_owned(),
        aud: AUD.to_owned(),
        exp: NOW + u64::from(DEFAULT_LIFETIME),
    }
}

fn fault(iss: &str, sub: &str, aud: &str) -> JwtError {
    match claims(iss, sub, aud, NOW, DEFAULT_LIFETIME) {
        Ok(claims) => panic!("should be refused: {claims:?}"),
        Err(error) => error,
    }
}

#[test]
fn the_claims_are_compact_json_in_a_fixed_order() {
    let made = claims(
        "3MVG9.key_1",
        "admin@acme.example",
        AUD,
        NOW,
        DEFAULT_LIFETIME,
    );
    assert_eq!(made, Ok(good()));
    assert_eq!(
        payload(&good()),
        r#"{"iss":"3MVG9.key_1","sub":"admin@acme.example","aud":"https://acme.my.salesforce.com","exp":1795000120}"#
    );
    let odd = Claims {
        sub: "a\"\\ü@acme.example".to_owned(),
        ..good()
    };
    assert!(payload(&odd).contains(r#""sub":"a\"\\ü@acme.example","#));
    assert_eq!(serde_json::to_string(&odd).unwrap(), payload(&odd));
}

#[test]
fn the_whole_token_is_what_openssl_signs() {
    // Made by: printf %s "$signing_input" | openssl dgst -sha256 -sign rsa2048-pkcs8.pem
    let expected = include_str!("../vectors/jwt-rsa2048.txt").trim();
    let token = jwt::sign(&good(), &key("rsa2048-pkcs8.pem")).unwrap();
    assert_eq!(token, expected);
}

#[test]
fn a_signed_token_verifies_and_is_taken_apart() {
    let key = key("rsa2048-pkcs8.pem");
    let token = jwt::sign(&good(), &key).unwrap();
    let (input, _) = token.rsplit_once('.').unwrap();
    assert_eq!(input, jwt::signing_input(&good()).unwrap());
    let signature = key.sign_rs256(input.as_bytes()).unwrap();
    assert!(key.public_key().verifies(input.as_bytes(), &signature));
    assert_eq!(jws::assemble(input, &signature), token);
    let parts: Vec<_> = input
        .split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part).unwrap())
        .collect();
    assert_eq!(parts, [jwt::HEADER.as_bytes(), payload(&good()).as_bytes()]);
}

#[test]
fn a_lifetime_is_one_second_to_three_minutes() {
    for seconds in [1, DEFAULT_LIFETIME, MAX_LIFETIME] {
        let claims = claims("key", "a@b.example", AUD, NOW, seconds).unwrap();
        assert_eq!(claims.exp, NOW + u64::from(seconds));
    }
    for seconds in [0, MAX_LIFETIME + 1, 300, u32::MAX] {
        let error = claims("key", "a@b.example", AUD, NOW, seconds).unwrap_err();
        assert_eq!(error, JwtError::Lifetime { seconds });
        assert_eq!(error.code(), ErrorCode::JwtBadLifetime);
    }
}

#[test]
fn milliseconds_are_not_taken_for_seconds() {
    for now in [NOW * 1000, u64::MAX] {
        let error = claims("key", "a@b.example", AUD, now, 120).unwrap_err();
        assert_eq!(error, JwtError::Time { seconds: now });
    }
}

#[test]
fn claims_that_cannot_be_meant_are_refused() {
    let long = "k".repeat(257);
    let cases = [
        ("", "iss", ClaimFault::Empty),
        (" key", "iss", ClaimFault::Blank),
        ("ke y", "iss", ClaimFault::Blank),
        ("key\u{a0}", "iss", ClaimFault::Blank),
        ("key\n", "iss", ClaimFault::ControlCharacter),
        ("k\0ey", "iss", ClaimFault::ControlCharacter),
        (
            long.as_str(),
            "iss",
            ClaimFault::TooLong {
                length: 257,
                longest: 256,
            },
        ),
    ];
    for (value, claim, expected) in cases {
        let error = fault(value, "a@b.example", AUD);
        assert_eq!(
            error,
            JwtError::Claim {
                claim,
                fault: expected
            },
            "{value:?}"
        );
        assert_eq!(error.code(), ErrorCode::JwtBadClaim);
        assert!(
            error.to_string().starts_with("The consumer key (iss) "),
            "{error}"
        );
    }
    let sub = |sub: &str| fault("key", sub, AUD);
    assert_eq!(
        sub(""),
        JwtError::Claim {
            claim: "sub",
            fault: ClaimFault::Empty
        }
    );
    assert!(matches!(
        sub(&"a".repeat(81)),
        JwtError::Claim {
            claim: "sub",
            fault: ClaimFault::TooLong { .. }
        }
    ));
    assert_eq!(
        fault("key", "a@b.example", ""),
        JwtError::Claim {
            claim: "aud",
            fault: ClaimFault::Empty
        }
    );
}

#[test]
fn the_audience_is_a_login_origin_or_my_domain() {
    let good = [
        "https://login.salesforce.com",
        "https://test.salesforce.com",
        "https://gs1.salesforce.com",
        "https://acme.my.salesforce.com",
        "https://acme--uat.sandbox.my.salesforce.com",
        "https://acme.my.salesforce.mil",
        "https://acme.my.sfcrmproducts.cn",
    ];
    for aud in good {
        assert_eq!(
            claims("key", "a@b.example", aud, NOW, 120).unwrap().aud,
            aud
        );
    }
    let acme = || AUD.to_owned();
    let not_my_domain = [
        "https://acme.lightning.force.com",
        "https://acme.lightning.force.com/",
        "https://acme.my.salesforce-setup.com",
        "https://acme--c.vf.force.com",
        "https://acme.lightning.force.com.mcas.ms",
    ];
    for aud in not_my_domain {
        let expected = JwtError::NotMyDomain {
            aud: aud.to_owned(),
            instead: acme(),
        };
        assert_eq!(fault("key", "a@b.example", aud), expected);
    }
    let not_bare = [
        ("https://acme.my.salesforce.com/", AUD),
        ("https://acme.my.salesforce.com/services/oauth2/token", AUD),
        ("https://acme.my.salesforce.com:443", AUD),
        ("https://ACME.my.salesforce.com", AUD),
        (
            "https://login.salesforce.com/",
            "https://login.salesforce.com",
        ),
        (
            "https://test.salesforce.com/services/oauth2/token",
            "https://test.salesforce.com",
        ),
    ];
    for (aud, instead) in not_bare {
        let expected = JwtError::NotBareOrigin {
            aud: aud.to_owned(),
            instead: instead.to_owned(),
        };
        assert_eq!(fault("key", "a@b.example", aud), expected);
    }
    let unknown = [
        "http://login.salesforce.com",
        "http://acme.my.salesforce.com",
        "https://login.salesforce.com.evil.example",
        "https://acme.my.salesforce.com.evil.example",
        "https://login.salesforce.com@evil.example",
        "https://evil.example",
        "login.salesforce.com",
        "https://acme.my.site.com",
    ];
    for aud in unknown {
        let error = fault("key", "a@b.example", aud);
        assert_eq!(
            error,
            JwtError::Audience {
                aud: aud.to_owned()
            }
        );
        assert_eq!(error.code(), ErrorCode::JwtBadAudience);
    }
}

#[test]
fn claims_put_together_by_hand_are_checked_too() {
    let by_hand = Claims {
        aud: "https://acme.lightning.force.com".to_owned(),
        ..good()
    };
    assert_eq!(
        jwt::sign(&by_hand, &key("rsa2048-pkcs8.pem"))
            .unwrap_err()
            .code(),
        ErrorCode::JwtBadAudience
    );
    assert_eq!(
        jwt::signing_input(&by_hand).unwrap_err().code(),
        ErrorCode::JwtBadAudience
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(a in ".{0,90}", b in ".{0,90}", c in ".{0,90}", now in any::<u64>(), life in any::<u32>()) {
        let _ = claims(&a, &b, &c, now, life);
    }

    #[test]
    fn every_accepted_audience_is_https_and_bare(aud in r"https?://[a-z.-]{1,30}(my|lightning)\.(salesforce|force)\.com[/:a-z0-9]{0,5}") {
        if claims("key", "a@b.example", &aud, NOW, 120).is_ok() {
            prop_assert_eq!(org::my_domain_origin(&org::org(&aud).unwrap()), aud);
        }
    }
}
