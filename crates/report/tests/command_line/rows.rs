//! What the table and the JSON rows say.

use crate::started::{cells, command, line_of, rows, run, stderr, stdout, trial};
use libtest_mimic::Trial;

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial(
            "the_table_has_a_row_for_every_runner",
            the_table_has_a_row_for_every_runner,
        ),
        trial("json_is_one_object_a_line", json_is_one_object_a_line),
        trial(
            "one_runner_alone_is_compared_with_the_serial_one",
            one_runner_alone_is_compared_with_the_serial_one,
        ),
        trial("a_todo_is_no_failure", a_todo_is_no_failure),
        trial(
            "rows_are_left_for_whoever_started_it",
            rows_are_left_for_whoever_started_it,
        ),
    ]
}

/// Beside the table, and after what is there: those of parallel runners that were measured.
fn rows_are_left_for_whoever_started_it() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), "{}\n").expect("the file is written");
    let output = command("threads,unwritten", &["--workers", "1,2"])
        .env(report::ROWS, file.path())
        .output()
        .expect("the program starts again");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = std::fs::read_to_string(file.path()).expect("it is there");
    let rows: Vec<serde_json::Value> = text
        .lines()
        .skip(1)
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(
        cells(&rows),
        [("threads", 1, "done"), ("threads", 2, "done")]
    );
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
