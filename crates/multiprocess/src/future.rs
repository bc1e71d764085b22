//! The result of a task, to be had later.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use crate::pool::{Call, Piece, Shared};
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

/// Whoever waits for one of several futures.
#[derive(Clone)]
pub(crate) struct Watcher {
    id: u64,
    ended: Sender<usize>,
}

impl Watcher {
    pub(crate) fn new() -> (Self, Receiver<usize>) {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let (ended, receiver) = mpsc::channel();
        (Self { id, ended }, receiver)
    }

    fn notify(&self, place: usize) {
        // Nobody listens any more if it gave up.
        let _ = self.ended.send(place);
    }
}

/// Where a result arrives.
pub(crate) struct Slot<R> {
    state: Mutex<State<R>>,
    changed: Condvar,
}

struct State<R> {
    progress: Progress<R>,
    watchers: Vec<(usize, Watcher)>,
    /// How many threads sleep until it is done: waking nobody costs a system call, too.
    waiting: usize,
}

enum Progress<R> {
    Waiting,
    /// Threads only: of a process its pool knows.
    Running,
    Done(Answer<R>),
    Taken,
}

enum Answer<R> {
    Ready(Result<R>),
    /// Decoded by whoever asks for it, not by the pool's thread.
    Encoded(Piece, fn(Piece) -> Result<R>),
}

impl<R> Slot<R> {
    pub(crate) fn new() -> Self {
        let state = State {
            progress: Progress::Waiting,
            watchers: Vec::new(),
            waiting: 0,
        };
        Self {
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        // No code of the user runs under this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The task starts; false if it was cancelled.
    pub(crate) fn start(&self) -> bool {
        let mut state = self.lock();
        let waiting = matches!(state.progress, Progress::Waiting);
        if waiting {
            state.progress = Progress::Running;
        }
        waiting
    }

    pub(crate) fn complete(&self, result: Result<R>) {
        self.finish(self.lock(), Answer::Ready(result));
    }

    pub(crate) fn complete_encoded(&self, piece: Piece, decode: fn(Piece) -> Result<R>) {
        self.finish(self.lock(), Answer::Encoded(piece, decode));
    }

    /// Wakes whoever waits after the lock is released, since they take it at once.
    fn finish(&self, mut state: MutexGuard<'_, State<R>>, answer: Answer<R>) {
        state.progress = Progress::Done(answer);
        let somebody_waits = state.waiting > 0;
        let watchers = std::mem::take(&mut state.watchers);
        drop(state);
        if somebody_waits {
            self.changed.notify_all();
        }
        for (place, watcher) in watchers {
            watcher.notify(place);
        }
    }
}

impl<R> State<R> {
    fn take(&mut self) -> Option<Answer<R>> {
        match std::mem::replace(&mut self.progress, Progress::Taken) {
            Progress::Done(answer) => Some(answer),
            _ => None,
        }
    }
}

impl<R> Progress<R> {
    fn is_done(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Taken)
    }
}

impl<R> Answer<R> {
    fn decode(self) -> Result<R> {
        match self {
            Self::Ready(result) => result,
            Self::Encoded(piece, decode) => decode(piece),
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
