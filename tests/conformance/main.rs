//! What others publish to test cryptography with, against what we make of it. `cargo xtask test vectors`
//! brings the collections and prints what was compared.

mod certificates;
mod collection;
mod crates;
mod keys;
mod signatures;
