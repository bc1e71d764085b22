//! Breaks a copy of the course in one place, and looks whether that is found.

use super::*;
use crate::places;
use crate::verify::copy::Copy;

const SHOW: &str = "exercises/ex3-sum-squares/src/show.rs";
const SOLUTION: &str = "solutions/src/ex3_sum_squares.rs";
const STARTER: &str = "exercises/ex3-sum-squares/src/lib.rs";

/// The course with its starters, whatever a learner has made of them.
struct Course {
    folder: tempfile::TempDir,
    /// What was wrong with it before it was broken: that is for `verify` to say.
    before: Vec<Finding>,
}

impl Course {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Copy::of(&places::root(), folder.path(), &spec::exercises(), &|_| ()).expect("a copy");
        let mut course = Self {
            folder,
            before: Vec::new(),
        };
        course.before = course.found();
        course
    }

    fn replace(&self, file: &str, text: &str, by: &str) {
        let file = self.folder.path().join("tree").join(file);
        let before = fs::read_to_string(&file).expect("it is there");
        assert!(before.contains(text), "{}: {text}", file.display());
        fs::write(file, before.replace(text, by)).expect("a file");
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join("tree").join(file), text).expect("a file");
    }

    /// What is wrong with it, and was not before.
    fn found(&self) -> Vec<Finding> {
        let root = self.folder.path().join("tree");
        let all = spec::exercises();
        let mut findings = course(&root, &all, true).expect("it can be read");
        for exercise in &all {
            findings.extend(super::exercise(&root, exercise));
        }
        findings.retain(|finding| !self.before.contains(finding));
        findings
    }

    /// That this is found, and nothing else.
    fn has(&self, place: &str, what: &str) {
        let found = self.found();
        assert!(!found.is_empty(), "{what}: not found");
        for finding in found {
            assert_eq!(finding.place, place, "{finding}");
            assert!(finding.what.contains(what), "{finding}");
        }
    }
}

#[test]
fn a_starter_that_is_not_that_of_its_solution_is_found() {
    let course = Course::new();
    course.replace(STARTER, "Task 2: the same", "Task 2: not the same");
    course.has(
        STARTER,
        "not the starter that solutions/src/ex3_sum_squares.rs gives",
    );
}

#[test]
fn marks_that_are_wrong_are_found() {
    let course = Course::new();
    course.replace(SOLUTION, "// ANCHOR: pool_runner\n", "");
    course.has(SOLUTION, "no `// ANCHOR: pool_runner` before it");
    course.replace(SOLUTION, "// ANCHOR_END: pool_runner\n", "");
    course.has(SOLUTION, "task 2: `pool_runner` cannot be shown");
}

#[test]
fn another_title_than_that_of_the_laws_is_found() {
    let course = Course::new();
    course.replace(
        SHOW,
        "the same on threads, with rayon",
        "the same on threads",
    );
    course.has(
        &format!("{SHOW}:44"),
        "task 3 is `the same on threads` here",
    );
}

#[test]
fn a_list_that_lacks_an_exercise_is_found() {
    let course = Course::new();
    let entry = "ex3-sum-squares = { path = \"exercises/ex3-sum-squares\" }\n";
    course.replace("Cargo.toml", entry, "");
    course.has("Cargo.toml", "ex3-sum-squares is not listed here");
}

#[test]
fn a_row_counts_only_in_the_table_of_the_exercises() {
    let row = |file: &str| {
        let text = fs::read_to_string(places::root().join(file)).expect("it is there");
        let row = text
            .lines()
            .find(|line| line.starts_with('|') && line.contains("`ex8-granularity`"));
        format!("{}\n", row.expect("it is listed"))
    };
    for (file, elsewhere) in [
        ("README.md", "| [`exercises/`](exercises) |"),
        ("docs/src/before-you-start.md", "| Python | Rust | |"),
    ] {
        let course = Course::new();
        let row = row(file);
        course.replace(file, &row, "");
        course.replace(file, elsewhere, &format!("{row}{elsewhere}"));
        course.has(file, "ex8-granularity is not listed here");
    }
}

#[test]
fn minutes_that_do_not_add_up_are_found() {
    let course = Course::new();
    let row = "and the speedup that the cores allow | ";
    for wrong in ["31", "half an hour"] {
        course.replace("README.md", &format!("{row}30"), &format!("{row}{wrong}"));
        course.has(
            "README.md",
            &format!("ex3-sum-squares takes \"{wrong}\" minutes here, and its tasks take 30"),
        );
        course.replace("README.md", &format!("{row}{wrong}"), &format!("{row}30"));
    }
    let (file, row) = (
        "docs/src/before-you-start.md",
        "[Number of workers](number-of-workers.md) | ",
    );
    course.replace(file, &format!("{row}30"), &format!("{row}31"));
    course.has(file, "ex3-sum-squares takes \"31\" minutes here");
}

#[test]
fn a_library_whose_file_is_not_named_is_found() {
    let course = Course::new();
    let manifest = "exercises/ex3-sum-squares/Cargo.toml";
    course.replace(manifest, "path = \"src/lib.rs\"", "# path");
    course.has(manifest, "the library's file is not named");
}

#[test]
fn another_order_in_the_book_or_the_readme_is_found() {
    let course = Course::new();
    let pools = "- [Pools](pools.md)\n";
    course.replace("docs/src/SUMMARY.md", pools, "");
    course.replace(
        "docs/src/SUMMARY.md",
        "# To look up\n",
        &format!("# To look up\n\n{pools}"),
    );
    course.has("docs/src/SUMMARY.md", "ex4-pool comes after ex5-executor");
    // Two rows change places, of as many minutes.
    let course = Course::new();
    let (one, other) = (
        "[`ex0-serial`](exercises/ex0-serial)",
        "[`ex3-sum-squares`](exercises/ex3-sum-squares)",
    );
    for (from, to) in [
        (one, "[`meanwhile`]"),
        (other, one),
        ("[`meanwhile`]", other),
    ] {
        course.replace("README.md", from, to);
    }
    course.has("README.md", " comes after ");
}

#[test]
fn files_that_nothing_leads_to_are_found() {
    for (file, what) in [
        (
            "exercises/ex3-sum-squares/src/old.rs",
            "no `mod` line leads to it",
        ),
        (
            "exercises/ex3-sum-squares/notes.txt",
            "no source of the package",
        ),
        ("notes.txt", "in no folder that the map of README.md has"),
    ] {
        let course = Course::new();
        course.write(file, "");
        course.has(file, what);
    }
}

#[test]
fn what_is_still_to_be_written_is_found() {
    let course = Course::new();
    course.replace(SHOW, "The sum of squares below each number", UNWRITTEN);
    course.has(&format!("{SHOW}:26"), "still to be written");
}
