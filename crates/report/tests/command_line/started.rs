//! The program, run as its user runs it.

use crate::ROLE;
use libtest_mimic::Trial;
use serde_json::Value;
use std::process::{Command, Output, Stdio};

/// A test by its name.
pub(crate) fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

pub(crate) fn command(runners: &str, flags: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test knows its own program"));
    command.env(ROLE, runners).args(flags).stdin(Stdio::null());
    command
}

pub(crate) fn run(runners: &str, flags: &[&str]) -> Output {
    command(runners, flags)
        .output()
        .expect("the program starts again")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The JSON rows that a run prints, and its exit code.
pub(crate) fn rows(runners: &str, flags: &[&str]) -> (Vec<Value>, Option<i32>) {
    let output = run(runners, &[flags, &["--format", "json"]].concat());
    let rows = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    (rows, output.status.code())
}

pub(crate) fn cells(rows: &[Value]) -> Vec<(&str, u64, &str)> {
    rows.iter()
        .map(|row| {
            (
                row["runner"].as_str().expect("a name"),
                row["workers"].as_u64().expect("a number"),
                row["status"].as_str().expect("a word"),
            )
        })
        .collect()
}

/// The first line of the exercise's source that has this in it, counted from 1.
pub(crate) fn line_of(code: &str) -> usize {
    let source = include_str!("program.rs");
    source
        .lines()
        .position(|line| line.contains(code))
        .expect("it is in the source")
        + 1
}
