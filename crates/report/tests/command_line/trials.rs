//! What its user sees.

use crate::ROLE;
use libtest_mimic::Trial;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub(crate) fn all() -> Vec<Trial> {
    let trials: &[(&str, fn())] = &[
        (
            "the_table_has_a_row_for_every_runner",
            the_table_has_a_row_for_every_runner,
        ),
        ("json_is_one_object_a_line", json_is_one_object_a_line),
        (
            "one_runner_alone_is_compared_with_the_serial_one",
            one_runner_alone_is_compared_with_the_serial_one,
        ),
        ("a_todo_is_no_failure", a_todo_is_no_failure),
        (
            "failures_are_told_and_nothing_raw_is_printed",
            failures_are_told_and_nothing_raw_is_printed,
        ),
        (
            "a_panic_that_does_no_harm_is_a_warning",
            a_panic_that_does_no_harm_is_a_warning,
        ),
        (
            "a_deadlock_ends_at_the_deadline",
            a_deadlock_ends_at_the_deadline,
        ),
        ("idle_workers_are_seen", idle_workers_are_seen),
        (
            "work_that_is_not_done_is_seen",
            work_that_is_not_done_is_seen,
        ),
        (
            "a_wrong_command_line_is_explained",
            a_wrong_command_line_is_explained,
        ),
        ("help_shows_examples", help_shows_examples),
        (
            "a_closed_stdout_is_a_quiet_end",
            a_closed_stdout_is_a_quiet_end,
        ),
        ("a_full_disk_is_told", a_full_disk_is_told),
        (
            "a_timeline_is_a_picture_of_every_runner",
            a_timeline_is_a_picture_of_every_runner,
        ),
        ("a_trace_has_every_call", a_trace_has_every_call),
        ("no_runner_no_timeline", no_runner_no_timeline),
        ("no_colours_in_a_pipe", no_colours_in_a_pipe),
        (
            "a_scene_comes_before_the_table",
            a_scene_comes_before_the_table,
        ),
        ("json_has_no_scenes", json_has_no_scenes),
        (
            "a_scene_that_hangs_ends_the_run",
            a_scene_that_hangs_ends_the_run,
        ),
    ];
    let trial = |(name, test): &(&str, fn())| {
        let test = *test;
        Trial::test(*name, move || {
            test();
            Ok(())
        })
    };
    trials.iter().map(trial).collect()
}

fn command(runners: &str, flags: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test knows its own program"));
    command.env(ROLE, runners).args(flags).stdin(Stdio::null());
    command
}

