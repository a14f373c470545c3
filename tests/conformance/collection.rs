//! Published collections, read out of the packages they come in.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use zip::ZipArchive;

/// One package as the registry gave it.
pub(crate) struct Collection(ZipArchive<File>);

impl Collection {
    /// Opens the package whose file name begins so.
    pub(crate) fn open(name: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/vectors");
        let entries = std::fs::read_dir(&folder).with_context(|| {
            format!(
                "no {}: `cargo xtask test vectors` makes it",
                folder.display()
            )
        })?;
        let file = entries
            .filter_map(|entry| entry.ok())
            .find(|entry| entry.file_name().to_string_lossy().starts_with(name))
            .with_context(|| format!("{name} is not in {}", folder.display()))?;
        Ok(Self(ZipArchive::new(File::open(file.path())?)?))
    }

    /// The names of all files in a folder and below, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .0
            .file_names()
            .filter_map(|name| name.ok().map(Cow::into_owned))
            .filter(|name| name.starts_with(folder) && !name.ends_with('/'))
            .collect();
        names.sort();
        names
    }

    /// The bytes of one file.
    pub(crate) fn read(&mut self, name: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0
            .by_name(name)
            .with_context(|| name.to_owned())?
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
