//! Pages show what an untouched starter prints.

use super::Entry;
use crate::places;
use crate::trouble::Trouble;
use crate::workspace::cargo;
use std::process::Command;

/// Fails if an exercise that one of these commands runs is edited: its output would not be the starter's.
pub(crate) fn starters_are_untouched(entries: &[&Entry]) -> Result<(), Trouble> {
    for folder in exercises()? {
        let runs = |entry: &&&Entry| entry.command.split_whitespace().any(|word| word == folder);
        if entries.iter().find(runs).is_some() && is_edited(&folder)? {
            return Err(Trouble::failed(format!(
                "exercises/{folder}/src/lib.rs is no longer the starter, and the book shows what the starter prints.\n\
                 Do this in a fresh clone, or keep your file aside first: cargo course reset {folder}"
            )));
        }
    }
    Ok(())
}

fn exercises() -> Result<Vec<String>, Trouble> {
    let folder = places::root().join("exercises");
    let entries = std::fs::read_dir(&folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(Trouble::with_file("read", &folder))?;
    let names = entries.iter().map(std::fs::DirEntry::file_name);
    Ok(names
        .map(|name| name.to_string_lossy().into_owned())
        .collect())
}

fn is_edited(package: &str) -> Result<bool, Trouble> {
    let status = Command::new(cargo())
        .args(["course", "generate", package, "--check"])
        .current_dir(places::root())
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .map_err(|error| Trouble::failed(format!("cannot run cargo course: {error}")))?;
    Ok(!status.status.success())
}
