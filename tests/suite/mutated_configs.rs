//! Random and spoilt configs: no input makes a check panic, every finding has its place, and safe fixes
//! come to an end and open nothing.
//!
//! `MUTATED_CONFIGS` sets how many; in the usual run it is a sample.
#![expect(
    clippy::indexing_slicing,
    reason = "every index comes from `below` the length"
)]

use connected_app_helper::diagnostic::Applicability;
use std::collections::BTreeSet;

use connected_app_helper::config::{Config, IpRelaxation, keys, parse};
use connected_app_helper::context::{Context, PageSettings, Stage};
use connected_app_helper::diagnostic::Diagnostic;
use connected_app_helper::org::OrgKind;
use connected_app_helper::rules::{Wanted, all, check, mend};
use connected_app_helper::scope::{self, by_name};
use serde_json::{Map, Value};

use crate::random::Random;
use crate::rules::{NOW, config, fixtures};

/// Configs of the usual run.
const SAMPLE: u64 = 20_000;
/// One in so many is mended as well: that is several checks.
const MENDED: u64 = 8;

/// Every fixture of every rule: configs that are wrong in every way we know.
fn seeds() -> Vec<Value> {
    all()
        .flat_map(|rule| [fixtures(rule.code, "bad-"), fixtures(rule.code, "good-")])
        .flatten()
        .filter_map(|path| serde_json::from_str(&config(&path)).ok())
        .collect()
}

/// Every string of the seeds: what a value can be replaced with.
fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// What configs are made of.
pub(crate) struct Pool {
    pub(crate) seeds: Vec<Value>,
    strings: Vec<String>,
}

impl Pool {
    pub(crate) fn new() -> Self {
        let seeds = seeds();
        let mut found = BTreeSet::new();
        seeds.iter().for_each(|seed| strings(seed, &mut found));
        let scopes = scope::ALL.iter().flat_map(|scope| scope.tokens);
        found.extend(scopes.map(|token| (*token).to_owned()));
        Self {
            seeds,
            strings: found.into_iter().collect(),
        }
    }

    fn string(&self, random: &mut Random) -> String {
        let text = &self.strings[random.below(self.strings.len())];
        if random.below(4) > 0 {
            return text.clone();
        }
        // A slip of the hand: one character more, less or other.
        let mut characters: Vec<char> = text.chars().take(4000).collect();
        let at = random.below(characters.len() + 1);
        let other = [
            'x', ' ', '/', ':', '.', '@', '*', '#', '\n', '\u{e9}', '%', 'A', '-', '{',
        ];
        let other = other[random.below(other.len())];
        match random.below(3) {
            0 => characters.insert(at, other),
            1 if at < characters.len() => characters[at] = other,
            _ if at < characters.len() => {
                characters.remove(at);
            }
            _ => {}
        }
        characters.into_iter().collect()
    }

    fn value(&self, random: &mut Random) -> Value {
        match random.below(12) {
            0 => Value::Null,
            1 => Value::Array(vec![self.string(random).into(), self.string(random).into()]),
            2 => Value::Object(Map::new()),
            3 => random.below(200_000).into(),
            4..=6 => (random.below(2) == 0).into(),
            _ => self.string(random).into(),
        }
    }

    /// A place anywhere in the document, changed.
    fn mutate(&self, document: &mut Value, random: &mut Random) {
        match document {
            Value::Object(members) if !members.is_empty() && random.below(6) > 0 => {
                let at = random.below(members.len());
                if let Some(value) = members.values_mut().nth(at) {
                    self.mutate(value, random);
                }
            }
            Value::Object(members) => {
                let objects = keys();
                let (_, known) = objects[random.below(objects.len())];
                if known.is_empty() {
                    return;
                }
                let key = known[random.below(known.len())];
                if random.below(5) == 0 {
                    members.shift_remove(key);
                } else {
                    members.insert(key.to_owned(), self.value(random));
                }
            }
            Value::Array(items) if !items.is_empty() && random.below(3) > 0 => {
                let at = random.below(items.len());
                match random.below(4) {
                    0 => items.push(self.string(random).into()),
                    1 => {
                        let item = items[at].clone();
                        items.push(item);
                    }
                    2 => {
                        items.remove(at);
                    }
                    _ => self.mutate(&mut items[at], random),
                }
            }
            other => *other = self.value(random),
        }
    }

    /// Two configs mixed, and changed at up to three places.
    pub(crate) fn document(&self, random: &mut Random) -> Value {
        let mut document = self.seeds[random.below(self.seeds.len())].clone();
        // Half of two configs in one: rules meet that no fixture brings together.
        if let (Value::Object(members), Value::Object(others)) =
            (&mut document, &self.seeds[random.below(self.seeds.len())])
        {
            for (key, value) in others {
                if random.below(2) == 0 {
                    members.insert(key.clone(), value.clone());
                }
            }
        }
        for _ in 0..random.below(4) {
            self.mutate(&mut document, random);
        }
        document
    }

    fn text(&self, random: &mut Random) -> String {
        let text = self.document(random).to_string();
        match random.below(40) {
            0 => text.chars().take(random.below(text.len() + 1)).collect(),
            _ => text,
        }
    }
}

