//! For a spreadsheet: RFC 4180. Numbers are whole, not rounded for reading; times are in nanoseconds.

use super::{Csv, Format};
use crate::Study;
use crate::compare::{Comparison, Difference, Side};
use crate::statistics::Estimated;
use crate::study::{Group, Row};

const STUDY: [&str; 28] = [
    "baseline",
    "id",
    "group",
    "runner",
    "parameter",
    "workers",
    "cores",
    "samples",
    "time_ns",
    "time_low_ns",
    "time_high_ns",
    "speedup",
    "speedup_low",
    "speedup_high",
    "slowdown",
    "slowdown_low",
    "slowdown_high",
    "efficiency",
    "machine_gave",
    "used",
    "serial_fraction",
    "serial_fraction_low",
    "serial_fraction_high",
    "times_rust",
    "times_rust_low",
    "times_rust_high",
    "more_workers_than_cores",
    "poor_probe",
];

const COMPARISON: [&str; 9] = [
    "id",
    "a_ns",
    "b_ns",
    "change",
    "change_low",
    "change_high",
    "verdict",
    "beyond_threshold",
    "poor_probe",
];

impl Format for Csv {
    fn study(&self, study: &Study) -> String {
        let mut lines = vec![STUDY.join(",")];
        for group in &study.groups {
            lines.extend(group.rows.iter().map(|row| line(&cells(study, group, row))));
        }
        lines.join("\n")
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let mut lines = vec![COMPARISON.join(",")];
        let both = &comparison.differences;
        lines.extend(both.iter().map(|one| line(&compared(comparison, one))));
        for (side, ids) in [(Side::A, &comparison.only_a), (Side::B, &comparison.only_b)] {
            lines.extend(ids.iter().map(|id| line(&alone(id, side))));
        }
        lines.join("\n")
    }
}

fn compared(comparison: &Comparison, difference: &Difference) -> [String; COMPARISON.len()] {
    let [change, low, high] = ends(Some(difference.change));
    [
        difference.id.clone(),
        difference.a.to_string(),
        difference.b.to_string(),
        change,
        low,
        high,
        difference.verdict().name().to_owned(),
        comparison.is_beyond_threshold(difference).to_string(),
        difference
            .poor_probe
            .map_or(String::new(), |(side, why)| format!("{side:?}: {why}")),
    ]
}

/// A benchmark that the other side lacks has a verdict and no numbers.
fn alone(id: &str, side: Side) -> [String; COMPARISON.len()] {
    let mut cells = [const { String::new() }; COMPARISON.len()];
    id.clone_into(&mut cells[0]);
    cells[6] = format!("only in {side:?}");
    cells[7] = false.to_string();
    cells
}

fn cells(study: &Study, group: &Group, row: &Row) -> [String; STUDY.len()] {
    let [time, time_low, time_high] = ends(Some(row.time));
    let [speedup, speedup_low, speedup_high] = ends(row.speedup);
    let [slowdown, slowdown_low, slowdown_high] = ends(row.slowdown);
    let [serial, serial_low, serial_high] = ends(row.serial_fraction);
    let [rust, rust_low, rust_high] = ends(row.times_rust);
    [
        study.baseline.clone(),
        row.id.clone(),
        group.name.clone(),
        row.runner.clone(),
        row.parameter.clone().unwrap_or_default(),
        row.workers.map_or(String::new(), |n| n.to_string()),
        number(group.cores),
        row.samples.to_string(),
        time,
        time_low,
        time_high,
        speedup,
        speedup_low,
        speedup_high,
        slowdown,
        slowdown_low,
        slowdown_high,
        number(row.efficiency),
        number(row.machine_gave),
        number(row.used),
        serial,
        serial_low,
        serial_high,
        rust,
        rust_low,
        rust_high,
        row.crowded.to_string(),
        row.poor_probe.map_or(String::new(), |why| why.to_string()),
    ]
}

fn ends(estimated: Option<Estimated>) -> [String; 3] {
    let interval = estimated.and_then(|estimated| estimated.interval);
    [
        number(estimated.map(|estimated| estimated.value)),
        number(interval.map(|interval| interval.low)),
        number(interval.map(|interval| interval.high)),
    ]
}

fn number(number: Option<f64>) -> String {
    number
        .filter(|number| number.is_finite())
        .map_or(String::new(), |number| number.to_string())
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",")
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}
