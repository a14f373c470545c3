use std::collections::HashSet;

use connected_app_helper::scope::{ALL, Confidence, LabelMatch, by_name, in_label, nearest};
use proptest::prelude::*;

fn known(label: &str) -> Option<&'static str> {
    match in_label(label) {
        LabelMatch::Known(scope) => Some(scope.name),
        LabelMatch::Unknown(_) | LabelMatch::None => None,
    }
}

#[test]
fn names_and_tokens_are_unique_and_every_line_is_explained() {
    let mut seen = HashSet::new();
    for scope in ALL {
        assert!(scope.tokens.contains(&scope.name), "{}", scope.name);
        assert!(
            scope.tokens.iter().all(|token| seen.insert(*token)),
            "{} twice",
            scope.name
        );
        assert!(scope.allows.ends_with('.'), "{}", scope.name);
        if scope.confidence == Confidence::Known {
            assert!(
                !scope.labels.is_empty(),
                "{} is called known without a label",
                scope.name
            );
        }
    }
    assert_eq!(ALL.len(), 35);
}

#[test]
fn every_known_scope_is_found_by_its_label_and_no_other_is() {
    for scope in ALL {
        let label = format!(
            "{} ({})",
            scope.labels.first().unwrap_or(&"Some label"),
            scope.tokens.join(", ")
        );
        let expected = (scope.confidence == Confidence::Known).then_some(scope.name);
        assert_eq!(known(&label), expected, "{label}");
    }
}

#[test]
fn a_label_is_matched_by_its_last_parentheses_in_any_language() {
    let cases = [
        ("Manage user data via APIs (api)", Some("api")),
        ("API を使用してユーザーデータを管理 (api)", Some("api")),
        (
            "いつでも要求を実行（refresh_token、offline_access）",
            Some("refresh_token"),
        ),
        (
            "いつでも要求を実行（refresh_token，offline_access)",
            Some("refresh_token"),
        ),
        (
            "随时执行请求（refresh_token，offline_access）",
            Some("refresh_token"),
        ),
        (
            "Perform requests on your behalf at any time (refresh_token)",
            Some("refresh_token"),
        ),
        (
            "Perform requests at any time\n\t(offline_access,refresh_token)\u{a0}",
            Some("refresh_token"),
        ),
        (
            "\u{202b}ניהול נתוני משתמש (api)\u{202c}\u{200f}",
            Some("api"),
        ),
        (
            "Perform ANSI SQL queries on Data Cloud (Data 360) data (cdp_query_api)",
            Some("cdp_query_api"),
        ),
        (
            "Access the identity URL service (id, profile, email, address, phone)",
            Some("id"),
        ),
        ("(web)", Some("web")),
        ("Foo (bar (api)", Some("api")),
        // Not the line's own name, two lines at once, another spelling, a stray comma.
        ("Profile (profile)", None),
        ("Both (api, web)", None),
        ("Both (refresh_token, api)", None),
        ("Manage user data (API)", None),
        ("Manage user data (api,)", None),
        ("Manage user data (apis)", None),
        ("Manage user data (a pi)", None),
        // Cut off, closed twice, or followed by words.
        (
            "Manage Data Cloud Identity Resolution (cdp_identityresolution…",
            None,
        ),
        ("Manage user data (api) (cdp_ident", None),
        ("Manage user data (api))", None),
        ("Access (api) of somebody", None),
        ("Access ) api (", None),
        ("()", None),
        ("", None),
    ];
    for (label, expected) in cases {
        assert_eq!(known(label), expected, "{label}");
    }
}

#[test]
fn a_label_that_is_no_known_scope_says_what_it_read() {
    assert_eq!(
        in_label("Realtime (scrt_api)"),
        LabelMatch::Unknown(vec!["scrt_api".to_owned()])
    );
    assert_eq!(
        in_label("Both (api, web)"),
        LabelMatch::Unknown(vec!["api".to_owned(), "web".to_owned()])
    );
    assert_eq!(in_label("Nothing"), LabelMatch::None);
}

#[test]
fn any_token_of_a_line_names_its_scope() {
    for (token, name) in [
        ("offline_access", "refresh_token"),
        ("phone", "id"),
        ("api", "api"),
    ] {
        assert_eq!(by_name(token).map(|scope| scope.name), Some(name));
    }
    for wrong in ["Api", "", " api", "RefreshToken"] {
        assert_eq!(by_name(wrong), None, "{wrong}");
    }
}

#[test]
fn suggests_the_scope_that_was_meant() {
    let cases = [
        ("RefreshToken", "refresh_token"),
        ("Chatter", "chatter_api"),
        ("ChatterApi", "chatter_api"),
        ("CustomApplications", "visualforce"),
        ("SFApiPlatform", "sfap_api"),
        ("SFAP", "sfap_api"),
        ("Basic", "id"),
        ("Identity", "id"),
        ("Refresh", "refresh_token"),
        ("OpenId", "openid"),
        ("Visualforce", "visualforce"),
        ("API", "api"),
        ("apis", "api"),
        ("refresh_tokn", "refresh_token"),
        ("refreshtoken", "refresh_token"),
        ("offline", "refresh_token"),
        ("custom_permission", "custom_permissions"),
        ("Full access", "full"),
        ("Full access (full)", "full"),
        ("MCP", "mcp_api"),
        ("A2A", "a2a_api"),
    ];
    for (wrong, expected) in cases {
        assert_eq!(nearest(wrong), Some(expected), "{wrong}");
    }
    for nothing in [
        "",
        "  ",
        "-",
        "everything",
        "salesforce",
        "read:user",
        &"a".repeat(10_000),
    ] {
        assert_eq!(nearest(nothing), None, "{nothing}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,80}", inside in "[a-z_,、， ]{0,30}") {
        let _ = (by_name(&text), nearest(&text), in_label(&text));
        let _ = in_label(&format!("{text}（{inside}）"));
    }

    #[test]
    fn words_before_the_parentheses_never_matter(words in r"[^()（）]{0,40}") {
        prop_assert_eq!(known(&format!("{words} (api)")), Some("api"));
    }
}
