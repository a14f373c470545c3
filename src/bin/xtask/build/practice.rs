//! The practice page for New External Client App: Salesforce's own components, compiled by a
//! script beside the page, and only when something it is made of has changed.

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::project::{path, program, run};

/// Where the compiled page is.
pub(crate) const COMPILED: &str = "target/practice";
/// The hash of the sources it was made of.
const STAMP: &str = "sources.sha256";

/// Compiles the page if need be. The npm packages must be there.
pub(crate) fn compile() -> Result<()> {
    let sources = sources()?;
    let stamp = path(COMPILED).join(STAMP);
    if std::fs::read_to_string(&stamp).is_ok_and(|made_of| made_of == sources) {
        return Ok(());
    }
    eprintln!("compiling the practice page for New External Client App");
    run(program("node")
        .arg("www/practice/lightning/build.mjs")
        .env("PRACTICE_OUT", path(COMPILED)))?;
    // Last, so that an interrupted run is done again.
    Ok(std::fs::write(stamp, sources)?)
}

fn sources() -> Result<String> {
    let mut files = Files::default();
    files.add_folder("page/", &path("www/practice/lightning"), &|_| true)?;
    files.add_from("package-lock.json", &path("www/package-lock.json"))?;
    let mut hash = Sha256::new();
    for (path, content) in files.iter() {
        // With the lengths, no other files can give the same bytes.
        hash.update(format!("{path}\0{}\0", content.len()));
        hash.update(content);
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
