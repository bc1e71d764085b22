//! `multiprocessing.Pool`.

use super::builder::Builder;
use super::chunk::Task;
use super::engine::{Ending, Engine};
use super::feed::{Chunking, Feed, Reading};
use super::imap::{Imap, ImapUnordered};
use super::remote;
use crate::future::Future;
use crate::{Portable, Result};

/// A pool of worker processes that maps functions over inputs.
///
/// Dropping it kills what still runs, as leaving Python's `with` does; [`Pool::join`] waits instead.
///
/// ```
/// fn sum_square(n: u64) -> u64 {
///     (0..n).map(|i| i * i).sum()
/// }
///
/// fn main() -> multiprocess::Result<()> {
///     multiprocess::init();
///     let pool = multiprocess::Pool::new(2)?;
///     assert_eq!(pool.map(sum_square, [3, 4])?, [5, 14]);
///     Ok(())
/// }
/// ```
pub struct Pool {
    engine: Engine,
    chunking: Chunking,
}

impl Pool {
    /// A pool of that many worker processes, all started before it returns.
    ///
    /// # Errors
    /// As [`Builder::build`].
    pub fn new(processes: usize) -> Result<Self> {
        Self::builder().max_workers(processes).build()
    }

    /// For the other choices.
    pub fn builder() -> Builder<Self> {
        Builder::new()
    }

    pub(crate) fn from_parts(engine: Engine, chunking: Chunking) -> Self {
        Self { engine, chunking }
    }

    /// Runs `task` on each input; the results stand in the order of the inputs.
    ///
    /// Inputs are read as there is room for them, by the calling thread.
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

    /// As [`Pool::map`], for functions of several arguments: each input is a tuple of them.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// let pool = multiprocess::Pool::new(2)?;
    /// let powers = pool.starmap(|base: u64, exponent: u32| base.pow(exponent), [(2, 3), (3, 2)])?;
    /// assert_eq!(powers, [8, 9]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Pool::map`].
    pub fn starmap<F, A, R, I>(&self, task: F, inputs: I) -> Result<Vec<R>>
    where
        F: Spread<A, R> + Copy + Send + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        self.map(move |arguments: A| task.spread(arguments), inputs)
    }

    /// The results one by one, in the order of the inputs.
    ///
    /// The inputs are not all read at once: about 16 chunks a worker ahead of what was consumed, the first of them by this
    /// call. So no further tasks start while the iterator is not asked; Python's reads on in a thread of its own. The iterator
    /// borrows the pool: `pool.join()` comes after it, where Python allows it before.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// let pool = multiprocess::Pool::new(2)?;
    /// let mut squares = pool.imap(|x: u64| x * x, 0..); // endless
    /// assert_eq!(squares.nth(1000).expect("a result")?, 1_000_000);
    /// # Ok(())
    /// # }
    /// ```
    pub fn imap<F, A, R, I>(&self, task: F, inputs: I) -> Imap<'_, I::IntoIter, A, R>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        Imap::new(self.feed(task, inputs))
    }

    /// As [`Pool::imap`], the results as they come.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// let pool = multiprocess::Pool::new(2)?;
    /// let squares: Result<Vec<u64>, _> = pool.imap_unordered(|x: u64| x * x, 0..4).collect();
    /// let mut squares = squares?;
    /// squares.sort_unstable();
    /// assert_eq!(squares, [0, 1, 4, 9]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn imap_unordered<F, A, R, I>(
        &self,
        task: F,
        inputs: I,
    ) -> ImapUnordered<'_, I::IntoIter, A, R>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        ImapUnordered::new(self.feed(task, inputs))
    }

    fn feed<F, A, R, I>(&self, task: F, inputs: I) -> Feed<I::IntoIter, A>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
        I: IntoIterator<Item = A>,
    {
        // Results are wanted as they come, so one input travels alone unless the builder said otherwise.
        let chunking = match self.chunking {
            Chunking::Automatic => Chunking::Fixed(1),
            fixed @ Chunking::Fixed(_) => fixed,
        };
        Feed::new(
            &self.engine.shared,
            Task::of(task),
            inputs.into_iter(),
            chunking,
            Reading::AsConsumed,
        )
    }

    /// Runs `task(argument)` in a worker and waits for it.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// let pool = multiprocess::Pool::new(1)?;
    /// let id = pool.apply(|()| std::process::id(), ())?;
    /// assert_ne!(id, std::process::id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of the task, and those of [`Pool::apply_async`].
    pub fn apply<F, A, R>(&self, task: F, argument: A) -> Result<R>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
    {
        self.apply_async(task, argument)?.result()
    }

    /// Runs `task(argument)` in a worker.
    ///
    /// # Errors
    /// [`Conversion`](crate::Error::Conversion) if the argument cannot be serialized.
    #[allow(clippy::needless_pass_by_value, reason = "it goes to another process")]
    pub fn apply_async<F, A, R>(&self, task: F, argument: A) -> Result<Future<R>>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: Portable,
    {
        remote::submit(&self.engine.shared, task, &argument)
    }

    /// The process ids of the workers.
    pub fn pids(&self) -> Vec<u32> {
        self.engine.shared.pids()
    }

    /// Waits for all tasks, and ends the workers: Python's `close` and `join`.
    pub fn join(mut self) {
        self.engine.stop(Ending::Finish);
    }

    /// Kills the workers, as dropping the pool does; unfinished tasks fail with [`Error::Closed`](crate::Error::Closed).
    pub fn terminate(mut self) {
        self.engine.stop(Ending::Terminate);
    }
}

/// A function of several arguments, which [`Pool::starmap`] calls with the parts of a tuple.
pub trait Spread<A, R> {
    /// Calls the function.
    fn spread(&self, arguments: A) -> R;
}

macro_rules! spread {
    ($($argument:ident),+) => {
        impl<F, R, $($argument),+> Spread<($($argument,)+), R> for F
        where
            F: Fn($($argument),+) -> R,
        {
            #[allow(non_snake_case, reason = "the names of the types serve for the values too")]
            fn spread(&self, ($($argument,)+): ($($argument,)+)) -> R {
                self($($argument),+)
            }
        }
    };
}

spread!(A);
spread!(A, B);
spread!(A, B, C);
spread!(A, B, C, D);
spread!(A, B, C, D, E);
spread!(A, B, C, D, E, G);
