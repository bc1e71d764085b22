//! One benchmark: the answer checked, the machine probed, the runner timed, the machine probed.

use crate::{Answer, MachineRecord, Mode, Runner, cores, look};
use crate::{Look, ON_PROCESSES, ON_THREADS, SERIAL, worker_counts};
use course_core::sum_square_total;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Looks at the machine before a benchmark, and as many after it.
const LOOKS: usize = 3;

/// Criterion, writing to `folder`, with the settings of this course; the command line may change
/// them (`--sample-size`, `--measurement-time`, `--quick`, ...).
///
/// Twelve samples of two or three iterations each, in place of Criterion's hundred: iterations are
/// long (0.1 to 0.2 s), and a group is to be done within two minutes. For the same reason ten
/// thousand resamples, not a hundred thousand: drawing those takes longer than the benchmark.
pub fn criterion_for(folder: &Path) -> Criterion {
    Criterion::default()
        .output_directory(folder)
        .sample_size(12)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .nresamples(10_000)
        .configure_from_args()
}

/// Where Criterion would write of its own accord, known to us as well. Cargo says where the folder for
/// temporary files is, `target/tmp`, but only to a benchmark itself: `env!("CARGO_TARGET_TMPDIR")`.
pub fn criterion_folder(target_tmpdir: &str) -> PathBuf {
    let chosen = std::env::var_os("CRITERION_HOME").map(PathBuf::from);
    chosen.unwrap_or_else(|| Path::new(target_tmpdir).with_file_name("criterion"))
}

/// A group of benchmarks that all do the same work: the sum of `sum_square` over some numbers.
pub struct Benchmarks<'a> {
    group_name: &'static str,
    group: BenchmarkGroup<'a, WallTime>,
    folder: PathBuf,
    mode: Mode,
    numbers: u64,
    cores: usize,
}

impl<'a> Benchmarks<'a> {
    /// Begins the group `group_name`, which sums over `0..numbers`. `folder` is the one that
    /// `criterion` writes to.
    pub fn new(
        criterion: &'a mut Criterion,
        group_name: &'static str,
        folder: &Path,
        mode: Mode,
        numbers: u64,
    ) -> Self {
        Benchmarks {
            group_name,
            group: criterion.benchmark_group(group_name),
            folder: folder.to_owned(),
            mode,
            numbers,
            cores: cores(),
        }
    }

    /// Runs the serial runner, then every other with each of [`worker_counts`].
    ///
    /// # Panics
    ///
    /// When a runner fails or gives a wrong answer: a time of that would mean nothing.
    pub fn run_all(mut self) {
        self.run(SERIAL, 1);
        for runner in ON_THREADS.into_iter().chain(ON_PROCESSES) {
            for workers in worker_counts(self.cores) {
                self.run(runner, workers);
            }
        }
        self.group.finish();
    }

    fn run(&mut self, runner: Runner, workers: usize) {
        let id = format!("{}/{}/{workers}", self.group_name, runner.name);
        let mut record = MachineRecord::new(&id, workers, self.cores);
        let (mode, numbers) = (self.mode, self.numbers);
        // Criterion calls the closure once a sample, and not at all if its filter leaves it out.
        let mut called = false;
        self.group
            .bench_function(BenchmarkId::new(runner.name, workers), |bencher| {
                if !called {
                    called = true;
                    for numbers in [0, 1, 2, 101, numbers] {
                        check(&id, numbers, (runner.run)(numbers, workers));
                    }
                    if mode == Mode::Measure {
                        record.before = looks(workers);
                    }
                }
                bencher.iter(|| check(&id, numbers, (runner.run)(numbers, workers)));
            });
        if called && mode == Mode::Measure {
            record.after = looks(workers);
            eprintln!("{id}: {}\n", record.sentence());
            if let Err(error) = record.save(&self.folder) {
                eprintln!("{id}: what the machine gave is not stored: {error}\n");
            }
        }
    }
}

fn looks(threads: usize) -> Vec<Look> {
    look::warm_up(threads);
    (0..LOOKS).map(|_| Look::at_machine(threads)).collect()
}

fn check(id: &str, numbers: u64, answer: Answer) {
    match answer {
        Ok(total) => assert_eq!(
            total,
            sum_square_total(numbers),
            "{id} gave a wrong sum of sum_square over 0..{numbers}"
        ),
        Err(error) => panic!("{id} failed over 0..{numbers}: {error}"),
    }
}
