//! How one thread waits for several futures.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

/// Whoever waits for one of several futures.
#[derive(Clone)]
pub(crate) struct Watcher {
    pub(super) id: u64,
    ended: Sender<usize>,
}

impl Watcher {
    pub(crate) fn new() -> (Self, Receiver<usize>) {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let (ended, receiver) = mpsc::channel();
        (Self { id, ended }, receiver)
    }

    pub(super) fn notify(&self, place: usize) {
        // Nobody listens any more if it gave up.
        let _ = self.ended.send(place);
    }
}
