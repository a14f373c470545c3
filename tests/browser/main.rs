//! The extension as it ships, in a real Chromium, pressed the way a person presses it.

#[path = "../../src/bin/xtask/stage/mod.rs"]
mod stage;

mod fill;
