//! Every native test in one binary.

mod config;
mod docs;
mod golden;
mod jws;
mod jwt;
mod key;
mod org;
mod page;
mod pem;
mod preset;
mod repo;
mod rules;
mod scope;
