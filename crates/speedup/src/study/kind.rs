//! What the last part of the ids of a group stands for.

use crate::baseline::Benchmark;
use crate::machine::Parameter;
use serde::Serialize;

/// What varies from row to row of one runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The number of workers: there are speedups to speak of.
    Workers,
    /// How many items are handed out at a time.
    Chunk,
    /// Who does the task that the middle part of the id names.
    Who,
    /// Something else.
    Parameter,
}

impl Kind {
    /// As `machine.json` says. Where none does, a group counts as one of workers if it has a serial runner
    /// and all its values are numbers that could be workers; if no value is a number, its values are names.
    pub(super) fn of(benchmarks: &[&Benchmark]) -> Self {
        let told = benchmarks
            .iter()
            .find_map(|benchmark| benchmark.machine.as_ref()?.parameter);
        match told {
            Some(Parameter::Workers) => Self::Workers,
            Some(Parameter::Chunk) => Self::Chunk,
            Some(Parameter::Who) => Self::Who,
            Some(Parameter::Other) => Self::Parameter,
            None => Self::guess(benchmarks),
        }
    }

    fn guess(benchmarks: &[&Benchmark]) -> Self {
        let values = || {
            benchmarks
                .iter()
                .filter_map(|one| one.id.value_str.as_deref())
        };
        if values().count() > 0 && values().all(|value| value.parse::<f64>().is_err()) {
            return Self::Who;
        }
        let named_alike = benchmarks.iter().all(|benchmark| {
            let probed = benchmark.machine.as_ref().map(|record| record.threads);
            workers(benchmark).is_some_and(|workers| probed.is_none_or(|probed| probed == workers))
        });
        let serial = benchmarks.iter().any(|benchmark| is_serial(benchmark));
        if named_alike && serial {
            Self::Workers
        } else {
            Self::Parameter
        }
    }

    /// What the values are called in a table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Chunk => "chunk",
            Self::Who => "who",
            Self::Parameter => "parameter",
        }
    }
}

/// Nobody has more.
const MOST_WORKERS: usize = 4096;

/// The value of a benchmark, if it can be a number of workers.
pub(super) fn workers(benchmark: &Benchmark) -> Option<usize> {
    let number: usize = benchmark.id.value_str.as_deref()?.parse().ok()?;
    (1..=MOST_WORKERS).contains(&number).then_some(number)
}

/// The runners of Python begin with this; what follows is the name of the same runner in Rust.
pub(super) const PYTHON: &str = "python_";

/// The name of a runner in Rust, and whether this one is Python's.
pub(super) fn in_rust(runner: &str) -> (&str, bool) {
    runner
        .strip_prefix(PYTHON)
        .map_or((runner, false), |name| (name, true))
}

pub(super) fn is_serial(benchmark: &Benchmark) -> bool {
    let runner = benchmark.id.function_id.as_deref().unwrap_or_default();
    in_rust(runner).0 == "serial"
}
