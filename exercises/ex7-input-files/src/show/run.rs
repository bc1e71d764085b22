//! One run of a runner, and whether all is there afterwards.

use crate::picture::{DAMAGED, name_of, output_name, turned};
use crate::place::{clear, place};
use crate::{Inputs, Outcome, Outcomes};
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The student's way to list the files.
type List = fn(&Path) -> Inputs;

/// What a run has done.
pub(super) struct Done {
    inputs: Vec<PathBuf>,
    folder: PathBuf,
    outcomes: Vec<Outcome>,
}

/// The failures of the last run, and how many files there were.
static LAST: Mutex<(usize, Vec<String>)> = Mutex::new((0, Vec::new()));

/// Converts the files of this run into a folder of the runner's own.
pub(super) fn run(
    list_files: List,
    runner: &str,
    count: u64,
    convert: impl FnOnce(&[PathBuf], &Path) -> Outcomes,
) -> Result<Done, Box<dyn Error>> {
    let place = place();
    let mut inputs = list(list_files)?;
    inputs.truncate(usize::try_from(count)?);
    let folder = place.output(runner);
    if place.ours {
        // What an earlier run has left must not pass for what this one does.
        clear(&folder)?;
    }
    let outcomes = convert(&inputs, &folder)?;
    Ok(Done {
        inputs,
        folder,
        outcomes,
    })
}

/// Lists the files of this run.
pub(super) fn list(list_files: List) -> Inputs {
    list_files(&place().input)
}

/// Whether all files are on the list, in order.
pub(super) fn check_list(count: u64, files: &[PathBuf]) -> Result<(), String> {
    if place().ours && files.len() as u64 != count {
        return Err(format!(
            "there are {count} files, and the list has {}",
            files.len()
        ));
    }
    match files.windows(2).find(|two| two[0] >= two[1]) {
        None => Ok(()),
        Some(two) => Err(format!(
            "{} stands before {}, and the list should be sorted",
            name_of(&two[0]),
            name_of(&two[1])
        )),
    }
}

/// Whether each picture is there, and the damaged one is told of.
pub(super) fn check(_: u64, done: &Done) -> Result<(), String> {
    let place = place();
    let (asked, given) = (done.inputs.len(), done.outcomes.len());
    if asked != given {
        return Err(format!("{asked} files, and {given} outcomes"));
    }
    let mut failures = Vec::new();
    for (index, (input, outcome)) in done.inputs.iter().zip(&done.outcomes).enumerate() {
        match outcome {
            Ok(()) => saved(input, &done.folder)?,
            Err(failure) if !place.ours || index == DAMAGED => failures.push(failure.to_string()),
            Err(failure) => return Err(failure.to_string()),
        }
    }
    if place.ours && asked > DAMAGED && failures.is_empty() {
        return Err("one of the files is damaged, and no outcome says so".into());
    }
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = (asked, failures);
    Ok(())
}

fn saved(input: &Path, folder: &Path) -> Result<(), String> {
    let file = folder.join(output_name(input));
    let bytes = fs::read(&file).map_err(|error| {
        format!(
            "{} is said to be saved: {}: {error}",
            name_of(input),
            file.display()
        )
    })?;
    // One's own pictures may be many, and all of them would have to be turned once more.
    let right = if place().ours {
        right(input)
    } else {
        bytes.starts_with(b"\x89PNG").then_some(bytes.clone())
    };
    if right.as_ref() == Some(&bytes) {
        Ok(())
    } else {
        Err(format!(
            "{} is not the turned picture in {}",
            file.display(),
            name_of(input)
        ))
    }
}

/// What the file should be made into. Turned once for all runs.
fn right(input: &Path) -> Option<Vec<u8>> {
    static RIGHT: OnceLock<Mutex<HashMap<PathBuf, Option<Vec<u8>>>>> = OnceLock::new();
    let known = RIGHT.get_or_init(Mutex::default);
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let right = known.entry(input.to_owned());
    right.or_insert_with(|| turned(input).ok()).clone()
}

/// How many files there were in the last run, and which of them failed.
pub(super) fn last() -> (usize, Vec<String>) {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
