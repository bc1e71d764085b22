//! Files of a system that is not this one, for the tests.

use std::fs;
use tempfile::TempDir;

/// A folder with these files: each a path below it, and its text.
pub(super) fn tree(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    root
}
