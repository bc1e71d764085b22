//! The choices for a pool of processes.

use std::marker::PhantomData;
use std::time::Duration;

use super::chunk::{Arguments, Task, push_argument};
use super::engine::Engine;
use super::feed::Chunking;
use super::state::Config;
use super::{Pool, ProcessPoolExecutor};
use crate::{Portable, Result};

/// The choices for a [`Pool`] or a [`ProcessPoolExecutor`], which its `build` starts.
///
/// ```
/// # fn main() -> multiprocess::Result<()> {
/// # multiprocess::init();
/// let executor = multiprocess::ProcessPoolExecutor::builder()
///     .max_workers(2)
///     .task_timeout(std::time::Duration::from_secs(60))
///     .build()?;
/// assert_eq!(executor.submit(|name: String| name.len(), "four".to_owned())?.result()?, 4);
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder starts nothing before `build`"]
pub struct Builder<P> {
    workers: Option<usize>,
    name: Option<String>,
    chunking: Chunking,
    initializer: Option<Result<(Task, Arguments)>>,
    max_tasks_per_child: Option<u64>,
    task_timeout: Option<Duration>,
    builds: PhantomData<fn() -> P>,
}

impl<P> Builder<P> {
    pub(crate) fn new() -> Self {
        Self {
            workers: None,
            name: None,
            chunking: Chunking::Automatic,
            initializer: None,
            max_tasks_per_child: None,
            task_timeout: None,
            builds: PhantomData,
        }
    }

    /// How many worker processes; 0 counts as 1. By default as many as this process may use cores, a container's quota
    /// counted.
    pub fn max_workers(mut self, workers: usize) -> Self {
        self.workers = Some(workers);
        self
    }

    /// A name for process lists: the workers' second argument, and the name of the pool's thread.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How many inputs of a `map` travel together; 0 counts as 1. By default chosen from the number of inputs.
    pub fn chunksize(mut self, chunksize: usize) -> Self {
        self.chunking = Chunking::Fixed(chunksize);
        self
    }

    /// Runs `initializer` in each worker before its first task, also in those that replace others. If it panics, `build` fails.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// use std::sync::atomic::{AtomicU32, Ordering};
    /// static BASE: AtomicU32 = AtomicU32::new(0);
    ///
    /// let pool = multiprocess::Pool::builder()
    ///     .max_workers(2)
    ///     .initializer(|base: u32| BASE.store(base, Ordering::Relaxed), 100)
    ///     .build()?;
    /// assert_eq!(pool.map(|x: u32| BASE.load(Ordering::Relaxed) + x, 1..4)?, [101, 102, 103]);
    /// assert_eq!(BASE.load(Ordering::Relaxed), 0); // each process has its own
    /// # Ok(())
    /// # }
    /// ```
    #[allow(clippy::needless_pass_by_value, reason = "it goes to other processes")]
    pub fn initializer<F, A>(mut self, initializer: F, argument: A) -> Self
    where
        F: Fn(A) + Copy + Send + 'static,
        A: Portable,
    {
        let mut bytes = Vec::new();
        let written = push_argument(&mut bytes, &argument);
        self.initializer = Some(written.map(|()| (Task::of(initializer), Arguments::from(bytes))));
        self
    }

    /// Replaces a worker by a new process after that many tasks; 0 counts as 1. By default workers live as long as the pool.
    pub fn max_tasks_per_child(mut self, tasks: u64) -> Self {
        self.max_tasks_per_child = Some(tasks.max(1));
        self
    }

    /// Kills and replaces a worker whose task runs longer: that task fails with
    /// [`Error::TimedOut`](crate::Error::TimedOut). It holds for each task of a chunk, and counts from when the task was sent to an
    /// idle worker, or the result before it came, until its result has come: sending a large argument and result is part of it.
    /// The initializer has no limit: if it never returns, neither does `build`.
    pub fn task_timeout(mut self, limit: Duration) -> Self {
        self.task_timeout = Some(limit);
        self
    }

    fn start(self) -> Result<(Engine, Chunking)> {
        crate::init::require()?;
        let config = Config {
            workers: self.workers.unwrap_or_else(crate::cores).max(1),
            name: self.name,
            initializer: self.initializer.transpose()?,
            max_tasks_per_child: self.max_tasks_per_child,
            task_timeout: self.task_timeout,
        };
        Ok((Engine::start(config)?, self.chunking))
    }
}

impl Builder<Pool> {
    /// Starts the workers, and returns when all are ready.
    ///
    /// # Errors
    /// [`NotInitialised`](crate::Error::NotInitialised); [`Start`](crate::Error::Start) if the system refuses a process or
    /// a descriptor; [`NeverReady`](crate::Error::NeverReady); [`Initializer`](crate::Error::Initializer). Nothing is left running.
    pub fn build(self) -> Result<Pool> {
        self.start()
            .map(|(engine, chunking)| Pool::from_parts(engine, chunking))
    }
}

impl Builder<ProcessPoolExecutor> {
    /// Starts the workers, and returns when all are ready.
    ///
    /// # Errors
    /// [`NotInitialised`](crate::Error::NotInitialised); [`Start`](crate::Error::Start) if the system refuses a process or
    /// a descriptor; [`NeverReady`](crate::Error::NeverReady); [`Initializer`](crate::Error::Initializer). Nothing is left running.
    pub fn build(self) -> Result<ProcessPoolExecutor> {
        self.start()
            .map(|(engine, chunking)| ProcessPoolExecutor::from_parts(engine, chunking))
    }
}
