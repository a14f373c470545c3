use connected_app_helper::answers::{Answers, AnswersError, complete};
use connected_app_helper::config::{
    AppKind, Config, HandBack, PermittedUsers, RefreshTokenPolicy, parse,
};
use connected_app_helper::diagnostic::Severity;
use connected_app_helper::preset::{all, config};

use crate::golden::{golden, repository};
use crate::rules::check_usual as check;

/// What the admin of these tests types beside a preset.
pub(crate) fn answers() -> Answers {
    Answers {
        contact_email: Some("admin@acme.example".into()),
        certificate: Some(crate::key::file("rsa2048-certificate.pem")),
        ..Answers::default()
    }
}

/// A preset as the admin of these tests completes it.
pub(crate) fn completed(id: &str, kind: AppKind) -> Config {
    let mut answers = answers();
    if id == "resmo" {
        answers.certificate = None;
    }
    let text =
        complete(text_of(id, kind), &answers).unwrap_or_else(|error| panic!("{id}: {error}"));
    let report = check(&text);
    assert_eq!(report.errors, 0, "{id}: {}", report.to_text());
    parse(&text).config.unwrap_or_default()
}

fn text_of(id: &str, kind: AppKind) -> &'static str {
    config(id, kind).unwrap_or_else(|| panic!("{id} has no config for {kind:?}"))
}

fn each() -> impl Iterator<Item = (&'static str, AppKind, &'static str)> {
    all().iter().flat_map(|preset| {
        preset
            .kinds
            .iter()
            .map(|kind| (preset.id, *kind, text_of(preset.id, *kind)))
    })
}

#[test]
fn a_preset_lacks_only_what_the_admin_supplies() {
    assert_eq!(each().count(), 4);
    for (id, kind, text) in each() {
        let report = check(text);
        let errors = report
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error);
        let codes: Vec<_> = errors.map(|d| d.code).collect();
        let expected: &[&str] = if id == "outsystems" {
            &["contact-email-missing", "certificate-missing"]
        } else {
            &["contact-email-missing"]
        };
        assert_eq!(codes, expected, "{id} {kind:?}");
        completed(id, kind);
    }
}

#[test]
fn a_completed_preset_is_told_only_what_it_truly_asks_for() {
    for (id, kind, text) in each() {
        let mut answers = answers();
        if id == "resmo" {
            answers.certificate = None;
        }
        let text = complete(text, &answers).unwrap();
        let name = match kind {
            AppKind::ExternalClientApp => "external-client-app",
            AppKind::ConnectedApp => "connected-app",
        };
        golden(
            &repository("tests/presets").join(format!("{id}-{name}.txt")),
            &check(&text).to_text(),
        );
    }
}

#[test]
fn a_preset_says_what_its_guide_says() {
    for (id, kind, text) in each() {
        let config = parse(text).config.unwrap();
        let preset = all().iter().find(|preset| preset.id == id).unwrap();
        assert!(preset.summary.ends_with('.'));
        assert_eq!(config.vendor.as_deref(), Some(preset.vendor));
        let app = config.app.unwrap();
        assert_eq!((app.kind, app.contact_email), (Some(kind), None));
        let oauth = config.oauth.unwrap();
        assert_eq!(oauth.scopes.unwrap(), ["api", "refresh_token"]);
        assert_eq!(oauth.certificate, None);
        let (policies, hand_back) = (config.policies.unwrap(), config.hand_back.unwrap());
        if id == "outsystems" {
            assert_eq!(
                oauth.callback_urls.unwrap(),
                [
                    "https://integrationbuilder.outsystems.com/OSIntegrationManager/SF_Callback",
                    "https://integrationbuilder.outsystems.com/IM_Salesforce/SF_Callback"
                ]
            );
            assert_eq!(oauth.flows.unwrap().jwt_bearer, Some(true));
            assert_eq!(
                policies.permitted_users,
                Some(PermittedUsers::AdminApproved)
            );
            assert_eq!(policies.ip_relaxation, None);
            assert_eq!(
                config.permission_set.unwrap().license.as_deref(),
                Some("none")
            );
            assert_eq!(hand_back, [HandBack::ConsumerKey, HandBack::Certificate]);
        } else {
            assert_eq!(
                oauth.callback_urls.unwrap(),
                ["https://id.resmo.app/integration/salesforce/callback"]
            );
            assert_eq!(
                policies.refresh_token,
                Some(RefreshTokenPolicy::UntilRevoked {})
            );
            assert_eq!(config.guide.unwrap().url, None);
            let fields: Vec<_> = config.hand_back_fields.unwrap().into_values().collect();
            assert_eq!(fields, ["Client Id", "Client Secret", "Instance Url"]);
            assert_eq!(hand_back.len(), 3);
        }
    }
    assert_eq!(config("outsystem", AppKind::ConnectedApp), None);
}

#[test]
fn answers_are_put_in_and_nothing_else_changes() {
    let text = r#"{ "vendor": "Z", "formatVersion": 1, "oauth": { "scopes": ["api"], "mine": 1.50 }, "a": null }"#;
    let done = complete(
        text,
        &Answers {
            contact_email: Some(" admin@acme.example ".into()),
            name: Some("Acme".into()),
            api_name: Some("  ".into()),
            certificate: Some("-----BEGIN\n".into()),
            username: None,
        },
    )
    .unwrap();
    assert_eq!(
        done,
        r#"{
  "vendor": "Z",
  "formatVersion": 1,
  "oauth": {
    "scopes": [
      "api"
    ],
    "mine": 1.5,
    "certificate": "-----BEGIN\n"
  },
  "a": null,
  "app": {
    "name": "Acme",
    "contactEmail": "admin@acme.example"
  }
}"#
    );
}

#[test]
fn a_blank_answer_leaves_the_text_as_it_is() {
    let text = "{ \"formatVersion\" : 1 }\n";
    let blank = Answers {
        name: Some("\t".into()),
        certificate: Some(String::new()),
        ..Answers::default()
    };
    assert_eq!(complete(text, &blank).unwrap(), text);
    assert_eq!(complete(text, &Answers::default()).unwrap(), text);
    let read: Answers = serde_json::from_str(r#"{ "contactEmail": "a@b.example" }"#).unwrap();
    assert_eq!(read.contact_email.as_deref(), Some("a@b.example"));
}

#[test]
fn a_text_that_cannot_take_an_answer_is_refused() {
    let named = Answers {
        name: Some("Acme".into()),
        ..Answers::default()
    };
    let fault = |text: &str| complete(text, &named).unwrap_err();
    assert!(matches!(fault("{"), AnswersError::NotJson { .. }));
    assert!(matches!(fault(""), AnswersError::NotJson { .. }));
    assert_eq!(fault("[]"), AnswersError::NotAnObject { path: "" });
    assert_eq!(
        fault(r#"{"app":"x"}"#),
        AnswersError::NotAnObject { path: "/app" }
    );
    assert!(complete(r#"{"app":null}"#, &named).is_ok());
    // Written again, the document would hold only one of the two, and no longer say so.
    assert!(matches!(
        fault(r#"{"formatVersion":1,"vendor":"a","vendor":"b"}"#),
        AnswersError::RepeatedKey { .. }
    ));
    assert!(matches!(
        fault(&" ".repeat(6 << 20)),
        AnswersError::TooLarge { .. }
    ));
}
