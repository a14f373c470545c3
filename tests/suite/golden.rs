use std::fs;
use std::path::{Path, PathBuf};

/// A path inside the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of the repository as text.
pub(crate) fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a folder holds, sorted.
pub(crate) fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let mut paths: Vec<_> = entries
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .iter()
        .map(fs::DirEntry::path)
        .collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

/// Compares with the file, or writes the file when asked to by `BLESS=1`; never both.
pub(crate) fn golden(path: &Path, actual: &str) {
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        fs::write(path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} is out of date (BLESS=1 cargo test writes it)\n--- expected\n{expected}\n--- actual\n{actual}",
        path.display()
    );
}
