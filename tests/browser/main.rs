//! The extension as it ships, in a real Chromium, pressed the way a person presses it.

#[expect(dead_code, reason = "the demo uses what these tests do not")]
#[path = "../../src/bin/xtask/stage/mod.rs"]
mod stage;

mod accessibility;
mod boundary;
mod checking;
mod closed;
mod connected_app;
mod consumer_key;
mod external_client_app;
mod given_certificate;
mod ground;
mod journey;
mod languages;
mod letting_in;
mod names;
mod other_forms;
mod popup;
mod reference;
mod refusals;
mod refused_steps;
mod side_by_side;
mod snapshots;
mod undo;
mod workshop;
