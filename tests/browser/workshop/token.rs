//! Trying a JWT at the org's token endpoint, which verifies with a library of others.

use anyhow::Result;
use serde_json::json;

use super::{claims, panel, paste};
use crate::ground::{says, text};
use crate::stage::filling::{ORG_HOSTS, Stage};
use crate::stage::practice::oauth::{ACCESS_TOKEN_MARK, TokenApp};
use crate::stage::surface::Surface;

const CONSUMER_KEY: &str = "3MVG9practice.key_1";
const USERNAME: &str = "integration@acme.example.uat";
const OWN: &str = "https://acme--uat.sandbox.my.salesforce.com";

/// The app that takes the JWTs of these tests.
pub(crate) fn app() -> Result<TokenApp> {
    Ok(TokenApp {
        consumer_key: CONSUMER_KEY,
        public_key: std::fs::read_to_string("tests/keys/rsa2048-public.pem")?,
        username: USERNAME,
        external: true,
        scopes: "api refresh_token",
        approved: true,
        always: None,
    })
}

/// The panel with a key and claims, ready to try.
async fn ready(stage: &Stage) -> Result<Surface> {
    let panel = panel(stage, "Keys").await?;
    paste(&panel, "rsa2048-pkcs8.pem").await?;
    says(&panel, "In memory until this closes").await?;
    claims(&panel, CONSUMER_KEY, USERNAME).await?;
    Ok(panel)
}

async fn willing() -> Result<Stage> {
    let mut hosts = ORG_HOSTS.to_vec();
    hosts.extend([
        "https://login.salesforce.com/*",
        "https://test.salesforce.com/*",
    ]);
    Stage::willing(&hosts).await
}

#[tokio::test]
async fn a_jwt_that_works_says_what_it_allows_and_its_token_is_ended() -> Result<()> {
    let stage = willing().await?;
    stage.practice.register(app()?);
    let panel = ready(&stage).await?;
    assert_eq!(
        stage.practice.token_calls(),
        [],
        "nothing is sent before it is pressed"
    );
    panel
        .press("checkbox", "Ask who it signs in as, before it is ended")
        .await?;
    panel.press("button", "Try it").await?;
    says(&panel, "It works").await?;
    says(&panel, USERNAME).await?;
    says(&panel, "The token was ended.").await?;
    let shown = text(&panel).await?;
    assert!(shown.contains("3 requests were made"), "{shown}");
    assert!(!shown.contains("555"), "no more of the person than needed");
    let calls = stage.practice.token_calls();
    let sent: Vec<_> = calls
        .iter()
        .map(|call| (call.url.as_str(), call.parameters.join(" ")))
        .collect();
    assert_eq!(
        sent,
        [
            (
                format!("{OWN}/services/oauth2/token").as_str(),
                "assertion grant_type".to_owned()
            ),
            (
                format!("{OWN}/services/oauth2/userinfo").as_str(),
                "oauth_token".to_owned()
            ),
            (
                format!("{OWN}/services/oauth2/revoke").as_str(),
                "token".to_owned()
            ),
        ]
    );
    assert!(calls.iter().all(|call| !call.cookies && !call.referrer));
    assert_eq!(stage.practice.good_tokens(), 0);
    assert!(!text(&panel).await?.contains(ACCESS_TOKEN_MARK));
    stage.stop().await
}

