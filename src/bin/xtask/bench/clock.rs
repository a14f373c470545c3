//! The one place of the driver that reads a clock to measure with it.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;

/// A moment that only this process knows.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench measures; this never runs in a browser"
)]
pub(super) fn start() -> Instant {
    Instant::now()
}

/// Milliseconds since `start`.
pub(super) fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds of the Unix epoch: the scale of `performance.timeOrigin + performance.now()` in a
/// browser on this machine.
///
/// # Errors
/// When the machine's clock stands before 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the browser's moments are on this scale"
)]
pub(super) fn epoch() -> Result<f64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(now.as_secs_f64() * 1000.0)
}
