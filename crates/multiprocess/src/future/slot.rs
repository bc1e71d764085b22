//! Where a result waits for whoever asks for it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Watcher;
use crate::Result;
use crate::pool::Piece;

/// Where a result arrives.
pub(crate) struct Slot<R> {
    state: Mutex<State<R>>,
    pub(super) changed: Condvar,
}

pub(super) struct State<R> {
    pub(super) progress: Progress<R>,
    pub(super) watchers: Vec<(usize, Watcher)>,
    /// How many threads sleep until it is done: waking nobody costs a system call, too.
    pub(super) waiting: usize,
}

pub(super) enum Progress<R> {
    Waiting,
    /// Threads only: of a process its pool knows.
    Running,
    Done(Answer<R>),
    Taken,
}

pub(super) enum Answer<R> {
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

    pub(super) fn lock(&self) -> MutexGuard<'_, State<R>> {
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
    pub(super) fn finish(&self, mut state: MutexGuard<'_, State<R>>, answer: Answer<R>) {
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
    pub(super) fn take(&mut self) -> Option<Answer<R>> {
        match std::mem::replace(&mut self.progress, Progress::Taken) {
            Progress::Done(answer) => Some(answer),
            _ => None,
        }
    }
}

impl<R> Progress<R> {
    pub(super) fn is_done(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Taken)
    }
}

impl<R> Answer<R> {
    pub(super) fn decode(self) -> Result<R> {
        match self {
            Self::Ready(result) => result,
            Self::Encoded(piece, decode) => decode(piece),
        }
    }
}
