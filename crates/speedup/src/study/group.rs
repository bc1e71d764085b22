//! One group of benchmarks.

use super::kind::{self, Kind};
use super::reference::{self, Against};
use super::row::{Context, Row};
use crate::baseline::Benchmark;
use crate::machine::MachineRecord;
use crate::probe::Reason;
use crate::scaling::{self, Amdahl};
use crate::statistics::FEWEST;
use serde::Serialize;

/// The benchmarks that share the first part of their id.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// That part.
    pub name: String,
    /// What the last part stands for.
    pub kind: Kind,
    /// What the rows are compared with.
    pub against: Against,
    /// How many cores the program could have; none where nobody wrote it down.
    pub cores: Option<f64>,
    /// The serial one first, then by runner and parameter, Python's last.
    pub rows: Vec<Row>,
    /// Amdahl's law for each runner that has points enough.
    pub laws: Vec<Law>,
    /// What a reader must know of it.
    pub remarks: Vec<String>,
}

/// Amdahl's law of one runner.
#[derive(Clone, Debug, Serialize)]
pub struct Law {
    /// The runner.
    pub runner: String,
    /// The law.
    #[serde(flatten)]
    pub amdahl: Amdahl,
}

impl Group {
    pub(super) fn of(name: &str, benchmarks: &[&Benchmark]) -> Self {
        let kind = Kind::of(benchmarks);
        let against = Against::of(benchmarks);
        let context = Context {
            benchmarks,
            kind,
            against,
            cores: cores(benchmarks),
        };
        let mut sorted = benchmarks.to_vec();
        sorted.sort_by_cached_key(|benchmark| order(benchmark));
        let rows: Vec<Row> = sorted.iter().map(|one| Row::of(one, &context)).collect();
        let mut group = Self {
            name: name.to_owned(),
            kind,
            against,
            cores: context.cores,
            laws: laws(&rows),
            rows,
            remarks: Vec::new(),
        };
        group.remarks = group.remarks();
        if context.cores.is_some() {
            group.remarks.extend(unseen(&sorted));
            group.remarks.extend(unseen_serial(&sorted));
        }
        group
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.kind == Kind::Workers && self.against == Against::Fastest {
            remarks.push("there is no serial runner here, so there are no speedups".to_owned());
        }
        if self.cores.is_none() && self.rows.iter().any(|row| row.speedup.is_some()) {
            remarks.push(
                "without `machine.json` nobody knows how many cores there were, nor what they gave: a speedup of more workers than cores may be among these"
                    .to_owned(),
            );
        }
        if self.rows.iter().any(|row| row.samples < FEWEST) {
            remarks.push(format!(
                "a time of fewer than {FEWEST} samples (`--quick` takes two, and a damaged file has none) has no interval of ours, nor has what it is compared with"
            ));
        }
        remarks
    }
}

/// The fewest that a record tells of.
fn cores(benchmarks: &[&Benchmark]) -> Option<f64> {
    let records = benchmarks.iter().filter_map(|one| one.machine.as_ref());
    records.map(MachineRecord::usable_cores).reduce(f64::min)
}

/// Those that nobody looked at.
fn unseen(benchmarks: &[&Benchmark]) -> Option<String> {
    let without = benchmarks.iter().filter(|one| !one.was_looked_at());
    let names: Vec<String> = without.map(|one| one.id.within_group()).collect();
    (!names.is_empty()).then(|| format!("{}: {}", names.join(", "), Reason::Unseen.sentence()))
}

/// What the speedups rest on is among those.
fn unseen_serial(benchmarks: &[&Benchmark]) -> Option<String> {
    let others = benchmarks.iter().filter(|one| !kind::is_serial(one));
    let mut serials = others.filter_map(|one| reference::serial(one, benchmarks));
    let without = serials.any(|serial| !serial.was_looked_at());
    without.then(|| Reason::UnseenSerial.sentence())
}

/// Serial before others, Rust before Python, numbers by size.
fn order(benchmark: &Benchmark) -> (bool, bool, String, u64, String) {
    let runner = benchmark.id.function_id.clone().unwrap_or_default();
    let (_, python) = kind::in_rust(&runner);
    let value = benchmark.id.value_str.clone().unwrap_or_default();
    let number = value.parse().unwrap_or(u64::MAX);
    (python, !kind::is_serial(benchmark), runner, number, value)
}

/// Only of workers that had a core each: what more of them did is not the law's doing.
fn laws(rows: &[Row]) -> Vec<Law> {
    let mut runners: Vec<&str> = rows.iter().map(|row| row.runner.as_str()).collect();
    runners.dedup();
    let law = |runner: &str| {
        let usable = |row: &&Row| row.runner == runner && row.serial_fraction.is_some();
        let points: Vec<(usize, f64)> = rows
            .iter()
            .filter(usable)
            .filter_map(|row| Some((row.workers?, row.speedup?.value)))
            .collect();
        Some(Law {
            runner: runner.to_owned(),
            amdahl: scaling::amdahl(&points)?,
        })
    };
    runners.into_iter().filter_map(law).collect()
}
