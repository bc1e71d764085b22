//! The hints.

use crate::flags::Hint;
use spec::{Exercise, Task};
use std::io::{ErrorKind, Write};

/// Prints the hint, or says why there is none.
pub(crate) fn print(wanted: &Hint) -> Result<(), String> {
    let text = text(wanted, &spec::exercises())?;
    match writeln!(std::io::stdout(), "{text}") {
        // Whoever reads has seen enough (`| head -1`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| format!("the hint could not be printed: {error}")),
    }
}

fn text(wanted: &Hint, exercises: &[Exercise]) -> Result<String, String> {
    let exercise = exercises
        .iter()
        .find(|exercise| wanted.exercise == exercise.package || wanted.exercise == exercise.short())
        .ok_or_else(|| {
            let names: Vec<_> = exercises.iter().map(|exercise| exercise.package).collect();
            format!(
                "there is no exercise `{}`; there is {}",
                wanted.exercise,
                names.join(", ")
            )
        })?;
    let task = exercise
        .tasks
        .iter()
        .find(|task| task.number == wanted.task)
        .ok_or_else(|| {
            format!(
                "{} has no task {}; it has {}",
                exercise.package,
                wanted.task,
                exercise.tasks.len()
            )
        })?;
    Ok(shown(exercise, task, wanted.level))
}

fn shown(exercise: &Exercise, task: &Task, level: usize) -> String {
    let hint = task.hints[level - 1];
    let title = format!(
        "{}, task {}: {} (`{}`, about {} minutes)",
        exercise.package, task.number, task.title, task.function, task.minutes
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

    fn wanted(exercise: &str, task: u32, level: usize) -> Hint {
        Hint {
            exercise: exercise.to_owned(),
            task,
            level,
        }
    }

    #[test]
    fn every_task_has_three_hints_each_saying_something_else() {
        for exercise in spec::exercises() {
            for task in exercise.tasks {
                let hints: Vec<String> = (1..=3)
                    .map(|level| {
                        text(
                            &wanted(exercise.short(), task.number, level),
                            &spec::exercises(),
                        )
                        .unwrap()
                    })
                    .collect();
                assert!(
                    task.hints.iter().all(|hint| !hint.trim().is_empty()),
                    "{}",
                    exercise.package
                );
                assert_ne!(hints[0], hints[1]);
                assert_ne!(hints[1], hints[2]);
            }
        }
    }

    #[test]
    fn what_is_not_there_is_said_with_what_is() {
        let error = text(&wanted("ex99", 1, 1), &spec::exercises()).unwrap_err();
        assert!(
            error.contains("ex99") && error.contains("ex3-sum-squares"),
            "{error}"
        );
        let error = text(&wanted("ex3", 7, 1), &spec::exercises()).unwrap_err();
        assert!(
            error.contains("task 7") && error.contains("it has 3"),
            "{error}"
        );
    }
}
