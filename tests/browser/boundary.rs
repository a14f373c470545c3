//! The WASM as it ships, called the way the views call it.

use anyhow::Result;
use serde_json::{Value, json};

use crate::stage::filling::Stage;
use crate::stage::surface::Surface;

async fn call(popup: &Surface, function: &str, arguments: Value) -> Result<Value> {
    // Bytes go in as text; what comes out must survive JSON, or it is not plain data.
    popup
        .evaluate(&format!(
            r#"(async () => {{
                 const core = await import("./core/core.js");
                 await core.default({{ module_or_path: "./core/core_bg.wasm" }});
                 const bytes = (value) => value?.utf8 === undefined ? value : new TextEncoder().encode(value.utf8);
                 try {{
                   const value = await core[{function:?}](...{arguments}.map(bytes));
                   const copy = JSON.parse(JSON.stringify(value));
                   return {{ value: copy }};
                 }} catch (error) {{
                   return {{ name: error.name, code: error.code, message: error.message }};
                 }}
               }})()"#
        ))
        .await
}

fn file(path: &str) -> Result<String> {
    Ok(std::fs::read_to_string(path)?)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

#[tokio::test]
async fn both_engines_sign_rfc_7515_a_2_and_a_first_jwt_byte_for_byte() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.browser.open("about:blank").await?;
    let popup = stage.browser.popup().await?;
    let vector: Value = serde_json::from_str(&file("tests/vectors/rfc7515-a2.json")?)?;
    let expected = format!(
        "{}.{}",
        text(&vector, "/signingInput"),
        text(&vector, "/signature")
    );
    for key in [
        "tests/keys/rfc7515-a2-pkcs8.pem",
        "tests/keys/rfc7515-a2-pkcs1.pem",
    ] {
        let arguments = json!([
            { "utf8": text(&vector, "/header") },
            { "utf8": text(&vector, "/payload") },
            file(key)?,
        ]);
        let signed = call(&popup, "signJws", arguments).await?;
        assert_eq!(text(&signed, "/value"), expected, "{signed}");
    }
    // The token openssl made of the same claims and key.
    let request = json!({
        "iss": "3MVG9.key_1", "sub": "admin@acme.example", "aud": "https://acme.my.salesforce.com",
        "now": 1_795_000_000_u64, "lifetimeSeconds": 120,
    });
    let arguments = json!([request, file("tests/keys/rsa2048-pkcs8.pem")?]);
    let signed = call(&popup, "signJwt", arguments).await?;
    let token = file("tests/vectors/jwt-rsa2048.txt")?;
    assert_eq!(text(&signed, "/value/token"), token.trim(), "{signed}");
    assert_eq!(
        signed.pointer("/value/claims/exp"),
        Some(&json!(1_795_000_120_u64))
    );
    stage.stop().await
}

#[tokio::test]
async fn a_check_is_written_down_in_each_form() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.browser.open("about:blank").await?;
    let popup = stage.browser.popup().await?;
    let config = file("tests/reports/config.json")?;
    let context = json!({ "app": "external-client-app", "stage": "new", "org": "sandbox", "now": 1_795_219_200_u64 });
    for (format, recorded) in [("markdown", "report.md"), ("json", "report.json")] {
        let arguments = json!([config, context, format, "acme config.json"]);
        let written = call(&popup, "exportReport", arguments).await?;
        let recorded = file(&format!("tests/reports/{recorded}"))?;
        assert_eq!(text(&written, "/value"), recorded, "{written}");
    }
    let written = call(
        &popup,
        "exportReport",
        json!([config, context, "sarif", "acme.json"]),
    )
    .await?;
    let log: Value = serde_json::from_str(text(&written, "/value"))?;
    assert_eq!(text(&log, "/version"), "2.1.0");
    let written = call(
        &popup,
        "exportReport",
        json!([config, context, "pdf", "acme.json"]),
    )
    .await?;
    assert_eq!(text(&written, "/code"), "bad-request", "{written}");
    stage.stop().await
}

#[tokio::test]
async fn what_cannot_be_done_is_an_error_with_a_code() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.browser.open("about:blank").await?;
    let popup = stage.browser.popup().await?;
    let certificate = file("tests/keys/rsa2048-certificate.pem")?;
    let empty = json!({ "frames": [] });
    for (function, arguments, code) in [
        (
            "signJws",
            json!([{ "utf8": "{}" }, { "utf8": "{}" }, certificate]),
            "key-is-certificate",
        ),
        ("signJwt", json!([{ "iss": 1 }, ""]), "bad-request"),
        (
            "presetConfig",
            json!(["none", "connected-app"]),
            "bad-request",
        ),
        ("complete", json!(["not JSON", {}]), "bad-config"),
        ("preview", json!(["not JSON", empty]), "bad-config"),
        (
            "preview",
            json!(["{\"formatVersion\":1}", empty]),
            "not-setup",
        ),
        (
            "preview",
            json!(["{\"formatVersion\":1}", { "frames": 1 }]),
            "bad-request",
        ),
    ] {
        let answer = call(&popup, function, arguments).await?;
        assert_eq!(text(&answer, "/name"), "CoreError", "{function}: {answer}");
        assert_eq!(text(&answer, "/code"), code, "{function}: {answer}");
    }
    // A text that is no config is still checked: the report says where it breaks.
    let report = call(&popup, "check", json!(["{\n  oops", {}])).await?;
    assert_eq!(
        text(&report, "/value/diagnostics/0/code"),
        "config-not-json",
        "{report}"
    );
    assert_eq!(report.pointer("/value/diagnostics/0/line"), Some(&json!(2)));
    stage.stop().await
}
