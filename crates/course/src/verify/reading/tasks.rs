//! What `spec` says of an exercise's tasks.

use crate::verify::Finding;
use spec::{Exercise, Task};

/// Does each task have its number, a title, minutes and three hints?
pub(super) fn check(exercise: &Exercise) -> Vec<Finding> {
    let tasks = (1..).zip(exercise.tasks);
    let mut findings: Vec<_> = tasks
        .flat_map(|(number, task)| of_task(exercise, number, task))
        .collect();
    if exercise.tasks.is_empty() {
        findings.push(Finding::new(
            place(exercise),
            "it has no task",
            "give it one",
        ));
    }
    findings
}

fn of_task(exercise: &Exercise, number: u32, task: &Task) -> Vec<Finding> {
    let finding = |what: String, remedy: &str| {
        let what = format!("task {}: {what}", task.number);
        Finding::new(place(exercise), what, remedy)
    };
    let mut findings = Vec::new();
    if task.number != number {
        findings.push(finding(
            format!("it is the {number}. in the list"),
            "count the tasks from 1, in order",
        ));
    }
    if task.title.trim().is_empty() {
        findings.push(finding(
            "it has no title".into(),
            "say in one line what to do",
        ));
    }
    if task.minutes == 0 {
        findings.push(finding(
            "it takes no time".into(),
            "say how many minutes a student needs for it, about",
        ));
    }
    for (index, hint) in task.hints.iter().enumerate() {
        let number = index + 1;
        if hint.trim().is_empty() {
            findings.push(finding(format!("hint {number} is empty"), "write it"));
        } else if task.hints[..index].contains(hint) {
            findings.push(finding(
                format!("hint {number} says what an earlier one says"),
                "let each say more than the one before it",
            ));
        }
    }
    findings
}

/// Where the tasks are, as far as can be told without looking.
fn place(exercise: &Exercise) -> String {
    format!("crates/spec/src, the tasks of {}", exercise.package)
}

#[cfg(test)]
mod tests {
    use super::*;
    use spec::Verdict;

    const TASK: Task = Task {
        number: 1,
        function: "f",
        title: "write f",
        minutes: 5,
        hints: ["a", "b", "c"],
        starts_with: Verdict::NotWrittenYet,
    };

    fn found(tasks: &'static [Task]) -> Vec<String> {
        let findings = check(&Exercise {
            package: "ex3-sum-squares",
            tasks,
        });
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_task_with_all_that_it_needs_is_in_order() {
        assert!(found(&[TASK]).is_empty());
    }

    #[test]
    fn whatever_is_missing_is_named() {
        const LACKING: [Task; 1] = [Task {
            number: 2,
            title: " ",
            minutes: 0,
            hints: ["a", "", "a"],
            ..TASK
        }];
        assert_eq!(
            found(&LACKING),
            [
                "task 2: it is the 1. in the list",
                "task 2: it has no title",
                "task 2: it takes no time",
                "task 2: hint 2 is empty",
                "task 2: hint 3 says what an earlier one says",
            ]
        );
        assert_eq!(found(&[]), ["it has no task"]);
    }
}
