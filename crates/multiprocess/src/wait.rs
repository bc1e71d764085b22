//! Waiting for many futures.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::Future;
use crate::future::Watcher;

/// What [`wait`] waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnWhen {
    /// One is over.
    FirstCompleted,
    /// One is over without a result, or all are over.
    FirstFailed,
    /// All are over.
    AllCompleted,
}

/// Which futures are over, by their place among those that [`wait`] was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waited {
    /// They are over.
    pub done: Vec<usize>,
    /// They were not when `wait` returned.
    pub not_done: Vec<usize>,
}

/// Waits for futures, at most as long as `timeout`.
///
/// ```
/// # fn main() -> multiprocess::Result<()> {
/// # multiprocess::init();
/// use multiprocess::{ProcessPoolExecutor, ReturnWhen, wait};
/// let executor = ProcessPoolExecutor::new(2)?;
/// let futures = [executor.submit(|x: u64| x, 1)?, executor.submit(|x: u64| x, 2)?];
/// assert_eq!(wait(&futures, ReturnWhen::AllCompleted, None).done, [0, 1]);
/// # Ok(())
/// # }
/// ```
pub fn wait<'a, R: 'a>(
    futures: impl IntoIterator<Item = &'a Future<R>>,
    until: ReturnWhen,
    timeout: Option<Duration>,
) -> Waited {
    let futures: Vec<_> = futures.into_iter().collect();
    let deadline = timeout.and_then(|limit| Instant::now().checked_add(limit));
    let (watcher, ended) = Watcher::new();
    for (place, future) in futures.iter().enumerate() {
        future.watch(place, &watcher);
    }
    let mut over = 0;
    while over < futures.len() {
        let Some(place) = next(&ended, deadline) else {
            break;
        };
        over += 1;
        match until {
            ReturnWhen::FirstCompleted => break,
            ReturnWhen::FirstFailed if futures[place].failed() => break,
            _ => {}
        }
    }
    for future in &futures {
        future.unwatch(&watcher);
    }
    let (done, not_done) = (0..futures.len()).partition(|&place| futures[place].done());
    Waited { done, not_done }
}

fn next(ended: &Receiver<usize>, deadline: Option<Instant>) -> Option<usize> {
    match deadline {
        None => ended.recv().ok(),
        Some(at) => ended
            .recv_timeout(at.saturating_duration_since(Instant::now()))
            .ok(),
    }
}

/// The futures as they are over, each with its place among those given: the first one over comes first.
///
/// ```
/// # fn main() -> multiprocess::Result<()> {
/// # multiprocess::init();
/// use multiprocess::{ProcessPoolExecutor, as_completed};
/// let executor = ProcessPoolExecutor::new(2)?;
/// let futures = [executor.submit(|x: u64| x * x, 1)?, executor.submit(|x: u64| x * x, 2)?];
/// for (place, future) in as_completed(futures) {
///     println!("task {place} returned {}", future.result()?);
/// }
/// # Ok(())
/// # }
/// ```
pub fn as_completed<R>(futures: impl IntoIterator<Item = Future<R>>) -> AsCompleted<R> {
    let futures: Vec<_> = futures.into_iter().map(Some).collect();
    let (watcher, ended) = Watcher::new();
    for (place, future) in futures.iter().flatten().enumerate() {
        future.watch(place, &watcher);
    }
    AsCompleted {
        left: futures.len(),
        futures,
        ended,
    }
}

/// The iterator of [`as_completed`].
pub struct AsCompleted<R> {
    futures: Vec<Option<Future<R>>>,
    left: usize,
    ended: Receiver<usize>,
}

impl<R> AsCompleted<R> {
    /// As `next`, but gives up waiting after `limit`: none then, or after the last one. Python's `timeout` counts from the
    /// call of `as_completed`, this one from here.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// use std::time::Duration;
    /// let executor = multiprocess::ProcessPoolExecutor::new(1)?;
    /// let mut completed = multiprocess::as_completed([executor.submit(|x: u64| x, 1)?]);
    /// while completed.len() > 0 {
    ///     match completed.next_timeout(Duration::from_millis(100)) {
    ///         Some((place, future)) => println!("task {place}: {:?}", future.result()),
    ///         None => println!("still waiting"),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn next_timeout(&mut self, limit: Duration) -> Option<(usize, Future<R>)> {
        self.take(Instant::now().checked_add(limit))
    }

    fn take(&mut self, until: Option<Instant>) -> Option<(usize, Future<R>)> {
        if self.left == 0 {
            return None;
        }
        let place = next(&self.ended, until)?;
        self.left -= 1;
        Some((place, self.futures[place].take()?))
    }
}

impl<R> ExactSizeIterator for AsCompleted<R> {}

impl<R> Iterator for AsCompleted<R> {
    type Item = (usize, Future<R>);

    fn next(&mut self) -> Option<Self::Item> {
        self.take(None)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
