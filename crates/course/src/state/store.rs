//! The file itself: read, changed by one at a time, written whole or not at all.

use super::State;
use crate::notes;
use crate::trouble::Trouble;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const FILE: &str = "state.json";

/// The state of the workspace at one root.
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            folder: root.join(".course"),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// What is remembered. A file that cannot be understood is set aside, and said so.
    ///
    /// # Errors
    /// There is a file, and it cannot be read.
    pub(crate) fn read(&self) -> Result<State, Trouble> {
        match self.load()? {
            Some(state) => Ok(state),
            // Somebody else may have set it aside in the meantime.
            None => self.change(|state| state.clone()),
        }
    }

    /// Changes it: reads it, does `change`, and writes it, and nobody else does meanwhile.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> Result<T, Trouble> {
        let _lock = self.lock()?;
        let before = match self.load()? {
            Some(state) => state,
            None => self.set_aside()?,
        };
        let mut state = before.clone();
        let result = change(&mut state);
        if state != before {
            self.save(&state)?;
        }
        Ok(result)
    }

    /// Waits until nobody else changes it. Dropping the file lets the next one.
    fn lock(&self) -> Result<File, Trouble> {
        let path = self.folder.join("lock");
        let cannot = |error| self.cannot("be locked", &path, error);
        fs::create_dir_all(&self.folder).map_err(cannot)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(cannot)?;
        lock.lock().map_err(cannot)?;
        Ok(lock)
    }

    /// `None` if it makes no sense.
    fn load(&self) -> Result<Option<State>, Trouble> {
        let path = self.file();
        match fs::read(&path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(State::default())),
            Err(error) => Err(self.cannot("be read", &path, error)),
        }
    }

    /// Keeps what is damaged under another name, and begins anew.
    fn set_aside(&self) -> Result<State, Trouble> {
        let path = self.file();
        let free = |number: &u32| !self.damaged(*number).exists();
        let aside = self.damaged((1..=u32::MAX).find(free).unwrap_or(0));
        fs::rename(&path, &aside).map_err(|error| self.cannot("be set aside", &path, error))?;
        notes::warn(format!(
            "{} makes no sense, and is now {}. Which tasks are done is found out again by: cargo course check --all",
            path.display(),
            aside.display()
        ));
        Ok(State::default())
    }

    fn damaged(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{FILE}.damaged-{number}"))
    }

    fn save(&self, state: &State) -> Result<(), Trouble> {
        let path = self.file();
        let write = || -> std::io::Result<()> {
            let mut text = serde_json::to_string_pretty(state)?;
            text.push('\n');
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(|error| self.cannot("be written", &path, error))
    }

    #[expect(clippy::unused_self, reason = "reads as a sentence")]
    fn cannot(&self, what: &str, path: &Path, error: std::io::Error) -> Trouble {
        Trouble::failed(format!("{} cannot {what}: {error}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn store() -> (tempfile::TempDir, Store) {
        let root = tempfile::tempdir().expect("a folder");
        let store = Store::at(root.path());
        (root, store)
    }

    fn write(store: &Store, text: &str) {
        fs::create_dir_all(&store.folder).expect("a folder");
        fs::write(store.file(), text).expect("a file");
    }

    #[test]
    fn what_is_changed_is_there_next_time() {
        let (_root, store) = store();
        assert_eq!(store.read(), Ok(State::default()));
        let change = |state: &mut State| state.of_mut("ex3").best_speedup = Some(1.5);
        store.change(change).expect("it is written");
        let read = store.read().expect("it is read");
        assert_eq!(read.of("ex3").best_speedup, Some(1.5));
    }

    #[test]
    fn what_is_not_known_is_kept() {
        let (_root, store) = store();
        let text = r#"{"exercises":{"ex42-later":{"stars":5,"hints":{"f":2}}},"theme":"dark"}"#;
        write(&store, text);
        let change = |state: &mut State| state.of_mut("ex42-later").best_speedup = Some(2.0);
        store.change(change).expect("it is written");
        let written = fs::read_to_string(store.file()).expect("it is there");
        for kept in ["\"stars\": 5", "\"f\": 2", "\"theme\": \"dark\""] {
            assert!(written.contains(kept), "{kept} is lost:\n{written}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_set_aside() {
        let (_root, store) = store();
        for number in 1..=2 {
            write(&store, "{\"exercises\": oh");
            assert_eq!(store.read(), Ok(State::default()));
            let aside = fs::read_to_string(store.damaged(number)).expect("it is kept");
            assert_eq!(aside, "{\"exercises\": oh");
        }
    }

    const FOLDER: &str = "COURSE_STATE_TEST_FOLDER";
    const CHANGES: u32 = 50;

    /// Run by the next test, in processes of its own.
    #[test]
    fn counts_up_where_it_is_told_to() {
        let Some(folder) = std::env::var_os(FOLDER) else {
            return;
        };
        let store = Store::at(Path::new(&folder));
        for _ in 0..CHANGES {
            let change = |state: &mut State| {
                let best = &mut state.of_mut("ex3").best_speedup;
                *best = Some(best.unwrap_or_default() + 1.0);
            };
            store.change(change).expect("it is written");
        }
    }

    #[test]
    fn several_programs_at_once_lose_nothing() {
        const PROGRAMS: u32 = 4;
        let (root, store) = store();
        let own = std::env::current_exe().expect("a test knows its own program");
        let start = |_| {
            Command::new(&own)
                .args([
                    "--exact",
                    "state::store::tests::counts_up_where_it_is_told_to",
                ])
                .env(FOLDER, root.path())
                .spawn()
                .expect("this program")
        };
        let programs: Vec<_> = (0..PROGRAMS).map(start).collect();
        for mut program in programs {
            assert!(program.wait().expect("our own child").success());
        }
        let best = store.read().expect("it is read").of("ex3").best_speedup;
        assert_eq!(best, Some(f64::from(PROGRAMS * CHANGES)));
    }
}