/// What each error of the flow is, made the way it really comes about where that can be done.
#[tokio::test]
async fn every_error_of_the_endpoint_is_explained_rightly() -> Result<()> {
    let stage = willing().await?;
    let panel = ready(&stage).await?;
    let always = |error: &str, words: &str| {
        let body = json!({ "error": error, "error_description": words }).to_string();
        Ok::<_, anyhow::Error>(TokenApp {
            always: Some((400, body)),
            ..app()?
        })
    };
    let other_key = std::fs::read_to_string("tests/keys/rfc7515-a2-public.pem")?;
    let base = app()?;
    let cases: Vec<(TokenApp, &str)> = vec![
        (
            TokenApp {
                consumer_key: "3MVG9another.key",
                ..base.clone()
            },
            "knows no app with this consumer key",
        ),
        (
            TokenApp {
                public_key: other_key.clone(),
                ..base.clone()
            },
            "The app was found, and what proves it is wrong",
        ),
        (
            TokenApp {
                public_key: other_key,
                external: false,
                ..base.clone()
            },
            "its signature does not fit the certificate",
        ),
        (
            TokenApp {
                username: "somebody@else.example",
                ..base.clone()
            },
            "The user has not approved the app",
        ),
        (
            TokenApp {
                scopes: "api",
                ..base.clone()
            },
            "lacks the scope refresh_token",
        ),
        (
            TokenApp {
                approved: false,
                ..base.clone()
            },
            "this user is not one of them",
        ),
        (
            always("invalid_grant", "audience is invalid")?,
            "The audience (aud) of the assertion is not right",
        ),
        (
            always("invalid_grant", "expired authorization code")?,
            "has expired: the assertion",
        ),
        (
            always("invalid_grant", "expired access/refresh token")?,
            "The refresh token is no longer good",
        ),
        (
            always("invalid_grant", "ip restricted")?,
            "an address that the user's profile",
        ),
        (
            always("inactive_user", "inactive user")?,
            "The user is not active",
        ),
        (
            always("invalid_grant", "inactive organization")?,
            "The org is locked",
        ),
        (
            always("inactive_org", "inactive organization")?,
            "The org is locked",
        ),
        (
            always("invalid_grant", "user is locked out")?,
            "locked after too many failed logins",
        ),
        (
            always("invalid_grant", "authentication failure")?,
            "does not say more than that the login failed",
        ),
        (
            always("invalid_grant", "invalid login hours")?,
            "may not log in at this hour",
        ),
        (
            always("rate_limit_exceeded", "login rate exceeded")?,
            "too many logins in a short time",
        ),
        (
            always(
                "app_not_found",
                "External client app is not installed in this org",
            )?,
            "does not exist in the org that was asked",
        ),
        (
            always("invalid_client", "app must be installed into org")?,
            "not installed in this org",
        ),
        (
            always(
                "app_blocked",
                "this app has been blocked by your administrator",
            )?,
            "Somebody blocked the app",
        ),
        (
            always("unsupported_grant_type", "grant type not supported")?,
            "does not know the grant type",
        ),
        (
            always("invalid_request", "missing required parameter")?,
            "lacks a parameter",
        ),
        (
            always("invalid_grant", "no client credentials user enabled")?,
            "nobody to run as",
        ),
        (
            always(
                "redirect_uri_mismatch",
                "redirect_uri must match configuration",
            )?,
            "none of the app's",
        ),
        (
            always("access_denied", "end-user denied authorization")?,
            "pressed Deny",
        ),
        (always("immediate_unsuccessful", "")?, "without a person"),
        (
            always("unsupported_response_type", "response type not supported")?,
            "a kind of answer",
        ),
        (
            TokenApp {
                always: Some((
                    200,
                    "<html><title>Data Not Available</title></html>".to_owned(),
                )),
                ..base.clone()
            },
            "in maintenance, or still being made",
        ),
        (
            TokenApp {
                always: Some((503, "<html>down</html>".to_owned())),
                ..base
            },
            "an error of the server",
        ),
    ];
    for (app, words) in cases {
        let unknown = app.consumer_key != CONSUMER_KEY;
        if !unknown {
            stage.practice.register(app);
        }
        panel.press("button", "Try it").await?;
        says(&panel, words).await?;
        assert!(!text(&panel).await?.contains("It works"), "{words}");
    }
    assert_eq!(stage.practice.good_tokens(), 0);
    stage.stop().await
}

#[tokio::test]
async fn every_pair_is_tried_only_when_asked_and_never_at_production() -> Result<()> {
    let stage = willing().await?;
    stage.practice.register(TokenApp {
        external: false,
        approved: false,
        ..app()?
    });
    let panel = ready(&stage).await?;
    panel.press("button", "Try it").await?;
    says(&panel, "this user is not one of them").await?;
    assert_eq!(stage.practice.token_calls().len(), 1);
    panel
        .press(
            "checkbox",
            "Try every pair of host and audience, a second apart",
        )
        .await?;
    panel.press("button", "Try it").await?;
    says(&panel, "2 requests were made").await?;
    let calls = stage.practice.token_calls().split_off(1);
    // The page makes an External Client App, which the login hosts do not know.
    assert!(
        calls.iter().all(|call| call.url.starts_with(OWN)),
        "{calls:?}"
    );
    stage.stop().await
}

#[tokio::test]
async fn without_access_nothing_is_sent() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.practice.register(app()?);
    let panel = ready(&stage).await?;
    panel.press("button", "Try it").await?;
    // The browser's question stays open where nobody can answer it.
    says(&panel, "Asking the org.").await?;
    assert_eq!(stage.practice.token_calls(), []);
    stage.stop().await
}
