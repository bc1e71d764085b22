//! The result of a task, to be had later.

mod slot;
mod watcher;

use std::sync::{Arc, PoisonError, Weak};
use std::time::{Duration, Instant};

pub(crate) use slot::Slot;
use slot::{Answer, Progress};
pub(crate) use watcher::Watcher;

use crate::pool::{Call, Shared};
use crate::{Error, Result};

/// The result of a task, to be had later.
///
/// Dropping it does not stop the task.
///
/// ```
/// # fn main() -> multiprocess::Result<()> {
/// # multiprocess::init();
/// let executor = multiprocess::ProcessPoolExecutor::new(1)?;
/// let future = executor.submit(|x: u64| x + 1, 41)?;
/// assert_eq!(future.result()?, 42);
/// # Ok(())
/// # }
/// ```
#[must_use = "a task's failure shows in its result alone"]
pub struct Future<R> {
    slot: Arc<Slot<R>>,
    canceller: Canceller,
}

/// How a task is reached before it is done.
pub(crate) enum Canceller {
    /// Its pool knows. Weak: a future that is kept must not keep the pool's descriptors.
    Process {
        pool: Weak<Shared>,
        call: Arc<dyn Call>,
    },
    /// Its slot knows.
    Thread,
}

impl<R> Future<R> {
    pub(crate) fn new(slot: Arc<Slot<R>>, canceller: Canceller) -> Self {
        Self { slot, canceller }
    }

    /// Waits for the task, and returns what it returned.
    ///
    /// # Errors
    /// Why there is no result: the task panicked, its process died, it ran too long, it was cancelled, its result
    /// could not be sent. [`Error::Taken`] after [`Future::result_timeout`] returned it.
    pub fn result(self) -> Result<R> {
        let mut state = self.slot.lock();
        while !state.progress.is_done() {
            state.waiting += 1;
            state = self
                .slot
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        let answer = state.take();
        drop(state); // decoding may take long
        answer.map_or(Err(Error::Taken), Answer::decode)
    }

    /// As [`Future::result`], but gives up waiting after `limit`: none then, and the task goes on.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// use std::time::Duration;
    /// let executor = multiprocess::ProcessPoolExecutor::new(1)?;
    /// let mut future = executor.submit(|x: u64| x + 1, 41)?;
    /// let result = loop {
    ///     match future.result_timeout(Duration::from_millis(100)) {
    ///         Some(result) => break result?,
    ///         None => println!("still waiting"),
    ///     }
    /// };
    /// assert_eq!(result, 42);
    /// # Ok(())
    /// # }
    /// ```
    pub fn result_timeout(&mut self, limit: Duration) -> Option<Result<R>> {
        let until = Instant::now().checked_add(limit);
        let mut state = self.slot.lock();
        while !state.progress.is_done() {
            let left = match until {
                Some(until) => until
                    .checked_duration_since(Instant::now())
                    .filter(|left| !left.is_zero())?,
                None => Duration::MAX, // longer than the clock counts
            };
            state.waiting += 1;
            state = self
                .slot
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            state.waiting -= 1;
        }
        let answer = state.take();
        drop(state);
        Some(answer.map_or(Err(Error::Taken), Answer::decode))
    }

    /// Whether the task is over: it returned, failed or was cancelled.
    pub fn done(&self) -> bool {
        self.slot.lock().progress.is_done()
    }

    /// Whether the task has started and is not over.
    pub fn running(&self) -> bool {
        match &self.canceller {
            Canceller::Thread => matches!(self.slot.lock().progress, Progress::Running),
            Canceller::Process { pool, call } => pool.upgrade().is_some_and(|pool| pool.runs(call)),
        }
    }

    /// Cancels the task unless it has started; whether it is cancelled now.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// let executor = multiprocess::ProcessPoolExecutor::new(1)?;
    /// let long = executor.submit(|()| std::thread::sleep(std::time::Duration::from_millis(100)), ())?;
    /// let next = executor.submit(|()| 1, ())?;
    /// if next.cancel() {
    ///     assert!(matches!(next.result(), Err(multiprocess::Error::Cancelled)));
    /// }
    /// long.result()
    /// # }
    /// ```
    pub fn cancel(&self) -> bool {
        match &self.canceller {
            Canceller::Thread => {
                let state = self.slot.lock();
                if matches!(state.progress, Progress::Waiting) {
                    self.slot
                        .finish(state, Answer::Ready(Err(Error::Cancelled)));
                }
            }
            Canceller::Process { pool, call } => {
                if let Some(pool) = pool.upgrade() {
                    pool.cancel(call);
                }
            }
        }
        self.cancelled()
    }

    /// Whether the task was cancelled before it started.
    pub fn cancelled(&self) -> bool {
        matches!(
            self.slot.lock().progress,
            Progress::Done(Answer::Ready(Err(Error::Cancelled)))
        )
    }

    /// Sends `place` when the task is over; at once if it is.
    pub(crate) fn watch(&self, place: usize, watcher: &Watcher) {
        let mut state = self.slot.lock();
        if state.progress.is_done() {
            watcher.notify(place);
        } else {
            state.watchers.push((place, watcher.clone()));
        }
    }

    /// Forgets a watcher that gave up.
    pub(crate) fn unwatch(&self, watcher: &Watcher) {
        let mut state = self.slot.lock();
        state.watchers.retain(|(_, other)| other.id != watcher.id);
    }

    /// Whether the task is over and has no result.
    pub(crate) fn failed(&self) -> bool {
        match &self.slot.lock().progress {
            Progress::Done(Answer::Ready(result)) => result.is_err(),
            Progress::Done(Answer::Encoded(piece, _)) => piece.failed(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ReturnWhen, wait};

    #[test]
    fn waiting_in_vain_leaves_nothing_behind() {
        let slot = Arc::new(Slot::<u8>::new());
        let future = Future::new(Arc::clone(&slot), Canceller::Thread);
        for _ in 0..100 {
            let waited = wait(
                [&future],
                ReturnWhen::AllCompleted,
                Some(Duration::from_nanos(1)),
            );
            assert_eq!(waited.not_done, [0]);
        }
        assert!(slot.lock().watchers.is_empty());
    }
}
