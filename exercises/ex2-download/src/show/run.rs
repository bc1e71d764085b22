//! One run of a runner, and whether all is there afterwards.

use crate::progress::{Bar, files};
use crate::site::{Kind, site};
use crate::{Outcome, Outcomes};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Where the files go, in the folder that the program is started in.
pub(super) const DOWNLOADS: &str = "downloads";

/// What a run has done.
pub(super) struct Done {
    runner: &'static str,
    kind: Kind,
    urls: Vec<String>,
    folder: PathBuf,
    outcomes: Vec<Outcome>,
}

/// The downloads that failed in the last run of each runner.
static FAILED: Mutex<Vec<(&'static str, Vec<String>)>> = Mutex::new(Vec::new());

/// Downloads into a folder of the runner's own.
pub(super) fn run(
    runner: &'static str,
    kind: Kind,
    count: u64,
    download: impl FnOnce(&[String], &Path) -> Outcomes,
) -> Result<Done, Box<dyn Error>> {
    let urls = site().addresses(kind, count);
    let folder = Path::new(DOWNLOADS).join(runner);
    // What an earlier run has left must not pass for what this one does.
    for file in files(&folder) {
        fs::remove_file(&file)?;
    }
    let bar = Bar::of(runner, &folder, urls.len());
    let outcomes = download(&urls, &folder)?;
    drop(bar);
    Ok(Done {
        runner,
        kind,
        urls,
        folder,
        outcomes,
    })
}

/// Whether each file is there, whole and right, and no other.
pub(super) fn check(_: u64, done: &Done) -> Result<(), String> {
    let (asked, given) = (done.urls.len(), done.outcomes.len());
    if asked != given {
        return Err(format!("{asked} downloads, and {given} outcomes"));
    }
    let mut found: Vec<Vec<u8>> = Vec::new();
    for file in files(&done.folder) {
        found.push(fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    let mut failed = Vec::new();
    let count = found.len();
    for (index, outcome) in done.outcomes.iter().enumerate() {
        match outcome {
            Ok(()) => take(&mut found, done, index)?,
            Err(failure) if site().may_fail => failed.push(failure.to_string()),
            Err(failure) => return Err(failure.to_string()),
        }
    }
    let saved = given - failed.len();
    // Else a site that is down would pass for a very fast one. (One book alone may fail.)
    if given > 1
        && saved == 0
        && let Some(first) = failed.first()
    {
        return Err(format!("nothing could be downloaded: {first}"));
    }
    if count != saved {
        return Err(format!(
            "{saved} downloads are said to be saved, and there are {count} files"
        ));
    }
    remember(done.runner, failed);
    Ok(())
}

/// Takes the file with this download out of those that were found.
fn take(found: &mut Vec<Vec<u8>>, done: &Done, index: usize) -> Result<(), String> {
    let Some(right) = site().right(done.kind, index) else {
        return Ok(());
    };
    let Some(place) = found.iter().position(|bytes| *bytes == right) else {
        let (url, folder) = (&done.urls[index], done.folder.display());
        return Err(format!(
            "{url} is said to be saved, and no file in {folder} has what it has"
        ));
    };
    found.swap_remove(place);
    Ok(())
}

fn remember(runner: &'static str, failed: Vec<String>) {
    let mut all = FAILED.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|(other, _)| *other != runner);
    all.push((runner, failed));
}

/// The downloads that failed in the last run of each runner that lost any.
pub(super) fn failed() -> Vec<(&'static str, Vec<String>)> {
    let all = FAILED.lock().unwrap_or_else(PoisonError::into_inner);
    let lost = all.iter().filter(|(_, failed)| !failed.is_empty());
    lost.cloned().collect()
}