fn any_context(random: &mut Random) -> Context {
    use connected_app_helper::config::AppKind::{ConnectedApp, ExternalClientApp};
    let one = |random: &mut Random| random.below(2) == 0;
    let flag = |random: &mut Random| [None, Some(true), Some(false)][random.below(3)];
    let mut page = PageSettings::default();
    page.security.require_pkce = flag(random);
    page.flows.device = flag(random);
    Context {
        form: None,
        app: [None, Some(ConnectedApp), Some(ExternalClientApp)][random.below(3)],
        stage: [None, Some(Stage::New), Some(Stage::Existing)][random.below(3)],
        org: [
            None,
            Some(OrgKind::ProductionOrTrial),
            Some(OrgKind::Sandbox),
        ][random.below(3)],
        now: one(random).then_some(NOW),
        page: one(random).then_some(page),
    }
}

/// How open a config is: nothing in here may grow by a safe fix.
#[derive(Debug, Default)]
struct Open {
    scopes: BTreeSet<&'static str>,
    callbacks: BTreeSet<String>,
    flows: BTreeSet<&'static str>,
    unprotected: BTreeSet<&'static str>,
    relaxed: u8,
}

fn open(config: &Config) -> Open {
    let mut open = Open::default();
    if let Some(oauth) = &config.oauth {
        let named = oauth.scopes.iter().flatten();
        // A scope that only its spelling kept from being known is the scope that was asked for.
        open.scopes = named
            .filter_map(|name| by_name(name).or_else(|| by_name(scope::meant(name)?.name())))
            .map(|scope| scope.name)
            .collect();
        // Scope and host in another case or with blanks around are the same place to a browser.
        let urls = oauth.callback_urls.iter().flatten();
        open.callbacks = urls.map(|url| url.trim().to_ascii_lowercase()).collect();
        let flows = oauth.flows.unwrap_or_default();
        for (name, flow) in [
            ("jwt", flows.jwt_bearer),
            ("device", flows.device),
            ("client credentials", flows.client_credentials),
            ("code and credentials", flows.authorization_code_credentials),
            ("exchange", flows.token_exchange),
        ] {
            if flow == Some(true) {
                open.flows.insert(name);
            }
        }
        let security = oauth.security.unwrap_or_default();
        for (name, box_) in [
            ("pkce", security.require_pkce),
            ("secret", security.require_secret_for_web_server_flow),
            (
                "refresh secret",
                security.require_secret_for_refresh_token_flow,
            ),
            ("rotation", security.refresh_token_rotation),
            ("idle limit", security.limit_idle_refresh_token_ttl),
            ("allowlist", security.enforce_refresh_token_ip_allowlist),
        ] {
            if box_ == Some(false) {
                open.unprotected.insert(name);
            }
        }
    }
    open.relaxed = match config.policies.as_ref().and_then(|p| p.ip_relaxation) {
        None | Some(IpRelaxation::Enforce) => 0,
        Some(IpRelaxation::EnforceRelaxRefresh) => 1,
        Some(IpRelaxation::RelaxActivatedDevices) => 2,
        Some(IpRelaxation::Relax) => 3,
    };
    open
}

fn is_safe(found: &&Diagnostic) -> bool {
    let fix = found.fix.as_ref();
    fix.is_some_and(|fix| fix.applicability == Applicability::Safe)
}

/// Safe fixes come to an end, keep the document readable and open nothing.
fn mended(text: &str, context: &Context) {
    let Ok(mended) = mend(text, context, &Wanted::AllSafe) else {
        return;
    };
    let after = check(&mended.text, context);
    assert_eq!(
        after.diagnostics.iter().find(is_safe),
        None,
        "safe fixes do not come to an end: {text}\n{}",
        mended.text
    );
    let (Some(before), Some(after)) = (parse(text).config, parse(&mended.text).config) else {
        return;
    };
    let (before, after) = (open(&before), open(&after));
    let wider = !after.scopes.is_subset(&before.scopes)
        || !after.callbacks.is_subset(&before.callbacks)
        || !after.flows.is_subset(&before.flows)
        || !after.unprotected.is_subset(&before.unprotected)
        || after.relaxed > before.relaxed;
    assert!(
        !wider,
        "a safe fix opened something: {before:?} {after:?}\n{text}\n{}",
        mended.text
    );
}

#[test]
fn no_config_makes_a_check_panic_and_no_safe_fix_opens_anything() {
    let many = std::env::var("MUTATED_CONFIGS").map_or(SAMPLE, |many| {
        many.parse()
            .unwrap_or_else(|_| panic!("MUTATED_CONFIGS is a number"))
    });
    let pool = Pool::new();
    let threads = std::thread::available_parallelism().map_or(1, |many| many.get() as u64);
    let findings: u64 = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn({
                    let pool = &pool;
                    move || run(pool, (worker..many).step_by(threads as usize))
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| panic!("a config made it panic"))
            })
            .sum()
    });
    println!("{many} configs, {findings} findings");
    assert!(findings > many, "most spoilt configs have something wrong");
}

fn run(pool: &Pool, seeds: impl Iterator<Item = u64>) -> u64 {
    let mut findings = 0;
    for seed in seeds {
        let mut random = Random::new(seed);
        let text = pool.text(&mut random);
        let context = any_context(&mut random);
        let report = check(&text, &context);
        findings += report.diagnostics.len() as u64;
        for found in &report.diagnostics {
            assert!(
                found.line.is_some() || found.path.is_empty(),
                "no place: {}\n{text}",
                found.to_text()
            );
        }
        if seed % MENDED == 0 {
            mended(&text, &context);
        }
    }
    findings
}
