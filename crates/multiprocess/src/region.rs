//! The memory that a worker shares with its parent: how far the worker got.
//!
//! It answers two questions that a dead worker cannot: which tasks it may have started, and what it had finished
//! but not yet sent. So a worker may keep the results of many short tasks and send them together.
//!
//! - **Claims.** The worker's tasks are numbered. `next` is the first that it has not started; it starts task
//!   `k` by moving `next` from `k` to `k + 1` (or further, for tasks that stay together). The parent takes back tasks that were not started by moving `next`
//!   past them, so each task is claimed by one of the two, and a task handed out ahead never has to wait behind
//!   a long one. Both sides use compare-and-exchange; neither ever waits for the other.
//! - **The log.** The replies are one stream of bytes, of which `committed` are whole replies. The last
//!   [`LOG_SIZE`] bytes of it stay in a ring, so that what was committed but not sent can be read after death.
//!
//! One region has one worker, and its parent reads the ring only after that worker has ended.
#![allow(
    unsafe_code,
    reason = "memory shared with another process is reached through a raw pointer"
)]

use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use memmap2::{MmapOptions, MmapRaw};

/// How many bytes of replies a worker may hold back; a longer reply is sent at once.
pub(crate) const LOG_SIZE: usize = 128 * 1024;

// The two counters that are written most stand in cache lines of their own.
const NEXT: usize = 0;
const COMMITTED: usize = 64;
const LOG: usize = 4096;

/// The size of the file behind a region, in bytes.
pub(crate) const REGION_SIZE: usize = LOG + LOG_SIZE;

/// Shared memory of one worker and its parent.
pub(crate) struct Region {
    memory: Memory,
}

enum Memory {
    Mapped(MmapRaw),
    /// For tests under Miri, which knows no shared mappings.
    #[cfg(test)]
    Heap(Box<[std::cell::UnsafeCell<u64>]>),
}

// SAFETY: the counters are atomics. The ring is written by the worker's main thread alone, and never where its other thread
// still reads: see `worker::outlet`.
unsafe impl Sync for Region {}

