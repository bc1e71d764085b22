//! The copy in which the course is built and run: with the starters in place, whatever a learner has written.

use super::files;
use crate::places;
use crate::starter::Made;
use crate::trouble::Trouble;
use spec::Exercise;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// It stays where it is, and what has not changed is not written again: so the next build has little to do.
pub(crate) struct Copy {
    pub(super) root: PathBuf,
    pub(super) target: PathBuf,
    /// Nobody else may change the copy while this is held.
    _lock: File,
}

impl Copy {
    pub(crate) fn of(
        root: &Path,
        folder: &Path,
        exercises: &[Exercise],
        tell: &dyn Fn(&str),
    ) -> Result<Self, Trouble> {
        let failed = |error: std::io::Error| {
            let folder = folder.display();
            Trouble::failed(format!(
                "cannot keep a copy of the course in {folder}: {error}"
            ))
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let copy = Self {
            root: folder.join("tree"),
            target: folder.join("target"),
            _lock: lock(&folder.join("lock"), tell).map_err(failed)?,
        };
        let instead = starters(root, exercises);
        copy.sync(root, &files::of(root)?, &instead)
            .map_err(failed)?;
        Ok(copy)
    }

    /// Makes the copy what `files` of `root` are, but for those that have something else in their place.
    fn sync(
        &self,
        root: &Path,
        files: &[PathBuf],
        instead: &HashMap<PathBuf, String>,
    ) -> std::io::Result<()> {
        fs::create_dir_all(&self.root)?;
        let wanted: HashSet<&PathBuf> = files.iter().chain(instead.keys()).collect();
        let there = files::of(&self.root).unwrap_or_default();
        for file in there.iter().filter(|file| !wanted.contains(file)) {
            fs::remove_file(self.root.join(file))?;
        }
        for file in wanted {
            let bytes = match instead.get(file) {
                Some(text) => text.clone().into_bytes(),
                None => fs::read(root.join(file))?,
            };
            write_if_other(&self.root.join(file), &bytes)?;
        }
        Ok(())
    }
}

/// What stands in the place of the learners' files. Where a solution's marks are wrong, the file is as it is: that
/// they are wrong is found elsewhere.
fn starters(root: &Path, exercises: &[Exercise]) -> HashMap<PathBuf, String> {
    let all = spec::exercises();
    let others = all.iter().filter(|other| {
        exercises
            .iter()
            .all(|exercise| exercise.package != other.package)
    });
    exercises
        .iter()
        .chain(others)
        .filter_map(|exercise| {
            let made = Made::of(root, exercise).ok()?;
            Some((places::learners_file(exercise), made.starter))
        })
        .collect()
}

fn write_if_other(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if fs::read(file).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes)
}

fn lock(file: &Path, tell: &dyn Fn(&str)) -> std::io::Result<File> {
    let file = File::create(file)?;
    if file.try_lock().is_err() {
        tell("waiting for another `cargo course verify`, which has the copy");
        file.lock()?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: &str = "ex3-sum-squares";

    fn course() -> (tempfile::TempDir, Exercise) {
        let root = tempfile::tempdir().expect("a folder");
        let exercise = crate::catalogue::find(PACKAGE).expect("it is there");
        for (file, text) in [
            (places::solution_file(&exercise), "//| // write me\n"),
            (places::learners_file(&exercise), "// mine\n"),
            ("README.md".into(), "read\n"),
            ("docs/old.md".into(), "old\n"),
        ] {
            write_if_other(&root.path().join(file), text.as_bytes()).expect("a file");
        }
        (root, exercise)
    }

    #[test]
    fn what_a_learner_wrote_is_neither_seen_nor_touched() {
        let (root, exercise) = course();
        let folder = tempfile::tempdir().expect("a folder");
        let copy = Copy::of(root.path(), folder.path(), &[exercise], &|_| ()).expect("a copy");
        let learners = places::learners_file(&exercise);
        let read = |root: &Path| fs::read_to_string(root.join(&learners)).expect("it is there");
        assert_eq!(read(&copy.root), "// write me\n");
        assert_eq!(read(root.path()), "// mine\n");
    }

    #[test]
    fn what_has_not_changed_is_left_alone_and_what_is_gone_goes() {
        let (root, exercise) = course();
        let folder = tempfile::tempdir().expect("a folder");
        let copied = || Copy::of(root.path(), folder.path(), &[exercise], &|_| ()).expect("a copy");
        let readme = copied().root.join("README.md");
        // A time that no file of today has: whoever writes the file again changes it.
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        let file = File::options().write(true).open(&readme).expect("a file");
        file.set_modified(old).expect("its time can be set");
        fs::remove_file(root.path().join("docs/old.md")).expect("it is there");
        let tree = copied().root;
        let time = fs::metadata(&readme).and_then(|file| file.modified());
        assert_eq!(time.expect("a time"), old);
        assert!(!tree.join("docs/old.md").exists());
        fs::write(root.path().join("README.md"), "other\n").expect("a file");
        copied();
        assert_eq!(fs::read_to_string(&readme).expect("a file"), "other\n");
    }
}
