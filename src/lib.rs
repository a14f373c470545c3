//! Connected App Helper: the core.
pub mod plan;
pub mod run;
pub mod snapshot;
