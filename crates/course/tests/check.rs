//! `cargo course check` in a workspace of a learner's: what the compiler says, verdicts, and answers that end the checks.
#![cfg(target_os = "linux")]

mod learner;

use learner::processes::{Process, carrying, marked_by, signal};
use learner::{ENDLESS, Learner, answer, right, unwritten};
use std::fs;
use std::process::Stdio;

/// One workspace, one test: what a learner does in it, step by step.
#[test]
fn a_learner_checks_an_exercise() {
    let learner = Learner::new("check");
    a_compile_error_is_the_compilers(&learner);
    an_unwritten_answer_is_told_so(&learner);
    an_answer_that_ends_the_checks_is_told_so(&learner);
    ctrl_c_leaves_nothing(&learner);
    a_right_answer_passes(&learner);
    a_timeline_is_drawn(&learner);
}

fn a_compile_error_is_the_compilers(learner: &Learner) {
    learner.write(&answer("list.len()"));
    let said = learner.run(&["check", "ex0"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.stdout.starts_with("ex0-serial: it does not compile"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.contains("error[E0308]: mismatched types"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.contains("exercises/ex0-serial/src/lib.rs:"),
        "{}",
        said.stdout
    );
    assert!(!said.stdout.contains("aborting"), "{}", said.stdout);
    // Nothing was asked, so nothing is known.
    assert!(learner.run(&["list"]).stdout.contains("not started"));
}

fn an_unwritten_answer_is_told_so(learner: &Learner) {
    learner.write(&unwritten());
    let said = learner.run(&["check", "ex0"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.stdout.starts_with("ex0-serial: 0 of 4 tasks done"),
        "{}",
        said.stdout
    );
    assert_eq!(
        said.stdout.matches("NOT WRITTEN YET").count(),
        4,
        "{}",
        said.stdout
    );
    // As the file has it, and not with the list of that one call.
    assert!(
        said.stdout.contains("write it for `list`"),
        "{}",
        said.stdout
    );
    assert!(
        !said.stdout.contains('\x1b'),
        "colours in a pipe: {}",
        said.stdout
    );
}

/// The checks keep an answer from ending them, where the system lets them. Here the test ends them, each time that a law
/// of the second task is asked.
fn an_answer_that_ends_the_checks_is_told_so(learner: &Learner) {
    learner.write(&answer(ENDLESS));
    let mut course = learner
        .course(&["check", "ex0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let marked = marked_by(course.id());
    while course.try_wait().expect("our own child").is_none() {
        let all = carrying(&marked);
        let of_task = |process: &&Process| process.has("COURSE_LAW=answer/time_naps::");
        if all.iter().any(|process| of_task(&process)) {
            let checks = all.iter().find(|process| !process.has("COURSE_LAW="));
            if let Some(checks) = checks {
                signal("-9", &checks.id);
            }
        }
    }
    let said = learner::Said::of(&course.wait_with_output().expect("our own child"));
    assert_eq!(said.code, Some(1), "{said:?}");
    let text = &said.stdout;
    assert!(
        text.starts_with("ex0-serial: 3 of 4 tasks done"),
        "{said:?}"
    );
    assert!(text.contains("CRASHED"), "{text}");
    assert!(
        text.contains("the checks themselves were ended (signal: 9 (SIGKILL))"),
        "{text}"
    );
    assert!(carrying(&marked).is_empty(), "something is left");
    let listed = learner.run(&["list"]).stdout;
    assert!(listed.contains("3 of 4 tasks"), "{listed}");
}

fn ctrl_c_leaves_nothing(learner: &Learner) {
    learner.write(&answer(ENDLESS));
    let mut course = learner
        .course(&["check", "ex0"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let marked = marked_by(course.id());
    while carrying(&marked).len() < 2 {
        let ended = course.try_wait().expect("our own child");
        assert_eq!(ended, None, "it ended before a law was asked");
        std::thread::yield_now();
    }
    signal("-INT", &course.id().to_string());
    let output = course.wait_with_output().expect("our own child");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{stderr}");
    assert!(stderr.contains("interrupted"), "{stderr}");
    assert!(carrying(&marked).is_empty(), "something is left");
}

fn a_right_answer_passes(learner: &Learner) {
    learner.write(&(right() + "\nfn never_used() {}\n"));
    let said = learner.run(&["check", "ex0"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stdout.contains("4 of 4 tasks done"), "{}", said.stdout);
    assert!(
        said.stdout.contains("3 calls on 1 worker, 1 at once"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout
            .contains("warning: function `never_used` is never used"),
        "{}",
        said.stdout
    );
    assert!(said.stdout.contains("Next: ex1-process"), "{}", said.stdout);
    // Without a name it is the next one's turn.
    let now = learner.run(&[]).stdout;
    assert!(now.contains("ex1-process (not started"), "{now}");
}

fn a_timeline_is_drawn(learner: &Learner) {
    let said = learner.run(&["timeline", "ex0"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let picture = learner.root.join(".course/timelines/ex0-serial.svg");
    let picture = fs::read_to_string(picture).expect("it is there");
    assert!(picture.contains("<svg"), "{picture}");
    assert!(said.stdout.contains("Look at it: "), "{}", said.stdout);
}
