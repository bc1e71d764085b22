//! `cargo course verify` on a copy of the course in which something is wrong, with the exercise that takes least time.
#![cfg(unix)]

mod learner;

use learner::Said;
use learner::whole::{copy_of_the_course, put, target};
use std::fs;
use std::path::Path;
use std::process::Command;

const SOLUTION: &str = "solutions/src/ex0_serial.rs";
const STARTER: &str = "exercises/ex0-serial/src/lib.rs";
const CORPUS: &str = "crates/spec/tests/ex0/wrong_maps.rs";

#[test]
fn what_is_wrong_is_named() {
    let course = copy_of_the_course("verify", |_, bytes| bytes);
    // Whoever tests may have answered it.
    let said = run(&course, &["generate", "ex0"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let said = run(&course, &["verify", "--only", "ex0"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.stdout.contains("; 0 wrong ("), "{said:?}");

    // A solution that leaves out the first nap of the list.
    change(
        &course,
        SOLUTION,
        "for seconds in list {",
        "for seconds in list.iter().skip(1) {",
    );
    // A starter that was edited, and its solution was not.
    change(
        &course,
        STARTER,
        "Task 2: the same",
        "Task 2: nearly the same",
    );
    // A wrong answer that has another verdict than the one it stands there with.
    change(
        &course,
        CORPUS,
        "wrong_map!(my_map, without_the_last, LostItems)",
        "wrong_map!(my_map, without_the_last, DoneTwice)",
    );
    let said = run(&course, &["verify", "--only", "ex0"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    for (place, what) in [
        (SOLUTION, "ex0::time_naps::times_every_nap_of_the_list"),
        (
            STARTER,
            "it is not the starter that solutions/src/ex0_serial.rs gives",
        ),
        (
            "crates/spec/tests/ex0",
            "wrong::my_map::without_the_last::is::DoneTwice",
        ),
    ] {
        assert!(
            is_named(&said.stdout, place, what),
            "{place}: {what}\n{said:?}"
        );
    }
}

/// Whether a finding about that place has that line.
fn is_named(told: &str, place: &str, what: &str) -> bool {
    let mut lines = told.lines().skip_while(|line| *line != "What is wrong:");
    let mut of_place = false;
    lines.any(|line| {
        // A place stands at the beginning, and what is wrong there further in.
        if line.starts_with("  ") && !line.starts_with("   ") {
            of_place = line.trim() == place;
        }
        of_place && line.strip_prefix("      ") == Some(what)
    })
}

fn change(course: &Path, file: &str, from: &str, to: &str) {
    let path = course.join(file);
    let text = fs::read_to_string(&path).expect("a file of the course");
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{file} has no `{from}` now");
    put(&path, changed.as_bytes());
}

/// `cargo course` there. The copy that `verify` makes is the one of everybody: it has been built before, or will be used
/// again.
fn run(course: &Path, arguments: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_course"))
        .args(arguments)
        .current_dir(course)
        .env("CARGO_MANIFEST_DIR", course.join("crates/course"))
        .env("CARGO_TARGET_DIR", target())
        .output();
    Said::of(&output.expect("it runs"))
}
