mod callback_urls;
mod secrets;

use connected_app_helper::config::AppKind;
use connected_app_helper::explain::{
    Around, Explanation, KnownBy, codes, compare, descriptions, explain,
};

use crate::golden::{golden, repository};
use crate::random::Random;

/// The codes of Salesforce's token endpoint, as Salesforce's own Mobile SDK lists them.
const SALESFORCE: &str = "access_denied app_blocked app_not_found authorization_pending bad_jti_claim \
    app_attest_failed app_attest_failed_retry ecapp_policy_not_found exceeded_registration_limit \
    fail_close_app_blocked failed_registration immediate_unsuccessful installation_error invalid_app_access \
    invalid_assertion_type invalid_basic_auth_header invalid_dpop_proof invalid_client invalid_client_id \
    invalid_distribution_state invalid_expid invalid_grant invalid_otp invalid_request invalid_scope \
    invalid_session_level invalid_token login_error oauth_flow_disabled oauth_policy_not_found otp_error \
    redirect_uri_missing redirect_uri_mismatch registration_error server_error service_unavailable slow_down \
    system_down unknown_error unsupported_expid unsupported_grant_type unsupported_response_type \
    unsupported_token_type use_dpop_nonce";

fn anywhere() -> Around {
    Around::default()
}

#[test]
fn every_code_of_salesforce_is_known() {
    for code in SALESFORCE.split_whitespace() {
        let body = format!(r#"{{"error":"{code}"}}"#);
        for text in [
            body,
            format!("https://app.acme.example/cb?error={code}&state=1"),
            code.to_owned(),
        ] {
            let explained = explain(&text, &anywhere());
            assert!(explained.known_by.is_some(), "{text}");
            assert_eq!(explained.code.as_deref(), Some(code), "{text}");
            assert!(!explained.causes.is_empty(), "{code}");
        }
    }
}

#[test]
fn every_row_is_reached_by_its_code_and_by_its_words() {
    let all: Vec<_> = codes().collect();
    for (place, code) in all.iter().enumerate() {
        assert!(!all[..place].contains(code), "{code} stands twice");
    }
    for (words, title) in descriptions() {
        let encoded: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        for text in [
            format!(r#"{{"error":"invalid_grant","error_description":"{words}"}}"#),
            format!("https://app.acme.example/cb?error=invalid_grant&error_description={encoded}"),
            format!(
                "2026-11-21T10:00:00Z ERROR JwtAuth: {{\"error\":\"invalid_grant\",\"error_description\":\"{words}\"}} at line 3"
            ),
            format!("Error: {words}"),
        ] {
            assert_eq!(explain(&text, &anywhere()).title, title, "{text}");
        }
    }
}

#[test]
fn what_people_paste_is_understood() {
    for (text, code, words) in [
        (
            "ERROR running org login jwt:  This org appears to have a problem with its OAuth configuration. \
             Reason: invalid_grant - user hasn't approved this consumer",
            "invalid_grant",
            "has not approved the app",
        ),
        (
            "error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration",
            "redirect_uri_mismatch",
            "character by character",
        ),
        (
            "We can't authorize you because of an OAuth error. For more information, contact your Salesforce \
             administrator.\nOAUTH_APP_BLOCKED : this app has been blocked by your administrator",
            "OAUTH_APP_BLOCKED",
            "blocked the app",
        ),
        (
            "OAUTH_EC_APP_NOT_FOUND",
            "OAUTH_EC_APP_NOT_FOUND",
            "does not exist in the org",
        ),
        (
            "HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{\"error\":\"invalid_client_id\",\
             \"error_description\":\"client identifier invalid\"}",
            "invalid_client_id",
            "no app with this consumer key",
        ),
        (
            "SalesforceAuthenticationFailed: invalid_app_access: user is not admin approved to access this app",
            "invalid_app_access",
            "not one of them",
        ),
    ] {
        let explained = explain(text, &anywhere());
        assert_eq!(explained.code.as_deref(), Some(code), "{text}");
        assert!(
            explained.title.contains(words),
            "{text}: {}",
            explained.title
        );
    }
    let login = explain("Failed: Not approved for access", &anywhere());
    assert!(login.title.contains("not one of them"), "{}", login.title);
    let page = explain("<title>Data Not Available</title>", &anywhere());
    assert!(page.title.contains("maintenance"));
    let local = explain(
        "Error: secretOrPrivateKey must be an asymmetric key when using RS256",
        &anywhere(),
    );
    assert!(local.title.contains("something else than a private key"));
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let code = explain(
        r#"{"error":"flux_capacitor","error_description":"88 mph needed"}"#,
        &anywhere(),
    );
    assert!(code.known_by.is_none());
    assert_eq!(code.code.as_deref(), Some("flux_capacitor"));
    assert_eq!(code.description.as_deref(), Some("88 mph needed"));
    assert!(code.causes.is_empty());
    let nothing = explain("", &anywhere());
    assert_eq!((nothing.known_by, nothing.code), (None, None));
    // The code of a row is known although its words are new.
    let words = explain(
        r#"{"error":"invalid_scope","error_description":"brand new words"}"#,
        &anywhere(),
    );
    assert_eq!(words.known_by, Some(KnownBy::CodeAlone));
}

#[test]
fn causes_of_the_other_kind_of_app_are_left_out_and_links_stay_in_the_org() {
    let text = r#"{"error":"invalid_client","error_description":"invalid client credentials"}"#;
    let around = |app| Around {
        org: Some(
            "https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/home".to_owned(),
        ),
        app: Some(app),
        ..Around::default()
    };
    let external = explain(text, &around(AppKind::ExternalClientApp));
    let connected = explain(text, &around(AppKind::ConnectedApp));
    assert_eq!(external.causes.len(), connected.causes.len() + 1);
    for cause in external.causes.iter().chain(&connected.causes) {
        let url = cause.place.as_ref().and_then(|place| place.url.as_deref());
        let url = url.expect("a link");
        assert!(
            url.starts_with("https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup/"),
            "{url}"
        );
    }
    let nowhere = explain(
        text,
        &Around {
            org: Some("https://evil.example".to_owned()),
            ..anywhere()
        },
    );
    assert!(
        nowhere
            .causes
            .iter()
            .all(|cause| cause.place.as_ref().is_none_or(|place| place.url.is_none()))
    );
    let wait = explain("invalid_client_id", &around(AppKind::ExternalClientApp));
    assert!(wait.retry.unwrap().contains("30 minutes"));
}

#[test]
fn a_description_that_somebody_decoded_is_read_whole() {
    for (words, title) in [
        (
            "app must be installed into org",
            "not installed in this org",
        ),
        ("ip restricted", "an address that the user's profile"),
    ] {
        let explained = explain(
            &format!("error=invalid_client&error_description={words}"),
            &anywhere(),
        );
        assert!(
            explained.title.contains(title),
            "{words}: {}",
            explained.title
        );
    }
    let many = vec!["https://a.example/".to_owned() + &"x".repeat(1900); 200];
    assert_eq!(compare(&"y".repeat(1900), &many).position, Some(1));
}

#[test]
fn words_that_are_not_an_error_are_not_taken_for_one() {
    for text in [
        "the code verifier is stored in the session",
        "login hours are from 8 to 17",
        "we require high assurance",
        "jti",
        "dpop",
        "locked out",
    ] {
        assert_eq!(explain(text, &anywhere()).known_by, None, "{text}");
    }
}

#[test]
fn what_programs_and_pages_write_differently_is_read_the_same() {
    for (text, title) in [
        ("https://a.example/cb?error=access-denied", "pressed Deny"),
        ("user hasn&#39;t approved this consumer", "has not approved"),
        (
            "reason=user+hasn%27t+approved+this+consumer",
            "has not approved",
        ),
        (
            r#"level=error body="{\"error\":\"invalid_grant\",\"error_description\":\"audience is invalid\"}""#,
            "(aud)",
        ),
        (
            r#"{"message":"start"} {"error":"invalid_client_id"}"#,
            "no app with this consumer key",
        ),
        (
            "http://localhost/cb?error=OAUTH_AUTHORIZATION_BLOCKED&error_description=Cross-org+OAuth+flows+are+not+supported+for+this+external+client+app",
            "belongs to another org",
        ),
        (
            "/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_scope&error_description=the+requested+scope+is+not+allowed",
            "a scope that the app does not have",
        ),
        (
            "Failed: Token request is already being processed",
            "sent twice",
        ),
    ] {
        let text = text.replace("\\\\", "\\");
        let explained = explain(&text, &anywhere());
        assert!(
            explained.title.contains(title),
            "{text}: {}",
            explained.title
        );
    }
}

#[test]
fn a_cause_says_which_kind_of_app_it_concerns_and_how_many_are_left_out() {
    let text = "user hasn't approved this consumer";
    let either = explain(text, &anywhere());
    let named = |explained: &Explanation| {
        let only = explained.causes.iter().filter_map(|cause| cause.only);
        only.collect::<Vec<_>>()
    };
    assert_eq!(
        named(&either),
        [AppKind::ConnectedApp, AppKind::ExternalClientApp]
    );
    assert_eq!(either.left_out, 0);
    let connected = explain(
        text,
        &Around {
            app: Some(AppKind::ConnectedApp),
            ..anywhere()
        },
    );
    assert_eq!((named(&connected), connected.left_out), (vec![], 1));
}

#[test]
fn the_text_is_as_recorded() {
    let around = Around {
        org: Some("https://acme.my.salesforce.com".to_owned()),
        app: None,
        callback_urls: vec!["https://app.acme.example/cb".to_owned()],
    };
    let written: Vec<String> = [
        "user hasn't approved this consumer",
        r#"{"error":"invalid_scope","error_description":"brand new words"}"#,
        "error=redirect_uri_mismatch&redirect_uri=https%3A%2F%2Fapp.acme.example%2FCB%2F",
        "slow_down",
        "OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occurred during authentication",
    ]
    .iter()
    .map(|text| format!("$ {text}\n{}", explain(text, &around).to_text()))
    .collect();
    golden(
        &repository("tests/vectors/explanations.txt"),
        &written.join("\n"),
    );
}

/// Texts of the usual run; `MUTATED_ERRORS` sets how many.
const SAMPLE: u64 = 3_000;

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "{\"error\":",
        "\"invalid_grant\"",
        ",",
        "\"error_description\":",
        "\"user hasn't\\u2028",
        "}",
        "error=",
        "&",
        "%",
        "%C3",
        "#",
        "OAUTH_",
        "APP_BLOCKED",
        " : ",
        "redirect_uri=",
        "https://",
        "é",
        "\u{0}",
        "\u{200b}",
        "eyJ",
        "00D",
        "\n",
        "{{{{",
        "[1,2]",
        "ENOENT",
    ];
    let set = std::env::var("MUTATED_ERRORS").ok();
    let count = set.and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let around = Around {
        callback_urls: vec!["https://a.example/é".to_owned(), String::new()],
        ..anywhere()
    };
    let mut known = 0;
    for seed in 0..count {
        let mut random = Random::new(seed);
        let text: String = (0..random.below(12))
            .map(|_| pieces[random.below(pieces.len())])
            .collect();
        let explained = explain(&text, &around);
        assert!(!explained.to_text().is_empty());
        known += u64::from(explained.known_by.is_some());
    }
    println!("{count} texts, {known} of them explained");
    assert!(known > 0 && known < count);
}
