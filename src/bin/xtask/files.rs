//! A folder as data: what a build makes is a list of files, written only where it differs.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Files by their path inside the folder (with `/`), in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds one file.
    ///
    /// # Errors
    /// When there is one of this path already: two sources for one file are a mistake.
    pub(crate) fn add(&mut self, path: &str, content: Vec<u8>) -> Result<()> {
        if self.0.insert(path.to_owned(), content).is_some() {
            bail!("{path} comes from two places");
        }
        Ok(())
    }

    /// Adds one file from the disk.
    pub(crate) fn add_from(&mut self, path: &str, source: &Path) -> Result<()> {
        let content =
            std::fs::read(source).with_context(|| format!("cannot read {}", source.display()))?;
        self.add(path, content)
    }

    /// Adds every file of a folder and its subfolders for which `keep` (by its path) says so,
    /// each below `prefix`.
    pub(crate) fn add_folder(
        &mut self,
        prefix: &str,
        folder: &Path,
        keep: &dyn Fn(&str) -> bool,
    ) -> Result<()> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().context("a file name is not UTF-8")?;
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add_folder(&format!("{path}/"), &entry.path(), keep)?;
            } else if keep(&path) {
                self.add_from(&path, &entry.path())?;
            }
        }
        Ok(())
    }

    /// Paths and contents, sorted by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// The file of this path.
    pub(crate) fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// Makes a folder hold these files and nothing else. What is equal is not touched.
    pub(crate) fn write_to(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut there = Self::default();
        there.add_folder("", folder, &|_| true)?;
        for (path, content) in self.iter() {
            if there.0.remove(path).as_deref() == Some(content) {
                continue;
            }
            let file = folder.join(path);
            if let Some(parent) = file.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&file, content)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        for path in there.0.keys() {
            std::fs::remove_file(folder.join(path))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_what_was_asked_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("files-{}", std::process::id()));
        let mut files = Files::default();
        files.add("a/b.txt", b"one".to_vec()).unwrap();
        files.add("c.txt", b"two".to_vec()).unwrap();
        files.write_to(&folder).unwrap();
        std::fs::write(folder.join("old.txt"), "left over").unwrap();
        std::fs::write(folder.join("c.txt"), "changed").unwrap();
        files.write_to(&folder).unwrap();
        let mut read = Files::default();
        read.add_folder("", &folder, &|_| true).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read, files);
    }

    #[test]
    fn refuses_two_sources_for_one_file() {
        let mut files = Files::default();
        files.add("core.js", Vec::new()).unwrap();
        let error = files.add("core.js", Vec::new()).unwrap_err();
        assert_eq!(error.to_string(), "core.js comes from two places");
    }
}
