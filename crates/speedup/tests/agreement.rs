//! The same two baselines, compared by this crate, by Criterion and by critcmp.

mod common;

use common::fixture;
use serde_json::Value;
use speedup::statistics::Interval;
use speedup::{Comparison, Difference, Verdict, criterion};
use std::fs;

fn comparison() -> Comparison {
    let baseline = |name| criterion::read(&fixture(), name).expect("it is there");
    Comparison::of(&baseline("before"), &baseline("new"), None)
        .expect("they have benchmarks in common")
}

/// Criterion's own report of one change: the value and its interval.
fn of_criterion(id: &str) -> (f64, Interval) {
    let file = fixture().join(id).join("change/estimates.json");
    let json = fs::read_to_string(&file).expect("it is in the fixture");
    let change: Value = serde_json::from_str(&json).expect("it is Criterion's");
    let number = |path: &str| change.pointer(path).and_then(Value::as_f64).expect(path);
    let interval = Interval {
        low: number("/mean/confidence_interval/lower_bound"),
        high: number("/mean/confidence_interval/upper_bound"),
    };
    (number("/mean/point_estimate"), interval)
}

#[test]
fn changes_are_those_that_criterion_reports() {
    let comparison = comparison();
    assert_eq!(comparison.differences.len(), 9);
    for difference in &comparison.differences {
        let (change, _) = of_criterion(&difference.id);
        let ours = difference.change.value;
        assert!(
            (ours - change).abs() < 1e-9,
            "{}: {ours}, {change}",
            difference.id
        );
    }
}

/// Criterion's intervals are percentiles, which are narrower; so where ours leaves out zero, Criterion's does.
#[test]
fn what_is_said_to_differ_criterion_says_too() {
    let comparison = comparison();
    let mut said = 0;
    for difference in &comparison.differences {
        let (_, interval) = of_criterion(&difference.id);
        let theirs = match interval {
            _ if interval.low > 0.0 => Verdict::Slower,
            _ if interval.high < 0.0 => Verdict::Faster,
            _ => Verdict::Same,
        };
        if difference.verdict() != Verdict::Same {
            assert_eq!(difference.verdict(), theirs, "{}", difference.id);
            said += 1;
        }
    }
    assert!(
        said >= 3,
        "{said} differences: the fixture has none to speak of"
    );
}

#[test]
fn ratios_are_those_that_critcmp_prints() {
    let table = include_str!("fixture/critcmp.txt");
    let comparison = comparison();
    let mut compared = 0;
    for line in table.lines().skip(2) {
        // name, then for each baseline: times the best, time, throughput and its unit
        let cells: Vec<&str> = line.split_whitespace().collect();
        let of_it = |one: &&Difference| one.id == cells[0];
        let difference = comparison.differences.iter().find(of_it).expect(cells[0]);
        let best = difference.a.min(difference.b);
        let ours = [difference.a, difference.b].map(|time| format!("{:.2}", time / best));
        assert_eq!(
            [cells[1], cells[5]],
            ours.each_ref().map(String::as_str),
            "{line}"
        );
        compared += 1;
    }
    assert_eq!(compared, comparison.differences.len());
}
