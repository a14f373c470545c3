//! Connected App Helper: the core.
