//! The same rows for programs: one JSON object a line.

use crate::{Row, Status};
use std::fmt::Write;

/// The row as one line. The fields are in the order of the table's columns.
pub(crate) fn line(exercise: &str, row: &Row) -> String {
    let measured = row.measured();
    let seconds = measured.map(|measured| measured.time.as_secs_f64());
    let machine = measured.and_then(|measured| measured.machine);
    let mut fields = vec![
        ("exercise", text(exercise)),
        ("runner", text(row.runner)),
        ("workers", row.workers.to_string()),
        ("tasks", row.tasks.to_string()),
        ("seconds", number(seconds)),
        ("speedup", number(row.speedup())),
        ("machine", number(machine)),
    ];
    match &row.status {
        Status::Done(_) => fields.push(("status", text("done"))),
        Status::NotWritten(place) => fields.extend([
            ("status", text("not_written")),
            ("file", text(&place.file)),
            ("line", place.line.to_string()),
        ]),
        Status::Failed(error) => {
            fields.extend([("status", text("failed")), ("error", text(error))]);
        }
    }
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}:{value}", text(name)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// JSON has no infinity and no NaN.
fn number(value: Option<f64>) -> String {
    let value = value.filter(|value| value.is_finite());
    value.map_or("null".into(), |value| format!("{value:?}"))
}

/// Text in quotes. Written here and not taken from `serde_json`, which with what it needs would be
/// a second of everybody's first build; the tests compare the two.
pub(crate) fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if u32::from(character) < 0x20 => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measured, Place};
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use std::time::Duration;

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

    proptest! {
        #[test]
        fn any_text_is_read_back(characters in any::<Vec<char>>()) {
            let written: String = characters.into_iter().collect();
            prop_assert_eq!(serde_json::from_str::<String>(&text(&written)).unwrap(), written);
        }

        #[test]
        fn any_number_is_read_back(value in any::<f64>()) {
            let written = number(Some(value));
            // What is JSON is for serde_json to say. But without its feature `float_roundtrip` it is
            // not exact, and the standard library is.
            let read: Option<f64> = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(read.is_some(), value.is_finite());
            prop_assert_eq!(written.parse().ok(), value.is_finite().then_some(value));
        }
    }
}
