//! Copies of what the learner wrote, in `.course/saved/update-1` and so on. They are never overwritten, and
//! never removed by us.

use super::learner::{self, Files};
use crate::trouble::Trouble;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Copies `files` to a folder of their own. On the disk when this returns. Gives the folder, from the root.
pub(super) fn save(root: &Path, files: &Files) -> Result<PathBuf, Trouble> {
    let folder = new_folder(root).map_err(|error| {
        Trouble::failed(format!(
            "cannot make a folder for copies of your files in .course/saved, so nothing was changed: {error}"
        ))
    })?;
    for (name, text) in files {
        let copy = folder.join(name);
        course_core::save_bytes_to_file(text, root.join(copy)).map_err(|error| {
            Trouble::failed(format!(
                "cannot copy {name}, so nothing was changed: {error}"
            ))
        })?;
    }
    Ok(folder)
}

/// What was copied there.
pub(super) fn read(root: &Path, folder: &Path) -> Result<Files, Trouble> {
    learner::files(&root.join(folder))
}

/// Puts a copy of the file `name` of the course there, as it is now, with its permissions.
pub(super) fn keep(root: &Path, folder: &Path, name: &str) -> io::Result<()> {
    let copy = root.join(folder).join(name);
    if copy.exists() {
        // An update that goes on copied it before: the older copy is what the learner had.
        return Ok(());
    }
    fs::create_dir_all(copy.parent().unwrap_or(&copy))?;
    let half = copy.with_file_name(".half");
    fs::copy(root.join(name), &half)?;
    File::open(&half)?.sync_all()?;
    fs::rename(half, copy)
}

fn new_folder(root: &Path) -> io::Result<PathBuf> {
    let all = Path::new(".course").join("saved");
    fs::create_dir_all(root.join(&all))?;
    for number in 1.. {
        let folder = all.join(format!("update-{number}"));
        match fs::create_dir(root.join(&folder)) {
            Ok(()) => {
                fs::create_dir(root.join(&folder).join("exercises"))?;
                return Ok(folder);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    unreachable!("there are more numbers than folders")
}
