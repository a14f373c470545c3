//! What others publish to test cryptography with, against what we make of it. `cargo xtask test vectors`
//! brings the collections and prints what was compared.
#![expect(
    clippy::print_stdout,
    reason = "how many vectors were compared is what this is about"
)]

mod certificates;
mod collection;
mod keys;
mod signatures;
