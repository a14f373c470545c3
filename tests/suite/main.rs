//! Every native test in one binary.

mod jws;
mod jwt;
mod key;
mod org;
mod page;
mod pem;
mod scope;
