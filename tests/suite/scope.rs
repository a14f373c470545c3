use std::collections::HashSet;

use connected_app_helper::config::{Need, parse};
use connected_app_helper::scope::{
    ALL, Confidence, LabelMatch, Meant, by_name, grants, in_label, meant,
};
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
fn another_spelling_of_a_scope_is_told_from_a_guess() {
    let spelled = [
        ("RefreshToken", "refresh_token"),
        ("OfflineAccess", "refresh_token"),
        ("Chatter", "chatter_api"),
        ("ChatterApi", "chatter_api"),
        ("CustomApplications", "visualforce"),
        ("SFApiPlatform", "sfap_api"),
        ("SFAP", "sfap_api"),
        ("Basic", "id"),
        ("Profile", "id"),
        ("OpenId", "openid"),
        ("Visualforce", "visualforce"),
        ("API", "api"),
        (" api ", "api"),
        ("refreshtoken", "refresh_token"),
        ("Full access", "full"),
        ("Full access (full)", "full"),
        ("Manage user data via APIs (api)", "api"),
        ("MCP", "mcp_api"),
    ];
    for (wrong, expected) in spelled {
        assert_eq!(meant(wrong), Some(Meant::Spelled(expected)), "{wrong}");
    }
    let near = [
        ("Identity", "id"),
        ("Refresh", "refresh_token"),
        ("offline", "refresh_token"),
        ("apis", "api"),
        ("refresh_tokn", "refresh_token"),
        ("custom_permission", "custom_permissions"),
        // The name itself is inferred.
        ("A2A", "a2a_api"),
    ];
    for (wrong, expected) in near {
        assert_eq!(meant(wrong), Some(Meant::Near(expected)), "{wrong}");
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
        assert_eq!(meant(nothing), None, "{nothing}");
    }
}

/// Every need there is.
const NEEDS: &[Need] = &[
    Need::Records,
    Need::Identity,
    Need::SignIn,
    Need::Offline,
    Need::Browser,
    Need::Visualforce,
    Need::Lightning,
    Need::Content,
    Need::Chatter,
    Need::Analytics,
    Need::AccountEngagement,
    Need::CustomPermissions,
    Need::Chatbots,
    Need::Interaction,
    Need::ServiceMessaging,
    Need::GenerativeAi,
    Need::ApiPlatform,
    Need::McpServers,
    Need::DataCloudQuery,
    Need::DataCloudIngest,
    Need::DataCloudProfile,
    Need::DataCloudSegments,
    Need::DataCloudIdentityResolution,
    Need::DataCloudInsights,
    Need::DataCloud,
    Need::PasswordReset,
    Need::Registration,
    Need::PasswordlessLogin,
    Need::AnyIp,
];

#[test]
fn every_scope_that_is_documented_serves_a_need_and_every_need_has_its_scope() {
    for scope in ALL {
        let stated = NEEDS.iter().any(|need| need.scopes().contains(&scope.name));
        let can_be_needed = scope.confidence != Confidence::Unknown && scope.name != "full";
        assert_eq!(stated, can_be_needed, "{}", scope.name);
    }
    for need in NEEDS {
        assert_eq!(need.scope().is_none(), *need == Need::AnyIp, "{need:?}");
        for name in need.scopes() {
            assert_eq!(by_name(name).map(|scope| scope.name), Some(*name));
        }
    }
}

#[test]
fn a_wider_scope_serves_the_need_of_a_narrower_one() {
    let serves = |name: &str, need: Need| need.is_served_by(by_name(name).unwrap());
    for (name, need) in [
        ("full", Need::Records),
        ("full", Need::SignIn),
        ("api", Need::Chatter),
        ("web", Need::Visualforce),
        ("cdp_api", Need::DataCloudQuery),
        ("openid", Need::Identity),
    ] {
        assert!(serves(name, need), "{name} {need:?}");
    }
    for (name, need) in [
        ("full", Need::Offline),
        ("full", Need::AnyIp),
        ("chatter_api", Need::Records),
        ("visualforce", Need::Browser),
        ("api", Need::Browser),
        ("id", Need::SignIn),
        ("refresh_token", Need::McpServers),
    ] {
        assert!(!serves(name, need), "{name} {need:?}");
    }
}

/// What is granted, and what of it is needed.
fn granted(config: &str) -> Vec<(String, Option<bool>)> {
    let config = parse(config).config;
    let granted = config.as_ref().map(grants);
    granted
        .unwrap_or_default()
        .into_iter()
        .map(|grant| (grant.scope, grant.needed))
        .collect()
}

#[test]
fn a_config_says_what_it_grants_and_what_of_it_is_needed() {
    let says = |config: &str, expected: &[(&str, Option<bool>)]| {
        let expected: Vec<_> = expected
            .iter()
            .map(|(scope, needed)| ((*scope).to_owned(), *needed))
            .collect();
        assert_eq!(granted(config), expected, "{config}");
    };
    says(r#"{"formatVersion":1}"#, &[]);
    // A line of the page once, under the name the config gives it; what is unknown grants nothing.
    says(
        r#"{"formatVersion":1,"oauth":{"scopes":["offline_access","refresh_token","apis"]}}"#,
        &[("offline_access", None)],
    );
    says(
        r#"{"formatVersion":1,"oauth":{"scopes":["api","web","refresh_token","a2a_api"]},"needs":["records"]}"#,
        &[
            ("api", Some(true)),
            ("web", Some(false)),
            ("refresh_token", Some(false)),
            ("a2a_api", None),
        ],
    );
    // No needs are no statement, and the JWT bearer flow wants the refresh token's scope.
    says(
        r#"{"formatVersion":1,"oauth":{"scopes":["api"]},"needs":[]}"#,
        &[("api", None)],
    );
    says(
        r#"{"formatVersion":1,"oauth":{"scopes":["refresh_token"],"flows":{"jwtBearer":true}},"needs":["records"]}"#,
        &[("refresh_token", Some(true))],
    );
    says(
        r#"{"formatVersion":1,"oauth":{"scopes":["full","api"]},"needs":["chatter"]}"#,
        &[("full", Some(false)), ("api", Some(false))],
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,80}", inside in "[a-z_,、， ]{0,30}") {
        let _ = (by_name(&text), meant(&text), in_label(&text));
        let _ = in_label(&format!("{text}（{inside}）"));
    }

    #[test]
    fn words_before_the_parentheses_never_matter(words in r"[^()（）]{0,40}") {
        prop_assert_eq!(known(&format!("{words} (api)")), Some("api"));
    }
}
