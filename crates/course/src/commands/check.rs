//! `cargo course check`: is it right, and is it parallel?

use super::{exercise_arg, exercise_of};
use crate::cancel::Cancel;
use crate::check::{self, Look, Outcome};
use crate::course::next_after;
use crate::page::Page;
use crate::progress::Progress;
use crate::state::Store;
use crate::trouble::Trouble;
use crate::{places, print};
use clap::{Arg, ArgAction, ArgMatches, Command};
use spec::Exercise;
use std::path::Path;
use std::process::ExitCode;

const ALL: &str = "all";

pub(super) fn command_line() -> Command {
    Command::new("check")
        .about("Checks your answers: right or not, parallel or not, and what was seen")
        .after_help(
            "Examples:\n  cargo course check        the exercise you are at\n  \
             cargo course check ex3    that one\n  \
             cargo course check --all  all of them\n\n\
             The exit code is 0 if all of it passes, 1 if not. COURSE_DEADLINE=60 gives each law 60 seconds in place \
             of 30.",
        )
        .arg(exercise_arg().conflicts_with(ALL))
        .arg(
            Arg::new(ALL)
                .long(ALL)
                .action(ArgAction::SetTrue)
                .help("Every exercise, one after another"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let root = places::root();
    let cancel = Cancel::by_interrupt()?;
    if flags.get_flag(ALL) {
        return all(&root, &cancel);
    }
    let state = Store::at(&root).read()?;
    let Some(exercise) = exercise_of(flags, &state)? else {
        print::line("Every exercise is done. Check them again: cargo course check --all")?;
        return Ok(ExitCode::SUCCESS);
    };
    let outcome = one(&exercise, &root, &cancel)?;
    let next = next(&exercise, &outcome, &root)?;
    let mut page = Page::new(Look::of_stdout());
    next.lines().for_each(|line| page.text_of(line));
    print::line(&format!("\n{}", page.text()))?;
    Ok(code(outcome.passed()))
}

fn code(passed: bool) -> ExitCode {
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Checks one exercise, and prints what came of it.
fn one(exercise: &Exercise, root: &Path, cancel: &Cancel) -> Result<Outcome, Trouble> {
    let mut progress = Progress::new();
    let mut step = |step: check::Step<'_>| progress.show(exercise.package, &step);
    let outcome = check::check(exercise, root, print::colours(), cancel, &mut step)?;
    progress.done();
    print::line(&check::show(exercise, &outcome, Look::of_stdout()))?;
    Ok(outcome)
}

fn all(root: &Path, cancel: &Cancel) -> Result<ExitCode, Trouble> {
    let exercises = spec::exercises();
    let mut passed = 0;
    for exercise in &exercises {
        match one(exercise, root, cancel) {
            Ok(outcome) => passed += usize::from(outcome.passed()),
            Err(trouble) if trouble.is_interrupted() => return Err(trouble),
            // The others can be checked all the same.
            Err(trouble) => drop(trouble.tell()),
        }
        print::line("")?;
    }
    print::line(&format!(
        "{passed} of {} exercises are done.",
        exercises.len()
    ))?;
    Ok(code(passed == exercises.len()))
}

/// What to do now.
fn next(exercise: &Exercise, outcome: &Outcome, root: &Path) -> Result<String, Trouble> {
    let short = exercise.short();
    if !outcome.passed() {
        let file = places::learners_file(exercise);
        return Ok(format!(
            "Edit {}, and check again.\nStuck? cargo course hint {short}",
            file.display()
        ));
    }
    let solution = format!(
        "{short} is done. Another answer to compare yours with:\n  cargo course solution {short}"
    );
    let state = Store::at(root).read()?;
    Ok(match next_after(exercise, &state) {
        Some(next) => format!(
            "{solution}\nNext: {}, in {}",
            next.package,
            places::learners_file(&next).display()
        ),
        None => format!("{solution}\nThat was the last one: every exercise is done."),
    })
}
