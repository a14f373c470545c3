//! Connected App Helper: the core.
//!
//! A config says what a vendor's connection needs ([`config`]); [`preset`] has some, [`answers`] adds what
//! only the admin knows, [`rules`] find what Salesforce would refuse and what is too open, for a
//! [`context`]; [`report`] writes that down, [`coverage`] says what is not looked for. The agent looks at a
//! Setup page ([`snapshot`]); we know which page of which org it is ([`org`], [`page`], [`form`]) and how it
//! shows each setting ([`catalogue`], [`scope`]). Both together give a [`plan`]: steps for what was found
//! without doubt, refusals for the rest. The agent applies the steps, looks again, and [`run`] plans again
//! until nothing is left; [`readback`] tells what was proved.
//!
//! What signs the vendor's JWTs is [`material`] in some container: a [`key`], a [`certificate`]. [`preflight`]
//! says why an assertion would fail, [`jwt`] and [`jws`] sign and inspect it, [`token`] tries it at the org,
//! and [`explain`] says what an error means.
//!
//! Nothing here knows a clock, a DOM or JavaScript but `wasm` and `webcrypto`.

pub mod aftermath;
pub mod answers;
pub mod catalogue;
pub mod certificate;
pub mod config;
pub mod consumer_key;
pub mod context;
pub mod coverage;
pub mod diagnostic;
pub mod error;
pub mod explain;
pub mod form;
pub mod hand_over;
pub mod journey;
pub mod jws;
pub mod jwt;
pub mod key;
mod leak;
mod learned;
pub mod material;
pub mod org;
pub mod page;
pub mod pem;
pub mod plan;
pub mod preflight;
pub mod preset;
pub mod readback;
pub mod report;
pub mod rules;
pub mod run;
pub mod scope;
pub mod secret;
pub mod snapshot;
pub mod surface;
pub mod token;
#[cfg(target_family = "wasm")]
pub mod wasm;
#[cfg(all(target_family = "wasm", feature = "workshop"))]
pub mod webcrypto;
