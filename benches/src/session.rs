//! Criterion with the settings of this course.

use crate::{Group, Mode, cores, worker_counts};
use criterion::Criterion;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a benchmark is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Criterion's samples, of which it wants ten at least.
    pub samples: usize,
    /// For this long nothing is noted.
    pub warm_up: Duration,
    /// So long all samples together, if an iteration is short enough.
    pub measurement: Duration,
    /// Looks at the machine before a benchmark, and as many after it.
    pub looks: usize,
}

impl Pace {
    /// For iterations of a tenth of a second, of which each is an answer to be had in full.
    ///
    /// Twenty samples in place of Criterion's hundred: there are more than a hundred benchmarks, and they are to be
    /// done within a quarter of an hour.
    pub const ANSWERS: Self = Pace {
        samples: 20,
        warm_up: Duration::from_millis(300),
        measurement: Duration::from_secs(1),
        looks: 2,
    };

    /// For what takes microseconds.
    pub const MOMENTS: Self = Pace {
        samples: 12,
        warm_up: Duration::from_millis(200),
        measurement: Duration::from_secs(1),
        looks: 1,
    };

    /// For a first impression: the same work, and as few samples of it as Criterion takes.
    const QUICK: Self = Pace {
        samples: 10,
        warm_up: Duration::from_millis(50),
        measurement: Duration::from_millis(300),
        looks: 1,
    };
}

/// The variable of the environment that asks for a quick run: the same work, as few samples as Criterion takes, and no
/// more workers than cores. Criterion's own `--quick` would leave two samples a
/// benchmark, of which nobody can tell how sure they are.
const QUICK_VARIABLE: &str = "COURSE_QUICK";

/// A run of benchmarks.
pub struct Session {
    pub(crate) criterion: Criterion,
    pub(crate) folder: PathBuf,
    pub(crate) looks: usize,
    pub(crate) cores: usize,
    mode: Mode,
    quick: bool,
}

impl Session {
    /// What the command line and `COURSE_QUICK` ask for; else this pace. The command line may change it
    /// (`--sample-size`, `--measurement-time`, ...).
    ///
    /// Cargo says where the folder for temporary files is, `target/tmp`, but only to a benchmark itself:
    /// `env!("CARGO_TARGET_TMPDIR")`. Beside it Criterion keeps its files.
    pub fn new(target_tmpdir: &str, pace: Pace) -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let quick = asks_for_quick(std::env::var(QUICK_VARIABLE).ok().as_deref());
        let pace = if quick { Pace::QUICK } else { pace };
        let folder = criterion_folder(target_tmpdir);
        let mut criterion = Criterion::default()
            .output_directory(&folder)
            .sample_size(pace.samples)
            .warm_up_time(pace.warm_up)
            .measurement_time(pace.measurement)
            // A tenth of what Criterion draws: drawing takes longer than the benchmark otherwise.
            .nresamples(10_000);
        if quick {
            criterion = criterion.without_plots();
        }
        Session {
            criterion: criterion.configure_from_args(),
            folder,
            looks: pace.looks,
            cores: cores(),
            quick,
            mode: Mode::of(arguments.iter().map(String::as_str)),
        }
    }

    /// Whether this run measures.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// One size for measuring, another to see that everything works.
    pub fn size<T>(&self, to_measure: T, in_a_test: T) -> T {
        match self.mode {
            Mode::Measure => to_measure,
            Mode::Test => in_a_test,
        }
    }

    /// How many workers the runners get: [`worker_counts`], and in a quick run no more than there are cores.
    pub fn worker_counts(&self) -> Vec<usize> {
        let mut counts = worker_counts(self.cores);
        counts.retain(|count| !self.quick || *count <= self.cores);
        counts
    }

    /// Whether this is a quick run.
    pub fn is_quick(&self) -> bool {
        self.quick
    }

    /// Begins a group: the first part of its ids.
    pub fn group(&mut self, name: &'static str) -> Group<'_> {
        Group::begin(self, name)
    }

    /// Has Criterion write its summary of all groups.
    pub fn finish(self) {
        self.criterion.final_summary();
    }
}

fn asks_for_quick(variable: Option<&str>) -> bool {
    !matches!(variable, None | Some("" | "0"))
}

/// Where Criterion would write of its own accord, known to us as well.
fn criterion_folder(target_tmpdir: &str) -> PathBuf {
    let chosen = std::env::var_os("CRITERION_HOME").map(PathBuf::from);
    chosen.unwrap_or_else(|| Path::new(target_tmpdir).with_file_name("criterion"))
}

#[cfg(test)]
mod tests {
    use super::asks_for_quick;

    #[test]
    fn what_asks_for_a_quick_run() {
        let asks = [None, Some(""), Some("0"), Some("1"), Some("yes")].map(asks_for_quick);
        assert_eq!(asks, [false, false, false, true, true]);
    }
}
