//! An unpacked download: its files are copied over those that are here, file by file, each whole. What is
//! replaced or removed is kept beside the copies of the learner's files.

use super::fate::{Fate, fate};
use super::journal::{Journal, Way};
use super::learner::{self, Files};
use super::saved;
use super::told::{self, Fates};
use crate::starter::Made;
use crate::trouble::Trouble;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};
use walkdir::{DirEntry, WalkDir};

/// What is no part of a course, at its root.
const NOT_OURS: [&str; 5] = [".git", "target", ".course", "downloads", "turned"];
/// Folders in which nothing is the learner's: what the newer course has not, is not needed there.
const OURS: [&str; 4] = ["crates", "solutions", "benches", "docs"];

/// What is to be done with the files that are no learner's.
#[derive(Debug, Default)]
struct Changes {
    written: Vec<String>,
    removed: Vec<String>,
}

pub(super) fn update(root: &Path, from: &Path, dry_run: bool) -> Result<String, Trouble> {
    check(root, from)?;
    let (mine, newer) = (learner::files(root)?, learner::files(from)?);
    let begun = begun(root);
    let fates = fates(&mine, &begun, &newer);
    let changes = changes(root, from, &fates)?;
    let (written, removed) = (changes.written.len(), changes.removed.len());
    if dry_run {
        let fates = told::fates(&fates);
        return Ok(format!(
            "An update would write {written} files of the course and remove {removed}.\n{fates}Nothing was changed."
        ));
    }
    let nothing = |fate: &Fate| *fate == Fate::Mine;
    if written + removed == 0 && fates.iter().all(|(_, fate)| nothing(fate)) {
        return Ok("The course is up to date: that folder has nothing newer.".to_owned());
    }
    let saved = saved::save(root, &mine)?;
    let journal = Journal {
        saved: saved.clone(),
        way: Way::Folder {
            from: from.to_owned(),
        },
    };
    journal.write(root)?;
    // The learner's files first: which of them are untouched can be told as long as the old course is here.
    for (name, fate) in &fates {
        match (fate, newer.get(name)) {
            (Fate::Newer, Some(newer)) => learner::write(root, name, newer)?,
            (Fate::Beside, Some(newer)) => learner::write(root, &learner::beside(name), newer)?,
            _ => {}
        }
    }
    let cannot = |name: &str, error: io::Error| {
        let saved = saved.display();
        Trouble::failed(format!(
            "cannot replace {name}: {error}. The course is half old and half new now; your files are saved in {saved}. Mend \
             the cause and run `cargo course update` again"
        ))
    };
    for name in &changes.written {
        write(root, from, &saved, name).map_err(|error| cannot(name, error))?;
    }
    for name in &changes.removed {
        remove(root, &saved, name).map_err(|error| cannot(name, error))?;
    }
    Journal::remove(root)?;
    let (fates, told) = (told::fates(&fates), told::saved(&saved));
    Ok(format!(
        "The course is updated: {written} of its files came, {removed} went.\n{fates}{told}, and so are the files of the \
         course that were replaced"
    ))
}

fn check(root: &Path, from: &Path) -> Result<(), Trouble> {
    let is_course = from.join("exercises").is_dir() && from.join("crates/course").is_dir();
    if !is_course {
        return Err(Trouble::wrong_command_line(format!(
            "{} is not the course: it has no folders exercises and crates/course",
            from.display()
        )));
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if real(root).starts_with(real(from)) {
        return Err(Trouble::wrong_command_line(format!(
            "{} is this very copy: name the folder that you unpacked the newer course to",
            from.display()
        )));
    }
    Ok(())
}

/// The starters of the course that is here, made of its solutions. That of an exercise whose solution
/// is no longer as it came is not known.
fn begun(root: &Path) -> Files {
    let exercises = spec::exercises();
    let made = exercises.iter().filter_map(|exercise| {
        let starter = Made::of(root, exercise).ok()?.starter;
        let name = format!("exercises/{}/src/lib.rs", exercise.package);
        Some((name, starter.into_bytes()))
    });
    made.collect()
}

fn fates(mine: &Files, begun: &Files, newer: &Files) -> Fates {
    let names: BTreeSet<_> = mine.keys().chain(newer.keys()).collect();
    let fates = names.into_iter().map(|name| {
        let fate = fate(mine.get(name), begun.get(name), newer.get(name));
        (name.clone(), fate)
    });
    fates.collect()
}

fn changes(root: &Path, from: &Path, fates: &Fates) -> Result<Changes, Trouble> {
    let newer = names(from)?;
    let gone = |name: &str| {
        let exercise =
            |fate: &(String, Fate)| learner::exercise(&fate.0) == learner::exercise(name);
        let fate = fates.iter().find(|fate| exercise(fate));
        fate.is_some_and(|(_, fate)| *fate == Fate::Gone)
    };
    let mut changes = Changes::default();
    for name in &newer {
        let differs = fs::read(root.join(name)).ok() != fs::read(from.join(name)).ok();
        if differs && !learner::is_theirs(name) {
            changes.written.push(name.clone());
        }
    }
    for name in names(root)?.difference(&newer) {
        let folders: Vec<_> = name.split('/').collect();
        let ours = match folders.as_slice() {
            ["exercises", _, "tests", ..] => true,
            ["exercises", ..] => gone(name),
            [top, ..] => OURS.contains(top),
            [] => false,
        };
        // A package of the learner's own in `exercises` has tests of its own.
        let known = folders[0] != "exercises" || fates_know(fates, name);
        if ours && known {
            changes.removed.push(name.clone());
        }
    }
    Ok(changes)
}

/// Whether the exercise of that file is one of the course, here or there.
fn fates_know(fates: &Fates, name: &str) -> bool {
    let same = |one: &str| learner::exercise(one) == learner::exercise(name);
    let known = spec::exercises();
    known
        .iter()
        .any(|known| known.package == learner::exercise(name))
        && fates.iter().any(|(one, _)| same(one))
}

/// All files of a course, from its root.
fn names(root: &Path) -> Result<BTreeSet<String>, Trouble> {
    let ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() != 1 || !NOT_OURS.contains(&name.as_ref())
    };
    let mut names = BTreeSet::new();
    for entry in WalkDir::new(root).into_iter().filter_entry(ours) {
        let entry = entry.map_err(|error| Trouble::failed(format!("cannot read: {error}")))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        names.insert(parts.join("/"));
    }
    Ok(names)
}

fn write(root: &Path, from: &Path, saved: &Path, name: &str) -> io::Result<()> {
    let (here, there) = (root.join(name), from.join(name));
    if here.exists() {
        saved::keep(root, saved, name)?;
    }
    course_core::save_bytes_to_file(&fs::read(&there)?, &here)?;
    fs::set_permissions(here, fs::metadata(there)?.permissions())
}

fn remove(root: &Path, saved: &Path, name: &str) -> io::Result<()> {
    saved::keep(root, saved, name)?;
    fs::remove_file(root.join(name))?;
    // Folders that are empty now; the first that is not ends it.
    let folders = Path::new(name).ancestors().skip(1);
    let folders = folders.filter(|folder| !folder.as_os_str().is_empty());
    for folder in folders {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
