//! What the report needs to know about this exercise. Given: there is nothing to write here.

mod closing;
pub mod scenes;

use crate::{Answer, count_hits};
use course_core::probe::unheard;
use multiprocess::ThreadPoolExecutor;
use report::{Exercise, Limit, Runner, Size};
use std::sync::{Mutex, PoisonError};

/// Counts the hits of so many darts by so many threads.
pub type Counter = fn(u64, usize) -> Answer<u64>;

/// Counts with each of the names, so often, and tells what comes.
pub type Counts = fn(&[&str], u64, &mut dyn FnMut(&str, u64)) -> Answer<()>;

/// Somebody's answers: the student's, or the reference ones.
#[derive(Clone, Copy)]
pub struct Answers {
    /// The file that they are in, from the root of the workspace.
    pub source: &'static str,
    /// Task 1.
    pub dots: fn(u64) -> Answer<()>,
    /// Task 2.
    pub counts: Counts,
    /// One dart after the other.
    pub serial_counter: fn(u64) -> Answer<u64>,
    /// Task 3.
    pub locked_counter: Counter,
    /// Task 4.
    pub atomic_counter: Counter,
    /// Task 5.
    pub own_counters: Counter,
    /// With the executor of tasks 6 to 8.
    pub executor_counter: Counter,
}

/// The exercise with these answers.
pub fn exercise(answers: Answers) -> Exercise {
    let counter = |name, counter: Counter| Runner::parallel(name, counter, check).workers(&[1, 2]);
    Exercise {
        package: "ex6-threads",
        title: "Threads, and what they share",
        source: answers.source,
        size: Size {
            flag: "darts",
            help: "Throw so many darts at a square, and count those that hit the circle in it",
            default: 4_000_000,
            maximum: 10_000_000_000,
            why_maximum: "because that takes a minute on one thread",
        },
        limit: Limit::Cores,
        work: "dart",
        runners: vec![
            Runner::scene("dots", move || scenes::dots(answers.dots))
                .task(1, "two threads that print at the same time"),
            Runner::scene("counts", move || scenes::counts(answers.counts))
                .task(2, "threads that tell as they count"),
            Runner::serial(answers.serial_counter, check),
            counter("locked", answers.locked_counter).task(3, "one counter behind a lock"),
            counter("atomic", answers.atomic_counter).task(4, "one counter that is atomic"),
            counter("own", answers.own_counters).task(5, "a counter for each thread"),
            counter("executor", answers.executor_counter)
                .workers(&[2])
                .task(
                    6,
                    "the threads of the executor, and the channel they take jobs from",
                ),
            counter("library", library_counter).workers(&[2]),
        ],
        closing: closing::closing,
    }
}

/// The same tasks as `executor_counter` has, by the executor of `multiprocess`.
fn library_counter(darts: u64, threads: usize) -> Answer<u64> {
    let executor = ThreadPoolExecutor::new(threads)?;
    let parts = (0..64).map(|part| (darts * part / 64, darts * (part + 1) / 64));
    let hits = executor.map(|(start, end): (u64, u64)| count_hits(start..end), parts)?;
    Ok(hits.into_iter().sum())
}

/// Compares the hits with those that a single thread counts.
///
/// # Errors
/// What is wrong, in words.
pub fn check(darts: u64, hits: &u64) -> Result<(), String> {
    let right = right(darts);
    match hits.cmp(&right) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(format!(
            "of {right} hits it counted {hits}: {} got lost",
            right - hits
        )),
        std::cmp::Ordering::Greater => {
            Err(format!("there are {right} hits, and it counted {hits}"))
        }
    }
}

/// Counted once for all runs: they are all of one size.
fn right(darts: u64) -> u64 {
    static KNOWN: Mutex<Option<(u64, u64)>> = Mutex::new(None);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    match *known {
        Some((size, hits)) if size == darts => hits,
        _ => {
            // Nobody is told of these: they are no runner's.
            let hits = unheard(|| count_hits(0..darts));
            *known = Some((darts, hits));
            hits
        }
    }
}
