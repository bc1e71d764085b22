//! `cargo course reset`: back to the starter. What the learner wrote is kept.

use crate::starter::{self, Made};
use crate::state::Store;
use crate::trouble::Trouble;
use crate::{catalogue, places, print};
use clap::{Arg, ArgMatches, Command};
use spec::Exercise;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("reset")
        .about("Puts the starter of an exercise back, and keeps your file beside it")
        .after_help(
            "Examples:\n  cargo course reset ex3\n\nYour file is kept as lib.rs.mine-1 (then -2, and so on): \
             nothing compiles or overwrites these. To go on with it, copy it over lib.rs.",
        )
        .arg(
            Arg::new("exercise")
                .required(true)
                .help("The exercise: ex3, or ex3-sum-squares"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name: &String = flags.get_one("exercise").expect("clap demands it");
    let exercise = catalogue::find(name)?;
    let root = places::root();
    let done = reset(&root, &exercise)?;
    forget(&root, &exercise, &done)?;
    print::line(&told(&exercise, &done))?;
    Ok(ExitCode::SUCCESS)
}

/// What became of the learner's file.
#[derive(Debug, PartialEq, Eq)]
enum Done {
    Untouched,
    /// There was none.
    Replaced,
    /// It is kept in this file.
    Kept(PathBuf),
}

fn reset(root: &Path, exercise: &Exercise) -> Result<Done, Trouble> {
    let file = places::learners_file(exercise);
    let made = Made::of(root, exercise)?;
    let theirs = theirs(root, &file)?;
    if let Some(theirs) = &theirs
        && std::str::from_utf8(theirs).is_ok_and(|text| starter::same(text, &made.starter))
    {
        return Ok(Done::Untouched);
    }
    let done = match theirs {
        Some(theirs) => Done::Kept(keep(root, &file, &theirs)?),
        None => Done::Replaced,
    };
    course_core::save_bytes_to_file(made.starter.as_bytes(), root.join(&file))
        .map_err(Trouble::failed)?;
    Ok(done)
}

/// A starter has no task that is done. The hints that were read and the best speedup stay.
fn forget(root: &Path, exercise: &Exercise, done: &Done) -> Result<(), Trouble> {
    if *done == Done::Untouched {
        return Ok(());
    }
    Store::at(root).change(|state| {
        let record = state.of_mut(exercise.package);
        record.tasks_passed.clear();
        record.checked = None;
    })
}

/// What stands in `file`, if it is there.
pub(super) fn theirs(root: &Path, file: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match std::fs::read(root.join(file)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("cannot read {}: {error}", file.display());
            Err(Trouble::failed(message))
        }
    }
}

/// Saves `bytes` beside `file`, under the first name that is not taken. Gives that name.
pub(super) fn keep(root: &Path, file: &Path, bytes: &[u8]) -> Result<PathBuf, Trouble> {
    let name = |number: u32| PathBuf::from(format!("{}.mine-{number}", file.display()));
    for number in 1.. {
        match write_new(&root.join(name(number)), bytes) {
            Ok(()) => return Ok(name(number)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                return Err(Trouble::failed(format!(
                    "cannot keep your file as {}, so nothing was changed: {error}",
                    name(number).display()
                )));
            }
        }
    }
    unreachable!("there are more numbers than files")
}

/// On the disk when it returns: the file that it was read from is replaced next.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file is nobody's. It may stay where it cannot be removed.
        let _ = std::fs::remove_file(path);
    }
    written
}

