//! A group of benchmarks: the machine looked at, each runner timed, the machine looked at.

use crate::record::Parameter;
use crate::{Machine, MachineRecord, Mode, Python, Runner, Session, Work, look, serial, times};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Throughput};
use std::error::Error;
use std::ops::Deref;
use std::path::Path;
use std::time::Duration;

/// What measuring gives, or why it could not.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// Does the work so many times, and says how long that took.
pub type Sample<'a> = Box<dyn FnMut(u64) -> Outcome<Duration> + 'a>;

/// One benchmark of a group: the second and the third part of its id, and what they stand for.
#[derive(Clone, Debug)]
pub struct Benchmark {
    runner: String,
    value: String,
    parameter: Parameter,
    workers: usize,
}

impl Benchmark {
    /// `RUNNER/WORKERS`
    pub fn by_workers(runner: impl Into<String>, workers: usize) -> Self {
        Benchmark {
            runner: runner.into(),
            value: workers.to_string(),
            parameter: Parameter::Workers,
            workers,
        }
    }

    /// `RUNNER/CHUNK`, with so many workers.
    pub fn by_chunk(runner: impl Into<String>, chunk: usize, workers: usize) -> Self {
        Benchmark {
            runner: runner.into(),
            value: chunk.to_string(),
            parameter: Parameter::Chunk,
            workers,
        }
    }

    /// `TASK/WHO`, with so many workers.
    pub fn by_peer(task: &str, who: &str, workers: usize) -> Self {
        Benchmark {
            runner: task.to_owned(),
            value: who.to_owned(),
            parameter: Parameter::Who,
            workers,
        }
    }
}

/// A group of benchmarks that do the same work.
pub struct Group<'a> {
    name: &'static str,
    benchmarks: BenchmarkGroup<'a, WallTime>,
    folder: &'a Path,
    cores: usize,
    worker_counts: Vec<usize>,
    looks: usize,
    python: Option<String>,
}

impl<'a> Group<'a> {
    pub(crate) fn begin(session: &'a mut Session, name: &'static str) -> Self {
        let looks = match session.mode() {
            Mode::Measure => session.looks,
            Mode::Test => 0,
        };
        let worker_counts = session.worker_counts();
        Group {
            worker_counts,
            name,
            benchmarks: session.criterion.benchmark_group(name),
            folder: &session.folder,
            cores: session.cores,
            looks,
            python: None,
        }
    }

    /// What an iteration is, so that Criterion tells it by the second.
    pub fn throughput(&mut self, iteration: Throughput) {
        self.benchmarks.throughput(iteration);
    }

    /// The benchmarks that follow are done by this Python.
    pub fn python(&mut self, python: &Python) {
        self.python = Some(python.version().to_owned());
    }

    /// The serial runner, and these with each of the session's [numbers of workers](Session::worker_counts).
    pub fn run_all<W: Work>(&mut self, work: &impl Deref<Target = W>, runners: &[Runner<W>]) {
        self.run(work, &serial(), 1);
        for runner in runners {
            for workers in self.worker_counts.clone() {
                self.run(work, runner, workers);
            }
        }
    }

    /// One runner. The work is made (it is a `LazyCell`) only if the command line does not leave all benchmarks of
    /// it out.
    pub fn run<W: Work>(
        &mut self,
        work: &impl Deref<Target = W>,
        runner: &Runner<W>,
        workers: usize,
    ) {
        let benchmark = Benchmark::by_workers(runner.name, workers);
        let run = runner.run;
        self.bench(benchmark, || {
            times(&**work, move |items| run(items, workers))
        });
    }

    /// One benchmark. `open` starts and checks what is timed; it is called once, and not at all if the command
    /// line leaves this benchmark out.
    ///
    /// # Panics
    ///
    /// Unwinds when it cannot be opened or fails on the way, after it has said so: a time of that would mean nothing.
    pub fn bench<'s>(&mut self, benchmark: Benchmark, open: impl FnOnce() -> Outcome<Sample<'s>>) {
        let (runner, value) = (benchmark.runner, benchmark.value);
        let id = format!("{}/{runner}/{value}", self.name);
        let mut record = MachineRecord::new(&id, benchmark.workers, self.cores);
        record.parameter = benchmark.parameter;
        record.python.clone_from(&self.python);
        let looks = self.looks;
        let (mut open, mut opened) = (Some(open), None);
        self.benchmarks
            .bench_function(BenchmarkId::new(runner, value), |bencher| {
                if let Some(open) = open.take() {
                    record.before = look::several(looks, benchmark.workers);
                    opened = Some(open().unwrap_or_else(|error| give_up(&id, &*error)));
                }
                bencher.iter_custom(|iterations| match &mut opened {
                    Some(sample) => {
                        sample(iterations).unwrap_or_else(|error| give_up(&id, &*error))
                    }
                    None => unreachable!("it was opened above"),
                });
            });
        if opened.take().is_some() && looks > 0 {
            record.after = look::several(looks, benchmark.workers);
            record.machine = Machine::here().clone();
            eprintln!("{id}: {}\n", record.sentence());
            if let Err(error) = record.save(self.folder) {
                eprintln!("{id}: what the machine gave is not stored: {error}\n");
            }
        }
    }

    /// Ends the group.
    pub fn finish(self) {
        self.benchmarks.finish();
    }
}

/// Ends the run with a sentence, and not with a backtrace: what is wrong is a runner and not this program. Unwinds, so
/// that temporary files go.
fn give_up(id: &str, error: &dyn Error) -> ! {
    eprintln!(
        "\n{id}: {error}\nNo time of it is stored, and the benchmarks after it have not run."
    );
    std::panic::resume_unwind(Box::new(error.to_string()))
}
