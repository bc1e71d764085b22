//! Pages show what an untouched starter prints.

use super::Entry;
use crate::places;
use crate::trouble::Trouble;
use crate::workspace::cargo;
use std::process::Command;

/// Fails if an exercise that one of these commands runs is edited: its output would not be the starter's.
pub(crate) fn starters_are_untouched(entries: &[&Entry]) -> Result<(), Trouble> {
    for folder in exercises()? {
        let shows = entries
            .iter()
            .any(|entry| is_about(&entry.command, &folder));
        if shows && is_edited(&folder)? {
            return Err(Trouble::failed(format!(
                "exercises/{folder}/src/lib.rs is no longer the starter, and the book shows what the starter prints.\n\
                 Do this in a fresh clone, or keep your file aside first: cargo course reset {folder}"
            )));
        }
    }
    Ok(())
}

/// Whether a command names this exercise, as `ex3-sum-squares` or as `ex3`.
fn is_about(command: &str, package: &str) -> bool {
    let short = package.split('-').next().unwrap_or(package);
    command
        .split_whitespace()
        .any(|word| word == package || word == short)
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
    let check = Command::new(cargo())
        .args(["course", "generate", package, "--check"])
        .current_dir(places::root())
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .map_err(|error| Trouble::failed(format!("cannot run cargo course: {error}")))?;
    match check.status.code() {
        Some(0) => Ok(false),
        Some(1) => Ok(true),
        _ => Err(Trouble::failed(format!(
            "cargo course generate {package} --check failed:\n{}",
            String::from_utf8_lossy(&check.stderr)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::is_about;

    #[test]
    fn commands_name_exercises_in_two_ways() {
        assert!(is_about("cargo run -p ex3-sum-squares", "ex3-sum-squares"));
        assert!(is_about("cargo course check ex3", "ex3-sum-squares"));
        assert!(!is_about(
            "cargo run -p solutions -- ex2-download",
            "ex3-sum-squares"
        ));
    }
}
