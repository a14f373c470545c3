//! Connected App Helper: the core.

pub mod org;
pub mod page;
pub mod scope;
