//! Threads that take blocks of items from one crossbeam channel and answer on another.

use crate::{Answers, Work};
use crossbeam::channel::unbounded;
use std::thread;

/// Some 64 blocks a worker: enough to keep all busy to the end, and few enough that handing them out costs nothing.
pub(crate) fn run<W: Work>(items: &[W::Item], workers: usize) -> Answers<W> {
    in_blocks::<W>(items, workers, items.len() / (64 * workers))
}

/// Threads that take blocks of so many items (at least one) from a channel.
///
/// # Errors
/// No block can be sent: all threads have ended.
pub fn in_blocks<W: Work>(items: &[W::Item], workers: usize, length: usize) -> Answers<W> {
    let (tasks, waiting) = unbounded();
    let (results, finished) = unbounded();
    for block in items.chunks(length.max(1)).enumerate() {
        tasks.send(block).map_err(|_| "nobody takes tasks")?;
    }
    drop(tasks); // so that the workers' loops end when the blocks are done

    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for (number, block) in &waiting {
                    let answers: Vec<_> = block.iter().cloned().map(W::task).collect();
                    // The other end stays open for as long as this scope.
                    let _ = results.send((number, answers));
                }
            });
        }
    });
    let mut blocks: Vec<_> = finished.try_iter().collect();
    blocks.sort_unstable_by_key(|(number, _)| *number);
    Ok(blocks
        .into_iter()
        .flat_map(|(_, answers)| answers)
        .collect())
}
