//! Timelines in files.

use crate::started::{run, stderr, trial};
use libtest_mimic::Trial;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial(
            "a_timeline_is_a_picture_of_every_runner",
            a_timeline_is_a_picture_of_every_runner,
        ),
        trial("a_trace_has_every_call", a_trace_has_every_call),
        trial("no_runner_no_timeline", no_runner_no_timeline),
    ]
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