fn run(runners: &str, flags: &[&str]) -> Output {
    command(runners, flags)
        .output()
        .expect("the program starts again")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// The JSON rows that a run prints, and its exit code.
fn rows(runners: &str, flags: &[&str]) -> (Vec<Value>, Option<i32>) {
    let output = run(runners, &[flags, &["--format", "json"]].concat());
    let rows = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    (rows, output.status.code())
}

fn cells(rows: &[Value]) -> Vec<(&str, u64, &str)> {
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

fn the_table_has_a_row_for_every_runner() {
    let output = run("threads,rayon", &["--workers", "1,2"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let stdout = stdout(&output);
    let rows_of = |name: &str| {
        let row = |line: &&str| {
            let mut words = line.split_whitespace();
            words.next() == Some(name)
                && words
                    .next()
                    .is_some_and(|workers| workers.parse::<u32>().is_ok())
        };
        stdout.lines().filter(row).count()
    };
    assert_eq!(
        (rows_of("serial"), rows_of("threads"), rows_of("rayon")),
        (1, 2, 2),
        "{stdout}"
    );
    assert!(
        stdout.contains("closing: 2 best, 0 not written"),
        "{stdout}"
    );
    assert!(
        stdout.contains("Who did what when: rayon, 2 workers"),
        "{stdout}"
    );
    assert!(
        stdout
            .lines()
            .next()
            .is_some_and(|line| line.contains("2000 numbers")),
        "{stdout}"
    );
}

fn json_is_one_object_a_line() {
    let (rows, code) = rows(
        "threads,unwritten",
        &["--workers", "1,3", "--numbers", "2_500"],
    );
    assert_eq!(code, Some(0));
    assert_eq!(
        cells(&rows),
        [
            ("serial", 1, "done"),
            ("threads", 1, "done"),
            ("threads", 3, "done"),
            ("unwritten", 1, "not_written")
        ]
    );
    for row in &rows {
        assert_eq!(
            (&row["exercise"], &row["tasks"]),
            (&"ex0-test".into(), &2500.into())
        );
        let written = row["status"] == "done";
        assert!(
            row["seconds"].as_f64().is_some_and(|seconds| seconds > 0.0) == written,
            "{row}"
        );
        assert!(
            row["speedup"].is_f64() == written && row["machine"].is_f64() == written,
            "{row}"
        );
        assert_eq!(
            (row["file"].is_string(), row["line"].is_u64()),
            (!written, !written),
            "{row}"
        );
    }
    assert_eq!(rows[0]["speedup"], 1.0);
    let speedup = rows[0]["seconds"].as_f64().unwrap() / rows[1]["seconds"].as_f64().unwrap();
    assert!((rows[1]["speedup"].as_f64().unwrap() - speedup).abs() < 1e-9);
}

fn one_runner_alone_is_compared_with_the_serial_one() {
    let flags = ["--runner", "rayon", "--workers", "2", "--numbers", "10"];
    let (rows, _) = rows("threads,rayon,fails", &flags);
    assert_eq!(cells(&rows), [("serial", 1, "done"), ("rayon", 2, "done")]);
}

fn a_todo_is_no_failure() {
    let output = run("unwritten,unwritten_inside", &["--numbers", "10"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );
    let stdout = stdout(&output);
    for (runner, task, code) in [
        ("unwritten", "3: write it", "todo!(\"{numbers}"),
        ("unwritten_inside", "4: write that", "todo!())"),
    ] {
        let start = format!("{runner} ");
        let lines: Vec<&str> = stdout
            .lines()
            .filter(|line| line.starts_with(&start))
            .collect();
        assert_eq!(lines.len(), 1, "{stdout}");
        let place = format!(
            "crates/report/tests/command_line/program.rs:{}",
            line_of(code)
        );
        assert!(
            lines[0].contains(&place) && lines[0].contains(&format!("task {task}")),
            "{stdout}"
        );
        assert!(
            lines[0].contains("cargo course hint ex0 --task"),
            "{stdout}"
        );
    }
}

/// The first line of the exercise's source that has this in it, counted from 1.
fn line_of(code: &str) -> usize {
    let source = include_str!("program.rs");
    source
        .lines()
        .position(|line| line.contains(code))
        .expect("it is in the source")
        + 1
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

fn a_wrong_command_line_is_explained() {
    let cases: &[(&[&str], &str)] = &[
        (&["--workers", "0"], "at least 1 worker"),
        (&["--workers", "1,0"], "at least 1 worker"),
        (&["--workers", "abc"], "not a number of workers"),
        (&["--workers", ""], "not a number of workers"),
        (&["--workers", "1,,2"], "not a number of workers"),
        (&["--workers", "100000"], "at most 256"),
        (
            &["--numbers", "99999999999999999999999"],
            "the most is 3810778, because the sum would not fit",
        ),
        (&["--numbers", "3810779"], "the most is 3810778"),
        (&["--numbers", "abc"], "not a whole number"),
        (&["--numbers", "-5"], "'-5'"),
        (&["--numbers"], "a value is required"),
        (
            &["--runner", "rayn"],
            "possible values: serial, threads, rayon",
        ),
        (&["--timeline", "picture.png"], "must end in .svg"),
        (&["--timeline", "/dev/null/a.svg"], "cannot be written"),
        (
            &["--timeline", "a.svg", "--numbers", "200001"],
            "at most 200000",
        ),
        (&["--format", "xml"], "possible values: table, json"),
        (&["--deadline", "0"], "from 0.001 to 86400"),
        (&["--nothing"], "unexpected argument '--nothing'"),
        (&["stray"], "unexpected argument 'stray'"),
    ];
    for (flags, message) in cases {
        let output = run("threads,rayon", flags);
        let stderr = stderr(&output);
        assert_eq!(
            (output.status.code(), stdout(&output).as_str()),
            (Some(2), ""),
            "{flags:?}"
        );
        assert!(
            stderr.starts_with("error: ") && stderr.contains(message),
            "{flags:?}: {stderr}"
        );
        assert!(!stderr.contains("panicked"), "{stderr}");
    }
}

fn help_shows_examples() {
    let output = run("rayon", &["--help"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );
    let help = stdout(&output);
    for part in [
        "Usage: cargo run -p ex0-test -- [OPTIONS]",
        "--numbers",
        "[default: 2000]",
        "--runner rayon",
        "ui.perfetto.dev",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert!(!help.contains("observed"), "{help}");
}

fn a_closed_stdout_is_a_quiet_end() {
    for format in ["table", "json"] {
        let mut child = command("threads,rayon", &["--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts again");
        let mut first = String::new();
        // The pipe is closed when this reader is dropped, after the first line.
        BufReader::new(child.stdout.take().expect("a pipe"))
            .read_line(&mut first)
            .expect("a line");
        let output = child.wait_with_output().expect("it ends");
        assert!(!first.is_empty());
        assert_eq!(
            (output.status.code(), stderr(&output).as_str()),
            (Some(0), ""),
            "{format}"
        );
    }
}

fn a_full_disk_is_told() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let output = command("rayon", &[])
        .stdout(full)
        .output()
        .expect("the program starts again");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error: the results cannot be printed"),
        "{}",
        stderr(&output)
    );
}

fn file_of(folder: &Path, name: &str, runners: &str) -> (String, Output) {
    let path = folder.join(name);
    let flags = ["--workers", "2", "--timeline", path.to_str().expect("text")];
    let output = run(runners, &flags);
    let names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert!(
        names.iter().all(|found| found == name),
        "nothing else is left there: {names:?}"
    );
    (fs::read_to_string(&path).unwrap_or_default(), output)
}

fn a_timeline_is_a_picture_of_every_runner() {
    let folder = tempfile::tempdir().expect("a folder");
    let (svg, output) = file_of(folder.path(), "a.svg", "threads,unwritten,rayon");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for runner in [
        "serial, 1 worker: 2000 calls by 1 worker",
        "threads, 2 workers: 2000 calls",
        "rayon, 2 workers: 2000 calls",
    ] {
        assert!(svg.contains(runner), "{runner}");
    }
    assert!(!svg.contains("unwritten") && svg.trim_end().ends_with("</svg>"));
}

fn a_trace_has_every_call() {
    let folder = tempfile::tempdir().expect("a folder");
    let (trace, output) = file_of(folder.path(), "a.json", "threads");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let trace: Value = serde_json::from_str(&trace).expect("JSON");
    let events = trace["traceEvents"].as_array().expect("events");
    let calls = |group: u64| {
        events
            .iter()
            .filter(|event| event["ph"] == "X" && event["pid"] == group)
            .count()
    };
    assert_eq!((calls(1), calls(2)), (2000, 2000));
    let workers: std::collections::BTreeSet<u64> = events
        .iter()
        .filter(|event| event["pid"] == 2 && event["ph"] == "X")
        .filter_map(|event| event["tid"].as_u64())
        .collect();
    assert_eq!(workers.len(), 2);
}

fn no_runner_no_timeline() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.svg");
    let flags = [
        "--timeline",
        path.to_str().expect("text"),
        "--deadline",
        "0.001",
        "--numbers",
        "100000",
    ];
    let output = run("", &flags);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no runner has finished"),
        "{}",
        stderr(&output)
    );
    assert!(!path.exists());
}

fn no_colours_in_a_pipe() {
    let output = run("rayon,unwritten,fails", &["--numbers", "10"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
}

fn a_scene_comes_before_the_table() {
    let output = run("rayon,scene,unwritten_scene", &["--workers", "2"]);
    let text = stdout(&output);
    assert!(output.status.success(), "{output:?}");
    let at = |part: &str| {
        text.find(part)
            .unwrap_or_else(|| panic!("no {part}: {text}"))
    };
    assert!(at("look at this\nThat was it.\n") < at("not written yet, task 5: show it"));
    assert!(at("not written yet, task 5") < at("runner"));
    assert!(at("runner") < at("rayon"));
    assert!(at("serial") < at("closing: 1 best, 1 not written"));
}

fn json_has_no_scenes() {
    let text = stdout(&run("scene", &["--format", "json"]));
    assert_eq!(text.lines().count(), 1, "the serial one alone: {text}");
}

fn a_scene_that_hangs_ends_the_run() {
    let output = run("stuck_scene", &["--deadline", "0.1"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("no result after 0.1 seconds"), "{text}");
}
