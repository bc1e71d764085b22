use super::*;
use spec::tell::{Ended, Law};
use std::time::Duration;

/// The first three tasks of exercise 0: each came to the `todo!` of that line.
fn page(lines: [u32; 3], brief: bool) -> String {
    let exercise = crate::catalogue::find("ex0").expect("it is there");
    let judged = |task: &Task, line: u32| Judged {
        law: Law {
            path: format!("{}::is_right", task.function),
            test: String::new(),
            function: task.function.into(),
            task: Some(task.number),
            why: String::new(),
        },
        ended: Ended {
            law: String::new(),
            finding: Some(Finding {
                place: Some(format!("lib.rs:{line}")),
                ..Finding::new(
                    Verdict::NotWrittenYet,
                    format!("not yet implemented: line {line}"),
                )
            }),
            output: String::new(),
            seconds: 0.0,
            evidence: None,
            calls: 0,
            workers: 0,
        },
    };
    let result = |(task, line): (&Task, u32)| TaskResult {
        task: *task,
        laws: vec![judged(task, line)],
    };
    let asked = Asked {
        tasks: exercise.tasks.iter().zip(lines).map(result).collect(),
        given: Vec::new(),
        warnings: Vec::new(),
        took: Duration::ZERO,
    };
    let look = Look {
        width: 80,
        wrap: true,
        brief,
    };
    let page = show(&exercise, &Outcome::Asked(asked), look);
    anstream::adapter::strip_str(&page).to_string()
}

#[test]
fn a_task_that_needs_an_earlier_one_says_which() {
    let page = page([3, 5, 5], false);
    let told: Vec<&str> = page.lines().skip(2).collect();
    assert_eq!(
        told,
        [
            " · task 1: take three naps and tell how long they took",
            "    NOT WRITTEN YET  lib.rs:3",
            "    write    line 3",
            "",
            " · task 2: the same for a list of naps",
            "    NOT WRITTEN YET  lib.rs:5",
            "    write    line 5",
            "",
            " · task 3: write a map with a loop",
            "    NOT WRITTEN YET",
            "    first    task 2: without it this one cannot be checked",
        ]
    );
}

#[test]
fn in_brief_the_first_is_told_and_the_others_have_a_line_each() {
    let page = page([3, 5, 5], true);
    assert!(page.contains("write    line 3"), "{page}");
    assert!(
        page.ends_with(" · task 2: NOT WRITTEN YET\n · task 3: NOT WRITTEN YET"),
        "{page}"
    );
}
