//! Threads run side by side, and share what you let them share. A few of them and a channel make a pool.
//! Write the functions marked `Task` below.
//!
//! ```text
//! cargo run  -p ex6-threads          run it: see the threads at work, and what sharing costs
//! cargo test -p ex6-threads          check it
//! cargo course hint ex6 --task 1     get a hint
//! ```
//!
//! The channels of crossbeam are described at <https://docs.rs/crossbeam-channel>: `unbounded()` makes
//! one, and gives you both of its ends. Both can be cloned. A receiver is also an iterator, which
//! ends when the last sender is dropped.

pub mod show; // given: the names and texts that the program prints

use course_core::{dart, put};
use crossbeam::channel::{Receiver, Sender};
use std::any::Any;
use std::error::Error;
use std::ops::Range;
use std::thread::JoinHandle;

/// What a function gives; or why it cannot.
pub type Answer<T> = Result<T, Box<dyn Error>>;

/// Given: prints `text` that many times.
pub fn print_multiple(text: &str, times: u64) {
    for _ in 0..times {
        put(text);
    }
}

/// Task 1: two threads at once. One prints `.`, the other one prints `o`, each `times` times. Return
/// when both have ended.
///
/// # Errors
/// None that you have to make.
pub fn dots(times: u64) -> Answer<()> {
    todo!("two threads that print {times} times each: one of them `.`, the other one `o`")
}

/// Task 2: a thread for each of `names`. It counts `rounds` times, by
/// [`count_for_a_moment(name)`](course_core::count_for_a_moment), and sends its name and the number
/// through a channel each time. Here, call `tell(name, number)` for each as it comes.
///
/// # Errors
/// None that you have to make.
pub fn counts(names: &[&str], rounds: u64, tell: &mut dyn FnMut(&str, u64)) -> Answer<()> {
    let _ = tell; // take this line out, and call it: tell(name, number)
    todo!("a thread for each of {names:?}, which counts {rounds} times")
}

/// Given: throws these darts, one after the other, and counts those that hit.
pub fn count_hits(darts: Range<u64>) -> u64 {
    let mut hits = 0;
    for number in darts {
        if dart(number) {
            hits += 1;
        }
    }
    hits
}

/// Given: the hits of so many darts, by this thread alone.
///
/// # Errors
/// Never: it returns what the other counters return.
pub fn serial_counter(darts: u64) -> Answer<u64> {
    Ok(count_hits(0..darts))
}

/// Task 3: the same by `threads` threads, each with its share of the darts. They share one counter,
/// behind a lock: `Mutex<u64>`.
///
/// # Errors
/// None that you have to make.
pub fn locked_counter(darts: u64, threads: usize) -> Answer<u64> {
    todo!("count the hits of {darts} darts in one Mutex (threads: {threads})")
}

/// Task 4: the same with an `AtomicU64` in place of the lock.
///
/// # Errors
/// None that you have to make.
pub fn atomic_counter(darts: u64, threads: usize) -> Answer<u64> {
    todo!("count the hits of {darts} darts in one AtomicU64 (threads: {threads})")
}

/// Task 5: the same, and each thread has a counter of its own. Add them up when they have ended.
///
/// # Errors
/// None that you have to make.
pub fn own_counters(darts: u64, threads: usize) -> Answer<u64> {
    todo!("count the hits of {darts} darts, and share nothing (threads: {threads})")
}

/// What a thread of the executor gets to do: something that can be called once.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that do what is submitted to them, in the order in which it was submitted.
pub struct SmallExecutor {
    /// The end of the channel that takes jobs. `None` when there will be no more.
    jobs: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl SmallExecutor {
    /// Task 6: makes a channel for jobs, and starts that many threads. Each takes jobs from the
    /// channel and does them, until the channel has come to its end.
    pub fn new(workers: usize) -> Self {
        todo!("a channel, and threads that do what comes out of it ({workers} of them)")
    }

    /// Task 7: makes a job of `task` and sends it to the threads. Returns at once: the job sends what
    /// comes of the task to the [`SmallFuture`]. A task that panics must not end its thread: catch the
    /// panic (`std::panic::catch_unwind`, with `AssertUnwindSafe`), and send its [`message`].
    pub fn submit<R: Send + 'static>(
        &self,
        task: impl FnOnce() -> R + Send + 'static,
    ) -> SmallFuture<R> {
        let _ = task; // take this line out, and send it to a thread
        todo!("a channel for the result, and a job that does the task and sends what comes of it")
    }

    /// Given: how many jobs no thread has taken yet.
    pub fn waiting(&self) -> usize {
        self.jobs.as_ref().map_or(0, Sender::len)
    }
}

impl Drop for SmallExecutor {
    /// Task 8: waits until every job is done and every thread has ended. As it stands it lets go of
    /// the threads, and waits for none of them.
    fn drop(&mut self) {
        self.threads.clear();
    }
}

/// The result of a task, to be had later.
pub struct SmallFuture<R> {
    /// Where the job sends what came of the task.
    pub outcome: Receiver<Result<R, String>>,
}

impl<R> SmallFuture<R> {
    /// Given: waits for the task, and returns what it returned.
    ///
    /// # Errors
    /// The message of the panic, if it panicked.
    pub fn result(self) -> Result<R, String> {
        match self.outcome.recv() {
            Ok(outcome) => outcome,
            Err(_) => Err("the executor dropped the task without doing it".into()),
        }
    }
}

/// Given: what a panic said, from what `catch_unwind` gives.
pub fn message(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        return (*text).to_string();
    }
    if let Some(text) = panic.downcast_ref::<String>() {
        return text.clone();
    }
    "a panic without words".to_string()
}

/// Given: counts with your executor, in 64 tasks.
///
/// # Errors
/// A task panicked.
pub fn executor_counter(darts: u64, threads: usize) -> Answer<u64> {
    let executor = SmallExecutor::new(threads);
    let mut futures = Vec::new();
    for part in 0..64 {
        let (start, end) = (darts * part / 64, darts * (part + 1) / 64);
        futures.push(executor.submit(move || count_hits(start..end)));
    }
    let mut hits = 0;
    for future in futures {
        hits += future.result()?;
    }
    Ok(hits)
}
