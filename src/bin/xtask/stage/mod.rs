//! What the demo, the bench and the browser tests stand on: a practice org, and a real Chromium
//! with the extension in it, driven as a person drives it.

pub(crate) mod browser;
pub(crate) mod chromedriver;
pub(crate) mod devtools;
pub(crate) mod filling;
mod frame;
pub(crate) mod practice;
pub(crate) mod profile;
pub(crate) mod start;
pub(crate) mod surface;
pub(crate) mod tree;
