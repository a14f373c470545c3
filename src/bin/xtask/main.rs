//! The project's driver.
fn main() {}
