//! The corpus of exercise 3: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod right_processes;
mod right_rayon;
mod right_threads;
mod wrong_answers;
mod wrong_endings;
mod wrong_processes;
mod wrong_workers;

use spec::corpus::Entry;
use spec::ex3::Subject;
use spec::laws::Runner;
use std::error::Error;
use std::process::ExitCode;

type Answer = Result<Vec<u64>, Box<dyn Error>>;

fn main() -> ExitCode {
    let mut corpus = wrong_answers::corpus();
    corpus.extend(wrong_workers::corpus());
    corpus.extend(wrong_processes::corpus());
    corpus.extend(wrong_endings::corpus());
    corpus.extend(right_threads::corpus());
    corpus.extend(right_rayon::corpus());
    corpus.extend(right_processes::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    let nobody: Runner<u64> = |_, _| Err("not asked for".into());
    Subject {
        serial_runner: |_| Err("not asked for".into()),
        executor_runner: nobody,
        pool_runner: nobody,
        rayon_runner: nobody,
    }
}

/// Task 1, by processes.
fn executor(runner: Runner<u64>) -> Subject {
    Subject {
        executor_runner: runner,
        ..nobody()
    }
}

/// Task 2, by a pool.
fn pool(runner: Runner<u64>) -> Subject {
    Subject {
        pool_runner: runner,
        ..nobody()
    }
}

/// Task 3, by threads.
fn threads(runner: Runner<u64>) -> Subject {
    Subject {
        rayon_runner: runner,
        ..nobody()
    }
}

fn right_executor(name: &'static str, runner: Runner<u64>) -> Entry<Subject> {
    Entry::right(name, "executor_runner", executor(runner))
}

fn right_pool(name: &'static str, runner: Runner<u64>) -> Entry<Subject> {
    Entry::right(name, "pool_runner", pool(runner))
}

fn right_threads(name: &'static str, runner: Runner<u64>) -> Entry<Subject> {
    Entry::right(name, "rayon_runner", threads(runner))
}

/// Blocks of `0..numbers`, at most `workers` of them, the last one shorter.
fn blocks(numbers: u64, workers: usize) -> Vec<std::ops::Range<u64>> {
    let length = numbers.div_ceil(workers as u64).max(1);
    (0..numbers)
        .step_by(usize::try_from(length).expect("small"))
        .map(|start| start..(start + length).min(numbers))
        .collect()
}