impl Region {
    /// Maps `file`, which must be [`REGION_SIZE`] bytes of zeros, or another process's region.
    pub(crate) fn map(file: &File) -> io::Result<Self> {
        // A short file would turn a later access into SIGBUS.
        if file.metadata()?.len() < REGION_SIZE as u64 {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the shared memory is too small",
            ));
        }
        let mapping = MmapOptions::new().len(REGION_SIZE).map_raw(file)?;
        Ok(Self {
            memory: Memory::Mapped(mapping),
        })
    }

    #[cfg(test)]
    pub(crate) fn on_heap() -> Self {
        let words = (0..REGION_SIZE / 8)
            .map(|_| std::cell::UnsafeCell::new(0))
            .collect();
        Self {
            memory: Memory::Heap(words),
        }
    }

    fn base(&self) -> *mut u8 {
        match &self.memory {
            Memory::Mapped(mapping) => mapping.as_mut_ptr(),
            #[cfg(test)]
            Memory::Heap(words) => words.as_ptr().cast::<u8>().cast_mut(),
        }
    }

    fn counter(&self, at: usize) -> &AtomicU64 {
        debug_assert!(at.is_multiple_of(8) && at < LOG);
        // SAFETY: inside the region, aligned since the region is, alive as long as `self`, and reached by atomic
        // operations alone, in both processes.
        unsafe { AtomicU64::from_ptr(self.base().add(at).cast()) }
    }

    // ANCHOR: claims
    /// The worker takes `count` tasks from `number` on; false if the parent took them back.
    pub(crate) fn claim(&self, number: u64, count: u32) -> bool {
        let next = self.counter(NEXT);
        let after = number + u64::from(count);
        next.compare_exchange(number, after, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// The parent takes back every task below `end` that was not started, and learns which is the first of them.
    pub(crate) fn take_back(&self, end: u64) -> u64 {
        let next = self.counter(NEXT);
        next.fetch_max(end, Ordering::AcqRel).min(end)
    }
    // ANCHOR_END: claims

    /// The first task that was not started.
    pub(crate) fn next(&self) -> u64 {
        self.counter(NEXT).load(Ordering::Acquire)
    }

    /// Puts `bytes` into the ring at `position` of the stream. At most [`LOG_SIZE`] bytes; not yet committed.
    pub(crate) fn write(&self, position: u64, bytes: &[u8]) {
        assert!(bytes.len() <= LOG_SIZE, "more than the ring holds");
        let start = ring_index(position);
        let before_wrap = bytes.len().min(LOG_SIZE - start);
        let (head, tail) = bytes.split_at(before_wrap);
        // SAFETY: `start + head.len()` and `tail.len()` are within LOG_SIZE, so both stay inside the ring; `bytes` is
        // ours and no part of the region; nobody reads these positions before they are committed.
        unsafe {
            let ring = self.base().add(LOG);
            ring.add(start)
                .copy_from_nonoverlapping(head.as_ptr(), head.len());
            ring.copy_from_nonoverlapping(tail.as_ptr(), tail.len());
        }
    }

    /// `length` bytes of the stream from `position`, in two pieces: the ring may end in the middle.
    ///
    /// # Safety
    /// Nobody writes to these positions of the ring as long as the pieces are used.
    pub(crate) unsafe fn pieces(&self, position: u64, length: usize) -> [&[u8]; 2] {
        assert!(length <= LOG_SIZE, "more than the ring holds");
        let start = ring_index(position);
        let head = length.min(LOG_SIZE - start);
        // SAFETY: both pieces are inside the ring, and the caller promises that they stay as they are.
        unsafe {
            let ring = self.base().add(LOG).cast_const();
            [
                std::slice::from_raw_parts(ring.add(start), head),
                std::slice::from_raw_parts(ring, length - head),
            ]
        }
    }

    /// The worker: the stream is whole up to `position`.
    pub(crate) fn commit(&self, position: u64) {
        self.counter(COMMITTED).store(position, Ordering::Release);
    }

    /// How many bytes of the stream are whole replies.
    pub(crate) fn committed(&self) -> u64 {
        self.counter(COMMITTED).load(Ordering::Acquire)
    }

    /// After the worker's end: what it had committed from `position` on.
    pub(crate) fn unsent(&self, position: u64) -> Vec<u8> {
        let length = self.committed().saturating_sub(position);
        let mut bytes = Vec::new();
        // More than the ring holds was never held back: the counter is damaged, or what was sent is lost.
        if let Ok(length) = usize::try_from(length)
            && length <= LOG_SIZE
        {
            // SAFETY: the worker has ended.
            bytes = unsafe { self.pieces(position, length) }.concat();
        }
        bytes
    }
}

fn ring_index(position: u64) -> usize {
    usize::try_from(position % LOG_SIZE as u64).expect("an index into the ring")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_belongs_to_the_worker_or_to_the_parent() {
        let region = Region::on_heap();
        assert!(region.claim(0, 1));
        assert_eq!(region.take_back(3), 1);
        assert!(!region.claim(1, 1));
        assert!(!region.claim(2, 1));
        assert!(region.claim(3, 1));
        assert_eq!(region.take_back(4), 4, "nothing was left to take back");
    }

    #[test]
    fn the_ring_wraps() {
        let region = Region::on_heap();
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let position = LOG_SIZE as u64 * 5 - 300;
        region.write(position, &bytes);
        region.commit(position + 1000);
        assert_eq!(region.unsent(position), bytes);
        assert_eq!(region.unsent(position + 990), bytes[990..]);
        assert_eq!(region.unsent(position + 1000), []);
        assert_eq!(
            region.unsent(position + 2000),
            [],
            "the parent may have received a reply that was not yet committed"
        );
    }

    #[test]
    fn a_damaged_counter_is_not_believed() {
        let region = Region::on_heap();
        region.commit(u64::MAX);
        assert_eq!(region.unsent(0), []);
    }

    #[test]
    fn each_task_is_claimed_once_while_the_parent_takes_back() {
        let region = Region::on_heap();
        let tasks = if cfg!(miri) { 50 } else { 100_000 };
        let (mut ran, mut back) = (0, 0);
        std::thread::scope(|scope| {
            let worker = scope.spawn(|| (0..tasks).filter(|&k| region.claim(k, 1)).count() as u64);
            let mut end = 0;
            while end < tasks {
                end = (end + 7).min(tasks);
                back += end - region.take_back(end);
            }
            ran += worker.join().expect("the worker's thread");
        });
        assert_eq!(ran + back, tasks);
    }

    /// Each step of either side is one operation on one counter, so these sequences are all that can happen.
    #[test]
    fn each_task_is_claimed_once_in_every_order_of_steps() {
        let orders = if cfg!(miri) { 1 << 4 } else { 1 << 10 };
        for order in 0_u32..orders {
            let region = Region::on_heap();
            let mut given = Vec::from([(0_u64, 3_u32, false), (3, 2, true), (5, 1, true)]);
            let mut steps = (0_usize, 0_u32);
            let (mut handed, mut taken_back, mut run) = (6, 0, 0);
            for turn in 0..30 {
                if order >> turn & 1 == 1 {
                    // The parent takes back what has not started, and hands out one task of it again.
                    let count = handed - region.take_back(handed);
                    taken_back += count;
                    if count > 0 {
                        taken_back -= 1;
                        given.push((handed, 1, false));
                        handed += 1;
                    }
                } else if let Some(&(first, count, together)) = given.get(steps.0) {
                    // The worker claims the next task, or all that stay together.
                    let size = if together { count } else { 1 };
                    run +=
                        u64::from(region.claim(first + u64::from(steps.1), size)) * u64::from(size);
                    steps.1 += size;
                    if steps.1 == count {
                        steps = (steps.0 + 1, 0);
                    }
                }
            }
            assert_eq!(
                (run + taken_back, steps.0),
                (6, given.len()),
                "order {order:b}"
            );
        }
    }
}
