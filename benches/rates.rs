//! How many configs are checked and how many plans are made in a second, natively, on one thread.
//!
//! `cargo xtask bench` runs it with what the practice pages looked like; the answer is one line of
//! JSON.
#![expect(clippy::print_stdout, reason = "its answer is its output")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use connected_app_helper::config::{AppKind, MAX_CONFIG_BYTES, parse};
use connected_app_helper::context::Context;
use connected_app_helper::form::form;
use connected_app_helper::plan::plan;
use connected_app_helper::rules::check;
use connected_app_helper::snapshot::PageSnapshot;
use serde::Deserialize;

/// How long one round takes at least.
const ROUND: Duration = Duration::from_millis(500);
/// The best of these counts.
const ROUNDS: u32 = 5;

/// What a page looked like, and a config for it.
#[derive(Deserialize)]
struct Look {
    kind: AppKind,
    config: String,
    snapshot: PageSnapshot,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds `--bench`.
    let file = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
        .ok_or("this needs a file of looks; `cargo xtask bench` makes it")?;
    let looks: Vec<Look> = serde_json::from_slice(&std::fs::read(file)?)?;
    let mut planned = Vec::new();
    for look in &looks {
        let config = parse(&look.config).config.ok_or("a config is none")?;
        let form = form(&look.snapshot).map_err(|error| format!("{error:?}"))?;
        planned.push((config, look.kind, form.frame));
    }
    let context = Context {
        now: Some(1_795_219_200),
        ..Context::default()
    };
    let checks = rate(&looks, |look| {
        black_box(check(black_box(&look.config), &context));
    });
    let plans = rate(&planned, |(config, kind, frame)| {
        black_box(plan(black_box(config), kind.form(), frame));
    });
    let [small, large] = [
        large_config(MAX_CONFIG_BYTES / 10),
        large_config(MAX_CONFIG_BYTES),
    ]
    .map(|config| {
        1.0 / rate(&[config], |config| {
            black_box(check(black_box(config), &context));
        })
    });
    println!(
        "{{\"checksPerSecond\":{checks:.0},\"plansPerSecond\":{plans:.0},\
         \"largestCheckSeconds\":{large:.3},\"tenthCheckSeconds\":{small:.3}}}"
    );
    Ok(())
}

/// A config of about so many bytes, most of them callback URLs with something wrong.
fn large_config(bytes: usize) -> String {
    let mut text = String::from(r#"{"formatVersion":1,"oauth":{"scopes":["api"],"callbackUrls":["#);
    let mut number = 0_u32;
    while text.len() + 128 < bytes {
        text.push_str(&format!(r#""http://app{number}.acme.example/callback","#));
        number += 1;
    }
    text.push_str(r#""https://app.acme.example/cb"]}}"#);
    text
}

/// Items worked on in a second, best round.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench measures; this never runs in a browser"
)]
fn rate<T>(items: &[T], work: impl Fn(&T)) -> f64 {
    let mut best: f64 = 0.0;
    for _ in 0..ROUNDS {
        let (start, mut done) = (Instant::now(), 0_u32);
        while start.elapsed() < ROUND {
            for item in items {
                work(item);
                done += 1;
            }
        }
        best = best.max(f64::from(done) / start.elapsed().as_secs_f64());
    }
    best
}
