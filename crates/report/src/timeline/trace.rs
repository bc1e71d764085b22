//! A timeline as a Chrome trace, for <https://ui.perfetto.dev>.

use super::{Job, Lane, Timeline};
use crate::json::text;

/// The timelines as one Chrome trace: a process group a timeline, a thread a worker, an event a call.
///
/// Nothing is joined or left out. The format is the "Trace Event Format"
/// (<https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU>): complete
/// events (`X`) in microseconds, names as metadata (`M`).
pub fn trace(timelines: &[Timeline]) -> String {
    let events: Vec<String> = (1..)
        .zip(timelines)
        .flat_map(|(group, timeline)| events(group, timeline))
        .collect();
    format!(
        "{{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{}\n]}}",
        events.join(",\n")
    )
}

fn events(group: u32, timeline: &Timeline) -> Vec<String> {
    let mut events = vec![metadata("process_name", group, 0, &timeline.title)];
    for (worker, lane) in (1..).zip(&timeline.lanes) {
        events.push(metadata("thread_name", group, worker, &lane.name));
        events.extend(calls(group, worker, lane));
    }
    events
}

fn metadata(what: &str, group: u32, worker: u32, name: &str) -> String {
    let name = text(name);
    format!(r#"{{"ph":"M","name":"{what}","pid":{group},"tid":{worker},"args":{{"name":{name}}}}}"#)
}

fn calls(group: u32, worker: u32, lane: &Lane) -> impl Iterator<Item = String> {
    lane.jobs.iter().map(move |Job { name, span }| {
        let (start, length) = (span.start as f64 / 1e3, span.length() as f64 / 1e3);
        let name = text(name);
        format!(r#"{{"ph":"X","name":{name},"cat":"work","pid":{group},"tid":{worker},"ts":{start},"dur":{length}}}"#)
    })
}

#[cfg(test)]
mod tests {
    use super::super::model::examples::timeline;
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn every_call_is_an_event_of_its_worker() {
        let timelines = [
            timeline(&[(7, 1, 0, 10), (7, 2, 5, 20)]),
            timeline(&[(9, 1, 0, 3)]),
        ];
        let trace: Value = serde_json::from_str(&trace(&timelines)).expect("it is JSON");
        let events = trace["traceEvents"].as_array().unwrap();
        let calls: Vec<&Value> = events.iter().filter(|event| event["ph"] == "X").collect();
        assert_eq!(calls.len(), 3);
        assert_eq!(
            *calls[1],
            json!({"ph": "X", "name": "work(1)", "cat": "work", "pid": 1, "tid": 2, "ts": 5, "dur": 15})
        );
        assert_eq!(calls[2]["pid"], 2);
        let names: Vec<&Value> = events
            .iter()
            .filter(|event| event["ph"] == "M")
            .map(|event| &event["args"]["name"])
            .collect();
        assert_eq!(
            names,
            [
                "some runner",
                "thread 1",
                "thread 2",
                "some runner",
                "thread 1"
            ]
        );
    }

    #[test]
    fn names_are_escaped() {
        let mut timeline = timeline(&[(7, 1, 0, 10)]);
        timeline.title = "a \"title\"\n".into();
        timeline.lanes[0].jobs[0].name = "work(\"\\\")".into();
        let trace: Value = serde_json::from_str(&trace(&[timeline])).expect("it is JSON");
        assert_eq!(trace["traceEvents"][0]["args"]["name"], "a \"title\"\n");
    }

    #[test]
    fn no_timeline_is_a_trace_too() {
        let trace: Value = serde_json::from_str(&trace(&[])).expect("it is JSON");
        assert_eq!(trace["traceEvents"], json!([]));
    }
}
