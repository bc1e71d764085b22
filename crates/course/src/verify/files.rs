//! Which files are the course's, and which are only there.

use crate::trouble::Trouble;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of the course, from the root, in order: without what is built, downloaded or kept for the learner.
///
/// # Errors
/// A folder cannot be read.
pub(crate) fn of(root: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    collect(root, Path::new(""), &mut files)
        .map_err(|error| Trouble::failed(format!("cannot read {}: {error}", root.display())))?;
    files.sort();
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        let kind = entry.file_type()?;
        if is_beside_the_course(root, &path) {
            continue;
        }
        if kind.is_dir() {
            collect(root, &path, files)?;
        } else if !is_kept_for_the_learner(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// What git ignores, and the folders that cargo builds into, wherever they are. (`.git` is a file in a worktree.)
fn is_beside_the_course(root: &Path, path: &Path) -> bool {
    const BESIDE: [&str; 6] = [
        ".git",
        ".course",
        "target",
        "downloads",
        "turned",
        "docs/book",
    ];
    BESIDE.iter().any(|beside| path == Path::new(beside))
        || root.join(path).join("CACHEDIR.TAG").is_file()
}

/// `lib.rs.mine-1`, what `reset` keeps; `lib.rs.new`, what `update` puts beside it; and what a half-done save leaves.
fn is_kept_for_the_learner(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.contains(".mine-") || name.ends_with(".rs.new") || name.starts_with(".saving-")
}

/// The files that make up the programs whose roots are `roots`: what their `mod` lines name, and theirs.
pub(crate) fn reached(root: &Path, roots: &[PathBuf]) -> Vec<PathBuf> {
    let mut reached = Vec::new();
    let mut next: Vec<(PathBuf, PathBuf)> = roots
        .iter()
        .map(|file| {
            (
                file.clone(),
                file.parent().unwrap_or(Path::new("")).to_owned(),
            )
        })
        .collect();
    while let Some((file, folder)) = next.pop() {
        let Ok(text) = fs::read_to_string(root.join(&file)) else {
            continue;
        };
        for module in text.lines().filter_map(module) {
            let inside = folder.join(module);
            next.push((folder.join(format!("{module}.rs")), inside.clone()));
            next.push((inside.join("mod.rs"), inside));
        }
        reached.push(file);
    }
    reached
}

/// The name of the module that a line like `pub mod show; // given` puts in a file of its own.
pub(super) fn module(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest.trim_start().trim_start_matches("(crate)").trim_start(),
        None => line,
    };
    let (name, _) = line.strip_prefix("mod ")?.split_once(';')?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_names_a_file_is_known() {
        assert_eq!(module("pub mod show; // given"), Some("show"));
        assert_eq!(module("    pub(crate) mod a;"), Some("a"));
        assert_eq!(module("mod tests {"), None);
        assert_eq!(module("// mod show;"), None);
    }

    #[test]
    fn what_is_built_and_kept_is_none_of_the_course() {
        let root = tempfile::tempdir().expect("a folder");
        for file in [
            ".git",
            "README.md",
            "target/debug/x",
            "built/CACHEDIR.TAG",
            "built/x",
            "exercises/a/src/lib.rs",
            "exercises/a/src/lib.rs.mine-1",
            "exercises/a/src/lib.rs.new",
            "crates/a/target/x",
        ] {
            course_core::save_bytes_to_file(b"", root.path().join(file)).expect("a file");
        }
        let files = of(root.path()).expect("it can be read");
        let files: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        assert_eq!(
            files,
            ["README.md", "crates/a/target/x", "exercises/a/src/lib.rs"]
        );
    }
}
