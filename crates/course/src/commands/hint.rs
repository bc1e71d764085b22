//! `cargo course hint`: three hints a task.

use crate::trouble::Trouble;
use crate::{catalogue, places, print};
use clap::{Arg, ArgMatches, Command, value_parser};
use spec::{Exercise, Task};
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("hint")
        .about("Prints a hint for a task: three each, from gentle to nearly the answer")
        .after_help(
            "Examples:\n  cargo course hint ex3 --task 2            the first, gentle one\n  \
             cargo course hint ex3 --task 2 --level 3  nearly the answer",
        )
        .arg(
            Arg::new("exercise")
                .required(true)
                .help("The exercise: ex3, or ex3-sum-squares"),
        )
        .arg(
            Arg::new("task")
                .long("task")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("1")
                .help("Which of its tasks"),
        )
        .arg(
            Arg::new("level")
                .long("level")
                .value_name("1-3")
                .value_parser(value_parser!(u8).range(1..=3))
                .default_value("1")
                .help("How much to say"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let name: &String = flags.get_one("exercise").expect("clap demands it");
    let number = flags.get_one("task").copied().unwrap_or(1);
    let level = flags.get_one("level").copied().unwrap_or(1_u8);
    let exercise = catalogue::find(name)?;
    let task = catalogue::task(&exercise, number)?;
    print::line(&text(&exercise, &task, usize::from(level)))?;
    Ok(ExitCode::SUCCESS)
}

fn text(exercise: &Exercise, task: &Task, level: usize) -> String {
    let hint = task.hints[level - 1];
    let title = format!(
        "{}, task {}: {} (about {} minutes)\n{}, `{}`",
        exercise.package,
        task.number,
        task.title,
        task.minutes,
        places::learners_file(exercise).display(),
        task.function
    );
    let next = match level {
        3 => "That was the last one.".to_owned(),
        _ => format!(
            "Another one: cargo course hint {} --task {} --level {}",
            exercise.short(),
            task.number,
            level + 1
        ),
    };
    format!("{title}\n\nHint {level} of 3: {hint}\n\n{next}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_has_three_hints_each_saying_something_else() {
        for exercise in spec::exercises() {
            for task in exercise.tasks {
                let hints = [1, 2, 3].map(|level| text(&exercise, task, level));
                let empty = task.hints.iter().any(|hint| hint.trim().is_empty());
                assert!(!empty, "{}", exercise.package);
                assert_ne!(hints[0], hints[1]);
                assert_ne!(hints[1], hints[2]);
            }
        }
    }
}
