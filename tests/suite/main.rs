//! Every native test in one binary.

mod org;
mod page;
mod scope;
