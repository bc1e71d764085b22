//! `concurrent.futures.ThreadPoolExecutor`.

use std::collections::VecDeque;
use std::sync::mpsc;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::future::{Canceller, Future, Slot};
use crate::{Error, Executor, Portable, Result, panics};

/// Runs tasks in threads of this process.
///
/// Rust's threads run at the same time, so unlike in Python this serves for computing too. What processes give beyond it: a crash stays
/// in one of them, and so does its memory. Dropping the executor waits for its tasks, as leaving Python's `with` does.
///
/// ```
/// # fn main() -> multiprocess::Result<()> {
/// let executor = multiprocess::ThreadPoolExecutor::new(2)?;
/// assert_eq!(executor.map(|x: u64| x * x, [1, 2, 3])?, [1, 4, 9]);
///
/// let text = String::from("threads can borrow what they own together: an Arc, or a clone");
/// let words = executor.spawn(move || text.split(' ').count())?;
/// assert_eq!(words.result()?, 12);
/// # Ok(())
/// # }
/// ```
pub struct ThreadPoolExecutor {
    queue: Arc<Queue>,
    threads: Vec<JoinHandle<()>>,
}

type Job = Box<dyn FnOnce(Turn) + Send>;

/// What a job is asked to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Run,
    Cancel,
}

struct Queue {
    state: Mutex<Waiting>,
    changed: Condvar,
}

struct Waiting {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // Jobs run outside of this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, job: Job) -> Result<()> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(Error::Closed);
        }
        waiting.jobs.push_back(job);
        self.changed.notify_one();
        Ok(())
    }

    /// The next job; none when the queue is closed and empty.
    fn pop(&self) -> Option<Job> {
        let mut waiting = self.lock();
        loop {
            if let Some(job) = waiting.jobs.pop_front() {
                return Some(job);
            }
            if waiting.closed {
                return None;
            }
            waiting = self
                .changed
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }
}

impl ThreadPoolExecutor {
    /// An executor with that many threads; 0 counts as 1.
    ///
    /// # Errors
    /// [`Error::Start`] if the system refuses a thread.
    pub fn new(max_workers: usize) -> Result<Self> {
        let waiting = Waiting {
            jobs: VecDeque::new(),
            closed: false,
        };
        let queue = Arc::new(Queue {
            state: Mutex::new(waiting),
            changed: Condvar::new(),
        });
        let mut executor = Self {
            queue,
            threads: Vec::new(),
        };
        for number in 0..max_workers.max(1) {
            let queue = Arc::clone(&executor.queue);
            let run = move || {
                while let Some(job) = queue.pop() {
                    // A task's own panic is its result; this one came from dropping what it left.
                    let _ = panics::catch(|| job(Turn::Run));
                }
            };
            let thread = thread::Builder::new()
                .name(format!("worker {number}"))
                .spawn(run);
            executor
                .threads
                .push(thread.map_err(|error| Error::start("starting a thread", &error))?);
        }
        Ok(executor)
    }

    /// Runs a closure, which may own what it likes.
    ///
    /// # Errors
    /// None while the executor lives. What happens to the task is in the future's result.
    pub fn spawn<R: Send + 'static>(
        &self,
        task: impl FnOnce() -> R + Send + 'static,
    ) -> Result<Future<R>> {
        let slot = Arc::new(Slot::new());
        let theirs = Arc::clone(&slot);
        self.queue.push(Box::new(move |turn| {
            if turn == Turn::Cancel {
                if theirs.start() {
                    theirs.complete(Err(Error::Cancelled));
                }
            } else if theirs.start() {
                theirs.complete(panics::catch(task).map_err(Error::Panic));
            }
        }))?;
        Ok(Future::new(slot, Canceller::Thread))
    }

    /// Runs `task(argument)`; several arguments are a tuple, none is `()`.
    ///
    /// # Errors
    /// As [`ThreadPoolExecutor::spawn`].
    pub fn submit<F, A, R>(&self, task: F, argument: A) -> Result<Future<R>>
    where
        F: FnOnce(A) -> R + Send + 'static,
        A: Send + 'static,
        R: Send + 'static,
    {
        self.spawn(move || task(argument))
    }

    /// Runs `task` on each input; the results stand in the order of the inputs.
    ///
    /// Inputs travel in chunks, about 64 for each thread.
    ///
    /// # Errors
    /// The first error by the order of the inputs, after all tasks have run.
    pub fn map<F, A, R, I>(&self, task: F, inputs: I) -> Result<Vec<R>>
    where
        F: Fn(A) -> R + Send + Sync + 'static,
        A: Send + 'static,
        R: Send + 'static,
        I: IntoIterator<Item = A>,
    {
        let task = Arc::new(task);
        let (sender, chunks) = mpsc::channel();
        let mut inputs: Vec<A> = inputs.into_iter().collect();
        let size = (inputs.len() / (64 * self.threads.len())).max(1);
        let count = inputs.len().div_ceil(size);
        for number in (0..count).rev() {
            let chunk = inputs.split_off(number * size);
            let (task, sender) = (Arc::clone(&task), sender.clone());
            self.queue.push(Box::new(move |_| {
                let run = |input| panics::catch(|| task(input)).map_err(Error::Panic);
                let results: Vec<Result<R>> = chunk.into_iter().map(run).collect();
                let _ = sender.send((number, results));
            }))?;
        }
        let mut results: Vec<_> = chunks.iter().take(count).collect();
        results.sort_unstable_by_key(|(number, _)| *number);
        results.into_iter().flat_map(|(_, chunk)| chunk).collect()
    }

    /// Takes no more tasks, and waits for those it has; with `cancel_futures`, for those that run, and cancels the others.
    pub fn shutdown(self, cancel_futures: bool) {
        if cancel_futures {
            let jobs = std::mem::take(&mut self.queue.lock().jobs);
            for job in jobs {
                let _ = panics::catch(|| job(Turn::Cancel));
            }
        }
    }
}

impl Executor for ThreadPoolExecutor {
    fn submit<F, A, R>(&self, task: F, argument: A) -> Result<Future<R>>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
    {
        self.submit(task, argument)
    }

    fn map<F, A, R, I>(&self, task: F, inputs: I) -> Result<Vec<R>>
    where
        F: Fn(A) -> R + Copy + Send + Sync + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        self.map(task, inputs)
    }

    fn shutdown(self, cancel_futures: bool) {
        self.shutdown(cancel_futures);
    }
}

impl Drop for ThreadPoolExecutor {
    fn drop(&mut self) {
        self.queue.close();
        for thread in self.threads.drain(..) {
            // A task may hold the last handle to its own executor, and cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                // A job's panic was caught, so the thread ended well.
                let _ = thread.join();
            }
        }
    }
}
