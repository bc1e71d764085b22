//! The exercises by their names, as people type them.

use crate::trouble::Trouble;
use spec::{Exercise, Task};

/// How much a wrong name must have in common with a right one, of 1, for the right one to be proposed.
const ALIKE: f64 = 0.75;

/// The exercise called `name`: `ex3`, `3`, `ex3-sum-squares` or `exercises/ex3-sum-squares/`.
///
/// # Errors
/// There is none; the message has the nearest name, or all names.
pub(crate) fn find(name: &str) -> Result<Exercise, Trouble> {
    find_in(&spec::exercises(), name)
}

fn find_in(exercises: &[Exercise], name: &str) -> Result<Exercise, Trouble> {
    let bare = name.trim_end_matches(['/', '\\']);
    let bare = bare.rsplit(['/', '\\']).next().unwrap_or(bare);
    exercises
        .iter()
        .find(|exercise| names(exercise).contains(&bare))
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
    let alike = |exercise: &Exercise| {
        let likeness = names(exercise).map(|right| strsim::jaro_winkler(right, name));
        likeness.into_iter().fold(0.0, f64::max)
    };
    let nearest = exercises
        .iter()
        .max_by(|one, other| alike(one).total_cmp(&alike(other)))
        .filter(|exercise| alike(exercise) >= ALIKE);
    if let Some(exercise) = nearest {
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
        let trouble = find("zzz").expect_err("no such exercise");
        assert!(
            trouble.message.contains("ex0-serial, ex1-process"),
            "{}",
            trouble.message
        );
    }

    #[test]
    fn a_task_that_is_not_there_is_said_with_how_many_there_are() {
        let trouble = task(&find("ex3").expect("it is there"), 7).expect_err("it has three");
        assert_eq!(trouble.message, "ex3-sum-squares has no task 7; it has 3");
    }
}
