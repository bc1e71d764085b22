//! Runners that fail, hang, or look parallel and are not.

use crate::started::{line_of, rows, run, stderr, stdout, trial};
use libtest_mimic::Trial;

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial(
            "failures_are_told_and_nothing_raw_is_printed",
            failures_are_told_and_nothing_raw_is_printed,
        ),
        trial(
            "a_panic_that_does_no_harm_is_a_warning",
            a_panic_that_does_no_harm_is_a_warning,
        ),
        trial(
            "a_deadlock_ends_at_the_deadline",
            a_deadlock_ends_at_the_deadline,
        ),
        trial("idle_workers_are_seen", idle_workers_are_seen),
        trial(
            "work_that_is_not_done_is_seen",
            work_that_is_not_done_is_seen,
        ),
    ]
}

fn failures_are_told_and_nothing_raw_is_printed() {
    let cases = [
        ("fails", "there is no such thing".to_owned()),
        ("wrong", "wrong result: a total of 70".to_owned()),
        (
            "panics",
            format!(
                "a panic on purpose  crates/report/tests/command_line/program.rs:{}",
                line_of("a panic on purpose")
            ),
        ),
        (
            "panics_inside",
            format!(
                "a panic in a thread  crates/report/tests/command_line/program.rs:{}",
                line_of("a panic in a thread")
            ),
        ),
    ];
    for (runner, error) in cases {
        let (rows, code) = rows(runner, &["--numbers", "10", "--workers", "2"]);
        assert_eq!(
            (code, &rows[1]["status"]),
            (Some(1), &"failed".into()),
            "{runner}"
        );
        let told = rows[1]["error"].as_str().expect("what went wrong");
        assert!(told.contains(&error), "{told}");
        assert!(
            rows[1]["seconds"].is_null() && rows[1]["speedup"].is_null(),
            "no time of a wrong answer"
        );
        let output = run(runner, &["--numbers", "10", "--workers", "2"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains("FAILED"), "{}", stdout(&output));
        assert_eq!(stderr(&output), "", "{runner}");
    }
}

fn a_panic_that_does_no_harm_is_a_warning() {
    let output = run("survives", &["--numbers", "10", "--workers", "2"]);
    assert_eq!(output.status.code(), Some(0));
    let warnings = stderr(&output);
    assert!(
        warnings.contains(
            "survives: the answer is right, but a thread panicked: a panic that nobody looks at"
        ),
        "{warnings}"
    );
    assert_eq!(warnings.lines().count(), 1, "{warnings}");
}

fn a_deadlock_ends_at_the_deadline() {
    let output = run(
        "stuck,rayon",
        &["--numbers", "10", "--workers", "2", "--deadline", "0.2"],
    );
    assert_eq!(output.status.code(), Some(1));
    let stdout = stdout(&output);
    let stuck = stdout
        .lines()
        .find(|line| line.starts_with("stuck "))
        .expect("a row");
    assert!(
        stuck.contains("FAILED: no result after 0.2 seconds")
            && stuck.contains("a channel whose sender"),
        "{stuck}"
    );
    assert!(
        !stdout.lines().any(|line| line.starts_with("rayon")),
        "nothing is measured beside it: {stdout}"
    );
    assert!(
        stderr(&output).contains("The others are left out"),
        "{}",
        stderr(&output)
    );
}

fn idle_workers_are_seen() {
    let stdout = stdout(&run(
        "idle,rayon",
        &["--numbers", "20000", "--workers", "4"],
    ));
    assert!(
        stdout.contains("idle: 4 workers were asked for, and 1 did all the work. Task 2: use all"),
        "{stdout}"
    );
    assert!(
        stdout.contains("Who did what when: idle, 4 workers"),
        "{stdout}"
    );
}

fn work_that_is_not_done_is_seen() {
    let stdout = stdout(&run("guesses", &["--workers", "2"]));
    assert!(
        stdout.contains("guesses: the answer is right, but sum_square was never called"),
        "{stdout}"
    );
}
