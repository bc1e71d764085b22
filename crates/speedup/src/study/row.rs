//! One benchmark, compared.

use super::kind::{self, Kind};
use super::reference::{self, Against};
use crate::baseline::Benchmark;
use crate::machine::MachineRecord;
use crate::probe::{self, Poor, Reason};
use crate::scaling;
use crate::statistics::{Estimated, Sample};
use serde::Serialize;

/// One benchmark of a group. Times are in nanoseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its id in one piece.
    pub id: String,
    /// The runner, or the task.
    pub runner: String,
    /// The last part of the id.
    pub parameter: Option<String>,
    /// How many workers it has, where that is known.
    pub workers: Option<usize>,
    /// How many samples there are of it.
    pub samples: usize,
    /// The time of one iteration.
    pub time: Estimated,
    /// How many times as fast it is as the serial runner of the same language.
    pub speedup: Option<Estimated>,
    /// How many times as long it takes as the fastest that does the same.
    pub slowdown: Option<Estimated>,
    /// How many times as long it takes as the same runner in Rust, where this is Python.
    pub times_rust: Option<Estimated>,
    /// Speedup by workers.
    pub efficiency: Option<f64>,
    /// The speedup of work that loses nothing, as the machine was just then.
    pub machine_gave: Option<f64>,
    /// What share of that became speedup.
    pub used: Option<f64>,
    /// Karp and Flatt's serial part, of what is no slower than the serial runner.
    pub serial_fraction: Option<Estimated>,
    /// More workers than cores: they share them.
    pub crowded: bool,
    /// Why it should not be trusted.
    pub poor_probe: Option<Poor>,
}

/// What all rows of a group have in common.
pub(super) struct Context<'a> {
    pub(super) benchmarks: &'a [&'a Benchmark],
    pub(super) kind: Kind,
    pub(super) against: Against,
    /// Those of the group, where a benchmark has no record of its own.
    pub(super) cores: Option<f64>,
}

impl Row {
    pub(super) fn of(benchmark: &Benchmark, context: &Context<'_>) -> Self {
        let others = context.benchmarks;
        let record = benchmark.machine.as_ref();
        let workers = match context.kind {
            Kind::Workers => kind::workers(benchmark),
            _ => record.map(|record| record.threads),
        };
        let is_serial = kind::is_serial(benchmark);
        let serial = match context.against {
            Against::Serial if !is_serial => reference::serial(benchmark, others),
            _ => None,
        };
        let fastest = match context.against {
            Against::Fastest => reference::fastest(benchmark, others, context.kind),
            Against::Serial => None,
        };
        let serial_record = serial.and_then(|serial| serial.machine.as_ref());
        let speedup = serial.map(|serial| serial.typical_ratio(benchmark));
        let gave = record
            .filter(|_| !is_serial && workers.is_some_and(|workers| workers > 1))
            .and_then(|record| probe::gave(record, serial_record));
        let cores = record.map(MachineRecord::usable_cores).or(context.cores);
        let crowded = workers
            .zip(cores)
            .is_some_and(|(n, cores)| n as f64 > cores);
        let is_faster = speedup.is_some_and(|speedup| speedup.value >= 1.0);
        let several = workers.filter(|workers| {
            let counts = *workers > 1 && !crowded && cores.is_some();
            counts && is_faster && context.kind == Kind::Workers
        });
        Self {
            id: benchmark.id.full(),
            runner: benchmark.id.function_id.clone().unwrap_or_default(),
            parameter: benchmark.id.value_str.clone(),
            workers,
            samples: benchmark.sample.as_ref().map_or(0, Sample::len),
            time: benchmark.typical_time(),
            slowdown: fastest.map(|fastest| slowdown(benchmark, fastest)),
            times_rust: reference::rust_of(benchmark, others)
                .map(|rust| benchmark.typical_ratio(rust)),
            efficiency: speedup
                .zip(workers)
                .map(|(speedup, n)| speedup.value / n as f64),
            machine_gave: gave,
            used: speedup
                .zip(gave)
                .map(|(speedup, gave)| speedup.value / gave),
            serial_fraction: speedup
                .zip(several)
                .map(|(speedup, n)| speedup.map(|times| scaling::karp_flatt(times, n))),
            speedup,
            crowded,
            poor_probe: probe::why_poor(record, serial_record)
                .or_else(|| unseen(benchmark, serial, context)),
        }
    }
}

/// Where others of the group were looked at, and this one, or what it is compared with, was not.
fn unseen(
    benchmark: &Benchmark,
    serial: Option<&Benchmark>,
    context: &Context<'_>,
) -> Option<Poor> {
    context.cores?;
    if !benchmark.was_looked_at() {
        return Some(probe::unseen(Reason::Unseen));
    }
    let without = serial.is_some_and(|serial| !serial.was_looked_at());
    without.then(|| probe::unseen(Reason::UnseenSerial))
}

/// The fastest takes exactly as long as itself.
fn slowdown(benchmark: &Benchmark, fastest: &Benchmark) -> Estimated {
    if benchmark.id == fastest.id {
        return Estimated::bare(1.0);
    }
    benchmark.typical_ratio(fastest)
}
