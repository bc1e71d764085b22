//! What an answer prints: read to the end, so that it never blocks, and the last of it kept.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// So much is kept of each stream.
const KEPT: usize = 16 << 10;

/// The end of what came through a pipe.
#[derive(Clone, Default)]
pub(super) struct Tail {
    bytes: Arc<Mutex<VecDeque<u8>>>,
}

impl Tail {
    /// Reads `pipe` on a thread of its own until everybody who could write to it has ended. The
    /// thread is not waited for: a process that escaped the guard may hold the pipe open.
    pub(super) fn of(mut pipe: impl Read + Send + 'static) -> Self {
        let tail = Self::default();
        let bytes = Arc::clone(&tail.bytes);
        thread::spawn(move || {
            let mut buffer = vec![0; 8 << 10];
            while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                let mut bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner);
                bytes.extend(&buffer[..count]);
                let surplus = bytes.len().saturating_sub(KEPT);
                bytes.drain(..surplus);
            }
        });
        tail
    }

    pub(super) fn text(&self) -> String {
        let bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: Vec<u8> = bytes.iter().copied().collect();
        String::from_utf8_lossy(&bytes).trim_end().to_owned()
    }
}
