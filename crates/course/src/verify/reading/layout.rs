//! Does each file have its place?

use crate::trouble::Trouble;
use crate::verify::{Finding, files, lists};
use spec::Exercise;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Beside the folders of the map, and what begins with a dot.
const AT_THE_TOP: [&str; 5] = [
    "Cargo.lock",
    "Cargo.toml",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
];

/// Files that nothing leads to.
pub(super) fn strays(root: &Path) -> Result<Vec<Finding>, Trouble> {
    let files = files::of(root)?;
    let readme = fs::read_to_string(root.join("README.md")).unwrap_or_default();
    let map = lists::map_of(&readme);
    let mut findings: Vec<_> = files
        .iter()
        .filter(|file| !is_on_the_map(file, &map))
        .map(|file| {
            Finding::new(
                file,
                "it is in no folder that the map of README.md has",
                "remove it, or give its folder a row of the map",
            )
        })
        .collect();
    for package in packages(&files) {
        findings.extend(unreached(root, &package, &files));
    }
    Ok(findings)
}

fn is_on_the_map(file: &Path, map: &[String]) -> bool {
    let name = file.to_string_lossy();
    name.starts_with('.')
        || AT_THE_TOP.contains(&&*name)
        || map.iter().any(|folder| file.starts_with(folder))
}

/// The packages whose every file is known: those of the exercises and of the solutions.
fn packages(files: &[PathBuf]) -> Vec<PathBuf> {
    let manifests = files.iter().filter(|file| file.ends_with("Cargo.toml"));
    let folders = manifests.filter_map(|file| file.parent());
    let known = |folder: &&Path| folder.starts_with("exercises") || folder.starts_with("solutions");
    folders.filter(known).map(Path::to_owned).collect()
}

fn unreached(root: &Path, package: &Path, files: &[PathBuf]) -> Vec<Finding> {
    let own: Vec<_> = files
        .iter()
        .filter(|file| file.starts_with(package))
        .collect();
    let is_root = |file: &Path| {
        file == package.join("src/lib.rs")
            || file == package.join("src/main.rs")
            || (file.parent() == Some(&package.join("tests")) && is_rust(file))
    };
    let roots: Vec<_> = own
        .iter()
        .filter(|file| is_root(file))
        .map(|file| (*file).clone())
        .collect();
    let reached: HashSet<_> = files::reached(root, &roots).into_iter().collect();
    let strays = own
        .into_iter()
        .filter(|file| **file != package.join("Cargo.toml") && !reached.contains(*file));
    strays
        .map(|file| {
            let what = if is_rust(file) {
                "no `mod` line leads to it"
            } else {
                "it is no source of the package"
            };
            Finding::new(file, what, "remove it, or use it")
        })
        .collect()
}

fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

/// Folders in `exercises/` that `spec` does not know.
pub(super) fn unknown_exercises(root: &Path, exercises: &[Exercise]) -> Vec<Finding> {
    let folders = fs::read_dir(root.join("exercises")).into_iter().flatten();
    let names = folders.flatten().map(|entry| entry.file_name());
    let unknown = names.filter(|name| exercises.iter().all(|exercise| name != exercise.package));
    let mut findings: Vec<_> = unknown
        .map(|name| {
            Finding::new(
                Path::new("exercises").join(name),
                "`spec` has no exercise of this name",
                "add it to crates/spec/src/exercise.rs, and its feature to crates/course/Cargo.toml",
            )
        })
        .collect();
    findings.sort_by(|one, other| one.place.cmp(&other.place));
    findings
}
