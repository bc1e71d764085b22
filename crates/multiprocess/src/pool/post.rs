//! What came of tasks, on its way to whoever asked for them.
//!
//! It is noted under the pool's lock and handed over after it: whoever wakes up with a result often comes back at once with the
//! next task, and would find the lock still taken.

use std::sync::{Arc, Mutex, PoisonError};

use super::chunk::{Call, Piece};

/// Shared by the pool and its workers; used under the pool's lock.
#[derive(Clone, Default)]
pub(crate) struct Post {
    letters: Arc<Mutex<Vec<Letter>>>,
}

struct Letter {
    call: Arc<dyn Call>,
    piece: Piece,
}

/// What was noted under one hold of the lock; to be handed over when it is released.
#[must_use = "whoever asked for it waits"]
pub(crate) struct Mail(Vec<Letter>);

impl Post {
    pub(crate) fn put(&self, call: Arc<dyn Call>, piece: Piece) {
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        letters.push(Letter { call, piece });
    }

    /// Everything that was noted.
    pub(crate) fn collect(&self) -> Mail {
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        Mail(std::mem::take(&mut letters))
    }
}

impl Mail {
    pub(crate) fn hand_over(self) {
        for letter in self.0 {
            letter.call.deliver(letter.piece);
        }
    }
}
