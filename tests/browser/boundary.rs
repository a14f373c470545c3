//! The WASM as it ships, called the way the views call it.

use anyhow::Result;
use serde_json::{Value, json};

use crate::stage::filling::Stage;
use crate::stage::surface::Surface;

async fn call(popup: &Surface, function: &str, arguments: Value) -> Result<Value> {
    call_of("core", popup, function, arguments).await
}

async fn call_of(module: &str, popup: &Surface, function: &str, arguments: Value) -> Result<Value> {
    // Bytes go in as text; what comes out must survive JSON, or it is not plain data.
    popup
        .evaluate(&format!(
            r#"(async () => {{
                 const core = await import("./core/{module}.js");
                 await core.default({{ module_or_path: "./core/{module}_bg.wasm" }});
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
async fn both_engines_sign_the_examples_of_the_standards_and_a_jwt_byte_for_byte() -> Result<()> {
    let stage = Stage::fresh().await?;
    stage.browser.open("about:blank").await?;
    let popup = stage.browser.popup().await?;
    for (vector, key) in [
        ("rfc7515-a2", "tests/keys/rfc7515-a2-pkcs8.pem"),
        ("rfc7515-a2", "tests/keys/rfc7515-a2-pkcs1.pem"),
        ("rfc7520-4.1", "tests/keys/rfc7520-3.4-pkcs8.pem"),
    ] {
        let vector: Value = serde_json::from_str(&file(&format!("tests/vectors/{vector}.json"))?)?;
        let expected = text(&vector, "/jws");
        let arguments = json!([
            { "utf8": text(&vector, "/header") },
            { "utf8": text(&vector, "/payload") },
            file(key)?,
        ]);
        let signed = call_of("workshop", &popup, "signJws", arguments).await?;
        assert_eq!(text(&signed, "/value"), expected, "{signed}");
    }
    // The token openssl made of the same claims and key, by both engines; and what the libraries people use
    // make of them.
    let token = file("tests/vectors/jwt-rsa2048.txt")?;
    let signed: Value = popup
        .evaluate(&format!(
            r#"(async () => {{
                 const workshop = await import("./core/workshop.js");
                 await workshop.default({{ module_or_path: "./core/workshop_bg.wasm" }});
                 const opened = await workshop.openMaterial(new TextEncoder().encode({}), undefined, 0);
                 return await workshop.signAssertion({request}, opened.keys[0].signingKey);
               }})()"#,
            Value::from(file("tests/keys/rsa2048-pkcs8.pem")?),
            request = json!({
                "iss": "3MVG9.key_1", "sub": "admin@acme.example", "aud": "https://acme.my.salesforce.com",
                "now": 1_795_000_000_u64, "lifetimeSeconds": 120,
            })
        ))
        .await?;
    assert_eq!(text(&signed, "/token"), token.trim(), "{signed}");
    assert_eq!(
        signed.pointer("/claims/exp"),
        Some(&json!(1_795_000_120_u64))
    );
    stage.stop().await
}

/// Signs the claims of the recorded token with the libraries people use for it, in Node.
const LIBRARIES: &str = r#"
import { readFileSync } from "node:fs";
import { importPKCS8, SignJWT } from "jose";
import jsonwebtoken from "jsonwebtoken";
const pem = readFileSync("../tests/keys/rsa2048-pkcs8.pem", "utf8");
const claims = { iss: "3MVG9.key_1", sub: "admin@acme.example", aud: "https://acme.my.salesforce.com", exp: 1795000120 };
const header = { alg: "RS256" };
console.log(await new SignJWT(claims).setProtectedHeader(header).sign(await importPKCS8(pem, "RS256")));
console.log(jsonwebtoken.sign(claims, pem, { algorithm: "RS256", noTimestamp: true, header: { alg: "RS256", typ: undefined } }));
"#;

#[test]
fn jose_and_jsonwebtoken_sign_the_same_bytes() -> Result<()> {
    let output = std::process::Command::new("node")
        .args(["--input-type=module", "--eval", LIBRARIES])
        .current_dir("www")
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let token = file("tests/vectors/jwt-rsa2048.txt")?;
    let made = String::from_utf8(output.stdout)?;
    let made: Vec<&str> = made.lines().collect();
    assert_eq!(made, [token.trim(); 2]);
    Ok(())
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
    let empty = json!({ "frames": [] });
    for (function, arguments, code) in [
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
    let certificate = file("tests/keys/rsa2048-certificate.pem")?;
    let host = json!(["https://evil.example", "token", "x"]);
    for (function, arguments, code) in [
        (
            "signJws",
            json!([{ "utf8": "{}" }, { "utf8": "{}" }, certificate]),
            "key-is-certificate",
        ),
        (
            "recognise",
            json!([{ "utf8": "nonsense" }]),
            "material-unknown",
        ),
        (
            "openMaterial",
            json!([{ "utf8": "" }, null, 0]),
            "material-empty",
        ),
        ("inspectJwt", json!(["nothing", {}]), "no-token"),
        (
            "inspectJwt",
            json!(["eyJ", { "now": "later" }]),
            "bad-request",
        ),
        ("explainError", json!(["x", { "org": 1 }]), "bad-request"),
        ("verifierOf", json!(["nothing"]), "key-is-certificate"),
    ] {
        let answer = call_of("workshop", &popup, function, arguments).await?;
        assert_eq!(text(&answer, "/name"), "CoreError", "{function}: {answer}");
        assert_eq!(text(&answer, "/code"), code, "{function}: {answer}");
    }
    let refused: Value = popup
        .evaluate(&format!(
            r#"(async () => {{
                 const workshop = await import("./core/workshop.js");
                 await workshop.default({{ module_or_path: "./core/workshop_bg.wasm" }});
                 try {{ new workshop.TokenRequest(...{host}); return "made"; }} catch (error) {{ return error.code; }}
               }})()"#
        ))
        .await?;
    assert_eq!(refused, "host-not-allowed");
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
