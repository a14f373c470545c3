//! Connected App Helper: the core.
pub mod config;
pub mod diagnostic;
pub mod plan;
pub mod run;
pub mod snapshot;
