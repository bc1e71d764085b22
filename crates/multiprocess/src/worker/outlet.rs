//! The worker's replies on their way: kept together while tasks are short, and safe if the worker dies.
//!
//! A reply goes into the ring of the shared [`Region`] and is committed there; from then on it survives this process. What is
//! committed is sent out of the ring, many replies at once: by the thread that runs the tasks when it has no more of
//! them, or by a thread of its own when a task takes long.
#![allow(
    unsafe_code,
    reason = "what is sent is read in place, in memory shared with the parent"
)]

use std::io::{self, IoSlice, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::frame::Reply;
use crate::region::{LOG_SIZE, Region};
use crate::transport::{Stream, write_some};

/// How long a reply may be held back.
const HELD: Duration = Duration::from_millis(1);

/// So many bytes of replies are worth a write of their own.
const ENOUGH: u64 = 1024;

/// Sends replies, and keeps those not sent yet where the parent finds them after this process's death.
pub(super) struct Outlet {
    shared: Arc<Shared>,
    key: u64,
    /// How many bytes of replies are whole, sent or not.
    committed: u64,
    /// Whether there is a thread that sends what is held back; not known before it is needed.
    helped: Option<bool>,
}

struct Shared {
    region: Region,
    sender: Mutex<Sender>,
    /// How many bytes have been sent. Changed under the lock of `sender`; what stands before it in the ring may be overwritten.
    sent: AtomicU64,
    held: Condvar,
}

struct Sender {
    stream: Stream,
    /// The thread that sends what is held back has nothing to do.
    thread_sleeps: bool,
    closed: bool,
}

impl Outlet {
    pub(super) fn new(stream: Stream, region: Region, key: u64) -> Self {
        let sender = Sender {
            stream,
            thread_sleeps: false,
            closed: false,
        };
        let shared = Shared {
            region,
            sender: Mutex::new(sender),
            sent: AtomicU64::new(0),
            held: Condvar::new(),
        };
        Self {
            shared: Arc::new(shared),
            key,
            committed: 0,
            helped: None,
        }
    }

    pub(super) fn region(&self) -> &Region {
        &self.shared.region
    }

    /// Completes the reply for task `number`, which has room for its header before its payload. From here on it survives this process.
    pub(super) fn append(&mut self, reply: Reply, number: u64, bytes: &mut [u8]) -> io::Result<()> {
        bytes[..Reply::SIZE].copy_from_slice(&reply.to_bytes(self.key, number));
        let end = self.committed + bytes.len() as u64;
        let shared = &self.shared;
        if end - shared.sent.load(Ordering::Acquire) > LOG_SIZE as u64 {
            shared.lock().send(shared)?;
        }
        if bytes.len() > LOG_SIZE {
            let mut sender = shared.lock();
            sender.stream.write_all(bytes)?;
            shared.sent.store(end, Ordering::Release);
            shared.region.commit(end);
        } else {
            // All before `sent` may be overwritten, and all after it has room.
            shared.region.write(self.committed, bytes);
            shared.region.commit(end);
        }
        self.committed = end;
        Ok(())
    }

    /// Sends what is pending. It may wait for the parent, which reads at any time and never waits for us.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        if self.pending() > 0 {
            self.shared.lock().send(&self.shared)?;
        }
        Ok(())
    }

    fn pending(&self) -> u64 {
        self.committed - self.shared.sent.load(Ordering::Acquire)
    }

    /// More tasks are at hand: what is pending may wait for their replies, but not for long, since they may take long.
    pub(super) fn hold(&mut self) -> io::Result<()> {
        match self.pending() {
            0 => return Ok(()),
            ENOUGH.. => return self.flush(),
            _ => {}
        }
        let shared = &self.shared;
        let helped = self
            .helped
            .get_or_insert_with(|| send_what_is_held(Arc::clone(shared)).is_ok());
        if !*helped {
            return self.flush(); // without that thread nothing is held back
        }
        let mut sender = shared.lock();
        if sender.thread_sleeps {
            sender.thread_sleeps = false;
            shared.held.notify_one();
        }
        Ok(())
    }
}

impl Drop for Outlet {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.held.notify_one();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Sender> {
        self.sender.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sender {
    /// Sends what is committed.
    fn send(&mut self, shared: &Shared) -> io::Result<()> {
        let end = shared.region.committed();
        let mut sent = shared.sent.load(Ordering::Acquire);
        while sent < end {
            let length = usize::try_from(end - sent).expect("at most the ring");
            // SAFETY: what is committed and not sent is not overwritten before `sent` says so, which happens below.
            let pieces = unsafe { shared.region.pieces(sent, length) };
            match write_some(&self.stream, &pieces.map(IoSlice::new)) {
                Ok(count) => sent += count as u64,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            shared.sent.store(sent, Ordering::Release);
        }
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
                let mut sender = shared.lock();
                while !sender.closed && shared.nothing_is_held() {
                    sender.thread_sleeps = true;
                    sender = shared
                        .held
                        .wait(sender)
                        .unwrap_or_else(PoisonError::into_inner);
                }
                sender.thread_sleeps = false;
                if sender.closed {
                    return;
                }
                drop(sender);
                thread::sleep(HELD);
                if shared.lock().send(&shared).is_err() {
                    return; // the parent is gone, which the lifeline sees
                }
            }
        })?;
    Ok(())
}

impl Shared {
    fn nothing_is_held(&self) -> bool {
        self.sent.load(Ordering::Acquire) >= self.region.committed()
    }
}
