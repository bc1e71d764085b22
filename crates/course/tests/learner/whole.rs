//! A copy of the whole course, where any file may be changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Where this test was built.
pub(crate) fn target() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().expect("it is in the target folder").to_owned()
}

/// A copy that stays where it is from run to run, so that little is built again. `change` gets each file.
pub(crate) fn copy_of_the_course(
    test: &str,
    change: impl Fn(&Path, Vec<u8>) -> Vec<u8>,
) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let there = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&there).expect("a folder");
    let source = files(&here);
    for gone in files(&there).difference(&source) {
        fs::remove_file(there.join(gone)).expect("our own file");
    }
    for name in source {
        let bytes = fs::read(here.join(&name)).expect("a file of the course");
        put(&there.join(&name), &change(&name, bytes));
    }
    there
}

fn files(root: &Path) -> BTreeSet<PathBuf> {
    let not_ours = [".git", "target", ".course", "downloads", "turned"];
    let walk = WalkDir::new(root).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() != 1 || !not_ours.contains(&name.as_ref())
    });
    walk.map(|entry| entry.expect("it can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            entry
                .path()
                .strip_prefix(root)
                .expect("it is below")
                .to_owned()
        })
        .collect()
}

/// Leaves a file alone that is the same: cargo looks at when it was written.
pub(crate) fn put(file: &Path, bytes: &[u8]) {
    if fs::read(file).is_ok_and(|now| now == bytes) {
        return;
    }
    fs::create_dir_all(file.parent().expect("it has a folder")).expect("a folder");
    fs::write(file, bytes).expect("a file");
}
