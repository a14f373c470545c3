//! `cargo xtask package`: the zip a store takes, the same bytes for the same input.

use std::io::{Cursor, Write};

use anyhow::{Context, Result, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::build;
use crate::files::Files;
use crate::project::{VERSION, path};

/// A package larger than this is a mistake somewhere. Half of it is the workshop's module, which holds
/// parsers for every container of keys and is loaded when one of its sections is opened.
const LARGEST: usize = 1_450_000;
/// What every popup loads before it can be used is held to a limit of its own, not compressed.
const LARGEST_CORE: usize = 1_600_000;

/// Builds and packs the extension for Chromium.
pub(crate) fn package() -> Result<()> {
    let extension = build::extension()?;
    let core = extension.get("core/core_bg.wasm").map_or(0, <[u8]>::len);
    if core > LARGEST_CORE {
        bail!("the core would hold {core} bytes, more than the {LARGEST_CORE} it may");
    }
    let zip = zipped(&extension)?;
    let name = format!("target/connected-app-helper-{VERSION}-chromium.zip");
    let size = zip.len();
    if size > LARGEST {
        bail!("{name} would hold {size} bytes, more than the {LARGEST} it may");
    }
    std::fs::create_dir_all(path("target"))?;
    std::fs::write(path(&name), zip).with_context(|| format!("cannot write {name}"))?;
    println!("{name}: {} KB", size.div_ceil(1000));
    Ok(())
}

/// Entries sorted by path, all of one date and one mode, so that equal files give equal bytes.
pub(crate) fn zipped(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files.iter() {
        zip.start_file(path, options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_files_give_equal_bytes_in_any_order() {
        let mut one = Files::default();
        one.add("b.js", b"2".to_vec()).unwrap();
        one.add("a.js", b"1".to_vec()).unwrap();
        let mut other = Files::default();
        other.add("a.js", b"1".to_vec()).unwrap();
        other.add("b.js", b"2".to_vec()).unwrap();
        assert_eq!(zipped(&one).unwrap(), zipped(&other).unwrap());
    }
}
