//! The worker's replies on their way: kept together while tasks are short, and safe if the worker dies.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::frame::Reply;
use crate::region::{LOG_SIZE, Region};
use crate::transport::Stream;

/// How long a reply may be held back.
const HELD: Duration = Duration::from_millis(1);

/// So many replies are worth a write of their own.
const ENOUGH: usize = 32;

/// Sends replies, and keeps those not sent yet where the parent finds them after this process's death.
pub(super) struct Outlet {
    shared: Arc<Shared>,
    key: u64,
    /// Whether there is a thread that sends what is held back.
    helped: Option<bool>,
}

struct Shared {
    pending: Mutex<Pending>,
    held: Condvar,
}

struct Pending {
    stream: Stream,
    /// Committed, not sent: a copy in one piece of what stands in the region's ring.
    bytes: Vec<u8>,
    replies: usize,
    /// How many bytes of replies are whole, sent or not.
    committed: u64,
    /// Whether the thread that sends what is held back has nothing to do.
    thread_sleeps: bool,
    closed: bool,
}

impl Drop for Outlet {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.held.notify_one();
    }
}

impl Outlet {
    pub(super) fn new(stream: Stream, key: u64) -> Self {
        let pending = Pending {
            stream,
            bytes: Vec::new(),
            replies: 0,
            committed: 0,
            thread_sleeps: false,
            closed: false,
        };
        let shared = Shared {
            pending: Mutex::new(pending),
            held: Condvar::new(),
        };
        Self {
            shared: Arc::new(shared),
            key,
            helped: None,
        }
    }

    /// From here on the reply survives this process.
    pub(super) fn append(
        &mut self,
        region: &Region,
        reply: Reply,
        payload: &[u8],
    ) -> io::Result<()> {
        let header = reply.to_bytes(self.key);
        let size = header.len() + payload.len();
        let mut pending = self.shared.lock();
        if pending.bytes.len() + size > LOG_SIZE {
            pending.send()?;
        }
        if size > LOG_SIZE {
            pending.stream.write_all(&header)?;
            pending.stream.write_all(payload)?;
        } else {
            region.write(pending.committed, &header);
            region.write(pending.committed + header.len() as u64, payload);
            pending.bytes.extend_from_slice(&header);
            pending.bytes.extend_from_slice(payload);
            pending.replies += 1;
        }
        pending.committed += size as u64;
        region.commit(pending.committed);
        Ok(())
    }

    /// Sends what is pending. It may wait for the parent, which reads at any time and never waits for us.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.shared.lock().send()
    }

    /// More tasks are at hand: what is pending may wait for their replies, but not for long, since they may take long.
    pub(super) fn hold(&mut self) -> io::Result<()> {
        let shared = &self.shared;
        // Without a thread nothing is held back.
        let helped = *self
            .helped
            .get_or_insert_with(|| send_what_is_held(Arc::clone(shared)).is_ok());
        let mut pending = shared.lock();
        if !helped || pending.replies >= ENOUGH {
            return pending.send();
        }
        if pending.thread_sleeps && pending.replies > 0 {
            pending.thread_sleeps = false;
            shared.held.notify_one();
        }
        Ok(())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pending {
    fn send(&mut self) -> io::Result<()> {
        self.stream.write_all(&self.bytes)?;
        self.bytes.clear();
        self.replies = 0;
        Ok(())
    }
}

/// Starts the thread that sends what has been held back for [`HELD`], while a task may be running.
///
/// The alternative, to send each reply at once, costs a system call and a wake of the parent for each of many short tasks.
fn send_what_is_held(shared: Arc<Shared>) -> io::Result<()> {
    thread::Builder::new()
        .name("replies".to_owned())
        .stack_size(64 * 1024)
        .spawn(move || {
            loop {
                let mut pending = shared.lock();
                while pending.replies == 0 && !pending.closed {
                    pending.thread_sleeps = true;
                    pending = shared
                        .held
                        .wait(pending)
                        .unwrap_or_else(PoisonError::into_inner);
                }
                pending.thread_sleeps = false;
                if pending.closed {
                    return;
                }
                drop(pending);
                thread::sleep(HELD);
                if shared.lock().send().is_err() {
                    return; // the parent is gone, which the lifeline sees
                }
            }
        })?;
    Ok(())
}
