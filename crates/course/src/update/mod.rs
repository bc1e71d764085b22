//! Taking a newer course over a working copy, without losing a line of what its learner wrote.
//!
//! Whatever happens later, the first thing that is done is a copy of every file that the learner edits, in
//! [`saved`]. A [`journal`] says so until the update is over: whoever is interrupted is told where the
//! copies are, and the next `update` goes on from there. [`fate`] decides what becomes of each file;
//! [`by_git`] and [`by_folder`] are the two ways on which a newer course comes.

mod by_folder;
mod by_git;
mod fate;
mod git;
mod journal;
mod learner;
mod saved;
mod told;

use crate::trouble::Trouble;
use journal::{Journal, Way};
use std::path::{Path, PathBuf};

/// What is said of an update that did not come to its end, if there is one.
pub(crate) fn interrupted(root: &Path) -> Option<String> {
    let journal = Journal::read(root).ok()??;
    Some(format!(
        "an update was interrupted. Your files are saved in {}; `cargo course update` goes on with it",
        journal.saved.display()
    ))
}

/// Where the newer course comes from.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    /// A repository that git knows by this name, address or path.
    Git(String),
    /// An unpacked download.
    Folder(PathBuf),
}

/// Takes the newer course, or with `dry_run` says what that would do. `from` is where it comes from, if the
/// learner said so. Gives what there is to say.
///
/// # Errors
/// It cannot be had, or not be joined with what is here. Then everything is as it was.
pub(crate) fn update(root: &Path, from: Option<&str>, dry_run: bool) -> Result<String, Trouble> {
    let journal = Journal::read(root)?;
    if let (Some(journal), true) = (&journal, dry_run) {
        let saved = journal.saved.display();
        return Err(Trouble::failed(format!(
            "an update was interrupted. Your files are saved in {saved}; `cargo course update`, without --dry-run, \
             goes on with it"
        )));
    }
    let source = source(root, from, journal.as_ref())?;
    if let Some(journal) = &journal {
        match &journal.way {
            Way::Git(commits) => {
                if let Some(said) = by_git::go_on(root, &journal.saved, commits)? {
                    return Ok(said);
                }
            }
            // Its changes are whole files: a second time leaves those alone that are done.
            Way::Folder { .. } => Journal::remove(root)?,
        }
    }
    match source {
        Source::Git(from) => by_git::update(root, &from, dry_run),
        Source::Folder(from) => by_folder::update(root, &from, dry_run),
    }
}

/// Chooses the way: `from` is what the learner named, if anything.
fn source(root: &Path, from: Option<&str>, before: Option<&Journal>) -> Result<Source, Trouble> {
    let by_git = root.join(".git").exists();
    if let Some(from) = from {
        let folder = Path::new(from);
        if folder.is_dir() && !(by_git && folder.join(".git").exists()) {
            return Ok(Source::Folder(folder.to_owned()));
        }
        if by_git {
            return Ok(Source::Git(from.to_owned()));
        }
        return Err(Trouble::wrong_command_line(format!(
            "there is no folder {from}, and this copy of the course has no git history to fetch into"
        )));
    }
    if let Some(Way::Folder { from }) = before.map(|journal| &journal.way) {
        return Ok(Source::Folder(from.clone()));
    }
    if by_git {
        return git::Repository::at(root).remote().map(Source::Git);
    }
    Err(Trouble::failed(
        "this copy of the course has no git history: download the newer course, unpack it beside this one, \
         and say where: cargo course update --from ../the-newer-course",
    ))
}
