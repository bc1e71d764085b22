//! Tasks 6 to 8: a thread pool executor, built from channels.

use crossbeam::channel::{self, Receiver, Sender};
use ex6_threads::{Answer, SmallFuture, count_hits, message};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{self, JoinHandle};

/// What a thread of the executor gets to do.
type Job = Box<dyn FnOnce() + Send>;

/// Threads that do what is submitted to them, in the order in which it was submitted.
pub struct SmallExecutor {
    /// The end of the channel that takes jobs. `None` when there will be no more.
    jobs: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl SmallExecutor {
    /// Task 6: all threads take from one channel, so whoever is free takes the next job.
    pub fn new(workers: usize) -> Self {
        let (sender, receiver) = channel::unbounded();
        let mut threads = Vec::new();
        for _ in 0..workers {
            let receiver: Receiver<Job> = receiver.clone();
            threads.push(thread::spawn(move || {
                for job in receiver {
                    job();
                }
            }));
        }
        Self {
            jobs: Some(sender),
            threads,
        }
    }

    /// Task 7: the job carries the task, and the end of a channel where its result goes.
    ///
    /// # Panics
    /// Not while there is a thread: they end with the executor.
    pub fn submit<R: Send + 'static>(
        &self,
        task: impl FnOnce() -> R + Send + 'static,
    ) -> SmallFuture<R> {
        let (sender, outcome) = channel::bounded(1);
        let job = move || {
            // The task is not used any more after it panicked, so it cannot be seen half done.
            let result = catch_unwind(AssertUnwindSafe(task));
            // Nobody may be waiting for it.
            let _ = sender.send(result.map_err(|panic| message(&*panic)));
        };
        let jobs = self.jobs.as_ref().expect("it is there until the drop");
        jobs.send(Box::new(job)).expect("the threads listen");
        SmallFuture { outcome }
    }
}

impl Drop for SmallExecutor {
    /// Task 8: closes the channel, and waits. What is in the channel is still taken from it.
    fn drop(&mut self) {
        // In this order: a thread ends when there is no sender any more.
        drop(self.jobs.take());
        for thread in self.threads.drain(..) {
            // No job panics. If one did all the same, there would be nobody here to tell.
            let _ = thread.join();
        }
    }
}

/// Given: counts with the executor, in 64 tasks.
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
