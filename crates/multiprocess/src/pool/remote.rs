//! What pools and executors of processes do alike.

use std::sync::Arc;

use super::chunk::{Arguments, Call, Chunk, Outcome, Piece, Task, push_argument};
use super::engine::Shared;
use super::feed::{Chunking, Feed, Reading};
use crate::future::{Canceller, Future, Slot};
use crate::{Error, Portable, Result};

/// One task, its result to be had later.
pub(crate) fn submit<F, A, R>(shared: &Arc<Shared>, task: F, argument: &A) -> Result<Future<R>>
where
    F: Fn(A) -> R + Copy + Send + 'static,
    A: Portable,
    R: Portable,
{
    let mut bytes = Vec::new();
    push_argument(&mut bytes, argument)?;
    let slot = Arc::new(Slot::new());
    let call: Arc<dyn Call> = Arc::clone(&slot) as _;
    let arguments = Arguments::from(bytes);
    shared.submit(Chunk {
        call: Arc::clone(&call),
        task: Task::of(task),
        index: 0,
        count: 1,
        divisible: false,
        arguments,
    })?;
    let pool = Arc::downgrade(shared);
    let canceller = Canceller::Process { pool, call };
    Ok(Future::new(slot, canceller))
}

impl<R: Portable> Call for Slot<R> {
    fn deliver(&self, piece: Piece) {
        match piece.outcome {
            Outcome::Failed(error) => self.complete(Err(error)),
            Outcome::Replies { .. } => self.complete_encoded(piece, |piece| {
                let mut results = Vec::with_capacity(1);
                piece.into_results(|_, result| results.push(result));
                results.pop().unwrap_or(Err(Error::Taken))
            }),
        }
    }

    fn abandoned(&self) -> bool {
        false
    }
}

/// All results, by the order of the inputs; the first error by that order, after all is done.
pub(crate) fn map<F, A, R>(
    shared: &Arc<Shared>,
    task: F,
    inputs: impl Iterator<Item = A>,
    chunking: Chunking,
) -> Result<Vec<R>>
where
    F: Fn(A) -> R + Copy + Send + 'static,
    A: Portable,
    R: Portable,
{
    let mut feed = Feed::new(shared, Task::of(task), inputs, chunking, Reading::Eager);
    // An iterator may promise too much: room for what it says, up to a bound, and more as it comes.
    let mut results: Vec<Option<R>> = Vec::with_capacity(feed.expected().min(1 << 20));
    let mut first_error: Option<(usize, Error)> = None;
    while let Some(piece) = feed.next_piece() {
        feed.used(piece.count as usize);
        let end = piece.index + piece.count as usize;
        if results.len() < end {
            results.resize_with(end, || None);
        }
        piece.into_results(|index, result| match result {
            Ok(value) => results[index] = Some(value),
            Err(error) if first_error.as_ref().is_none_or(|(first, _)| index < *first) => {
                first_error = Some((index, error));
            }
            Err(_) => {}
        });
    }
    match first_error {
        Some((_, error)) => Err(error),
        None => Ok(results
            .into_iter()
            .map(|result| result.expect("each input has its result"))
            .collect()),
    }
}
