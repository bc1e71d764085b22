//! Exercise 6: threads, what they share, and a thread pool executor built from channels.
//!
//! Its subject is no runner, for the most part: two scenes, a few counters, and an executor. The
//! laws of the executor are the same for any: `multiprocess::ThreadPoolExecutor` is one of the right
//! answers of the corpus.

mod counters;
mod executor;
mod scenes;
mod tasks;

use crate::{Law, Task};
use std::error::Error;

/// What an answer gives: a value, or why there is none.
pub type Answer<T> = Result<T, Box<dyn Error>>;

/// Counts with a thread for each name, so often, and tells what comes: a name and its count.
pub type Counts = fn(&[&str], u64, &mut dyn FnMut(&str, u64)) -> Answer<()>;

/// Counts the hits of so many darts by so many threads.
pub type Counter = fn(u64, usize) -> Answer<u64>;

/// What an executor is asked to do.
pub type Job = Box<dyn FnOnce() -> u64 + Send>;

/// Waits for the result of a task: its value, or the message of its panic.
pub type Promise = Box<dyn FnOnce() -> Result<u64, String> + Send>;

/// An executor, as far as the laws know it: it submits a task. To drop it is to drop the executor.
///
/// A function, so that the laws need to know neither the type of an executor nor that of its futures.
pub type Executor = Box<dyn Fn(Job) -> Promise + Send + Sync>;

/// What a solution of exercise 6 provides.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Task 1: two threads, which print `.` and `o` so many times each.
    pub dots: fn(u64) -> Answer<()>,
    /// Task 2: a thread a name, which counts so often; each count is told as it comes.
    pub counts: Counts,
    /// Given: one dart after another.
    pub serial_counter: fn(u64) -> Answer<u64>,
    /// Task 3: one counter behind a lock.
    pub locked_counter: Counter,
    /// Task 4: one atomic counter.
    pub atomic_counter: Counter,
    /// Task 5: a counter for each thread.
    pub own_counters: Counter,
    /// Tasks 6 to 8: an executor with so many threads.
    pub executor: fn(usize) -> Answer<Executor>,
}

impl crate::Subject for Subject {
    const PACKAGE: &'static str = "ex6-threads";
    const WORK: &'static str = "dart";

    fn tasks() -> &'static [Task] {
        &tasks::TASKS
    }

    fn laws() -> Vec<Law<Self>> {
        let counter = |function, counter| counters::CounterOf { function, counter };
        let mut laws = scenes::laws();
        laws.push(
            counter("serial_counter", |s, darts, _| (s.serial_counter)(darts)).counts_every_hit(),
        );
        let shared = [
            counter("locked_counter", |s, darts, threads| {
                (s.locked_counter)(darts, threads)
            }),
            counter("atomic_counter", |s, darts, threads| {
                (s.atomic_counter)(darts, threads)
            }),
            counter("own_counters", |s, darts, threads| {
                (s.own_counters)(darts, threads)
            }),
        ];
        laws.extend(shared.into_iter().flat_map(counters::CounterOf::parallel));
        laws.extend(executor::laws());
        laws
    }
}
