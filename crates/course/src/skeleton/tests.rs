//! A new exercise, in a copy of the course.

use super::*;
use crate::cargo::cargo;
use crate::places;
use crate::verify::Copy;
use spec::{Exercise, Task, Verdict};
use std::fs;

const PACKAGE: &str = "ex10-later";

fn course(folder: &Path) -> PathBuf {
    Copy::of(&places::root(), folder, &spec::exercises(), &|_| ()).expect("a copy");
    folder.join("tree")
}

/// What `spec` will say of the exercise once it is compiled.
const LATER: Exercise = Exercise {
    package: PACKAGE,
    tasks: &[Task {
        number: 1,
        function: "parallel_runner",
        title: "TO BE WRITTEN: what to do, in one line",
        minutes: 0,
        hints: ["", "", ""],
        starts_with: Verdict::NotWrittenYet,
    }],
};

#[test]
fn it_compiles_without_a_warning() {
    // It stays there, so that the next time has little to compile.
    let folder = places::target().join("course").join("new");
    let root = course(&folder);
    write(&root, PACKAGE).expect("it can be written");
    let output = cargo(&root)
        .args([
            "check",
            "--tests",
            "-p",
            PACKAGE,
            "-p",
            "spec",
            "-p",
            "solutions",
            "-p",
            "course",
        ])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !said.contains("warning"),
        "{said}"
    );
}

#[test]
fn what_is_still_to_be_written_is_listed_and_nothing_else_is_wrong_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = course(folder.path());
    write(&root, PACKAGE).expect("it can be written");
    let found: Vec<String> = crate::verify::read(&root, &LATER)
        .iter()
        .map(|finding| format!("{}: {}", finding.place, finding.what))
        .collect();
    for expected in [
        "task 1: it takes no time",
        "task 1: hint 1 is empty",
        "task 1: hint 3 is empty",
    ] {
        assert!(
            found.iter().any(|found| found.ends_with(expected)),
            "{found:#?}"
        );
    }
    for file in [
        "crates/spec/src/ex10.rs:1",
        "crates/spec/tests/ex10/main.rs:11",
        "exercises/ex10-later/Cargo.toml:3",
        "exercises/ex10-later/src/lib.rs:1",
        "exercises/ex10-later/src/show.rs:22",
        "solutions/src/ex10_later.rs:2",
    ] {
        let expected = format!("{file}: this is still to be written");
        assert!(found.contains(&expected), "{expected}: {found:#?}");
    }
    let others = found
        .iter()
        .filter(|found| !found.ends_with("still to be written"));
    assert_eq!(others.count(), 4, "{found:#?}");
}

#[test]
fn every_list_gets_its_line_and_no_other_line_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = course(folder.path());
    for file in write(&root, PACKAGE).expect("it can be written") {
        let text = fs::read_to_string(root.join(&file)).expect("it was written");
        let Ok(before) = fs::read_to_string(places::root().join(&file)) else {
            assert!(
                !text.contains("{short}") && !text.contains("{package}"),
                "{text}"
            );
            continue;
        };
        let mut lines = text.lines();
        for line in before.lines() {
            let is_it = |new: &str| new == line || new.replace(", \"ex10\"", "") == line;
            assert!(lines.any(is_it), "{}: {line}", file.display());
        }
    }
}

/// The line before the one that begins with `start`.
fn before<'a>(text: &'a str, start: &str) -> &'a str {
    let at = text.lines().position(|line| line.starts_with(start));
    let at = at.unwrap_or_else(|| panic!("no line begins with {start}:\n{text}"));
    text.lines().nth(at - 1).expect("it is not the first")
}

#[test]
fn it_comes_after_the_last_exercise_in_the_tables_and_in_the_book() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = course(folder.path());
    write(&root, PACKAGE).expect("it can be written");
    let text = |file: &str| fs::read_to_string(root.join(file)).expect("it is there");
    let last = spec::exercises().last().expect("there are some").package;
    for (file, row, new) in [
        ("README.md", "| [`", "| [`ex10-later`]"),
        ("docs/src/before-you-start.md", "| `", "| `ex10-later`"),
    ] {
        let text = text(file);
        let before = before(&text, new);
        assert!(before.starts_with(&format!("{row}{last}`")), "{before}");
    }
    let contents = text("docs/src/SUMMARY.md");
    let before = before(&contents, "- [TO BE WRITTEN](ex10-later.md)");
    assert_eq!(before, "- [Tiny tasks and uneven work](granularity.md)");
}

#[test]
fn what_is_there_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = course(folder.path());
    write(&root, PACKAGE).expect("it can be written");
    let readme = fs::read(root.join("README.md")).expect("it is there");
    let trouble = write(&root, PACKAGE).expect_err("it is there");
    assert!(
        trouble.message.contains("there already"),
        "{}",
        trouble.message
    );
    assert_eq!(
        fs::read(root.join("README.md")).expect("it is there"),
        readme
    );
}

#[test]
fn where_a_list_is_not_as_expected_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = course(folder.path());
    fs::write(root.join("README.md"), "no table\n").expect("a file");
    let trouble = write(&root, PACKAGE).expect_err("there is no table");
    assert!(
        trouble.message.starts_with("README.md: "),
        "{}",
        trouble.message
    );
    assert!(!root.join("exercises/ex10-later").exists());
}
