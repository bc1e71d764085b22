//! `cargo course hint`: three hints a task.

use super::{exercise_arg, some_exercise_of};
use crate::page::{Look, Page, paint};
use crate::state::{Record, Store};
use crate::trouble::Trouble;
use crate::{catalogue, places, print, style};
use clap::{Arg, ArgMatches, Command, value_parser};
use spec::{Exercise, Task};
use std::path::Path;
use std::process::ExitCode;

/// There are so many a task.
const HINTS: u8 = 3;

pub(super) fn command_line() -> Command {
    Command::new("hint")
        .about("Prints the next hint for a task: three each, from gentle to nearly the answer")
        .after_help(
            "Examples:\n  # the next one, for the first task that is not done\n  cargo course hint\n  \
             # the next one for that task\n  cargo course hint ex3 --task 2\n  \
             # nearly the answer\n  cargo course hint ex3 --task 2 --level 3",
        )
        .arg(exercise_arg())
        .arg(
            Arg::new("task")
                .long("task")
                .value_name("N")
                .value_parser(value_parser!(u32))
                .help("Which of its tasks [default: the first that is not done]"),
        )
        .arg(
            Arg::new("level")
                .long("level")
                .value_name("1-3")
                .value_parser(value_parser!(u8).range(1..=i64::from(HINTS)))
                .help("How much to say [default: one more than the last time]"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let store = Store::at(&places::root());
    let state = store.read()?;
    let exercise = some_exercise_of(flags, &state)?;
    let task = match flags.get_one("task").copied() {
        Some(number) => catalogue::task(&exercise, number)?,
        None => first_open(&exercise, &state.of(exercise.package))?,
    };
    let asked = flags.get_one("level").copied();
    let level = store.change(|state| show(state.of_mut(exercise.package), &task, asked))?;
    print::line(&text(&exercise, &task, level, Look::of_stdout()))?;
    Ok(ExitCode::SUCCESS)
}

/// A hint that is shown.
pub(crate) struct Hint {
    exercise: Exercise,
    task: Task,
    level: u8,
}

impl Hint {
    pub(crate) fn text(&self, look: Look) -> String {
        text(&self.exercise, &self.task, self.level, look)
    }
}

/// The next hint for the first task that is not done; it is remembered.
pub(crate) fn next(exercise: &Exercise, root: &Path) -> Result<Hint, Trouble> {
    let store = Store::at(root);
    let task = first_open(exercise, &store.read()?.of(exercise.package))?;
    let level = store.change(|state| show(state.of_mut(exercise.package), &task, None))?;
    Ok(Hint {
        exercise: *exercise,
        task,
        level,
    })
}

/// The first task that is not done.
fn first_open(exercise: &Exercise, record: &Record) -> Result<Task, Trouble> {
    record.next_task(exercise).ok_or_else(|| {
        Trouble::wrong_command_line(format!(
            "every task of {} is done, so say which one: cargo course hint {} --task 1",
            exercise.package,
            exercise.short()
        ))
    })
}

/// Which hint is shown; the record remembers it.
fn show(record: &mut Record, task: &Task, asked: Option<u8>) -> u8 {
    let shown = record.hints.entry(task.function.to_owned()).or_default();
    let level = asked.unwrap_or_else(|| (*shown + 1).min(HINTS));
    *shown = level.max(*shown);
    level
}

/// The hint, and how to get another one.
fn text(exercise: &Exercise, task: &Task, level: u8, look: Look) -> String {
    let mut page = Page::new(look);
    let title = format!(
        "{}, task {}: {} (about {} minutes)",
        exercise.package, task.number, task.title, task.minutes
    );
    page.text_of(&title);
    let file = places::learners_file(exercise);
    page.line(&paint(
        style::FAINT,
        &format!("{}, `{}`", file.display(), task.function),
    ));
    page.empty();
    let hint = task.hints[usize::from(level.clamp(1, HINTS)) - 1];
    page.text_of(&format!("Hint {level} of {HINTS}: {hint}"));
    page.empty();
    page.text_of(&if level == HINTS {
        "That was the last one.".to_owned()
    } else {
        let (short, number) = (exercise.short(), task.number);
        format!(
            "Another one: cargo course hint {short} --task {number} --level {}",
            level + 1
        )
    });
    page.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        width: 60,
        wrap: true,
        brief: false,
    };

    #[test]
    fn every_task_has_three_hints_each_saying_something_else() {
        for exercise in spec::exercises() {
            for task in exercise.tasks {
                let hints = [1, 2, 3].map(|level| text(&exercise, task, level, LOOK));
                let empty = task.hints.iter().any(|hint| hint.trim().is_empty());
                assert!(!empty, "{}", exercise.package);
                assert_ne!(hints[0], hints[1]);
                assert_ne!(hints[1], hints[2]);
            }
        }
    }

    #[test]
    fn a_task_that_is_not_there_is_told_with_how_many_there_are() {
        let flags = command_line().get_matches_from(["hint", "ex3", "--task", "0"]);
        let trouble = run(&flags).expect_err("tasks begin with 1");
        assert_eq!(trouble.message, "ex3-sum-squares has no task 0; it has 3");
    }

    #[test]
    fn the_next_hint_is_one_more_than_the_last_and_never_a_fourth() {
        let task = spec::exercises()[0].tasks[0];
        let mut record = Record::default();
        let next = |record: &mut Record| show(record, &task, None);
        assert_eq!([next(&mut record), next(&mut record)], [1, 2]);
        assert_eq!(
            show(&mut record, &task, Some(1)),
            1,
            "again, because it was asked for"
        );
        assert_eq!([next(&mut record), next(&mut record)], [3, 3]);
    }
}
