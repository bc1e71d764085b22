//! The exercises by their names, as people type them.

use crate::trouble::Trouble;
use spec::{Exercise, Task};

/// How much a wrong name must have in common with a right one, of 1, for the right one to be proposed.
const ALIKE: f64 = 0.75;

/// The exercise called `name`: `ex3`, `EX3`, `3`, `ex3-sum-squares`, or a path within `exercises/ex3-sum-squares`.
///
/// # Errors
/// There is none; the message has the nearest name, or all names.
pub(crate) fn find(name: &str) -> Result<Exercise, Trouble> {
    find_in(&spec::exercises(), name)
}

fn find_in(exercises: &[Exercise], name: &str) -> Result<Exercise, Trouble> {
    let lower = name.trim().to_lowercase();
    // From its end: whatever the course itself is called, and wherever it lies.
    let found = lower.rsplit(['/', '\\']).find_map(|part| {
        exercises
            .iter()
            .find(|exercise| names(exercise).contains(&part))
    });
    found
        .copied()
        .ok_or_else(|| Trouble::wrong_command_line(unknown(exercises, name)))
}

/// Everything that one exercise is called.
fn names(exercise: &Exercise) -> [&'static str; 4] {
    let (number, topic) = exercise
        .package
        .trim_start_matches("ex")
        .split_once('-')
        .unwrap_or((exercise.package, exercise.package));
    [exercise.package, exercise.short(), number, topic]
}

fn unknown(exercises: &[Exercise], name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let alike = |exercise: &Exercise| {
        let likeness = names(exercise).map(|right| strsim::jaro_winkler(right, &lower));
        likeness.into_iter().fold(ALIKE, f64::max)
    };
    let most = exercises.iter().map(alike).fold(ALIKE, f64::max);
    let mut nearest = exercises.iter().filter(|exercise| alike(exercise) >= most);
    // `ex9` is as near to `ex3` as to `ex8`: then nothing is guessed.
    if let (Some(exercise), None) = (nearest.next(), nearest.next())
        && most > ALIKE
    {
        let package = exercise.package;
        return format!("there is no exercise `{name}`; did you mean `{package}`?");
    }
    let all: Vec<_> = exercises.iter().map(|exercise| exercise.package).collect();
    format!("there is no exercise `{name}`; there is {}", all.join(", "))
}

/// The task of that number.
///
/// # Errors
/// The exercise has no such task.
pub(crate) fn task(exercise: &Exercise, number: u32) -> Result<Task, Trouble> {
    let found = exercise.tasks.iter().find(|task| task.number == number);
    found.copied().ok_or_else(|| {
        Trouble::wrong_command_line(format!(
            "{} has no task {number}; it has {}",
            exercise.package,
            exercise.tasks.len()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_has_several_names() {
        for name in [
            "ex3",
            "3",
            "ex3-sum-squares",
            "sum-squares",
            "exercises/ex3-sum-squares/",
            "exercises/ex3-sum-squares/src/lib.rs",
            "EX3",
            " ex3 ",
        ] {
            assert_eq!(find(name).expect(name).package, "ex3-sum-squares");
        }
    }

    #[test]
    fn a_name_that_is_nearly_right_gets_the_right_one() {
        for name in ["ex3-sum-sqares", "sumsquares", "ex3_sum_squares"] {
            let trouble = find(name).expect_err(name);
            assert!(
                trouble.message.contains("did you mean `ex3-sum-squares`?"),
                "{}",
                trouble.message
            );
        }
    }

    #[test]
    fn a_name_like_no_other_gets_them_all() {
        for name in ["zzz", "", "ex99"] {
            let trouble = find(name).expect_err("no such exercise");
            let message = trouble.message;
            assert!(message.contains("ex0-serial, ex1-process"), "{message}");
        }
    }

    #[test]
    fn a_task_that_is_not_there_is_said_with_how_many_there_are() {
        let trouble = task(&find("ex3").expect("it is there"), 7).expect_err("it has three");
        assert_eq!(trouble.message, "ex3-sum-squares has no task 7; it has 3");
    }
}
