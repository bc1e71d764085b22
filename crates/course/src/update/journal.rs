//! What an update was about to do, from its first change to its last: for the one that is interrupted.

use crate::trouble::Trouble;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    /// Where copies of the learner's files are, from the root.
    pub(super) saved: PathBuf,
    pub(super) way: Way,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Way {
    Git(Commits),
    Folder { from: PathBuf },
}

/// By their names in git.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commits {
    /// Where the learner was.
    pub(super) before: String,
    /// What is merged.
    pub(super) newer: String,
    /// What both come from.
    pub(super) begun: String,
}

fn place(root: &Path) -> PathBuf {
    root.join(".course").join("update.json")
}

impl Journal {
    /// That of the update that was interrupted, if one was.
    pub(super) fn read(root: &Path) -> Result<Option<Self>, Trouble> {
        let place = place(root);
        let text = match fs::read_to_string(&place) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(cannot("read", &error)),
        };
        let journal = serde_json::from_str(&text).map_err(|error| {
            Trouble::failed(format!(
                "{} is damaged ({error}). It told of an update that was interrupted. Copies of your files are in \
                 .course/saved: see that yours are as you want them, remove the file, and update again",
                place.display()
            ))
        })?;
        Ok(Some(journal))
    }

    pub(super) fn write(&self, root: &Path) -> Result<(), Trouble> {
        let text = serde_json::to_string_pretty(self).map_err(Trouble::failed)?;
        course_core::save_bytes_to_file(text.as_bytes(), place(root)).map_err(Trouble::failed)
    }

    pub(super) fn remove(root: &Path) -> Result<(), Trouble> {
        fs::remove_file(place(root)).map_err(|error| cannot("remove", &error))
    }
}

fn cannot(what: &str, error: &std::io::Error) -> Trouble {
    Trouble::failed(format!("cannot {what} .course/update.json: {error}"))
}