fn told(exercise: &Exercise, done: &Done) -> String {
    let file = places::learners_file(exercise);
    let file = file.display();
    match done {
        Done::Untouched => format!("{file} is the starter: there is nothing to put back."),
        Done::Replaced => format!("There was no {file}. The starter is there now."),
        Done::Kept(kept) => {
            let kept = kept.display();
            format!("{file} is the starter again.\nWhat you had is kept in {kept}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SOLUTION: &str = "// <solution>\n// right\n// </solution>\n//| // write me\n";

    /// A course of one exercise, whose starter says `// write me`.
    fn course(learners: &str) -> (tempfile::TempDir, Exercise) {
        let exercise = catalogue::find("ex3").expect("it is there");
        let root = tempfile::tempdir().expect("a folder");
        for (file, text) in [
            (places::solution_file(&exercise), SOLUTION),
            (places::learners_file(&exercise), learners),
        ] {
            course_core::save_bytes_to_file(text.as_bytes(), root.path().join(file))
                .expect("a file");
        }
        (root, exercise)
    }

    fn learners(root: &tempfile::TempDir, ending: &str) -> String {
        let file = places::learners_file(&catalogue::find("ex3").expect("it is there"));
        let file = format!("{}{ending}", root.path().join(file).display());
        fs::read_to_string(&file).expect(&file)
    }

    #[test]
    fn what_was_written_is_kept_and_never_overwritten() {
        let (root, exercise) = course("// first\n");
        for (number, text) in [(1, "// first\n"), (2, "// second\n"), (3, "// third\n")] {
            let file = places::learners_file(&exercise);
            fs::write(root.path().join(&file), text).expect("a file");
            let kept = PathBuf::from(format!("{}.mine-{number}", file.display()));
            assert_eq!(reset(root.path(), &exercise), Ok(Done::Kept(kept)));
            assert_eq!(learners(&root, ""), "// write me\n");
        }
        assert_eq!(learners(&root, ".mine-1"), "// first\n");
        assert_eq!(learners(&root, ".mine-2"), "// second\n");
        assert_eq!(learners(&root, ".mine-3"), "// third\n");
    }

    #[test]
    fn the_starter_is_left_alone_also_with_the_line_ends_of_windows() {
        let (root, exercise) = course("// write me\r\n");
        assert_eq!(reset(root.path(), &exercise), Ok(Done::Untouched));
        assert_eq!(learners(&root, ""), "// write me\r\n");
    }

    #[test]
    fn a_file_that_is_no_text_is_kept_too() {
        let (root, exercise) = course("");
        let file = root.path().join(places::learners_file(&exercise));
        fs::write(&file, b"\xff\x00").expect("a file");
        let Ok(Done::Kept(kept)) = reset(root.path(), &exercise) else {
            panic!("it should be kept");
        };
        assert_eq!(
            fs::read(root.path().join(kept)).expect("a file"),
            b"\xff\x00"
        );
    }

    #[test]
    fn a_starter_has_no_task_that_is_done() {
        let (root, exercise) = course("mine");
        let store = Store::at(root.path());
        let remember = |state: &mut crate::state::State| {
            let record = state.of_mut(exercise.package);
            record.tasks_passed.push("executor_runner".to_owned());
            record.best_speedup = Some(1.5);
        };
        store.change(remember).expect("a folder");
        forget(root.path(), &exercise, &Done::Untouched).expect("nothing to do");
        let done = || store.read().expect("it is there").of(exercise.package);
        assert_eq!(done().tasks_passed.len(), 1);
        forget(root.path(), &exercise, &Done::Replaced).expect("a file");
        assert!(done().tasks_passed.is_empty());
        assert_eq!(done().best_speedup, Some(1.5));
    }

    #[test]
    fn a_file_that_was_deleted_comes_back() {
        let (root, exercise) = course("");
        fs::remove_file(root.path().join(places::learners_file(&exercise))).expect("it is there");
        assert_eq!(reset(root.path(), &exercise), Ok(Done::Replaced));
        assert_eq!(learners(&root, ""), "// write me\n");
    }

    #[test]
    fn where_nothing_can_be_kept_nothing_is_changed() {
        let (root, exercise) = course("// mine\n");
        let file = places::solution_file(&exercise);
        fs::write(root.path().join(file), "// <solution>\n").expect("a file");
        let trouble = reset(root.path(), &exercise).expect_err("its marks are wrong");
        assert!(
            trouble.message.contains("ex3_sum_squares.rs:1:"),
            "{}",
            trouble.message
        );
        assert_eq!(learners(&root, ""), "// mine\n");
    }
}
