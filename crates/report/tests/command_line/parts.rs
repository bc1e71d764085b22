//! An exercise in parts, and what its user sees.

use crate::program;
use crate::started::trial;
use course_core::{NAP_VARIABLE, foo};
use libtest_mimic::Trial;
use report::parts::{Outcomes, Part, Parts};
use std::process::{Command, Output, Stdio};
use std::thread;

/// Set to this, the program is the exercise.
pub(crate) const ROLE: &str = "parts";

pub(crate) fn exercise() -> Parts {
    let lines = |lines: &Vec<String>| Ok(lines.clone());
    Parts {
        package: "ex0-test",
        title: "Parts for a test",
        source: "crates/report/tests/command_line/parts.rs",
        naps: true,
        parts: vec![
            Part::new("naps", "two naps at once", two_naps, |()| Ok(Vec::new())).watched("foo"),
            Part::new(
                "lines",
                "what it gives",
                || Ok(vec!["a line".to_owned()]),
                lines,
            ),
            Part::new("unwritten", "nothing yet", unwritten, lines).task(1, "write it"),
            Part::new(
                "wrong",
                "a wrong answer",
                || Ok(7),
                |seven| Err::<Vec<String>, _>(format!("{seven} is not 8")),
            ),
            Part::new("panics", "a panic", panics, lines),
        ],
        table: Some(program::exercise("threads")),
        closing: |outcomes: &Outcomes<'_>| {
            vec![format!(
                "closing: {:?} at once, failed: {}, lacking: {}",
                outcomes.at_once("naps"),
                outcomes.have_failed(),
                outcomes.lack_something()
            )]
        },
    }
}

type Lines = Result<Vec<String>, Box<dyn std::error::Error>>;

fn two_naps() -> Result<(), Box<dyn std::error::Error>> {
    thread::scope(|scope| {
        scope.spawn(foo);
        foo();
    });
    Ok(())
}

fn unwritten() -> Lines {
    todo!("write it")
}

fn panics() -> Lines {
    panic!("on purpose")
}

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial("parts_are_shown_one_after_another", shown),
        trial("parts_that_fail_are_told", told),
        trial("parts_can_be_chosen", chosen),
        trial("a_nap_is_as_long_as_was_asked", naps),
        trial("the_table_alone_speaks_json", json),
        trial("a_wrong_command_line_of_parts_is_explained", wrong),
    ]
}

fn run(flags: &[&str], nap: Option<&str>) -> Output {
    let mut command = Command::new(std::env::current_exe().expect("a test knows its own program"));
    command
        .env(crate::ROLE, ROLE)
        .env_remove(NAP_VARIABLE)
        .args(flags)
        .stdin(Stdio::null());
    if let Some(nap) = nap {
        command.env(NAP_VARIABLE, nap);
    }
    command.output().expect("the program starts again")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn shown() {
    let output = run(&["--part", "naps,lines,unwritten", "--nap", "1ms"], None);
    let stdout = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for piece in [
        "Parts for a test (this machine:",
        "a nap takes 0.001 s",
        "naps: two naps at once\nthread 1",
        "lines: what it gives\na line\ntook 0.0",
        "unwritten: nothing yet (task 1)\nnot written yet: write it  crates/report/tests/command_line/parts.rs:",
        "(hint: cargo course hint ex0 --task 1)",
        "failed: false, lacking: true",
    ] {
        assert!(stdout.contains(piece), "{piece}\n{stdout}");
    }
    assert!(
        !stdout.contains("runner"),
        "the table was not asked for: {stdout}"
    );
}

fn told() {
    let output = run(&["--part", "wrong,panics"], None);
    let stdout = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    for piece in [
        "FAILED: wrong result: 7 is not 8",
        "FAILED: it panicked: on purpose  crates/report/tests/command_line/parts.rs:",
        "failed: true, lacking: false",
    ] {
        assert!(stdout.contains(piece), "{piece}\n{stdout}");
    }
}

fn chosen() {
    let output = run(&["--part", "table", "--workers", "1"], None);
    let stdout = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(stdout.starts_with("Sums for a test"), "{stdout}");
}

/// The program starts itself again, with another environment.
fn naps() {
    for nap in [None, Some("5")] {
        let output = run(&["--part", "lines", "--nap", "0.03s"], nap);
        assert!(text(&output.stdout).contains("a nap takes 0.03 s"));
    }
    let output = run(&["--part", "lines"], Some("7"));
    assert!(text(&output.stdout).contains("a nap takes 0.007 s"));
    let output = run(&["--part", "wrong", "--nap", "1ms"], None);
    assert_eq!(
        output.status.code(),
        Some(1),
        "the code of the one that was started"
    );
}

fn json() {
    let output = run(&["--format", "json", "--workers", "1"], None);
    let stdout = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(stdout.lines().count(), 2, "{stdout}");
    assert!(stdout.lines().all(|line| line.starts_with('{')), "{stdout}");
}

fn wrong() {
    for (flags, nap, expected) in [
        (&["--nap", "1"][..], None, "write it with its unit"),
        (&["--part", "none"], None, "possible values: naps, lines"),
        (&["--numbers", "x"], None, "not a whole number"),
        (&[], Some("soon"), "COURSE_NAP_MS is \"soon\""),
    ] {
        let output = run(flags, nap);
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{flags:?}: {stderr}");
        assert!(stderr.contains(expected), "{flags:?}: {stderr}");
        assert!(output.stdout.is_empty(), "{flags:?}");
    }
}
