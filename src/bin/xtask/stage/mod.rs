//! What the demo, the bench and the browser tests stand on.

pub(crate) mod practice;
