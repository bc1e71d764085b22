//! `concurrent.futures.ProcessPoolExecutor`.

use super::builder::Builder;
use super::engine::{Ending, Engine};
use super::feed::Chunking;
use super::remote;
use crate::future::Future;
use crate::{Executor, Portable, Result};

/// Runs tasks in processes, and gives a [`Future`] for each.
///
/// Dropping it waits for its tasks, as leaving Python's `with` does.
///
/// ```
/// fn boo(seconds: u64) -> u64 {
///     seconds * 10
/// }
///
/// fn main() -> multiprocess::Result<()> {
///     multiprocess::init();
///     let executor = multiprocess::ProcessPoolExecutor::new(2)?;
///     let (one, two) = (executor.submit(boo, 1)?, executor.submit(boo, 2)?);
///     assert_eq!((two.result()?, one.result()?), (20, 10));
///     assert_eq!(executor.map(boo, 0..3)?, [0, 10, 20]);
///     Ok(())
/// }
/// ```
pub struct ProcessPoolExecutor {
    engine: Engine,
    chunking: Chunking,
}

impl ProcessPoolExecutor {
    /// An executor with that many worker processes, all started before it returns.
    ///
    /// # Errors
    /// As [`Builder::build`].
    pub fn new(max_workers: usize) -> Result<Self> {
        Self::builder().max_workers(max_workers).build()
    }

    /// For the other choices.
    pub fn builder() -> Builder<Self> {
        Builder::new()
    }

    pub(crate) fn from_parts(engine: Engine, chunking: Chunking) -> Self {
        Self { engine, chunking }
    }

    /// Runs `task(argument)` in a worker. Several arguments are a tuple, none is `()`.
    ///
    /// `task` is a plain function or a closure that captures nothing; anything else does not compile, since processes share
    /// no variables:
    ///
    /// ```compile_fail
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// # let executor = multiprocess::ProcessPoolExecutor::new(1)?;
    /// let factor = 3;
    /// executor.submit(move |x: u64| x * factor, 14)?.result()?; // pass (x, factor) instead
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Conversion`](crate::Error::Conversion) if the argument cannot be serialized, [`Closed`](crate::Error::Closed) after
    /// `shutdown`. What happens to the task itself is in the future's result.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "it goes to another process, and the same call serves threads"
    )]
    pub fn submit<F, A, R>(&self, task: F, argument: A) -> Result<Future<R>>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
    {
        remote::submit(&self.engine.shared, task, &argument)
    }

    /// Runs `task` on each input; the results stand in the order of the inputs.
    ///
    /// Unlike Python's, it returns when all is done, and inputs travel in chunks unless the builder said otherwise.
    ///
    /// # Errors
    /// The first error by the order of the inputs, after all tasks have run.
    pub fn map<F, A, R, I>(&self, task: F, inputs: I) -> Result<Vec<R>>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        remote::map(&self.engine.shared, task, inputs.into_iter(), self.chunking)
    }

    /// The process ids of the workers.
    pub fn pids(&self) -> Vec<u32> {
        self.engine.shared.pids()
    }

    /// Takes no more tasks, and waits for those it has; with `cancel_futures`, for those that run, and cancels the others.
    pub fn shutdown(mut self, cancel_futures: bool) {
        self.engine.stop(if cancel_futures {
            Ending::FinishRunning
        } else {
            Ending::Finish
        });
    }
}

impl Executor for ProcessPoolExecutor {
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

impl Drop for ProcessPoolExecutor {
    fn drop(&mut self) {
        self.engine.stop(Ending::Finish);
    }
}
