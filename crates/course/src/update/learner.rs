//! The files that a learner edits: `exercises/*/src/lib.rs`, by what is there and not by what this program
//! was built with, since the newer course may have others.

use super::fate::Text;
use crate::trouble::Trouble;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// By their paths from the root, which have `/` in them on every system.
pub(super) type Files = BTreeMap<String, Text>;

/// Whether that path, from the root, is such a file.
pub(super) fn is_theirs(path: &str) -> bool {
    matches!(
        path.split('/').collect::<Vec<_>>().as_slice(),
        ["exercises", _, "src", "lib.rs"]
    )
}

/// Those of the course at `root`.
pub(super) fn files(root: &Path) -> Result<Files, Trouble> {
    let folder = root.join("exercises");
    let cannot = |error| Trouble::failed(format!("cannot read {}: {error}", folder.display()));
    let mut files = Files::new();
    for entry in fs::read_dir(&folder).map_err(cannot)? {
        let exercise = entry.map_err(cannot)?.file_name();
        let name = format!("exercises/{}/src/lib.rs", exercise.to_string_lossy());
        if let Some(text) = text(root, &name)? {
            files.insert(name, text);
        }
    }
    Ok(files)
}

/// The text of the file, if it is there.
pub(super) fn text(root: &Path, name: &str) -> Result<Option<Text>, Trouble> {
    match fs::read(root.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(Trouble::failed(format!("cannot read {name}: {error}"))),
    }
}

/// Writes it, whole or not at all.
pub(super) fn write(root: &Path, name: &str, text: &[u8]) -> Result<(), Trouble> {
    course_core::save_bytes_to_file(text, root.join(name)).map_err(Trouble::failed)
}

/// Where the newer starter is put, beside a file that is kept.
pub(super) fn beside(name: &str) -> String {
    format!("{name}.new")
}

/// The exercise's folder, `ex3-sum-squares`.
pub(super) fn exercise(name: &str) -> &str {
    name.split('/').nth(1).unwrap_or(name)
}

/// Whether the exercise of that file is in the course at `root`: it has a manifest.
pub(super) fn is_in_course(root: &Path, name: &str) -> bool {
    let manifest: PathBuf = ["exercises", exercise(name), "Cargo.toml"].iter().collect();
    root.join(manifest).is_file()
}
