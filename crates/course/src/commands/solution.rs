//! `cargo course solution`: the reference answer beside the learner's.

use crate::compare::Texts;
use crate::starter::{self, Made};
use crate::state::{Store, hash_of};
use crate::trouble::Trouble;
use crate::{catalogue, places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use spec::Exercise;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("solution")
        .about("Shows the reference answer beside yours, once yours passes its checks")
        .after_help(
            "Side by side on a terminal of 110 columns or more, else as `diff -u` has it.\n\nExamples:\n  \
             cargo course solution ex3\n  # before yours passes\n  \
             cargo course solution ex3 --show-anyway",
        )
        .arg(
            Arg::new("exercise")
                .required(true)
                .help("The exercise: ex3, or ex3-sum-squares"),
        )
        .arg(
            Arg::new("show-anyway")
                .long("show-anyway")
                .action(ArgAction::SetTrue)
                .help("Also before yours passes"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name: &String = flags.get_one("exercise").expect("clap demands it");
    let exercise = catalogue::find(name)?;
    let root = places::root();
    if !flags.get_flag("show-anyway") && !passes(&root, &exercise)? {
        return Err(not_yet(&exercise));
    }
    let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = columns.filter(|_| std::io::stdout().is_terminal());
    print::line(shown(&root, &exercise, columns)?.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn not_yet(exercise: &Exercise) -> Trouble {
    let short = exercise.short();
    Trouble::failed(format!(
        "{} has not passed its checks as it is now, and the reference answer is worth more to you when it has.\n\
         Check it:               cargo course check {short}\n\
         See it all the same:    cargo course solution {short} --show-anyway",
        places::learners_file(exercise).display()
    ))
}

/// Whether the learner's file, as it is now, has passed its checks.
fn passes(root: &Path, exercise: &Exercise) -> Result<bool, Trouble> {
    let record = Store::at(root).read()?.of(exercise.package);
    let now = hash_of(&root.join(places::learners_file(exercise)));
    Ok(record.is_done(exercise) && record.checked == now)
}

fn shown(root: &Path, exercise: &Exercise, columns: Option<usize>) -> Result<String, Trouble> {
    let (file, reference) = (
        places::learners_file(exercise),
        places::solution_file(exercise),
    );
    let theirs = starter::read(root, &file)?;
    let made = Made::of(root, exercise)?;
    let texts = Texts {
        left: (&file.display().to_string(), without_head(&theirs)),
        right: (
            &reference.display().to_string(),
            without_head(&made.solution),
        ),
    };
    if texts.left.1 == texts.right.1 {
        return Ok("Yours is the same as the reference.".to_owned());
    }
    Ok(texts.shown(columns))
}

/// From the first `use` on: what stands before it says what to do, and is no answer.
fn without_head(text: &str) -> &str {
    let first = text.find("\nuse ").map_or(0, |place| place + 1);
    &text[first..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_shown_beside_the_file_that_is_there() {
        for exercise in spec::exercises() {
            for columns in [None, Some(80), Some(160)] {
                let shown = shown(&places::root(), &exercise, columns).expect(exercise.package);
                let plain = anstream::adapter::strip_str(&shown).to_string();
                assert!(!plain.contains("//|") && !plain.contains("solution>"));
                let file = places::solution_file(&exercise);
                assert!(plain.contains(&*file.to_string_lossy()), "{plain}");
            }
        }
    }

    #[test]
    fn an_answer_that_is_the_reference_is_told_in_words() {
        let exercise = catalogue::find("ex3").expect("it is there");
        let (folder, solution) = (
            tempfile::tempdir().expect("a folder"),
            places::solution_file(&exercise),
        );
        let root = folder.path();
        course_core::save_bytes_to_file(b"", root.join(&solution)).expect("a file");
        std::fs::copy(places::root().join(&solution), root.join(&solution)).expect("a file");
        let made = Made::of(root, &exercise).expect("it has its marks");
        let file = root.join(places::learners_file(&exercise));
        course_core::save_bytes_to_file(made.solution.as_bytes(), file).expect("a file");
        for columns in [None, Some(80), Some(160)] {
            let shown = shown(root, &exercise, columns).expect("it is there");
            assert_eq!(shown, "Yours is the same as the reference.");
        }
    }

    #[test]
    fn it_is_shown_once_the_file_has_passed_as_it_is() {
        let exercise = catalogue::find("ex3").expect("it is there");
        let root = tempfile::tempdir().expect("a folder");
        let file = root.path().join(places::learners_file(&exercise));
        let passes = || passes(root.path(), &exercise).expect("a state");
        course_core::save_bytes_to_file(b"// right\n", &file).expect("a file");
        assert!(!passes());
        let done = |functions: &[&str]| {
            let change = Store::at(root.path()).change(|state| {
                let record = state.of_mut(exercise.package);
                record.tasks_passed = functions.iter().map(ToString::to_string).collect();
                record.checked = hash_of(&file);
            });
            change.expect("a state");
        };
        done(&["executor_runner", "pool_runner"]);
        assert!(!passes(), "one task is still to be done");
        done(&["executor_runner", "pool_runner", "rayon_runner"]);
        assert!(passes());
        std::fs::write(&file, "// changed since\n").expect("a file");
        assert!(!passes());
    }

    #[test]
    fn what_is_compared_begins_with_the_first_import() {
        assert_eq!(
            without_head("//! Head\n\nuse a;\nuse b;\n"),
            "use a;\nuse b;\n"
        );
        assert_eq!(without_head("fn a() {}\n"), "fn a() {}\n");
    }
}
