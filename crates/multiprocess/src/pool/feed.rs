//! The inputs of a `map`: cut into chunks, a bounded number of them in the pool at a time.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use serde::Serialize;

use super::chunk::{Arguments, Call, Chunk, Outcome, Piece, Task, push_argument};
use super::engine::Shared;

/// How many tasks go together.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Chunking {
    /// About a 64th of a worker's share, and no more than [`HEAVY`] bytes.
    Automatic,
    Fixed(usize),
}

/// From here on a chunk is heavy: few of them are kept in the pool.
const HEAVY: usize = 1024 * 1024;

/// Heavy chunks in the pool for each worker.
const HEAVY_AHEAD: usize = 2;

/// Light chunks in the pool for each worker: as many as keep it busy when nobody looks at the results before the end,
/// and few when the results are wanted one by one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading {
    Eager = 512,
    AsConsumed = 16,
}

/// No chunk is longer, so that its length fits its header whatever the size of a last argument.
const LONGEST: usize = 512 * 1024 * 1024;

pub(crate) struct Feed<I, A> {
    shared: Arc<Shared>,
    workers: usize,
    call: Arc<MapCall>,
    pieces: Receiver<Piece>,
    task: Task,
    inputs: I,
    chunking: Chunking,
    reading: Reading,
    /// How many inputs were read.
    read: usize,
    /// How many of their results the caller has had.
    used: usize,
    received: usize,
    /// The size of the latest chunk, in tasks and in bytes.
    latest: (usize, usize),
    /// The inputs are at their end.
    exhausted: bool,
    argument: PhantomData<fn() -> A>,
}

struct MapCall {
    pieces: Sender<Piece>,
    abandoned: AtomicBool,
}

impl Call for MapCall {
    fn deliver(&self, piece: Piece) {
        // Nobody listens any more once the call was abandoned.
        let _ = self.pieces.send(piece);
    }

    fn abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed)
    }
}

impl<I: Iterator<Item = A>, A: Serialize> Feed<I, A> {
    pub(crate) fn new(
        shared: &Arc<Shared>,
        task: Task,
        inputs: I,
        chunking: Chunking,
        reading: Reading,
    ) -> Self {
        let (sender, pieces) = mpsc::channel();
        Self {
            shared: Arc::clone(shared),
            workers: shared.workers(),
            call: Arc::new(MapCall {
                pieces: sender,
                abandoned: AtomicBool::new(false),
            }),
            pieces,
            task,
            inputs,
            chunking,
            reading,
            read: 0,
            used: 0,
            received: 0,
            latest: (1, 0),
            exhausted: false,
            argument: PhantomData,
        }
    }

    /// The caller has used that many more results: as many inputs may be read.
    pub(crate) fn used(&mut self, count: usize) {
        self.used += count;
    }

    /// The next results, in no order; none after the last. Reads inputs and hands them out as far as there is room.
    pub(crate) fn next_piece(&mut self) -> Option<Piece> {
        self.fill();
        if self.received == self.read {
            return None;
        }
        let piece = self.pieces.recv().expect("the call holds a sender");
        self.received += piece.count as usize;
        Some(piece)
    }

    /// How many inputs there are at least.
    pub(crate) fn expected(&self) -> usize {
        self.inputs.size_hint().0
    }

    pub(crate) fn fill(&mut self) {
        while !self.exhausted && self.read - self.used < self.room() {
            self.send_chunk();
        }
    }

    fn room(&self) -> usize {
        let (tasks, bytes) = self.latest;
        let chunks = if bytes > HEAVY {
            HEAVY_AHEAD
        } else {
            self.reading as usize
        };
        self.workers * chunks * tasks
    }

    /// Reads inputs for one chunk and submits it.
    fn send_chunk(&mut self) {
        let size = self.size();
        let longest = if matches!(self.chunking, Chunking::Automatic) {
            HEAVY
        } else {
            LONGEST
        };
        let (index, mut bytes, mut count) = (self.read, Vec::new(), 0);
        while (count as usize) < size && bytes.len() < longest {
            let Some(argument) = self.inputs.next() else {
                self.exhausted = true;
                break;
            };
            self.read += 1;
            if let Err(error) = push_argument(&mut bytes, &argument) {
                let failed = Piece {
                    index: self.read - 1,
                    count: 1,
                    outcome: Outcome::Failed(error),
                };
                self.call.deliver(failed);
                break;
            }
            count += 1;
        }
        if count > 0 {
            self.latest = (count as usize, bytes.len());
            // Whoever takes no more tasks now takes none later.
            self.exhausted |= !self.submit(index, count, bytes);
        }
    }

    /// Hands the tasks to the pool; false if it takes none.
    fn submit(&self, index: usize, count: u32, bytes: Vec<u8>) -> bool {
        let call: Arc<dyn Call> = Arc::clone(&self.call) as _;
        let chunk = Chunk {
            call,
            task: self.task,
            index,
            count,
            divisible: matches!(self.chunking, Chunking::Automatic),
            arguments: Arguments::from(bytes),
        };
        let Err(error) = self.shared.submit(chunk) else {
            return true;
        };
        self.call.deliver(Piece {
            index,
            count,
            outcome: Outcome::Failed(error),
        });
        false
    }

    /// The size of the next chunk. Of inputs whose number is not known, what was read so far is a guess.
    fn size(&self) -> usize {
        let most = u32::MAX as usize;
        match self.chunking {
            Chunking::Fixed(size) => size.clamp(1, most),
            Chunking::Automatic => {
                let (low, high) = self.inputs.size_hint();
                let total = if high == Some(low) {
                    self.read.saturating_add(low)
                } else {
                    self.read
                };
                (total / (64 * self.workers)).clamp(1, most)
            }
        }
    }
}

impl<I, A> Drop for Feed<I, A> {
    fn drop(&mut self) {
        if self.received < self.read {
            self.call.abandoned.store(true, Ordering::Relaxed);
            let call: Arc<dyn Call> = Arc::clone(&self.call) as _;
            self.shared.cancel(&call);
        }
    }
}
