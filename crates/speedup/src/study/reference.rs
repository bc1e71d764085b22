//! What a benchmark is compared with.

use super::kind::{self, Kind};
use crate::baseline::Benchmark;
use serde::Serialize;

/// What the rows of a group are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The serial runner, of the same language: a speedup.
    Serial,
    /// The fastest of those that do the same, for want of a serial runner: how many times as long.
    Fastest,
}

impl Against {
    pub(super) fn of(benchmarks: &[&Benchmark]) -> Self {
        if benchmarks.iter().any(|one| kind::is_serial(one)) {
            Self::Serial
        } else {
            Self::Fastest
        }
    }
}

/// The serial benchmark that `row` is compared with: of the same value where there is one, else the only one, or
/// that of one worker.
pub(super) fn serial<'a>(row: &Benchmark, benchmarks: &[&'a Benchmark]) -> Option<&'a Benchmark> {
    let python = is_python(row);
    let serials: Vec<&Benchmark> = benchmarks
        .iter()
        .copied()
        .filter(|one| kind::is_serial(one) && is_python(one) == python)
        .collect();
    let of_value = |value: Option<&str>| {
        let same = |one: &&&Benchmark| one.id.value_str.as_deref() == value;
        serials.iter().find(same).copied()
    };
    let only = || (serials.len() == 1).then(|| serials[0]);
    of_value(row.id.value_str.as_deref())
        .or_else(only)
        .or_else(|| of_value(Some("1")))
}

/// The same runner in Rust, of the same value.
pub(super) fn rust_of<'a>(row: &Benchmark, benchmarks: &[&'a Benchmark]) -> Option<&'a Benchmark> {
    let (name, python) = kind::in_rust(row.id.function_id.as_deref()?);
    let same = |one: &&&Benchmark| {
        one.id.function_id.as_deref() == Some(name) && one.id.value_str == row.id.value_str
    };
    python.then(|| benchmarks.iter().find(same).copied())?
}

fn is_python(benchmark: &Benchmark) -> bool {
    let runner = benchmark.id.function_id.as_deref().unwrap_or_default();
    kind::in_rust(runner).1
}

/// The fastest of those that `row` can be compared with: where values are names, of the same task; else, of the same
/// value; and of the whole group, if no other has that value.
pub(super) fn fastest<'a>(
    row: &Benchmark,
    benchmarks: &[&'a Benchmark],
    kind: Kind,
) -> Option<&'a Benchmark> {
    let alike = |one: &Benchmark| match kind {
        Kind::Who => one.id.function_id == row.id.function_id,
        _ => one.id.value_str == row.id.value_str,
    };
    let mut peers: Vec<&Benchmark> = benchmarks
        .iter()
        .copied()
        .filter(|one| alike(one))
        .collect();
    if peers.len() < 2 && kind != Kind::Who {
        peers = benchmarks.to_vec();
    }
    let time = |one: &Benchmark| one.mean();
    peers
        .into_iter()
        .min_by(|one, other| time(one).total_cmp(&time(other)))
}
