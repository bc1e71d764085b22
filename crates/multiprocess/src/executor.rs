//! What executors of threads and of processes have in common.

use serde::{Serialize, de::DeserializeOwned};

use crate::{Future, Result};

/// What can travel between processes: anything `serde` can write and read back, without borrowed parts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot travel to another process",
    note = "arguments and results are sent as bytes: derive `serde::Serialize` and `serde::Deserialize`, and own what you hold \
            (`String` for `&str`, `Vec<T>` for `&[T]`)"
)]
pub trait Portable: Serialize + DeserializeOwned + Send + 'static {}

impl<T: Serialize + DeserializeOwned + Send + 'static> Portable for T {}

/// Runs tasks somewhere else: in threads or in processes, which is one word's difference to the caller.
///
/// The bounds are those of processes. [`ThreadPoolExecutor`](crate::ThreadPoolExecutor) takes more by methods of its own.
///
/// ```
/// use multiprocess::{Executor, ProcessPoolExecutor, Result, ThreadPoolExecutor};
///
/// fn total(executor: &impl Executor) -> Result<u64> {
///     Ok(executor.map(|x: u64| x * x, 0..10)?.iter().sum())
/// }
///
/// fn main() -> Result<()> {
///     multiprocess::init();
///     assert_eq!(total(&ThreadPoolExecutor::new(2)?)?, 285);
///     assert_eq!(total(&ProcessPoolExecutor::new(2)?)?, 285);
///     Ok(())
/// }
/// ```
pub trait Executor {
    /// Runs `task(argument)`; several arguments are a tuple, none is `()`.
    ///
    /// # Errors
    /// If the task cannot be handed in. What happens to it later is in the future's result.
    fn submit<F, A, R>(&self, task: F, argument: A) -> Result<Future<R>>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable;

    /// Runs `task` on each input; the results stand in the order of the inputs.
    ///
    /// # Errors
    /// The first error by the order of the inputs, after all tasks have run.
    fn map<F, A, R, I>(&self, task: F, inputs: I) -> Result<Vec<R>>
    where
        F: Fn(A) -> R + Copy + Send + Sync + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>;

    /// Takes no more tasks and waits for those it has; with `cancel_futures`, cancels those that have not started.
    fn shutdown(self, cancel_futures: bool);
}
