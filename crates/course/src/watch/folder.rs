//! The learner's files: has one of them changed?

use crate::state::hash_of;
use crate::trouble::Trouble;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Several writes that follow each other so closely are one save.
const QUIET: Duration = Duration::from_millis(30);
/// Some file systems (of a virtual machine, or of the network) tell of no change: so often they are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// A folder, and what its Rust files were when they were looked at last.
pub(super) struct Folder {
    path: PathBuf,
    events: Receiver<()>,
    /// Dropping it ends the events. None where the system has no more of them to give: then there is [`LOOK`].
    _watcher: Option<RecommendedWatcher>,
    files: Vec<(PathBuf, String)>,
    stirred: Option<Instant>,
    looked: Instant,
}

impl Folder {
    /// Watches the folder and not its files: an editor may save by writing another file and giving it the name.
    ///
    /// # Errors
    /// There is no such folder.
    pub(super) fn watch(path: &Path) -> Result<Self, Trouble> {
        let (sender, events) = channel();
        let tell = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                let _ = sender.send(());
            }
        };
        let watcher = notify::recommended_watcher(tell).and_then(|mut watcher| {
            watcher.watch(path, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        if !path.is_dir() {
            return Err(Trouble::failed(format!(
                "there is no folder {}",
                path.display()
            )));
        }
        Ok(Self {
            path: path.to_owned(),
            events,
            _watcher: watcher.ok(),
            files: rust_files(path),
            stirred: None,
            looked: Instant::now(),
        })
    }

    /// Whether a Rust file has another text than the last time, and nobody is still writing.
    pub(super) fn has_changed(&mut self) -> bool {
        if self.events.try_iter().count() > 0 {
            self.stirred = Some(Instant::now());
        }
        let quiet = self.stirred.is_some_and(|since| since.elapsed() >= QUIET);
        let due = self.stirred.is_none() && self.looked.elapsed() >= LOOK;
        if !quiet && !due {
            return false;
        }
        self.stirred = None;
        self.looked = Instant::now();
        let files = rust_files(&self.path);
        // Between two steps of a save there may be no file: another look follows.
        let changed = files != self.files && files.iter().any(|(path, _)| path.ends_with("lib.rs"));
        if changed {
            self.files = files;
        }
        changed
    }
}

/// Every Rust file in the folder and below it, and the hash of its text.
fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && let Some(hash) = hash_of(&path)
            {
                files.push((path, hash));
            }
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder() -> (tempfile::TempDir, PathBuf, Folder) {
        let temporary = tempfile::tempdir().expect("a folder");
        let file = temporary.path().join("lib.rs");
        fs::write(&file, "fn one() {}").expect("a file");
        let folder = Folder::watch(temporary.path()).expect("it is there");
        (temporary, file, folder)
    }

    /// Waits until a change is seen. The limit says that it never is, not that it is slow.
    fn until_changed(folder: &mut Folder) {
        let start = Instant::now();
        while !folder.has_changed() {
            assert!(
                start.elapsed() < Duration::from_mins(2),
                "no change is seen"
            );
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_save_by_writing_and_one_by_renaming_are_seen() {
        let (temporary, file, mut folder) = folder();
        fs::write(&file, "fn two() {}").expect("a file");
        until_changed(&mut folder);
        let other = temporary.path().join("lib.rs.swap");
        fs::write(&other, "fn three() {}").expect("a file");
        fs::rename(&other, &file).expect("the same folder");
        until_changed(&mut folder);
        assert!(!folder.has_changed(), "one save, one change");
    }

    #[test]
    fn without_events_it_is_looked_at_now_and_then() {
        let (_temporary, file, mut folder) = folder();
        let (_, never) = channel();
        folder.events = never;
        fs::write(&file, "fn two() {}").expect("a file");
        until_changed(&mut folder);
    }

    #[test]
    fn the_same_text_and_other_files_are_no_change() {
        let (temporary, file, mut folder) = folder();
        fs::write(&file, "fn one() {}").expect("a file");
        fs::write(temporary.path().join("lib.rs.mine-1"), "fn old() {}").expect("a file");
        // A change that counts, so that what came before it has been seen.
        folder.stirred = Instant::now().checked_sub(QUIET);
        folder.events = channel().1;
        assert!(!folder.has_changed());
    }

    #[test]
    fn while_the_file_is_missing_nothing_has_changed() {
        let (_temporary, file, mut folder) = folder();
        fs::remove_file(&file).expect("it is there");
        folder.stirred = Instant::now().checked_sub(QUIET);
        folder.events = channel().1;
        assert!(!folder.has_changed());
    }
}
