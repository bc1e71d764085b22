//! The same rows for programs: one JSON object a line.

use crate::{Row, Status};
use serde_json::{Value, json};
use std::time::Duration;

/// The row as one line. The fields are in the order of the table's columns.
pub(crate) fn line(exercise: &str, row: &Row) -> String {
    let measured = row.measured();
    let mut fields = vec![
        ("exercise", json!(exercise)),
        ("runner", json!(row.runner)),
        ("workers", json!(row.workers)),
        ("tasks", json!(row.tasks)),
        (
            "seconds",
            json!(
                measured
                    .map(|measured| measured.time)
                    .as_ref()
                    .map(Duration::as_secs_f64)
            ),
        ),
        ("speedup", json!(row.speedup())),
        (
            "machine",
            json!(measured.and_then(|measured| measured.machine)),
        ),
    ];
    match &row.status {
        Status::Done(_) => fields.push(("status", json!("done"))),
        Status::NotWritten(place) => fields.extend([
            ("status", json!("not_written")),
            ("file", json!(place.file)),
            ("line", json!(place.line)),
        ]),
        Status::Failed(error) => {
            fields.extend([("status", json!("failed")), ("error", json!(error))]);
        }
    }
    object(&fields)
}

/// By hand, because a `serde_json::Map` would sort the fields by name.
pub(crate) fn object(fields: &[(&str, Value)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}:{value}", Value::from(*name)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measured, Place};

    fn row(status: Status) -> Row {
        Row {
            runner: "pool",
            parallel: true,
            workers: 2,
            tasks: 20_000,
            task: None,
            status,
        }
    }

    fn parsed(status: Status) -> Value {
        serde_json::from_str(&line("ex3-sum-squares", &row(status))).expect("it is JSON")
    }

    #[test]
    fn a_finished_runner_has_its_time() {
        let measured = Measured {
            time: Duration::from_millis(250),
            fastest: Duration::from_millis(240),
            runs: 3,
            speedup: Some(1.75),
            machine: Some(2.0),
            used: None,
            one_thread: None,
        };
        let expected = json!({
            "exercise": "ex3-sum-squares", "runner": "pool", "workers": 2, "tasks": 20_000,
            "seconds": 0.25, "speedup": 1.75, "machine": 2.0, "status": "done",
        });
        assert_eq!(parsed(Status::Done(measured)), expected);
    }

    #[test]
    fn a_task_not_written_has_its_place() {
        let place = Place {
            file: "exercises/a/src/lib.rs".into(),
            line: 7,
        };
        let expected = json!({
            "exercise": "ex3-sum-squares", "runner": "pool", "workers": 2, "tasks": 20_000,
            "seconds": null, "speedup": null, "machine": null, "status": "not_written",
            "file": "exercises/a/src/lib.rs", "line": 7,
        });
        assert_eq!(parsed(Status::NotWritten(place)), expected);
    }

    #[test]
    fn a_failure_stays_on_its_line() {
        let row = row(Status::Failed("a \"quoted\"\nerror".into()));
        let line = line("ex3-sum-squares", &row);
        assert!(!line.contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            (&value["status"], &value["error"]),
            (&json!("failed"), &json!("a \"quoted\"\nerror"))
        );
    }
}
