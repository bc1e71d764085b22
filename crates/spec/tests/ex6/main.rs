//! The corpus of exercise 6: answers whose verdict is known. See `spec::corpus`.
//!
//! Each wrong answer is one function with a switch: `MENDED` is false for the answer as students
//! give it, and true for the same answer with its one mistake put right.

#[macro_use]
#[path = "../common/wrong_entry.rs"]
mod wrong_entry;

mod crew;
mod right_executors;
mod right_scenes_and_counters;
mod wrong_counters;
mod wrong_counts;
mod wrong_dots;
mod wrong_executors;

use spec::corpus::Entry;
use spec::ex6::Answer;
use spec::ex6::{Counter, Counts, Executor, Subject};
use std::ops::Range;
use std::process::ExitCode;

/// Task 1.
type Dots = fn(u64) -> Answer<()>;

/// Tasks 6 to 8.
type Start = fn(usize) -> Answer<Executor>;

fn main() -> ExitCode {
    let mut corpus = wrong_dots::corpus();
    corpus.extend(wrong_counts::corpus());
    corpus.extend(wrong_counters::corpus());
    corpus.extend(wrong_executors::corpus());
    corpus.extend(right_scenes_and_counters::corpus());
    corpus.extend(right_executors::corpus());
    spec::corpus::main(corpus)
}

/// A subject that answers one task; the others do not matter to its laws.
fn nobody() -> Subject {
    let nobody: Counter = |_, _| Err("not asked for".into());
    Subject {
        dots: |_| Err("not asked for".into()),
        counts: |_, _, _| Err("not asked for".into()),
        serial_counter: |_| Err("not asked for".into()),
        locked_counter: nobody,
        atomic_counter: nobody,
        own_counters: nobody,
        executor: |_| Err("not asked for".into()),
    }
}

fn dots(dots: Dots) -> Subject {
    Subject { dots, ..nobody() }
}

fn counts(counts: Counts) -> Subject {
    Subject { counts, ..nobody() }
}

/// The laws of all three counters are the same: an answer is asked those of the task whose construct it uses.
fn counter(counter: Counter) -> Subject {
    Subject {
        locked_counter: counter,
        atomic_counter: counter,
        own_counters: counter,
        ..nobody()
    }
}

fn executor(executor: Start) -> Subject {
    Subject {
        executor,
        ..nobody()
    }
}

/// A right executor is right by all of its laws, and so it stands there once for each task.
fn right_executor(names: [&'static str; 3], start: Start) -> Vec<Entry<Subject>> {
    ["new", "submit", "drop"]
        .into_iter()
        .zip(names)
        .map(|(function, name)| Entry::right(name, function, executor(start)))
        .collect()
}

/// The darts of one of `threads` threads.
fn share(darts: u64, threads: usize, thread: usize) -> Range<u64> {
    let (threads, thread) = (threads as u64, thread as u64);
    darts * thread / threads..darts * (thread + 1) / threads
}
