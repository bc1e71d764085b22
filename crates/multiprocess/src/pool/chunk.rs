//! A run of tasks on its way through the pool, and what comes back.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::post::Post;
use crate::codec;
use crate::entry::{EntryOffset, offset_of};
use crate::frame::{Reply, Status, split_argument};
use crate::{Error, Result, Step};

/// The longest argument; a little less than 4 GiB, so that a chunk with one of them still has a length.
const MOST_BYTES: usize = 0xFFFF_0000;

/// Who asked for the tasks.
pub(crate) trait Call: Send + Sync {
    /// Takes what came of some of its tasks; each of them is named once over all pieces.
    fn deliver(&self, piece: Piece);
    /// Whether nobody wants the results any more, so that tasks not started need not run.
    fn abandoned(&self) -> bool;
}

/// The function that a call runs.
#[derive(Clone, Copy)]
pub(crate) struct Task {
    /// None if it cannot be reached from another process; see [`Task::place`].
    entry: Option<EntryOffset>,
    pub(crate) name: &'static str,
}

impl Task {
    pub(crate) fn of<F, A, R>(task: F) -> Self
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: DeserializeOwned,
        R: Serialize,
    {
        Self {
            entry: offset_of(task),
            name: std::any::type_name::<F>(),
        }
    }

    /// Where a worker finds it.
    pub(crate) fn place(&self) -> Result<EntryOffset> {
        self.entry.ok_or(Error::Unreachable { task: self.name })
    }
}

/// Neighbouring tasks of one call, handed out together.
pub(crate) struct Chunk {
    pub(crate) call: Arc<dyn Call>,
    pub(crate) task: Task,
    /// The place of the first task in its call.
    pub(crate) index: usize,
    pub(crate) count: u32,
    /// Whether its tasks may go to different workers once some have started.
    pub(crate) divisible: bool,
    pub(crate) arguments: Arguments,
}

/// Serialized arguments, each behind its length.
#[derive(Clone)]
pub(crate) struct Arguments {
    bytes: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Arguments {
    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.bytes[self.range.clone()]
    }
}

impl From<Vec<u8>> for Arguments {
    fn from(bytes: Vec<u8>) -> Self {
        let range = 0..bytes.len();
        Self {
            bytes: Arc::new(bytes),
            range,
        }
    }
}

/// Appends one argument to those of a chunk; after an error the others are as they were.
pub(crate) fn push_argument<A: Serialize>(bytes: &mut Vec<u8>, argument: &A) -> Result<()> {
    let start = bytes.len();
    bytes.extend_from_slice(&[0; 4]);
    let written = codec::encode(argument, bytes).and_then(|()| {
        let length = bytes.len() - start - 4;
        (length <= MOST_BYTES)
            .then_some(length)
            .ok_or_else(|| format!("it takes {length} bytes, and 4 GiB is the most"))
    });
    match written {
        Ok(length) => {
            let prefix = u32::try_from(length).expect("at most MOST_BYTES");
            bytes[start..start + 4].copy_from_slice(&prefix.to_le_bytes());
            Ok(())
        }
        Err(reason) => {
            bytes.truncate(start);
            Err(Error::Conversion {
                step: Step::WriteArgument,
                type_name: std::any::type_name::<A>(),
                reason,
            })
        }
    }
}

impl Chunk {
    /// Cuts off the first `count` tasks; what remains stays here.
    pub(crate) fn split_front(&mut self, count: u32) -> Self {
        debug_assert!(count <= self.count);
        let mut rest = self.arguments.as_slice();
        for _ in 0..count {
            (_, rest) = split_argument(rest).expect("we wrote these arguments");
        }
        let cut = self.arguments.range.end - rest.len();
        let front = Arguments {
            bytes: Arc::clone(&self.arguments.bytes),
            range: self.arguments.range.start..cut,
        };
        let chunk = Self {
            call: Arc::clone(&self.call),
            task: self.task,
            index: self.index,
            count,
            divisible: self.divisible,
            arguments: front,
        };
        self.arguments.range.start = cut;
        self.index += count as usize;
        self.count -= count;
        chunk
    }

    /// Whether many like it may wait at a worker.
    pub(crate) fn is_light(&self) -> bool {
        self.arguments.as_slice().len() <= 16 * 1024
    }

    /// Notes for the caller that these tasks have no results.
    pub(crate) fn fail(&self, error: &Error, post: &Post) {
        let piece = Piece {
            index: self.index,
            count: self.count,
            outcome: Outcome::Failed(error.clone()),
        };
        post.put(Arc::clone(&self.call), piece);
    }
}

/// What came of neighbouring tasks of a call.
pub(crate) struct Piece {
    pub(crate) index: usize,
    pub(crate) count: u32,
    pub(crate) outcome: Outcome,
}

/// Not decoded: that takes time and runs code of the user, and belongs into the caller's thread.
pub(crate) enum Outcome {
    /// A reply for each task, as the worker `pid` sent them.
    Replies { pid: u32, bytes: Vec<u8> },
    /// None of them has a result, for the same reason.
    Failed(Error),
}

impl Piece {
    /// Whether its first task has no result.
    pub(crate) fn failed(&self) -> bool {
        match &self.outcome {
            Outcome::Failed(_) => true,
            Outcome::Replies { bytes, .. } => {
                Reply::split(bytes).is_none_or(|(reply, _, _)| reply.status != Status::Value)
            }
        }
    }

    /// The place and the result of each task.
    pub(crate) fn into_results<R: DeserializeOwned>(self, mut each: impl FnMut(usize, Result<R>)) {
        let tasks = self.index..self.index + self.count as usize;
        match self.outcome {
            Outcome::Failed(error) => tasks.for_each(|index| each(index, Err(error.clone()))),
            Outcome::Replies { pid, bytes } => {
                let mut rest = bytes.as_slice();
                for index in tasks {
                    let (reply, payload, later) =
                        Reply::split(rest).expect("the pool checked these replies");
                    rest = later;
                    each(index, to_result(reply.status, payload, pid));
                }
            }
        }
    }
}

fn to_result<R: DeserializeOwned>(status: Status, payload: &[u8], pid: u32) -> Result<R> {
    let failed = |step, reason| Error::Conversion {
        step,
        type_name: std::any::type_name::<R>(),
        reason,
    };
    let text = || String::from_utf8_lossy(payload).into_owned();
    match status {
        Status::Value => codec::decode(payload).map_err(|reason| failed(Step::ReadResult, reason)),
        Status::BadArgument => Err(failed(Step::ReadArgument, text())),
        Status::BadResult => Err(failed(Step::WriteResult, text())),
        Status::Panicked | Status::InitPanicked | Status::Hello | Status::Refused => {
            Err(Error::Panic(codec::decode_panic(payload, pid)))
        }
    }
}
