//! Where the files of the course are.

use spec::Exercise;
use std::path::{Path, PathBuf};

/// The root of the workspace that this program belongs to: that of the package that `cargo run` says it runs, or
/// the one it was built in.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map_or_else(|| package.clone(), Path::to_owned)
}

/// The one file of an exercise that a learner edits, from the root: `exercises/ex3-sum-squares/src/lib.rs`.
pub(crate) fn learners_file(exercise: &Exercise) -> PathBuf {
    ["exercises", exercise.package, "src", "lib.rs"]
        .iter()
        .collect()
}

/// The reference answer, from the root: `solutions/src/ex3_sum_squares.rs`.
pub(crate) fn solution_file(exercise: &Exercise) -> PathBuf {
    let name = format!("{}.rs", exercise.package.replace('-', "_"));
    ["solutions", "src", &name].iter().collect()
}

/// The folder of that file, in the workspace at `root`.
pub(crate) fn source_folder(root: &Path, exercise: &Exercise) -> PathBuf {
    root.join("exercises").join(exercise.package).join("src")
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    root().join(named.unwrap_or_else(|| "target".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exercise_has_a_file_to_edit() {
        for exercise in spec::exercises() {
            let file = root().join(learners_file(&exercise));
            assert!(file.is_file(), "{}", file.display());
        }
    }
}
