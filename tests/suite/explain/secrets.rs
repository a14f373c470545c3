//! What an explanation never repeats.

use connected_app_helper::explain::{Around, explain};

use super::anywhere;

#[test]
fn a_secret_in_the_text_is_not_repeated() {
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhY21lIn0.bm90LWEtcmVhbC1zaWduYXR1cmU";
    for text in [
        format!(r#"{{"error":"invalid_grant","error_description":"{token}"}}"#),
        format!("error=invalid_grant&error_description={token}&redirect_uri={token}"),
        format!("something went wrong with {token}"),
    ] {
        let around = Around {
            callback_urls: vec!["https://a.example/cb".to_owned()],
            ..anywhere()
        };
        let explained = explain(&text, &around);
        assert!(explained.held_secret, "{text}");
        let written = serde_json::to_string(&explained).unwrap() + &explained.to_text();
        assert!(
            !written.contains("bm90LWEtcmVhbC1zaWduYXR1cmU"),
            "{written}"
        );
    }
}

#[test]
fn what_may_be_a_secret_is_not_repeated_either() {
    for secret in ["7A1B2C3D4E5F60718293A4B5C6D7E8F9", "hunter2-and-more"] {
        let text = format!("invalid_client client_secret={secret} password={secret}");
        let json = serde_json::json!({ "error": "invalid_client", "error_description": text });
        for text in [text.clone(), json.to_string()] {
            let written = explain(&text, &anywhere()).to_text();
            assert!(!written.contains(secret), "{written}");
        }
    }
}

#[test]
fn an_address_is_no_secret() {
    for text in [
        "error=redirect_uri_mismatch&redirect_uri=https%3A%2F%2Fintegrationbuilder.outsystems.com%2FIM2%2Fcb",
        "redirect_uri_mismatch https://integrationbuilder1.outsystems.com/OSIntegrationManager/cb",
    ] {
        assert!(!explain(text, &anywhere()).held_secret, "{text}");
    }
}
