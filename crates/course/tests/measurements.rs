//! `cargo course speedup`, `compare` and `export`, as they are called.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, str};

/// Real measurements.
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../speedup/tests/fixture/criterion")
}

fn course(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_course"))
        .args(arguments)
        .env("CRITERION_HOME", fixture())
        .output()
        .expect("it can be started")
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("it is text")
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).expect("it is text")
}

#[test]
fn a_report_on_one_group() {
    let told = course(&["speedup", "sum_square", "--baseline", "before"]);
    assert!(told.status.success(), "{}", stderr(&told));
    assert!(
        stdout(&told).contains("sum_square (2 cores)"),
        "{}",
        stdout(&told)
    );
    assert!(!stdout(&told).contains("dispatch") && !stdout(&told).contains('\x1b'));
}

#[test]
fn pages_and_pictures_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let [page, pictures] = ["report.html", "pictures"].map(|name| folder.path().join(name));
    let timeline = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/images/ex3-timeline.svg");
    let flags = [&page, &pictures, &timeline].map(|path| path.display().to_string());
    let told = course(&[
        "speedup",
        "--html",
        &flags[0],
        "--svg",
        &flags[1],
        "--timeline",
        &flags[2],
    ]);
    assert!(told.status.success(), "{}", stderr(&told));
    assert!(
        stderr(&told).contains("dispatch: no speedups by workers"),
        "{}",
        stderr(&told)
    );
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("src=\"data:image/svg+xml,%3Csvg") && html.contains("alt=\""));
    let drawn: Vec<_> = fs::read_dir(&pictures)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(drawn, ["sum_square.svg"]);
}

#[test]
fn slower_beyond_the_threshold_is_exit_code_1() {
    // pool/2 had one core less.
    let code = |arguments: &[&str]| course(arguments).status.code();
    assert_eq!(code(&["compare", "before", "new"]), Some(0));
    assert_eq!(
        code(&["compare", "before", "new", "--threshold", "1000%"]),
        Some(0)
    );
    let slower = course(&["compare", "new", "before", "--threshold", "5%"]);
    assert_eq!(slower.status.code(), Some(1), "{}", stdout(&slower));
    assert!(
        stdout(&slower).contains("slower, beyond 5.0%"),
        "{}",
        stdout(&slower)
    );
}

#[test]
fn what_could_not_be_judged_is_exit_code_3() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("less.json").display().to_string();
    course(&["export", &file, "--baseline", "new"]);
    let less = fs::read_to_string(&file)
        .unwrap()
        .replace("\"rayon\"", "\"renamed\"");
    fs::write(&file, less).unwrap();
    let compared = |arguments: &[&str]| {
        let told = course(&[&["compare"], arguments].concat());
        (told.status.code(), stdout(&told).to_owned())
    };
    let (code, told) = compared(&["new", &file, "--threshold", "1000%"]);
    assert_eq!(code, Some(3), "{told}");
    assert!(
        told.contains("Not judged: 7 (the same measurement), 2 missing in B."),
        "{told}"
    );
    assert_eq!(compared(&["new", &file]).0, Some(0));
    let (code, told) = compared(&[&file, "before", "--threshold", "5%"]);
    assert!(
        code == Some(1) && told.contains("Not judged"),
        "slower comes first: {told}"
    );
}

#[test]
fn no_comparison_is_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.json").display().to_string();
    course(&["export", &other, "--baseline", "new"]);
    let renamed = fs::read_to_string(&other).unwrap();
    let renamed = renamed.replace("\"group_id\": \"", "\"group_id\": \"my_");
    fs::write(&other, renamed).unwrap();
    let wrong = [
        ([other.as_str(), "new"], "have no benchmark in common"),
        (["no/such/file.json", "new"], "no/such/file.json"),
        (["tomorrow", "new"], "there is no baseline `tomorrow`"),
    ];
    for ([a, b], why) in wrong {
        let told = course(&["compare", a, b, "--threshold", "5%"]);
        assert_eq!(told.status.code(), Some(2), "{}", stderr(&told));
        assert!(stderr(&told).contains(why), "{}", stderr(&told));
    }
    let negative = course(&["compare", "new", "before", "--threshold", "-5%"]);
    assert_eq!(negative.status.code(), Some(2));
    assert!(
        stderr(&negative).contains("a percentage from 0% up"),
        "{}",
        stderr(&negative)
    );
}

#[test]
fn an_exported_file_is_a_baseline() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lab.json").display().to_string();
    let told = course(&["export", &file, "--baseline", "before"]);
    assert_eq!(
        stdout(&told),
        format!("{file}: 9 benchmarks of baseline `before`\n")
    );
    let [from_file, from_folder] = [file.as_str(), "before"]
        .map(|name| course(&["speedup", "--baseline", name, "--format", "csv"]));
    let without_name = |output: &Output| stdout(output).replace("before,", "lab,");
    assert_eq!(without_name(&from_file), without_name(&from_folder));
    assert!(course(&["compare", &file, "new"]).status.success());
}

#[test]
fn what_cannot_be_written_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "no folder").unwrap();
    let inside = file.join("x").display().to_string();
    for arguments in [
        ["speedup", "--svg"],
        ["speedup", "--html"],
        ["export", "--"],
    ] {
        let told = course(&[arguments[0], arguments[1], &inside]);
        assert_eq!(told.status.code(), Some(1), "{}", stderr(&told));
        let last = stderr(&told).lines().last().unwrap_or_default();
        assert_eq!(last.matches("cannot save").count(), 1, "{last}");
        assert_eq!(last.matches(&inside).count(), 1, "{last}");
    }
}

#[test]
fn the_example_of_a_page_is_one_line() {
    let told = course(&["speedup", "--help"]);
    let example = "\n  cargo course speedup --html report.html --timeline run.svg   one page: tables, curves, timelines\n";
    assert!(stdout(&told).contains(example), "{}", stdout(&told));
}

#[test]
fn wrong_names_are_exit_code_2_and_missing_measurements_1() {
    let wrong = [
        vec!["speedup", "sums"],
        vec!["speedup", "--baseline", "tomorrow"],
        vec!["compare", "before", "new", "--threshold", "much"],
        vec!["speedup", "--timeline", "a.svg"],
    ];
    for arguments in wrong {
        let told = course(&arguments);
        assert_eq!(
            told.status.code(),
            Some(2),
            "{arguments:?}: {}",
            stderr(&told)
        );
        assert!(stderr(&told).starts_with("error: "), "{}", stderr(&told));
    }
    let none = course(&["speedup", "--criterion", "no/such/folder"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(
        stderr(&none).contains("no/such/folder: there is no such folder"),
        "{}",
        stderr(&none)
    );
    let no_picture = course(&["speedup", "--html", "x.html", "--timeline", "Cargo.toml"]);
    assert_eq!(no_picture.status.code(), Some(1));
    assert!(
        stderr(&no_picture).contains("Cargo.toml: this is no SVG"),
        "{}",
        stderr(&no_picture)
    );
}
